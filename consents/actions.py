"""Everything that is written about consent and about the rights of a person."""

from datetime import date
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from consents.enums import RequestKind, RequestStatus, Way
from consents.models import Consent, Erasure, Purpose, Review, SubjectRequest
from consents.tombstones import set_tombstones
from leaders.models import Leader
from nakhonchai.accounts.models.access import AccessKind, AccessLog
from nakhonchai.base.writing import write
from nakhonchai.records.actions import check_reach
from nakhonchai.records.attachments import attach_file
from nakhonchai.records.filetypes import CheckedFile
from nakhonchai.records.personal import Forgetting, Forgotten
from nakhonchai.records.persons.forgetting import forget
from nakhonchai.records.persons.sweeping import cleaned, words_of


@transaction.atomic
def give_consent(
    leader: Leader,
    purpose: Purpose,
    *,
    by: Any,
    given_on: date,
    way: str = Way.PAPER,
    guardian: tuple[str, str, str] = ("", "", ""),
    scan: CheckedFile | None = None,
    scan_name: str = "",
) -> Consent:
    """Record that a person agreed to a purpose in its wording of today; a scan is attached to the person."""
    check_reach(leader, by)
    kept = None
    if scan is not None:
        caption = f"แบบความยินยอม: {purpose.name}"[:200]
        kept = attach_file(leader, scan, name=scan_name, caption=caption, by=by)
    name, relation, telephone = guardian
    consent = Consent(
        leader=leader,
        purpose=purpose,
        edition=purpose.edition,
        wording=purpose.wording,
        given_on=given_on,
        way=way,
        scan=kept,
        guardian_name=name,
        guardian_relation=relation,
        guardian_telephone=telephone,
        recorded_by=by,
    )
    write(consent, by=by, reason="บันทึกความยินยอม")
    return consent


def withdraw_consent(consent: Consent, *, by: Any, why: str = "", on: date | None = None) -> None:
    """Take a consent back, in one step; what it allowed ends with the transaction."""
    if not consent.stands:
        return
    with transaction.atomic():
        check_reach(consent.leader, by)
        consent.withdrawn_on, consent.withdrawn_why = on or timezone.localdate(), why[:200]
        write(consent, by=by, reason="ถอนความยินยอม")


@transaction.atomic
def keep_on(leader: Leader, *, by: Any, why: str) -> Review:
    """Say that a person's data is still needed, and why."""
    check_reach(leader, by)
    return Review.objects.create(leader=leader, reviewed_by=by, why=why[:200])


def erase(leader: Leader, *, by: Any, reason: str) -> list[Forgotten]:
    """Forget a person, remember that it was done, and keep old lists from bringing them back.

    Open requests of the person for it are closed. Raises ``OutOfReachError`` for who does not edit them.
    """

    def remember(forgetting: Forgetting) -> None:
        erasure.reason = str(cleaned(reason, words_of(forgetting.identity)))[:200]
        erasure.save()
        for identity in forgetting.seen.values():
            set_tombstones(erasure, identity)
        _close_requests(leader, by)
        AccessLog.objects.create(
            account=by,
            kind=AccessKind.READ,
            subject="consents.erasure",
            subject_ref=leader.ref,
            purpose="ลบข้อมูลบุคคล",
        )

    with transaction.atomic():
        check_reach(leader, by)
        erasure = Erasure(ref=leader.ref, done_by=by, place=(leader.area_id or "")[:6])
        done = forget(leader, by=by, reason=reason, also=remember)
        erasure.emptied = [[one.what, one.count] for one in done]
        erasure.save()
        transaction.on_commit(cache.clear)
    return done


def _close_requests(leader: Leader, by: Any) -> None:
    asked = SubjectRequest.objects.editable_by(by).alive().open()
    for request in asked.filter(leader=leader.pk, kind=RequestKind.ERASE):
        request.status, request.answered_on = RequestStatus.DONE, timezone.localdate()
        request.answer = "ลบข้อมูลแล้ว"
        write(request, by=by, reason="ลบข้อมูลแล้ว")
