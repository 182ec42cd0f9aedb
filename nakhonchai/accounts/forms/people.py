"""Inviting somebody, changing what they hold, choosing a name and a password, and one's own details."""

from typing import Any, cast

from allauth.account.fields import SetPasswordField
from django import forms
from django.core.exceptions import ValidationError

from nakhonchai.accounts.enums import Role
from nakhonchai.accounts.forms.sign_in import SamePasswordMixin, again_field, password_field
from nakhonchai.accounts.managing import areas_given_by, clusters_given_by, refusal, roles_given_by
from nakhonchai.accounts.models import Account
from nakhonchai.accounts.usernames import check_username, clean_username
from nakhonchai.base.forms import TelephoneField
from nakhonchai.geography.forms import AreaField
from nakhonchai.geography.models import Cluster

MOST_AREAS = 30
SPARE_AREAS = 2


class PersonForm(forms.Form):
    """A person's name and how to reach them."""

    full_name = forms.CharField(
        label="ชื่อ–นามสกุล", max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    telephone = TelephoneField(label="โทรศัพท์", required=False, help_text="ใช้เข้าสู่ระบบแทนชื่อผู้ใช้ได้")
    email = forms.EmailField(
        label="อีเมล",
        required=False,
        help_text="ไม่บังคับ",
        widget=forms.TextInput(attrs={"inputmode": "email", "autocomplete": "off"}),
        error_messages={"invalid": "อีเมลไม่ถูกต้อง ตรวจตัวสะกด เช่น name@example.org"},
    )

    def __init__(self, *args: Any, account: Account | None = None, **kwargs: Any) -> None:
        self.account = account
        if account is not None:
            known = {name: getattr(account, name) for name in ("full_name", "telephone", "email", "role")}
            kwargs["initial"] = known | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)

    def clean_telephone(self) -> str:
        """Refuse a number that signs in somebody else, or is no person's at all (1669)."""
        number = cast(str, self.cleaned_data["telephone"])
        if number and not number.startswith("0"):
            raise ValidationError("ใส่หมายเลขของเจ้าของบัญชี ขึ้นต้นด้วย 0 มี 9 หรือ 10 หลัก", code="no_person")
        others = Account.objects.exclude(pk=self.account.pk if self.account else 0)
        if number and others.filter(telephone=number).exists():
            raise ValidationError("มีบัญชีที่ใช้หมายเลขนี้แล้ว", code="unique")
        return number


class HoldingsForm(PersonForm):
    """A person, a role, and the areas that come with it; only what *person* may give can be chosen."""

    role = forms.ChoiceField(label="บทบาท", widget=forms.RadioSelect)
    clusters: forms.ModelMultipleChoiceField[Cluster] = forms.ModelMultipleChoiceField(
        label="กลุ่มจังหวัดทั้งกลุ่ม",
        queryset=Cluster.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        role = cast(forms.ChoiceField, self.fields["role"])
        role.choices = [(one.value, one.label) for one in Role if one in roles_given_by(person)]
        self._add_clusters()
        self._add_areas()

    def _grants(self) -> list[Any]:
        return list(self.account.grants.select_related("area", "cluster")) if self.account else []

    def _add_clusters(self) -> None:
        given = clusters_given_by(self.person)
        cast(forms.ModelMultipleChoiceField, self.fields["clusters"]).queryset = given
        if not given.exists():
            del self.fields["clusters"]

    def _add_areas(self) -> None:
        grants = self._grants()
        held = [grant.area for grant in grants if grant.area]
        self.initial["clusters"] = [grant.cluster for grant in grants if grant.cluster]
        sent = [name for name in self.data if name.startswith("area_") and name[5:].isdigit()]
        count = min(max(len(held) + SPARE_AREAS, len(sent)), MOST_AREAS + SPARE_AREAS)
        self.area_names = [f"area_{number}" for number in range(1, count + 1)]
        for number, name in enumerate(self.area_names):
            self.fields[name] = AreaField(
                label=f"พื้นที่ {number + 1}", required=False, within=areas_given_by(self.person)
            )
            if number == 0:
                self.fields[name].help_text = "พื้นที่หนึ่งรวมทุกแห่งที่อยู่ในนั้น เช่น อำเภอรวมทุกตำบล"
            if number < len(held):
                self.initial[name] = held[number]
        self.order_fields(["full_name", "telephone", "email", "role", *self.area_names, "clusters"])

    def clean(self) -> dict[str, Any]:
        """Gather the areas; refuse, in words, what *person* may not give."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        found = [cleaned[name] for name in self.area_names if cleaned.get(name)]
        cleaned["areas"] = list({area.code: area for area in found}.values())
        cleaned["clusters"] = list(cleaned.get("clusters") or [])
        if not self.errors:
            why_not = refusal(self.person, cleaned["role"], cleaned["areas"], cleaned["clusters"])
            if why_not:
                self.add_error("area_1", why_not)
        return cleaned

    @property
    def holdings(self) -> dict[str, Any]:
        """What an action takes."""
        names = ("full_name", "telephone", "email", "role", "areas", "clusters")
        return {name: self.cleaned_data[name] for name in names}


class DisableForm(forms.Form):
    """Why an account is shut."""

    reason = forms.CharField(label="เหตุผล", max_length=200, help_text="เก็บไว้ในประวัติของบัญชี")


class WelcomeForm(SamePasswordMixin):
    """A new password, and at the first sign-in a user name."""

    username = forms.CharField(
        label="ชื่อผู้ใช้",
        max_length=60,
        help_text="ตั้งเองได้ ภาษาไทยหรืออังกฤษ ไม่เว้นวรรค ใช้คู่กับรหัสผ่านเมื่อเข้าสู่ระบบ",
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    password1 = password_field("รหัสผ่านใหม่", new=True)
    password2 = again_field()

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account
        cast(SetPasswordField, self.fields["password1"]).user = account
        if account.has_entered:
            del self.fields["username"]
        else:
            self.fields["username"].initial = account.shown_username  # the first administrator has one

    def clean_username(self) -> str:
        """Refuse a name that is taken, or that reads as a number."""
        name = clean_username(self.cleaned_data["username"])
        check_username(name)
        if Account.objects.exclude(pk=self.account.pk).filter(username=name).exists():
            raise ValidationError("มีผู้ใช้ชื่อนี้แล้ว กรุณาตั้งชื่ออื่น", code="unique")
        self.account.username = name  # so that the password is compared with the name just chosen
        return name


class ForgottenForm(forms.Form):
    """The address to which a new link is sent."""

    email = forms.EmailField(
        label="อีเมล",
        widget=forms.TextInput(attrs={"inputmode": "email", "autocomplete": "email"}),
        error_messages={"invalid": "อีเมลไม่ถูกต้อง ตรวจตัวสะกด เช่น name@example.org"},
    )
