"""Keys of the API: made and revoked by their owner, and read from a request."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from nakhonchai.accounts.backends import AccountBackend
from nakhonchai.accounts.enums import EventKind
from nakhonchai.accounts.models import Account, AccountEvent, ApiToken
from nakhonchai.accounts.models.token import MOST_OPEN
from nakhonchai.accounts.second_factor import has_factor, is_required

NOTED_EVERY = timedelta(hours=1)  # how exactly the last use is known; each note is a write
SCHEME = "bearer"


class KeyRefusedError(Exception):
    """The key that came with a request does not open the API. Says why, without telling of any account."""


@transaction.atomic
def make_token(*, by: Account, name: str, days: int) -> tuple[ApiToken, str]:
    """Make a key for one's own programs; return it with its text, which is shown once.

    Raises ValidationError where there are too many already.
    """
    Account.objects.select_for_update().get(pk=by.pk)
    if by.api_tokens.open().count() >= MOST_OPEN:
        raise ValidationError(f"มีกุญแจที่ใช้ได้อยู่แล้ว {MOST_OPEN} ดอก ยกเลิกดอกที่ไม่ใช้ก่อน", code="too_many")
    token, key = ApiToken.make(by, name, days)
    AccountEvent.objects.create(
        account=by, by=by, kind=EventKind.TOKEN_MADE, changes=[["ใช้กับอะไร", "", name]]
    )
    return token, key


@transaction.atomic
def revoke_token(*, token: ApiToken, by: Account) -> None:
    """End a key at once. A second time changes nothing."""
    if ApiToken.objects.filter(pk=token.pk, account=by, revoked_at=None).update(revoked_at=timezone.now()):
        AccountEvent.objects.create(
            account=by, by=by, kind=EventKind.TOKEN_REVOKED, changes=[["ใช้กับอะไร", token.name, ""]]
        )


def key_of(request: HttpRequest) -> str | None:
    """Return the key in the header of a request (never in its address); None where there is none."""
    scheme, _, key = request.headers.get("Authorization", "").strip().partition(" ")
    if not scheme:
        return None
    if scheme.lower() != SCHEME:
        raise KeyRefusedError("ส่งกุญแจในรูปแบบ Authorization: Bearer ตามด้วยกุญแจ")
    return key.strip()


def token_of(key: str) -> ApiToken:
    """Return the open key of this text, with its account; raise KeyRefusedError for every other."""
    token: Any = ApiToken.objects.open().of_key(key).select_related("account").first()
    if token is None or not AccountBackend().user_can_authenticate(token.account):
        raise KeyRefusedError("กุญแจนี้ใช้ไม่ได้ อาจพิมพ์ผิด หมดอายุ หรือถูกยกเลิก สร้างกุญแจใหม่ที่หน้าบัญชีของฉัน")
    if is_required(token.account) and not has_factor(token.account):
        raise KeyRefusedError("บทบาทของเจ้าของกุญแจต้องใช้การยืนยันสองขั้น ตั้งค่าในหน้าบัญชีของฉันก่อน")
    _note_use(token)
    return token


def _note_use(token: ApiToken) -> None:
    now = timezone.now()
    if token.used_at is None or now - token.used_at > NOTED_EVERY:
        ApiToken.objects.filter(pk=token.pk).update(used_at=now)
