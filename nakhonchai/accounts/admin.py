"""Accounts in the admin site, for CODI staff: the same reach as everywhere, and no way to set a password."""

from importlib import import_module
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q, QuerySet
from django.forms import BaseInlineFormSet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from nakhonchai.accounts import actions
from nakhonchai.accounts.managing import (
    areas_given_by,
    clusters_given_by,
    managed_by,
    refusal,
    roles_given_by,
)
from nakhonchai.accounts.models import AccessLog, Account, AccountEvent, ApiToken, Grant, Invitation
from nakhonchai.accounts.scope import scope_of
from nakhonchai.base.admin import BaseAdmin
from nakhonchai.base.forms import TelephoneField
from nakhonchai.geography.forms import AreaField
from nakhonchai.thai import format_datetime

# Their pages would show keys and addresses that nobody needs to see; rights come from roles, not from groups.
# Their modules are imported first, so that they cannot register themselves after.
for module in ("allauth.account.admin", "allauth.mfa.admin", "django.contrib.auth.admin"):
    import_module(module)
admin.site.unregister([EmailAddress, Authenticator, Group])


class GrantForm(forms.ModelForm):
    """One area or cluster, among those the editor may hand on."""

    area = AreaField(label="พื้นที่", required=False)

    class Meta:
        model = Grant
        fields = ("area", "cluster")


class GrantFormSet(BaseInlineFormSet):
    """What the account would hold in all is checked as one."""

    person: Any = None

    def add_fields(self, form: Any, index: int | None) -> None:
        """Narrow what can be chosen."""
        super().add_fields(form, index)
        form.fields["area"].within = areas_given_by(self.person)
        form.fields["cluster"].queryset = clusters_given_by(self.person)

    def clean(self) -> None:
        """Refuse what the editor may not give."""
        super().clean()
        kept = [
            form.cleaned_data
            for form in self.forms
            if form.is_valid() and not form.cleaned_data.get("DELETE")
        ]
        areas = [data["area"] for data in kept if data.get("area")]
        clusters = [data["cluster"] for data in kept if data.get("cluster")]
        if why_not := refusal(self.person, self.instance.role, areas, clusters):
            raise ValidationError(why_not)


