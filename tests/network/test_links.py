"""Links: what may be written, and what is refused in words at its field."""

from typing import Any

import pytest

from leaders.models import Leader
from nakhonchai.records.registry import resource_for
from network.models import Link, LinkKind, Member, Network
from tests.factories import (
    IssueFactory,
    LinkFactory,
    LinkKindFactory,
    MemberFactory,
    NetworkFactory,
    OrganizationFactory,
)
from tests.records.conftest import count_queries

pytestmark = pytest.mark.django_db


def data(source: Any, target: Any, kind: Any = None, **changes: Any) -> dict[str, Any]:
    kind = kind or LinkKindFactory()
    return {"source": source.ref, "target": target.ref, "kind": kind.pk, **changes}


def errors(response: Any) -> dict[str, list[str]]:
    assert response.status_code == 422
    return {name: list(found) for name, found in response.context["form"].errors.items()}


def test_a_link_is_made_with_its_dates_and_its_first_bodys_home(people: Any, client_of: Any) -> None:
    one, other = OrganizationFactory(area_id="320102"), OrganizationFactory(area_id="310102")
    answer = client_of(people.surin).post(
        Link.list_url("create"), data(one, other, started_about="2566", evidence="บันทึกการประชุม")
    )
    assert answer.status_code == 302
    link = Link.objects.unscoped("test").get()
    assert (link.area_id, link.started.year, link.started_precision) == ("320102", 2023, "year")
    assert link.history.count() == 1
    page = client_of(people.buriram).get(link.page())
    assert page.status_code == 200 and "บันทึกการประชุม" not in page.text
    assert "บันทึกการประชุม" in client_of(people.surin).get(link.page()).text


def test_who_keeps_only_the_second_body_keeps_the_link_there(people: Any, client_of: Any) -> None:
    university, fund = OrganizationFactory(area_id="300102"), OrganizationFactory(area_id="320501")
    assert client_of(people.recorder).post(Link.list_url("create"), data(university, fund)).status_code == 302
    assert Link.objects.unscoped("test").get().area_id == "320501"


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"started_about": "2566", "ended_about": "2560"}, "ended_about", "วันสิ้นสุดต้องไม่มาก่อนวันเริ่ม"),
        ({"amount": "100"}, "amount", "ไม่มีจำนวนเงิน"),
        ({"started_about": "วันนั้น"}, "started_about", ""),
    ],
)
def test_a_wrong_link_is_refused_at_its_field_and_nothing_typed_is_lost(
    changes: dict[str, str], field: str, words: str, people: Any, client_of: Any
) -> None:
    one, other = OrganizationFactory(), OrganizationFactory()
    answer = client_of(people.surin).post(Link.list_url("create"), data(one, other, note="อย่าหาย", **changes))
    found = errors(answer)
    assert list(found) == [field] and words in found[field][0]
    assert "อย่าหาย" in answer.text
    assert not Link.objects.unscoped("test").exists()


def test_a_link_to_itself_is_refused_at_the_second_body(people: Any, client_of: Any) -> None:
    one = OrganizationFactory()
    found = errors(client_of(people.surin).post(Link.list_url("create"), data(one, one)))
    assert "เชื่อมกับตัวเองไม่ได้" in found["target"][0]


def test_money_is_not_negative(people: Any, client_of: Any) -> None:
    kind = LinkKindFactory(slug="gives", has_amount=True)
    posted = data(OrganizationFactory(), OrganizationFactory(), kind, amount="-5")
    found = errors(client_of(people.surin).post(Link.list_url("create"), posted))
    assert found["amount"] == ["จำนวนเงินต้องไม่ติดลบ"]


def test_working_on_an_issue_asks_which(people: Any, client_of: Any) -> None:
    kind = LinkKindFactory(slug="together", needs_issue=True, is_mutual=True)
    posted = data(OrganizationFactory(), OrganizationFactory(), kind)
    found = errors(client_of(people.surin).post(Link.list_url("create"), posted))
    assert found["issue"] == ["เลือกประเด็นที่ทำงานร่วมกัน"]


@pytest.mark.parametrize("with_issue", [False, True])
@pytest.mark.parametrize("mutual", [False, True])
def test_the_same_open_link_is_refused_and_one_that_ended_is_no_obstacle(
    with_issue: bool, mutual: bool, people: Any, client_of: Any
) -> None:
    kind = LinkKindFactory(slug=f"kind-{mutual}", is_mutual=mutual)
    issue = IssueFactory() if with_issue else None
    first = LinkFactory(kind=kind, issue=issue)
    client = client_of(people.surin)
    posted = data(first.source, first.target, kind, issue=issue.pk if issue else "")
    found = errors(client.post(Link.list_url("create"), posted))
    assert "อยู่แล้ว" in found["target"][0]
    back = posted | {"source": first.target.ref, "target": first.source.ref}
    turned = client.post(Link.list_url("create"), back)
    # Without a direction, there and back are one link.
    assert turned.status_code == (422 if mutual else 302)
    LinkFactory(
        kind=LinkKindFactory(slug="over"), source=first.source, target=first.target, ended="2024-01-01"
    )
    again = data(first.source, first.target, LinkKindFactory(slug="over"))
    assert client.post(Link.list_url("create"), again).status_code == 302


