"""Strategies and their lines: what ships, periods, links, and what projects contribute to."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse

from nakhonchai.dashboards.figures import Now, figures_named
from nakhonchai.dashboards.measures import get_measure
from strategy.actions import contribute
from strategy.models import Contribution, Indicator, Node, NodeLink, Strategy
from tests.factories import NodeFactory, ProjectFactory, StrategyFactory

WHY = "test"
pytestmark = pytest.mark.django_db


def test_the_movements_strategy_ships_with_what_measures_it() -> None:
    strategy = Strategy.objects.unscoped(WHY).get()
    kinds = Node.objects.unscoped(WHY).filter(strategy=strategy).values_list("kind", flat=True)
    assert sorted(set(kinds)) == ["objective", "result", "target", "vision"]
    assert [list(kinds).count(kind) for kind in ("vision", "objective", "target", "result")] == [1, 4, 5, 4]
    watched = Indicator.objects.unscoped(WHY).select_related("node")
    assert {one.node_id for one in watched} == {one.pk for one in Node.objects.unscoped(WHY)}
    for one in watched:
        measure = get_measure(one.measure)
        assert measure is not None, one.measure
        assert one.unit == measure.unit, one.name


def test_no_official_wording_ships() -> None:
    stored = " ".join(Node.objects.unscoped(WHY).values_list("name", flat=True))
    for words in ("เพื่อพัฒนาศักยภาพของแกนนำ", "ออกแบบเครื่องมือสนับสนุน", "ดำรงอยู่อย่างมีคุณค่า"):
        assert words not in stored


def test_official_wording_is_loaded_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "strategy.md"
    path.write_text(
        "# หัวเรื่อง\n\nวิสัยทัศน์ :\n\nข้อความวิสัยทัศน์เต็ม\n\nวัตถุประสงค์ :\n\n1) ข้อหนึ่งเต็ม\n\n2) ข้อสองเต็ม\n\n"
        "เป้าหมาย :\n\nคำนำของเป้าหมาย\n\n1) เป้าหนึ่งเต็ม\n\nผลที่คาดว่าจะได้รับ :\n\n5) ผลใหม่ที่ยังไม่มี\n",
        encoding="utf-8",
    )
    said = StringIO()
    call_command("load_strategy", str(path), stdout=said)
    lines = Node.objects.unscoped(WHY).alive()
    assert lines.get(kind="vision").detail == "ข้อความวิสัยทัศน์เต็ม"
    assert lines.get(kind="objective", number="2").detail == "ข้อสองเต็ม"
    assert lines.get(kind="target", number="1").detail == "เป้าหนึ่งเต็ม"
    assert lines.get(kind="result", number="5").name == "ผลใหม่ที่ยังไม่มี"
    count, versions = lines.count(), list(lines.order_by("pk").values_list("version", flat=True))
    call_command("load_strategy", str(path), stdout=said)
    assert lines.count() == count
    assert list(lines.order_by("pk").values_list("version", flat=True)) == versions


def test_staff_edit_what_belongs_to_everybody_and_others_do_not(people: Any, client_of: Any) -> None:
    strategy = Strategy.objects.unscoped(WHY).get()
    for name, status in (("codi", 200), ("administrator", 200), ("surin", 404), ("staff_of_korat", 404)):
        assert client_of(getattr(people, name)).get(strategy.page("edit")).status_code == status, name
    assert client_of(people.viewer).get(strategy.page()).status_code == 200
    answer = client_of(people.codi).post(
        strategy.page("edit"),
        {
            "name": strategy.name,
            "kind": strategy.kind,
            "first_year": "2566",
            "last_year": "2572",
            "order": "10",
            "version": strategy.version,
        },
    )
    assert answer.status_code == 302
    assert Strategy.objects.unscoped(WHY).get().first_year == 2566


def test_a_lines_period_lies_within_its_strategy(people: Any, client_of: Any) -> None:
    strategy = StrategyFactory(area_id="32", first_year=2568, last_year=2570)
    typed = {"strategy": strategy.ref, "kind": "tactic", "name": "กลยุทธ์ใหม่", "first_year": "2567"}
    answer = client_of(people.surin).post(Node.list_url("create"), typed)
    assert answer.status_code == 422
    assert "2568–2570" in str(answer.context["form"].errors["first_year"])
    answer = client_of(people.surin).post(Node.list_url("create"), typed | {"first_year": "2569"})
    assert answer.status_code == 302
    node = Node.objects.unscoped(WHY).get(name="กลยุทธ์ใหม่")
    assert node.area_id == "32"
    shorter = {"name": strategy.name, "kind": "province", "area": "32", "first_year": "2570", "order": "1"}
    answer = client_of(people.surin).post(
        strategy.page("edit"), shorter | {"last_year": "2571", "version": strategy.version}
    )
    assert "2569" in str(answer.context["form"].errors["last_year"])


def test_a_line_is_not_below_itself(people: Any, client_of: Any) -> None:
    strategy = StrategyFactory(area_id="32")
    top = NodeFactory(area_id="32", strategy=strategy)
    below = NodeFactory(area_id="32", strategy=strategy, parent=top)
    answer = client_of(people.surin).post(
        top.page("edit"),
        {
            "strategy": strategy.ref,
            "parent": below.ref,
            "kind": "strategy",
            "name": "x",
            "version": top.version,
        },
    )
    assert "parent" in answer.context["form"].errors


def test_lines_follow_their_strategy_when_it_moves(people: Any) -> None:
    from nakhonchai.records.actions import save_record
    from tests.factories import IndicatorFactory

    node = NodeFactory(area_id="32")
    indicator = IndicatorFactory(area_id="32", node=node)
    strategy = node.strategy
    strategy.area_id = "31"
    save_record(strategy, by=people.codi)
    node.refresh_from_db()
    indicator.refresh_from_db()
    assert (node.area_id, indicator.area_id) == ("31", "31")


def test_lines_are_linked_counted_and_parted(people: Any, client_of: Any) -> None:
    ours = NodeFactory(area_id="32")
    states = NodeFactory(area_id=None, strategy=StrategyFactory(area_id=None, kind="state_cluster"))
    client = client_of(people.surin)
    page = reverse("strategy:node-link-add", args=[ours.ref])
    typed = {"target": states.ref, "kind": "supports", "note": "หนุนเรื่องน้ำ"}
    assert client.post(page, typed).status_code == 302
    assert client.post(page, typed).status_code == 422  # once is enough
    assert "หนุนเรื่องน้ำ" in client.get(states.page()).content.decode()
    assert figures_named("strategy_links", Now()).values["32"] == 1
    found = client.get(f"{Node.list_url()}?linked=state").content.decode()
    assert ours.name in found
    assert client.get(f"{Node.list_url()}?linked=none").content.decode().count(ours.page()) == 0
    link = NodeLink.objects.get()
    remove = reverse("strategy:node-link-remove", args=[ours.ref, link.pk])
    assert client_of(people.buriram).post(remove).status_code == 404
    assert client.post(remove).status_code == 302
    assert not NodeLink.objects.exists()
    assert figures_named("strategy_links", Now()).values.get("32", 0) == 0
    assert NodeLink.history.filter(history_type="-").count() == 1


def project_form(project: Any, **more: Any) -> dict[str, Any]:
    return {
        "name": project.name,
        "area": project.area_id,
        "status": project.status,
        "fiscal_year": project.fiscal_year,
        "version": project.version,
    } | more


def test_a_project_has_one_first_line_and_counts_once(people: Any, client_of: Any) -> None:
    project = ProjectFactory(area_id="320501", fiscal_year=2569)
    first, second = NodeFactory(area_id="32"), NodeFactory(area_id="32")
    client = client_of(people.recorder)
    answer = client.post(
        project.page("edit"),
        project_form(project, strategy_primary=first.pk, strategy_further=[second.pk]),
    )
    assert answer.status_code == 302, answer.context["form"].errors
    assert dict(Contribution.objects.values_list("node_id", "is_primary")) == {
        first.pk: True,
        second.pk: False,
    }
    assert figures_named("projects_in_strategy", Now()).values["32"] == 1
    # The first line changes places with the further one.
    contribute(project, second, [first], by=people.recorder)
    assert dict(Contribution.objects.values_list("node_id", "is_primary")) == {
        first.pk: False,
        second.pk: True,
    }
    assert figures_named("projects_in_strategy", Now()).values["32"] == 1
    assert "ข้อหลัก" in client.get(project.page()).content.decode()
    assert project.name in client_of(people.surin).get(second.page()).content.decode()
    assert project.name not in client_of(people.buriram).get(second.page()).content.decode()
    contribute(project, None, [], by=people.recorder)
    assert not Contribution.objects.exists()


def test_a_project_outside_the_period_is_refused_at_the_field(people: Any, client_of: Any) -> None:
    project = ProjectFactory(area_id="320501", fiscal_year=2569)
    node = NodeFactory(area_id="32", strategy=StrategyFactory(area_id="32", first_year=2570, last_year=2572))
    answer = client_of(people.recorder).post(
        project.page("edit"), project_form(project, strategy_primary=node.pk, name="ชื่อที่พิมพ์ใหม่")
    )
    assert answer.status_code == 422
    assert "2570–2572" in str(answer.context["form"].errors["strategy_primary"])
    assert answer.context["form"]["name"].value() == "ชื่อที่พิมพ์ใหม่"
    answer = client_of(people.recorder).post(
        project.page("edit"), project_form(project, strategy_further=[node.pk], fiscal_year=2571)
    )
    assert "ข้อหลัก" in str(answer.context["form"].errors["strategy_primary"])


def test_the_first_page_costs_the_same_for_many_lines(
    people: Any, client_of: Any, django_assert_max_num_queries: Any
) -> None:
    client = client_of(people.surin)
    client.get("/strategy/")
    with django_assert_max_num_queries(22):
        client.get("/strategy/")
    for _ in range(6):
        NodeFactory(area_id="32")
    with django_assert_max_num_queries(22):
        client.get("/strategy/")
