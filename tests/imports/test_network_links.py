"""Links between organizations as a sheet of their own, known from the resource of the network."""

from typing import Any

import pytest

from network.models import Link, LinkKind
from tests.factories import OrganizationFactory
from tests.imports.conftest import fates, make_book, problems

HEAD = ["องค์กรแรก", "ชนิดเส้นเชื่อม", "องค์กรที่สอง", "ประเด็นงาน", "เริ่มเมื่อ", "จำนวนเงิน (บาท)"]


@pytest.fixture
def bodies(lists: None) -> list[Any]:
    names = ("กองทุนสวัสดิการกังแอน", "สภาองค์กรชุมชนตำบลกังแอน", "อบต.กังแอนทดสอบ")
    return [OrganizationFactory(name=name, area_id="320501") for name in names]


def test_links_are_read_written_and_known_again(
    people: Any, send: Any, confirm: Any, bodies: list[Any]
) -> None:
    kinds = {kind.slug: kind.name for kind in LinkKind.objects.all()}
    fund, council, office = (body.name for body in bodies)
    rows = [
        HEAD,
        [fund, kinds["member"], council, "", "2560", ""],
        [office, kinds["money"], fund, "", "ต.ค. 2566", "50000"],
    ]
    run = send(people.surin, make_book(เส้นเชื่อม=rows))
    assert fates(run) == ["new", "new"], problems(run)
    confirm(people.surin, run)
    first, second = Link.objects.unscoped("test").order_by("pk")
    assert (first.source, first.target, first.area_id, first.kind.slug) == (
        bodies[0],
        bodies[1],
        "320501",
        "member",
    )
    assert (second.amount, second.started_about.th(short=True)) == (50000, "ต.ค. 2566")
    assert first.pair == f"{bodies[0].pk}-{bodies[1].pk}"
    again = send(people.surin, make_book(แผ่นอื่น=[*rows, ["หมายเหตุ: ส่งอีกครั้ง"]]))
    assert fates(again) == ["unchanged", "unchanged"], problems(again)


def test_a_row_that_joins_a_body_with_itself_is_not_written(
    people: Any, send: Any, bodies: list[Any]
) -> None:
    kind = LinkKind.objects.get(slug="member").name
    rows = [HEAD, [bodies[0].name, kind, bodies[0].name, "", "2566", ""]]
    run = send(people.surin, make_book(เส้นเชื่อม=rows))
    assert fates(run) != ["new"]
    assert "เชื่อมกับตัวเองไม่ได้" in str(problems(run))
