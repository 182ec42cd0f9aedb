"""The map's pages: what they say, that numbers are the lists behind them, and who sees what."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from nakhonchai.dashboards.figures import Now
from nakhonchai.records.models import Task
from network import snapshots
from tests.factories import (
    IssueFactory,
    LeaderFactory,
    LinkFactory,
    LinkKindFactory,
    OrganizationFactory,
    OrganizationTypeFactory,
    PlanFactory,
    PositionFactory,
    ProjectFactory,
)
from tests.factories.records import TypeGroupFactory
from tests.records.conftest import count_queries

pytestmark = pytest.mark.django_db
MAP = "/network/"


@pytest.fixture
def partner_type() -> Any:
    group = TypeGroupFactory(slug="allies", name="ภาคีทดสอบ", is_partner=True)
    return OrganizationTypeFactory(name="มหาวิทยาลัยทดสอบ", group=group)


@pytest.fixture
def net(places: Any, partner_type: Any) -> Any:
    """A path a–b–c in Surin, a triangle in Buri Ram, one alone, a partner that reaches กังแอน only."""
    from types import SimpleNamespace

    a, b, c = (OrganizationFactory(name=f"กลุ่ม {name}", area_id="320501") for name in "กขค")
    alone = OrganizationFactory(name="กลุ่มเดียวดาย", area_id="320102")
    partner = OrganizationFactory(name="มหาวิทยาลัยลองใจ", type=partner_type, area_id="3001")
    x, y, z = (OrganizationFactory(name=f"ชมรม {name}", area_id="310102") for name in "กขค")
    water = IssueFactory(name="น้ำทดสอบ")
    kind = LinkKindFactory()
    links = [
        LinkFactory(source=one, target=other, kind=kind, started="2026-01-05")
        for one, other in ((a, b), (b, c), (x, y), (y, z), (x, z))
    ]
    links.append(LinkFactory(source=partner, target=c, kind=kind))
    links.append(LinkFactory(source=a, target=b, kind=LinkKindFactory(slug="work"), issue=water))
    return SimpleNamespace(
        a=a, b=b, c=c, alone=alone, partner=partner, x=x, y=y, z=z, water=water, links=links
    )


def count_of(client: Client, url: str) -> int:
    return int(client.get(url).context["page_obj"].paginator.count)


def test_the_answers_of_a_small_network_by_hand(net: Any, people: Any, client_of: Any) -> None:
    page = client_of(people.surin).get(MAP, {"area": "32"})
    said = page.context["answers"]
    facts = snapshots.facts_of(snapshots.latest())
    names = [facts.bodies[one].name for one in said.isolated]
    assert names == ["กลุ่มเดียวดาย"]
    # a – b – c – partner: b cuts off one (a, or c with the partner stay), and so does c.
    assert {facts.bodies[one].name: cut for one, cut in said.bridging} == {"กลุ่ม ข": 1, "กลุ่ม ค": 1}
    assert (len(said.bodies), said.linked, said.ties, said.outward) == (4, 3, 4, 1)
    assert said.unreached == ["320102", "320502", "320101"] or set(said.unreached) == {
        "320101",
        "320102",
        "320502",
    }
    assert [(one.issue, one.ties, one.bodies, one.parts) for one in said.clusters] == [
        (net.water.pk, 1, 2, 1)
    ]
    assert "กลุ่มเดียวดาย" in page.text and "ถ้าไม่มีองค์กรนี้ 1 องค์กรจะขาดจากเครือข่าย" in page.text


@pytest.mark.parametrize("area", ["", "32", "3205", "320501", "31"])
@pytest.mark.parametrize("filters", ["", "partner=yes", "kind=testing", "year=2569", "group=testing"])
def test_every_number_is_the_count_of_the_list_behind_it(
    area: str, filters: str, net: Any, people: Any, client_of: Any
) -> None:
    client = client_of(people.viewer)
    page = client.get(f"{MAP}?area={area}&{filters}")
    said, urls = page.context["answers"], page.context["urls"]
    expected = {
        "bodies": len(said.bodies),
        "isolated": len(said.isolated),
        "bridging": len(said.bridging),
        "partners": len(said.partners),
        "unreached": len(said.unreached),
        "ties": said.ties,
        "outward": said.outward,
        "new": said.new_ties,
    }
    assert {name: count_of(client, urls[name]) for name in expected} == expected
    for _name, one, url in page.context["clusters"]:
        assert count_of(client, url) == one.ties
    for view in ("graph", "map"):
        drawn = client.get(f"{MAP}?area={area}&{filters}&view={view}").text
        for url, count in re.findall(
            r'href="(/network/ties/\?[^"]*between[^"]*)"><title>[^<]*?: (\d+) เส้น', drawn
        ):
            assert count_of(client, unescape(url)) == int(count)


def test_the_matrix_says_who_reaches_where(net: Any, people: Any, client_of: Any) -> None:
    client = client_of(people.surin)
    page = client.get(reverse("network:matrix"), {"area": "3205"})
    made = page.context["matrix"]
    assert (made["reached"], made["total"], made["partners"], made["by_name"]) == (1, 2, 1, True)
    assert {row[0]: row[3] for row in made["rows"]} == {"320501": 1, "320502": 0}
    assert "มหาวิทยาลัยลองใจ" in page.text and "ทำงานด้วย" in page.text
    whole = client.get(reverse("network:matrix")).context["matrix"]
    assert not whole["by_name"] and whole["total"] == 10
    for row in whole["rows"]:
        found = client.get(reverse("network:reach"), {"area": row[0]})
        assert found.context["page_obj"].paginator.count == row[3]


def test_an_edge_opens_its_evidence(net: Any, people: Any, client_of: Any) -> None:
    client = client_of(people.surin)
    drawn = client.get(MAP, {"area": "320501"}).text
    url = reverse("network:tie", args=[net.a.ref, net.b.ref])
    assert url in drawn or reverse("network:tie", args=[net.b.ref, net.a.ref]) in drawn
    page = client.get(url)
    assert page.status_code == 200 and "น้ำทดสอบ" in page.text
    assert client.get(reverse("network:tie", args=[net.a.ref, net.a.ref])).status_code == 404
    assert client.get(reverse("network:tie", args=[net.a.ref, "22222222"])).status_code == 404
    body = client.get(reverse("network:body", args=[net.b.ref]))
    assert body.context["tie_count"] == 3 and len(body.context["rows"]) == 2


def test_shared_people_are_named_to_those_who_find_them(net: Any, people: Any, client_of: Any) -> None:
    leader = LeaderFactory(given_name="กัลยาพิเศษ", area_id="320501")
    PositionFactory(leader=leader, organization=net.a)
    PositionFactory(leader=leader, organization=net.alone)
    url = reverse("network:tie", args=[net.a.ref, net.alone.ref])
    ours = client_of(people.surin).get(url).text
    assert "กัลยาพิเศษ" in ours and "มีแกนนำร่วมกัน 1 คน" in ours
    for stranger in (people.buriram, people.viewer):
        said = client_of(stranger).get(url).text
        assert "กัลยาพิเศษ" not in said and "มีแกนนำร่วมกัน 1 คน" in said
    page = client_of(people.surin).get(MAP, {"area": "32"})
    assert page.context["answers"].isolated == []


def test_projects_in_one_plan_are_a_tie(net: Any, people: Any, client_of: Any) -> None:
    plan = PlanFactory(name="แผนร่วมทดสอบ")
    for body in (net.a, net.alone):
        ProjectFactory(plan=plan, organization=body)
    url = reverse("network:tie", args=[net.a.ref, net.alone.ref])
    assert "แผนร่วมทดสอบ" in client_of(people.surin).get(url).text
    assert "แผนร่วมทดสอบ" not in client_of(people.buriram).get(url).text
    kinds = client_of(people.surin).get(MAP, {"kind": "plans"}).context["answers"]
    assert kinds.ties == 1


def test_a_gap_becomes_work_by_one_press(net: Any, people: Any, client_of: Any) -> None:
    client = client_of(people.surin)
    page = client.get(MAP, {"area": "32"})
    urls = [unescape(url) for url in re.findall(r'formaction="([^"]+)"', page.text)]
    assert len(urls) == 4  # one body alone, three subdistricts
    key = re.search(r'name="form_key" value="([^"]+)"', page.text)
    assert key is not None
    posted = {"assignee": people.surin.username, "due": "31 ธ.ค. 2569", "form_key": key[1]}
    for url in [*urls, urls[0]]:  # the last press is a double one
        answer = client.post(url, posted)
        assert answer.status_code == 302 and answer.url.startswith("/network/?area=32")
    tasks = Task.objects.unscoped("test").order_by("pk")
    assert [task.area_id for task in tasks] == ["320102", *net_places(page)]
    first = tasks[0]
    assert (first.about, first.assignee, str(first.due)) == (net.alone, people.surin, "2026-12-31")
    again = client.get(MAP, {"area": "32"})
    assert "formaction" not in again.text and again.text.count("มีงานติดตามแล้ว") == 4


def net_places(page: Any) -> list[str]:
    return [line["gap"].partition(":")[2] for line in page.context["unreached"]]


def test_work_for_somebody_who_does_not_see_the_place_is_refused(
    net: Any, people: Any, client_of: Any
) -> None:
    url = f"{reverse('network:follow-up')}?gap=isolated:{net.alone.ref}"
    answer = client_of(people.surin).post(url, {"assignee": people.recorder.username, "due": "2569"})
    assert answer.status_code == 422
    assert {"assignee", "due"} >= set(answer.context["form"].errors) >= {"assignee"}
    assert "ชวน กลุ่มเดียวดาย เข้าร่วมเครือข่าย" in answer.text
    assert not Task.objects.unscoped("test").exists()


@pytest.mark.parametrize(("who", "status"), [("viewer", 403), ("buriram", 404), ("recorder", 404)])
def test_only_who_edits_there_follows_up(
    who: str, status: int, net: Any, people: Any, client_of: Any
) -> None:
    client = client_of(getattr(people, who))
    url = f"{reverse('network:follow-up')}?gap=isolated:{net.alone.ref}"
    assert client.post(url, {}).status_code == status
    assert client.post(f"{reverse('network:follow-up')}?gap=odd", {}).status_code in {403, 404}


def test_a_page_asks_the_same_for_more_bodies(net: Any, people: Any, client_of: Any) -> None:
    client = client_of(people.surin)
    for path in (MAP, f"{MAP}?view=map", reverse("network:matrix"), reverse("network:tie-list")):
        client.get(path)
    asked = {
        path: count_queries(client, path) for path in (MAP, f"{MAP}?view=map", reverse("network:matrix"))
    }
    for number in range(30):
        LinkFactory(kind=LinkKindFactory(slug=f"more{number}"))
    for path in asked:
        client.get(path)
    assert {path: count_queries(client, path) for path in asked} == asked
    assert max(asked.values()) <= 10


def test_a_written_link_is_on_the_map_at_once_while_the_network_is_small(
    net: Any, people: Any, client_of: Any
) -> None:
    client = client_of(people.surin)
    before = client.get(MAP).context["answers"].ties
    LinkFactory(source=net.alone, target=net.a)
    page = client.get(MAP)
    assert page.context["answers"].ties == before + 1 and not page.context["is_stale"]


def test_a_large_network_is_made_again_in_the_background(
    net: Any, people: Any, client_of: Any, monkeypatch: Any
) -> None:
    client = client_of(people.surin)
    client.get(MAP)
    asked: list[str] = []
    monkeypatch.setattr(snapshots, "AT_ONCE", 0)
    monkeypatch.setattr(snapshots, "ask_for_it", asked.append)
    monkeypatch.setattr(snapshots, "is_due", lambda found: True)
    LinkFactory(source=net.alone, target=net.a)
    page = client.get(MAP)
    assert page.context["is_stale"] and "กำลังคำนวณใหม่" in page.text
    assert asked == [snapshots.stamp_of(Now())]
    from network.tasks import make_snapshot

    make_snapshot.call()
    assert not client.get(MAP).context["is_stale"]


def test_odd_questions_narrow_nothing_or_find_nothing(net: Any, people: Any, client_of: Any) -> None:
    client = client_of(people.surin)
    assert client.get(f"{MAP}?area=ไม่มีที่นี้&kind=odd&issue=x&year=99").status_code == 200
    for path in (
        "bodies/?answer=odd",
        "ties/?between=99-98",
        "ties/?groups=1",
        "ties/?groups=9-10",
        "group/?group=99",
        "group/",
    ):
        assert client.get(MAP + path).status_code == 404, path


def test_a_crowd_is_drawn_in_groups_that_open(people: Any, client_of: Any, places: Any) -> None:
    kind = LinkKindFactory()
    bodies = [OrganizationFactory(name=f"กลุ่มที่ {number}") for number in range(90)]
    for number in range(90):
        start = number // 30 * 30
        LinkFactory(source=bodies[number], target=bodies[start + (number + 1) % 30], kind=kind)
    LinkFactory(source=bodies[0], target=bodies[30], kind=kind)
    LinkFactory(source=bodies[31], target=bodies[60], kind=kind)
    client = client_of(people.surin)
    page = client.get(MAP)
    drawn = page.context["drawn"]
    assert drawn["kind"] == "groups" and drawn["bodies"] == 90
    groups = page.context["groups"]
    assert sum(size for _name, size, _url in groups) == 90
    for _name, size, url in groups:
        group = client.get(url)
        assert group.context["page_obj"].paginator.count == size
    edges = re.findall(r'href="(/network/ties/\?[^"]*groups=[^"]*)"><title>[^<]*: (\d+) เส้น', drawn["svg"])
    assert edges
    for url, count in edges:
        assert count_of(client, unescape(url)) == int(count)


def test_a_partner_that_looks_after_a_place_reaches_it(net: Any, people: Any, client_of: Any) -> None:
    from nakhonchai.base.writing import write
    from organizations.models.coverage import Coverage
    from organizations.models.memberships import Membership

    write(Coverage(organization=net.partner, covered_id="3201"), by=None)
    client = client_of(people.surin)
    said = client.get(MAP, {"area": "32"}).context["answers"]
    assert said.unreached == ["320502"]
    # Looking after a place is no link of a kind.
    assert set(client.get(MAP, {"area": "32", "kind": "testing"}).context["answers"].unreached) == {
        "320101",
        "320102",
        "320502",
    }
    write(Membership(organization=net.a, member=net.alone), by=None)
    assert client.get(MAP, {"area": "32"}).context["answers"].isolated == []
    url = reverse("network:tie", args=[net.a.ref, net.alone.ref])
    assert "เป็นสมาชิก กลุ่ม ก" in client.get(url).text


def test_figures_of_dashboards_are_the_lists_of_the_map(net: Any, people: Any, client_of: Any) -> None:
    from nakhonchai.dashboards.figures import figures_named
    from nakhonchai.dashboards.measures import get_measure

    client = client_of(people.codi)
    for name in ("links", "isolated_bodies", "subdistricts_without_partner"):
        measure = get_measure(name)
        assert measure is not None and measure.list_link is not None
        for code in ("32", "3205", "320501", "31"):
            value = figures_named(name, Now()).value((code,))
            assert value == count_of(client, measure.list_link.url(code)), (name, code)


def test_the_tick_has_a_stale_network_made_anew(net: Any, monkeypatch: Any) -> None:
    from django.core.management import call_command

    call_command("tick")
    first = snapshots.latest()
    call_command("tick")
    assert snapshots.latest() == first
    monkeypatch.setattr(snapshots, "is_due", lambda found: True)
    LinkFactory(source=net.alone, target=net.a)
    call_command("tick")
    made = snapshots.latest()
    assert made != first and made.tie_count == first.tie_count + 1
