"""What happened to an account: who changed what, when, and why."""

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from nakhonchai.accounts.enums import EventKind
from nakhonchai.accounts.models.account import Account
from nakhonchai.accounts.models.append_only import AppendOnly
from nakhonchai.base.personal_data import DataClass


class AccountEvent(AppendOnly):
    """Written by every action on an account; never a password, a token or a code."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="events", verbose_name="บัญชี")
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="ผู้ทำ")
    at = models.DateTimeField("เมื่อ", default=timezone.now)
    kind = models.CharField("เหตุการณ์", max_length=20, choices=EventKind)
    # [[label, before, after], …] in words.
    changes = models.JSONField("สิ่งที่เปลี่ยน", default=list)
    reason = models.CharField("เหตุผล", max_length=200, blank=True)

    data_classes: ClassVar[dict[str, DataClass]] = {
        "account": DataClass.INTERNAL,
        "by": DataClass.INTERNAL,
        "at": DataClass.INTERNAL,
        "kind": DataClass.INTERNAL,
        "changes": DataClass.PERSONAL,
        "reason": DataClass.INTERNAL,
    }

    class Meta(AppendOnly.Meta):
        abstract = False
        verbose_name = "ประวัติบัญชี"
        verbose_name_plural = "ประวัติบัญชี"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.account}"

    # What components/timeline.html asks of an entry.

    @property
    def when(self) -> Any:
        """When it happened."""
        return self.at

    @property
    def who(self) -> str:
        """Who did it; the person of the account where nobody else did."""
        return str(self.by or self.account)

    @property
    def title(self) -> str:
        """What happened, in words."""
        return self.get_kind_display()

    url = ""
