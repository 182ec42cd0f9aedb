"""The sign-in library's forms, in our words."""

from typing import Any, cast

from allauth.account import forms as account_forms
from allauth.account.fields import PasswordField, SetPasswordField
from allauth.mfa.base import forms as factor_forms
from allauth.mfa.totp import forms as totp_forms
from django import forms

OTHER_PASSWORD = "พิมพ์รหัสผ่านใหม่ทั้งสองช่องให้ตรงกัน"  # noqa: S105 - a message
CODE_ATTRS = {
    "autocomplete": "one-time-code",
    "inputmode": "numeric",
    "class": "input-short",
    "placeholder": "",
}


def password_field(label: str, *, new: bool = False) -> forms.Field:
    """Return a field for a password that is known, or for a new one with the rules beside it."""
    field = (
        SetPasswordField(label=label) if new else PasswordField(label=label, autocomplete="current-password")
    )
    field.widget.attrs.pop("placeholder", None)
    return field


def again_field() -> forms.Field:
    """Return the field in which a new password is typed once more."""
    field = PasswordField(label="รหัสผ่านใหม่อีกครั้ง", autocomplete="new-password")
    field.widget.attrs.pop("placeholder", None)
    return field


class SamePasswordMixin(forms.Form):
    """Both new passwords are the same."""

    def clean(self) -> dict[str, Any]:
        """Compare them."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, second = cleaned.get("password1"), cleaned.get("password2")
        if first and second and first != second:
            self.add_error("password2", OTHER_PASSWORD)
        return cleaned


class SignInForm(account_forms.LoginForm):
    """A user name or a telephone number, and a password."""

    password = password_field("รหัสผ่าน")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        login = self.fields["login"]
        login.label = "ชื่อผู้ใช้หรือหมายเลขโทรศัพท์"
        login.widget.attrs |= {"autocapitalize": "none", "spellcheck": "false", "placeholder": ""}

    @property
    def too_many(self) -> bool:
        """Whether the attempt was refused because there were too many."""
        return self.has_error("__all__", "too_many_login_attempts")


class ChangePasswordForm(SamePasswordMixin, account_forms.UserForm):
    """A new password, by somebody who knows the old one."""

    oldpassword = password_field("รหัสผ่านปัจจุบัน")
    password1 = password_field("รหัสผ่านใหม่", new=True)
    password2 = again_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(SetPasswordField, self.fields["password1"]).user = self.user

    clean_oldpassword = account_forms.ChangePasswordForm.clean_oldpassword
    save = account_forms.ChangePasswordForm.save


class ReauthenticateForm(account_forms.ReauthenticateForm):
    """The password once more."""

    password = password_field("รหัสผ่าน")


class CodeMixin(forms.Form):
    """A code from the authenticator app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = "รหัส 6 หลักจากแอป หรือรหัสสำรอง"
        self.fields["code"].widget.attrs |= CODE_ATTRS


class CodeForm(CodeMixin, factor_forms.AuthenticateForm):
    """The code at sign-in."""


class CodeAgainForm(CodeMixin, factor_forms.ReauthenticateForm):
    """The code before something sensitive."""


class ActivateForm(CodeMixin, totp_forms.ActivateTOTPForm):
    """The first code, which shows that the app was set up."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = "รหัส 6 หลักที่แอปแสดง"