class GrantInline(admin.StackedInline):
    """The areas of an account."""

    model = Grant
    form = GrantForm
    formset = GrantFormSet
    extra = 2

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Tell the formset who edits."""
        formset: Any = super().get_formset(request, obj, **kwargs)
        formset.person = request.user
        return formset


class AccountForm(forms.ModelForm):
    """A telephone is read in any way of writing."""

    telephone = TelephoneField(label="โทรศัพท์", required=False)


@admin.register(Account)
class AccountAdmin(BaseAdmin):
    """The accounts one manages; never one's own."""

    form = AccountForm
    fields = ("full_name", "telephone", "email", "role", "username", "is_active", "last_seen", "own_page")
    readonly_fields = ("username", "is_active", "last_seen", "own_page")
    list_display = ("full_name", "username", "role", "is_active", "last_seen")
    list_filter = ("role", "is_active")
    search_fields = ("full_name", "username", "telephone")
    inlines = (GrantInline,)
    actions = ("disable", "enable")

    class Media:
        js = ("js/area-picker.js",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Account]:
        """Return the accounts the reader manages."""
        return managed_by(request.user).order_by("sort_key", "pk")

    def history_url(self, obj: Any) -> str:
        """Lead to the account's own page, where its history is."""
        return reverse("accounts:account-detail", args=[obj.pk])

    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lead to the invitation, which makes the one-time link."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        return redirect("accounts:invitation-create")

    def formfield_for_choice_field(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Offer only the roles the editor may give."""
        if db_field.name == "role":
            kwargs["choices"] = [(role.value, role.label) for role in roles_given_by(request.user)]
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: Account, form: Any, change: bool) -> None:
        """Save, remembering what was there."""
        self._before = actions.described(Account.objects.get(pk=obj.pk))
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save the areas; check the whole once more, inside the transaction, and note what changed."""
        before = self._before
        super().save_related(request, form, formsets, change)
        try:
            actions.managed(form.instance, request.user)
        except actions.NotManagedError as problem:
            raise PermissionDenied from problem
        actions.note_edit(form.instance, before, request.user)

    @admin.display(description="เข้าใช้ล่าสุด", ordering="last_login")
    def last_seen(self, account: Account) -> str:
        """Return when the account was last signed in."""
        return format_datetime(account.last_login) if account.last_login else "ยังไม่เคย"

    @admin.display(description="ลิงก์ครั้งเดียวและประวัติ")
    def own_page(self, account: Account) -> SafeString | str:
        """Lead to where links are made: passwords are set in no other way."""
        if account.pk is None:
            return ""
        url = reverse("accounts:account-detail", args=[account.pk])
        return format_html('<a href="{}">หน้าบัญชีนี้ในเว็บไซต์</a>', url)

    @admin.action(description="ระงับบัญชีที่เลือก")
    def disable(self, request: HttpRequest, accounts: QuerySet[Account]) -> None:
        """Shut the chosen accounts."""
        for account in accounts:
            actions.disable_account(account=account, by=request.user, reason="จากหน้าผู้ดูแลระบบ")
        messages.success(request, "ระงับบัญชีแล้ว")

    @admin.action(description="เปิดใช้บัญชีที่เลือก")
    def enable(self, request: HttpRequest, accounts: QuerySet[Account]) -> None:
        """Open the chosen accounts again."""
        for account in accounts:
            actions.enable_account(account=account, by=request.user)
        messages.success(request, "เปิดใช้บัญชีแล้ว")


class LookOnlyAdmin(BaseAdmin):
    """Rows that the admin site shows and never changes, of accounts within reach."""

    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the rows of accounts the reader manages; all of them to who reaches everything."""
        rows = super().get_queryset(request).select_related(*self.list_select_related)  # type: ignore[misc]
        scope = scope_of(request.user)
        if request.user.is_superuser:
            return rows
        own = Q(account=request.user.pk) | Q(account__in=managed_by(request.user))
        return rows.filter(own | Q(account=None) if scope.everywhere else own)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return False."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return False."""
        return False

    @admin.display(description="เมื่อ")
    def when(self, row: Any) -> str:
        """Return when, in the Buddhist era."""
        return format_datetime(row.at)


@admin.register(Grant)
class GrantAdmin(LookOnlyAdmin):
    """Who holds what; changed on the account's page."""

    list_display = ("account", "area", "cluster")
    list_select_related = ("account", "area", "cluster")
    search_fields = ("account__full_name", "area__name_th")


@admin.register(Invitation)
class InvitationAdmin(LookOnlyAdmin):
    """One-time links, without what would open them."""

    fields = list_display = ("account", "made_by", "made", "expires", "used")
    list_select_related = ("account", "made_by")

    @admin.display(description="ออกเมื่อ", ordering="made_at")
    def made(self, row: Invitation) -> str:
        """Return when it was made."""
        return format_datetime(row.made_at)

    @admin.display(description="ใช้ได้ถึง", ordering="expires_at")
    def expires(self, row: Invitation) -> str:
        """Return until when it can be used."""
        return format_datetime(row.expires_at)

    @admin.display(description="ใช้เมื่อ", ordering="used_at")
    def used(self, row: Invitation) -> str:
        """Return when it was used."""
        return format_datetime(row.used_at) if row.used_at else "ยังไม่ได้ใช้"


@admin.register(ApiToken)
class ApiTokenAdmin(LookOnlyAdmin):
    """Keys of programs, without what would open anything; their owners revoke them."""

    fields = list_display = ("account", "name", "start", "made", "expires", "state_words")
    list_select_related = ("account",)

    @admin.display(description="สร้างเมื่อ", ordering="made_at")
    def made(self, row: ApiToken) -> str:
        """Return when it was made."""
        return format_datetime(row.made_at)

    @admin.display(description="ใช้ได้ถึง", ordering="expires_at")
    def expires(self, row: ApiToken) -> str:
        """Return until when it can be used."""
        return format_datetime(row.expires_at)

    @admin.display(description="สถานะ")
    def state_words(self, row: ApiToken) -> str:
        """Return whether it still opens the API."""
        return row.state_words


@admin.register(AccountEvent)
class AccountEventAdmin(LookOnlyAdmin):
    """What happened to accounts."""

    fields = list_display = ("when", "account", "kind", "by", "reason")
    list_select_related = ("account", "by")
    list_filter = ("kind",)


@admin.register(AccessLog)
class AccessLogAdmin(LookOnlyAdmin):
    """Who read, exported or printed what concerns persons."""

    fields = list_display = ("when", "account", "kind", "subject", "subject_ref", "count", "purpose")
    list_select_related = ("account",)
    list_filter = ("kind",)
    search_fields = ("subject_ref",)
    ordering = ("-at",)
