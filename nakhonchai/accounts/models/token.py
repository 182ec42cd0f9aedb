"""A key with which a program of a person reads the API in that person's place."""

import hashlib
import secrets
from datetime import timedelta
from typing import Any, ClassVar

from django.db import models
from django.db.models import F
from django.utils import timezone

from nakhonchai.accounts.models.account import Account
from nakhonchai.base.personal_data import DataClass

PREFIX = "ncb_"  # so that a key that was left lying about is recognised as one
SHOWN_CHARACTERS = 8
MOST_OPEN = 10
DAYS = (30, 90, 365)


def key_digest(key: str) -> str:
    """Return what is stored of a key. It is long and random: who reads the digest cannot find it."""
    return hashlib.sha256(key.encode()).hexdigest()


class ApiTokenQuerySet(models.QuerySet[Any]):
    """Words for asking about keys."""

    def open(self) -> "ApiTokenQuerySet":
        """Return those that still open the API: not revoked, expired, or ended with the sessions."""
        return self.filter(
            revoked_at=None,
            expires_at__gt=timezone.now(),
            account__is_active=True,
            generation=F("account__session_generation"),
        )

    def of_key(self, key: str) -> "ApiTokenQuerySet":
        """Return the one that this key belongs to, open or not."""
        return self.filter(digest=key_digest(key))


class ApiToken(models.Model):
    """The key is shown once to its owner; only its digest is kept. It reads and never writes."""

    account = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="api_tokens", verbose_name="บัญชี"
    )
    name = models.CharField("ใช้กับอะไร", max_length=80)
    digest = models.CharField("ลายนิ้วมือของกุญแจ", max_length=64, unique=True, editable=False)
    start = models.CharField("ขึ้นต้นด้วย", max_length=16, editable=False)
    # The account's generation of sessions: what signs it out everywhere also ends its keys.
    generation = models.PositiveIntegerField("รุ่นของการเข้าสู่ระบบ", editable=False)
    made_at = models.DateTimeField("สร้างเมื่อ", default=timezone.now, editable=False)
    expires_at = models.DateTimeField("ใช้ได้ถึง")
    revoked_at = models.DateTimeField("ยกเลิกเมื่อ", null=True, blank=True)
    used_at = models.DateTimeField("ใช้ล่าสุด", null=True, blank=True)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        [
            "account",
            "name",
            "digest",
            "start",
            "generation",
            "made_at",
            "expires_at",
            "revoked_at",
            "used_at",
        ],
        DataClass.INTERNAL,
    )

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        verbose_name = "กุญแจ API"
        verbose_name_plural = "กุญแจ API"
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def make(cls, account: Account, name: str, days: int) -> tuple["ApiToken", str]:
        """Make a key; return it with its text, which exists nowhere else."""
        key = PREFIX + secrets.token_urlsafe(32)
        token = cls.objects.create(
            account=account,
            name=name,
            digest=key_digest(key),
            start=key[:SHOWN_CHARACTERS],
            generation=account.session_generation,
            expires_at=timezone.now() + timedelta(days=days),
        )
        return token, key

    @property
    def is_open(self) -> bool:
        """Whether the key still opens the API, as far as the account is in use."""
        ended = self.revoked_at or self.expires_at <= timezone.now()
        return not ended and self.generation == self.account.session_generation

    @property
    def state_words(self) -> str:
        """ใช้ได้, ยกเลิกแล้ว, …"""
        if self.revoked_at:
            return "ยกเลิกแล้ว"
        if self.expires_at <= timezone.now():
            return "หมดอายุ"
        return "ใช้ได้" if self.is_open else "สิ้นสุดพร้อมการออกจากระบบทุกเครื่อง"
