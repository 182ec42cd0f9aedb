"""What the movement proposes to the plans of others."""

from datetime import date
from typing import Any

import pytest

from nakhonchai.dashboards.figures import Now, figures_named
from strategy.models import Proposal
from tests.factories import NodeFactory, ProposalFactory

WHY = "test"
pytestmark = pytest.mark.django_db


def typed(**more: Any) -> dict[str, Any]:
    return {"name": "ขอฝายชะลอน้ำเข้าแผนจังหวัด", "area": "32", "plan_of": "province"} | more


def test_the_days_tell_how_far_a_proposal_is(people: Any, client_of: Any) -> None:
    client, node = client_of(people.surin), NodeFactory(area_id="32")
    answer = client.post(
        Proposal.list_url("create"), typed(made_on="5 ม.ค. 2569", accepted_on="10 ก.พ. 2569", lines=[node.pk])
    )
    assert answer.status_code == 302, answer.context["form"].errors
    one = Proposal.objects.unscoped(WHY).get()
    assert (one.status, one.fiscal_year) == ("accepted", 2569)
    assert list(one.nodes.all()) == [node]
    assert one.name in client.get(node.page()).content.decode()
    assert node.name in client.get(one.page()).content.decode()


@pytest.mark.parametrize(
    ("days", "field"),
    [
        ({"accepted_on": "5 ม.ค. 2569"}, "accepted_on"),
        ({"made_on": "5 ม.ค. 2569", "accepted_on": "4 ม.ค. 2569"}, "accepted_on"),
        ({"made_on": "5 ม.ค. 2569", "adopted_on": "4 ม.ค. 2569"}, "adopted_on"),
        (
            {"made_on": "5 ม.ค. 2569", "adopted_on": "6 ม.ค. 2569", "declined_on": "7 ม.ค. 2569"},
            "declined_on",
        ),
        ({"made_on": "5 ม.ค. 2599"}, "made_on"),
    ],
)
def test_steps_come_in_order(people: Any, client_of: Any, days: Any, field: str) -> None:
    answer = client_of(people.surin).post(Proposal.list_url("create"), typed(**days))
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert answer.context["form"]["name"].value() == typed()["name"]


def test_what_was_made_accepted_and_adopted_is_counted(people: Any, client_of: Any) -> None:
    day = {"made_on": date(2025, 11, 5)}
    ProposalFactory(area_id="32")
    ProposalFactory(area_id="32", **day)
    ProposalFactory(area_id="3205", **day, accepted_on=date(2025, 12, 1))
    ProposalFactory(area_id="32", **day, adopted_on=date(2025, 12, 1))
    ProposalFactory(area_id="32", **day, declined_on=date(2025, 12, 1))
    counts = {
        name: figures_named(name, Now()).values.get("32", 0)
        for name in ("proposals_made", "proposals_accepted", "proposals_adopted")
    }
    assert counts == {"proposals_made": 4, "proposals_accepted": 2, "proposals_adopted": 1}
    client = client_of(people.surin)
    for query, count in (("made=yes", 4), ("made=accepted", 2), ("status=adopted", 1)):
        page = client.get(f"{Proposal.list_url()}?area=32&{query}")
        assert page.context["page_obj"].paginator.count == count, query