def test_two_strangers_cannot_be_linked(people: Any, client_of: Any) -> None:
    strangers = OrganizationFactory(area_id="310102"), OrganizationFactory(area_id="300102")
    found = errors(client_of(people.surin).post(Link.list_url("create"), data(*strangers)))
    assert "อยู่ในเขตที่ท่านดูแล" in found["source"][0]


def test_a_link_is_added_on_the_page_of_a_body(people: Any, client_of: Any) -> None:
    one, other = OrganizationFactory(), OrganizationFactory(name="ภาคีใหม่ที่รู้จัก")
    client = client_of(people.surin)
    page = client.get(one.page())
    assert "เพิ่มเส้น" in page.text
    kind = LinkKindFactory()
    answer = client.post(
        f"{Link.list_url('create')}?source={one.ref}",
        {"source": one.ref, "kind": kind.pk, "target": "ภาคีใหม่ที่รู้จัก"},
    )
    assert (answer.status_code, answer.url) == (302, f"{one.page()}#links")
    assert kind.name in client.get(one.page()).text
    assert kind.reverse_name in client.get(other.page()).text


def test_a_viewer_reads_links_and_writes_none(people: Any, client_of: Any) -> None:
    link = LinkFactory(amount=None, evidence="ลับภายใน")
    client = client_of(people.viewer)
    assert client.get(link.page()).status_code == 200
    assert "ลับภายใน" not in client.get(link.page()).text
    assert client.get(Link.list_url("create")).status_code == 403
    assert client.get(link.page("edit")).status_code == 404


def test_lists_are_narrowed_by_kind_issue_year_and_term(people: Any, client_of: Any) -> None:
    issue = IssueFactory(name="น้ำ")
    kept = LinkFactory(kind=LinkKindFactory(slug="mine"), issue=issue, started="2024-03-01")
    LinkFactory(kind=LinkKindFactory(slug="over"), started="2020-03-01", ended="2021-01-01")
    client = client_of(people.surin)
    for query in ("kind=mine", f"issue={issue.pk}", "year=2567", "term=current", f"q={kept.ref}"):
        rows = client.get(f"{Link.list_url()}?{query}").context["rows"]
        assert [row.record.pk for row in rows] == [kept.pk], query


@pytest.mark.parametrize("url", [Link.list_url, Network.list_url, Member.list_url])
def test_lists_ask_no_more_for_more_rows(url: Any, people: Any, client_of: Any) -> None:
    client = client_of(people.surin)
    factories = {"/network/links/": LinkFactory, "/network/networks/": NetworkFactory}
    factory = factories.get(url(), MemberFactory)
    for number in range(3):
        factory(**_other_kind(factory, number))
    few = count_queries(client, url())
    for number in range(3, 20):
        factory(**_other_kind(factory, number))
    assert count_queries(client, url()) == few


def _other_kind(factory: Any, number: int) -> dict[str, Any]:
    return {"kind": LinkKindFactory(slug=f"kind{number}")} if factory is LinkFactory else {}


def test_the_kinds_that_ship_read_from_both_sides() -> None:
    kinds = {kind.slug: kind for kind in LinkKind.objects.all()}
    assert {"member", "federates", "money", "knowledge", "mou", "issue"} <= set(kinds)
    assert kinds["mou"].is_mutual and kinds["issue"].needs_issue and kinds["money"].has_amount


def test_a_network_stands_at_its_level_and_has_members(people: Any, client_of: Any) -> None:
    client = client_of(people.surin)
    posted = {"name": "เครือข่ายป่าชุมชน", "level": "district", "area": "320501"}
    found = errors(client.post(Network.list_url("create"), posted))
    assert "พื้นที่ต้องตรงกับระดับ" in found["area"][0]
    assert client.post(Network.list_url("create"), posted | {"area": "3205"}).status_code == 302
    network = Network.objects.unscoped("test").get()
    body = OrganizationFactory(area_id="310102")
    url = f"{Member.list_url('create')}?network={network.ref}"
    assert client.post(url, {"organization": body.ref, "joined_about": "2560"}).status_code == 302
    twice = errors(client.post(url, {"organization": body.ref}))
    assert twice["organization"] == ["องค์กรนี้เป็นสมาชิกของเครือข่ายอยู่แล้ว"]
    page = client.get(network.page()).text
    assert body.name in page
    assert "เครือข่ายป่าชุมชน" in client.get(body.page()).text
    assert client_of(people.buriram).get(url).status_code == 404


def test_the_board_of_a_network_is_seen_by_those_who_find_the_people(people: Any, client_of: Any) -> None:
    from tests.factories import LeaderFactory, PositionFactory

    body = OrganizationFactory()
    leader: Leader = LeaderFactory(given_name="กัลยาพิเศษ")
    PositionFactory(leader=leader, organization=body)
    network = NetworkFactory(area_id="3205", organization=body)
    assert "กัลยาพิเศษ" in client_of(people.surin).get(network.page()).text
    assert "กัลยาพิเศษ" not in client_of(people.buriram).get(network.page()).text


def test_a_row_of_a_workbook_says_what_is_wrong(places: Any) -> None:
    one, kind = OrganizationFactory(), LinkKindFactory(slug="x", needs_issue=True)
    found = dict(resource_for(Link)().check({"source": one, "target": one, "kind": kind, "amount": 5}, None))
    assert set(found) == {"องค์กรที่สอง", "ประเด็นงาน", "จำนวนเงิน (บาท)"}
