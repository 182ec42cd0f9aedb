"""The people one manages: inviting them, and their accounts. A stranger's account is not found."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from nakhonchai.accounts import actions
from nakhonchai.accounts.forms.people import DisableForm, HoldingsForm
from nakhonchai.accounts.links import hand_over, handed_over, qr_code
from nakhonchai.accounts.managing import managed_by, roles_given_by
from nakhonchai.accounts.models import Account, Invitation
from nakhonchai.accounts.second_factor import has_factor
from nakhonchai.accounts.usernames import clean_username, read_telephone
from nakhonchai.thai import format_telephone

PAGE_SIZE = 50
LATEST_EVENTS = 30


def _managed(request: HttpRequest, pk: int) -> Account:
    account = managed_by(request.user).filter(pk=pk).first()
    if account is None:
        raise Http404
    return account


def _found(accounts: QuerySet[Account], text: str) -> QuerySet[Account]:
    if not text:
        return accounts
    condition = Q(full_name__icontains=text) | Q(username__contains=clean_username(text))
    number = read_telephone(text)
    return accounts.filter(condition | Q(telephone=number) if number else condition)


@require_safe
def invitation_list(request: HttpRequest) -> HttpResponse:
    """List the accounts the reader manages. Four queries, however many there are."""
    if not roles_given_by(request.user):
        raise PermissionDenied
    text = request.GET.get("q", "").strip()[:60]
    accounts = _found(managed_by(request.user), text).prefetch_related("grants__area", "grants__cluster")
    page = Paginator(accounts, PAGE_SIZE).get_page(request.GET.get("page"))
    waiting = Invitation.objects.open().filter(account__in=[account.pk for account in page])
    context = {"page_obj": page, "q": text, "waiting": set(waiting.values_list("account_id", flat=True))}
    return render(request, "accounts/invitation_list.html", context)


@require_http_methods(["GET", "POST"])
def invitation_create(request: HttpRequest) -> HttpResponse:
    """Invite somebody; the link is shown on the page of the new account."""
    if not roles_given_by(request.user):
        raise PermissionDenied
    form = HoldingsForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        account, token = actions.invite(by=request.user, **form.holdings)
        return hand_over(redirect("accounts:account-detail", account.pk), account, token)
    return render(request, "accounts/invitation_form.html", {"form": form})


@require_safe
def account_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one account, and the link that was just made for it."""
    account = _managed(request, pk)
    link = handed_over(request, account)
    context = {
        "account": account,
        "facts": _facts(account),
        "grants": account.grants.select_related("area", "cluster"),
        "waiting": account.invitations.open().first(),
        "link": link,
        "qr": qr_code(link) if link else "",
        "has_factor": has_factor(account),
        "entries": account.events.select_related("by", "account")[:LATEST_EVENTS],
    }
    return render(request, "accounts/account_detail.html", context)


def _facts(account: Account) -> list[tuple[str, Any]]:
    return [
        ("บทบาท", account.get_role_display()),
        ("ชื่อผู้ใช้", account.shown_username or "ยังไม่ได้ตั้ง"),
        ("โทรศัพท์", format_telephone(account.telephone) if account.telephone else None),
        ("อีเมล", account.email),
    ]


@require_http_methods(["GET", "POST"])
def account_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the role and the areas of an account, or how to reach its owner."""
    account = _managed(request, pk)
    form = HoldingsForm(request.POST or None, person=request.user, account=account)
    if request.method == "POST" and form.is_valid():
        actions.edit_account(account=account, by=request.user, **form.holdings)
        messages.success(request, "บันทึกแล้ว มีผลทันที")
        return redirect("accounts:account-detail", pk)
    return render(request, "accounts/account_form.html", {"form": form, "account": account})


def _confirmed(
    request: HttpRequest,
    pk: int,
    words: dict[str, Any],
    act: Callable[[Account], HttpResponse],
    form: Any = None,
) -> HttpResponse:
    """Ask before acting; act when the answer comes."""
    account = _managed(request, pk)
    if request.method == "POST" and (form is None or form.is_valid()):
        return act(account)
    cancel_url = reverse("accounts:account-detail", args=[pk])
    context = {"account": account, "form": form, "cancel_url": cancel_url, "danger": False, **words}
    return render(request, "accounts/account_confirm.html", context)


@require_http_methods(["GET", "POST"])
def account_renew(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a new one-time link."""

    def act(account: Account) -> HttpResponse:
        if not account.is_active:
            raise Http404
        token = actions.renew_link(account=account, by=request.user)
        return hand_over(redirect("accounts:account-detail", pk), account, token)

    words = {
        "title": "ออกลิงก์ครั้งเดียวใหม่",
        "text": "เจ้าของบัญชีใช้ลิงก์นี้ตั้งรหัสผ่านใหม่ได้หนึ่งครั้ง ลิงก์เดิมที่ยังไม่ได้ใช้จะใช้ไม่ได้อีก",
        "action": "ออกลิงก์ใหม่",
    }
    return _confirmed(request, pk, words, act)


@require_http_methods(["GET", "POST"])
def account_disable(request: HttpRequest, pk: int) -> HttpResponse:
    """Shut an account."""
    form = DisableForm(request.POST or None)

    def act(account: Account) -> HttpResponse:
        actions.disable_account(account=account, by=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, "ระงับบัญชีแล้ว ผู้ใช้ออกจากระบบทันที")
        return redirect("accounts:account-detail", pk)

    words = {
        "title": "ระงับบัญชีนี้",
        "text": "เจ้าของบัญชีจะออกจากระบบทันทีและเข้าใช้ไม่ได้อีก ข้อมูลที่บันทึกไว้ยังอยู่ครบ และเปิดใช้ใหม่ได้ภายหลัง",
        "action": "ระงับบัญชี",
        "danger": True,
    }
    return _confirmed(request, pk, words, act, form)


@require_http_methods(["GET", "POST"])
def account_enable(request: HttpRequest, pk: int) -> HttpResponse:
    """Open an account again."""

    def act(account: Account) -> HttpResponse:
        actions.enable_account(account=account, by=request.user)
        messages.success(request, "เปิดใช้บัญชีแล้ว")
        return redirect("accounts:account-detail", pk)

    words = {
        "title": "เปิดใช้บัญชีอีกครั้ง",
        "text": "เจ้าของบัญชีจะเข้าสู่ระบบได้ด้วยรหัสผ่านเดิม ในพื้นที่เดิม",
        "action": "เปิดใช้บัญชี",
    }
    return _confirmed(request, pk, words, act)


@require_http_methods(["GET", "POST"])
def account_remove_factor(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the second factor off the account of somebody who lost the telephone."""

    def act(account: Account) -> HttpResponse:
        actions.remove_second_factor(account=account, by=request.user)
        messages.success(request, "ล้างการยืนยันสองขั้นแล้ว")
        return redirect("accounts:account-detail", pk)

    words = {
        "title": "ล้างการยืนยันสองขั้น",
        "text": "ใช้เมื่อเจ้าของบัญชีทำโทรศัพท์หายและไม่มีรหัสสำรอง ตรวจให้แน่ใจว่าเป็นเจ้าของบัญชีจริง เช่น โทรหาหมายเลขที่รู้จัก",
        "action": "ล้างการยืนยันสองขั้น",
        "danger": True,
    }
    return _confirmed(request, pk, words, act)
