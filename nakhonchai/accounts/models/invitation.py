"""A one-time link by which somebody signs in for the first time, or sets a new password."""

import hashlib
import secrets
from datetime import timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from nakhonchai.accounts.models.account import Account
from nakhonchai.base.personal_data import DataClass


def digest(token: str) -> str:
    """Return what is stored of a token: who reads the database cannot use the link."""
    return hashlib.sha256(token.encode()).hexdigest()


class InvitationQuerySet(models.QuerySet[Any]):
    """Words for asking about invitations."""

    def open(self) -> "InvitationQuerySet":
        """Return those that can still be used."""
        return self.filter(used_at=None, expires_at__gt=timezone.now(), account__is_active=True)

    def of_token(self, token: str) -> "InvitationQuerySet":
        """Return the one that this link belongs to, used up or not."""
        return self.filter(token_digest=digest(token))

    def close(self) -> int:
        """End those that are still open."""
        return self.filter(used_at=None, expires_at__gt=timezone.now()).update(expires_at=timezone.now())


class Invitation(models.Model):
    """The link is shown once to the inviter, who passes it on; only its digest is kept."""

    account = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="invitations", verbose_name="บัญชี"
    )
    token_digest = models.CharField("ลายนิ้วมือของลิงก์", max_length=64, unique=True, editable=False)
    made_by = models.ForeignKey(
        Account, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="ผู้เชิญ"
    )
    made_at = models.DateTimeField("เชิญเมื่อ", default=timezone.now)
    expires_at = models.DateTimeField("ใช้ได้ถึง")
    used_at = models.DateTimeField("ใช้เมื่อ", null=True, blank=True)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["account", "token_digest", "made_by", "made_at", "expires_at", "used_at"], DataClass.INTERNAL
    )

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = "คำเชิญ"
        verbose_name_plural = "คำเชิญ"

    def __str__(self) -> str:
        return f"คำเชิญของ {self.account}"

    @classmethod
    def make(
        cls, account: Account, made_by: Account | None, lasts: timedelta | None = None
    ) -> tuple["Invitation", str]:
        """Make an invitation; return it with the token, which exists nowhere else."""
        token = secrets.token_urlsafe(24)
        expires = timezone.now() + (lasts or timedelta(days=settings.INVITATION_DAYS))
        invitation = cls.objects.create(
            account=account, token_digest=digest(token), made_by=made_by, expires_at=expires
        )
        return invitation, token
