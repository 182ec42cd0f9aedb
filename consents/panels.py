"""How a person's consents stand, on their page, with what can be done in one press."""

from typing import Any

from django.urls import reverse

from consents.models import Consent
from consents.registers import was_erased
from consents.states import states_of
from leaders.models import Leader
from nakhonchai.accounts.scope import scope_of
from nakhonchai.records.belongings import hangs_on
from nakhonchai.records.models import Record
from nakhonchai.records.panels import Panel, panel_for
from nakhonchai.records.tables import may_edit


@hangs_on("leaders.leader")
def has_consented(key: Any) -> Any:
    """Whether a person ever agreed to anything, withdrawn or not."""
    return Consent.objects.filter(leader=key)


@panel_for("leaders.leader", order=70)
def consents_of_leader(record: Record, person: Any) -> Panel:
    """What the person agreed to. Who records sees it; coordinators and staff keep it."""
    assert isinstance(record, Leader)  # noqa: S101 - the registry gives this kind only
    scope = scope_of(person)
    may_manage = scope.may_manage and may_edit(record, scope) and not record.is_trashed
    gone = was_erased(record)
    states = [] if gone else states_of(record, any_given=has_consented(record))
    return Panel(
        "ความยินยอมและสิทธิของเจ้าของข้อมูล",
        "consents/panels/consents.html",
        {"states": states, "leader": record, "may_manage": may_manage, "gone": gone, "anchor": "consents"},
        action="บันทึกความยินยอม" if may_manage and not gone else "",
        action_url=reverse("consents:consent-give", args=[record.ref]) if may_manage else "",
    )
