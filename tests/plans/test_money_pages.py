"""The ledger on its pages: what may be written, what is asked about, who sees it."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from plans.models import MoneyLine, MoneySource
from tests.factories import MoneyLineFactory, PlanFactory, ProjectFactory
from tests.records.conftest import count_queries

pytestmark = pytest.mark.django_db


def source(slug: str = "codi") -> MoneySource:
    return MoneySource.objects.get(slug=slug)


def address(project: Any, **more: str) -> str:
    query = "&".join(f"{key}={value}" for key, value in {"project": project.ref, **more}.items())
    return f"{MoneyLine.list_url('create')}?{query}"


def line(**changes: Any) -> dict[str, Any]:
    said = {
        "kind": "received",
        "source": source().pk,
        "form": "cash",
        "amount": "50,000",
        "fiscal_year": "2568",
    }
    return said | changes


def lines() -> Any:
    return MoneyLine.objects.unscoped("test").order_by("pk")


def errors(answer: Any) -> dict[str, str]:
    assert answer.status_code == 422
    return {name: str(found[0]) for name, found in answer.context["form"].errors.items()}


def test_the_eight_sources_are_there(places: Any) -> None:
    names = list(MoneySource.objects.values_list("name", flat=True))
    assert names == ["ชุมชน", "อปท.", "พอช.", "พม.", "สสส.", "สปสช.", "จังหวัด", "เอกชน"]


def test_a_line_is_at_home_with_its_project_and_stands_in_its_table(people: Any, client_of: Any) -> None:
    project = ProjectFactory(area_id="320501")
    client = client_of(people.recorder)
    answer = client.post(
        address(project),
        line(amount="๕๐,๐๐๐.๕๐", dated_about="12 พ.ย. 2567", fiscal_year="", document="ใบที่ 1"),
    )
    assert answer.status_code == 302 and answer.url == f"{project.page()}#money"
    made = lines().get()
    assert (made.area_id, made.amount, made.fiscal_year, made.quarter) == (
        "320501",
        Decimal("50000.50"),
        2568,
        1,
    )
    assert made.history.count() == 1
    page = client.get(project.page()).text
    assert "50,000.50" in page and "ปีงบประมาณ 2568" in page and "เงินที่ได้รับแล้วยังไม่ได้ใช้" not in page


def test_the_panel_adds_up_and_keeps_what_is_in_kind_apart(people: Any, client_of: Any) -> None:
    plan = PlanFactory(area_id="320501")
    project = ProjectFactory(area_id="320501", plan=plan)
    MoneyLineFactory(project=project, amount=70000, source=source())
    MoneyLineFactory(project=project, amount=30000, source=source("local"))
    MoneyLineFactory(project=project, amount=0, kind="spent", source=source())
    MoneyLineFactory(project=project, amount=5000, form="in_kind", source=source("community"))
    MoneyLineFactory(project=project, amount=9, fiscal_year=2567, kind="asked", source=source())
    MoneyLineFactory(project=project, amount=444444, trashed=True)
    client = client_of(people.surin)
    for page in (client.get(project.page()).text, client.get(plan.page()).text):
        assert "<strong>100,000</strong>" in page and ">5,000<" in page and "105,000" not in page
        assert "<strong>0</strong>" in page and "444,444" not in page
        assert "เงินที่ได้รับแล้วยังไม่ได้ใช้ 100,000 บาท" in page and "รวมทุกปี" in page


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"amount": ""}, "amount", ""),
        ({"amount": "หนึ่งล้าน"}, "amount", ""),
        ({"amount": "-5"}, "amount", "ปรับยอด"),
        ({"fiscal_year": ""}, "fiscal_year", "ใส่ปีงบประมาณ หรือใส่วันที่"),
        ({"fiscal_year": "2480"}, "fiscal_year", "พ.ศ."),
        ({"dated_about": "1 ม.ค. 2599"}, "dated_about", "ยังมาไม่ถึง"),
        ({"dated_about": "1 ม.ค. 2565"}, "dated_about", "ปีงบประมาณ 2565 แต่ระบุปีงบประมาณ 2568"),
        ({"amount": "1.5"}, "amount", "หมายถึง 1,500,000 บาท (ล้านบาท) หรือไม่"),
        ({"amount": "500000000"}, "amount", "มากผิดปกติ"),
        ({"kind": "spent"}, "amount", "มากกว่าที่ได้รับถึงช่วงนั้น 50,000 บาท"),
    ],
)
def test_what_is_wrong_or_unlikely_is_said_at_its_field_and_nothing_is_lost(
    changes: dict[str, str], field: str, words: str, people: Any, client_of: Any
) -> None:
    project = ProjectFactory(area_id="320501")
    answer = client_of(people.surin).post(address(project), line(**changes, note="อย่าหาย"))
    found = errors(answer)
    assert list(found) == [field] and words in found[field]
    assert "อย่าหาย" in answer.text and not lines().exists()


@pytest.mark.parametrize("changes", [{"amount": "1.5"}, {"kind": "spent"}, {"dated_about": "1 ม.ค. 2565"}])
def test_who_is_sure_saves_what_was_asked_about(changes: dict[str, str], people: Any, client_of: Any) -> None:
    project = ProjectFactory(area_id="320501")
    answer = client_of(people.surin).post(address(project), line(**changes, sure="on"))
    assert answer.status_code == 302 and lines().count() == 1


def test_a_sum_is_compared_with_others_of_its_kind(people: Any, client_of: Any) -> None:
    for amount in (2_000_000, 3_000_000, 4_000_000, 5_000_000, 6_000_000):
        MoneyLineFactory(area_id="310102", amount=amount, source=source())
    project = ProjectFactory(area_id="320501")
    found = errors(client_of(people.surin).post(address(project), line(amount="4000")))
    assert "น้อยผิดปกติ" in found["amount"] and "4,000,000" in found["amount"]
    # Of another kind nothing is usual yet.
    assert (
        client_of(people.surin).post(address(project), line(amount="4000", kind="asked")).status_code == 302
    )


def test_money_that_came_later_or_from_others_does_not_cover_what_was_spent(
    people: Any, client_of: Any
) -> None:
    project = ProjectFactory(area_id="320501")
    MoneyLineFactory(project=project, amount=50000, quarter=3, source=source())
    MoneyLineFactory(project=project, amount=50000, quarter=1, source=source("local"))
    MoneyLineFactory(project=project, amount=50000, quarter=1, source=source(), form="in_kind")
    client = client_of(people.surin)
    early = line(kind="spent", quarter="2", amount="40000")
    assert "40,000 บาท" in errors(client.post(address(project), early))["amount"]
    assert client.post(address(project), early | {"quarter": "3"}).status_code == 302
    assert (
        "10,000 บาท"
        in errors(client.post(address(project), early | {"quarter": "", "amount": "20000"}))["amount"]
    )


def test_a_mistake_is_mended_by_a_line_that_corrects_it(people: Any, client_of: Any) -> None:
    first = MoneyLineFactory(area_id="320501", amount=50000, source=source())
    client = client_of(people.surin)
    page = client.get(first.page()).text
    assert "ปรับยอด" in page
    new = address(first.project, corrects=first.ref)
    assert "ยอดปัจจุบัน 50,000 บาท" in client.get(new).text
    assert "50,000 บาท" in errors(client.post(new, {"amount": "-60000"}))["amount"]
    assert client.post(new, {"amount": "-20000", "note": "พิมพ์ผิด"}).status_code == 302
    made = lines().last()
    assert (made.corrects, made.kind, made.source, made.fiscal_year) == (
        first,
        "received",
        source(),
        2568,
    )
    assert first.amount_left() == 30000
    assert "<strong>30,000</strong>" in client.get(first.project.page()).text
    # What is corrected stays while it is corrected.
    answer = client.post(first.page("trash"), {"reason": "ทดสอบ"})
    assert answer.status_code == 422 and "ทิ้งรายการปรับยอดก่อน" in answer.text
    assert not lines().first().is_trashed


def test_a_line_stands_as_written_once_its_day_is_over(people: Any, client_of: Any) -> None:
    one = MoneyLineFactory(area_id="320501", amount=50000, source=source())
    client = client_of(people.surin)
    posted = line(amount="60000", version=one.version)
    assert client.post(one.page("edit"), posted).status_code == 302
    lines().update(created_at=timezone.now() - timedelta(days=2))
    one.refresh_from_db()
    assert one.amount == 60000
    posted = {"amount": "70000", "note": "หมายเหตุใหม่", "version": one.version}
    assert client.post(one.page("edit"), posted).status_code == 302
    one.refresh_from_db()
    assert (one.amount, one.note) == (60000, "หมายเหตุใหม่")


def test_money_is_for_those_who_work_there(people: Any, client_of: Any) -> None:
    one = MoneyLineFactory(area_id="320501", amount=77777, note="ลับ")
    for person, status in ((people.buriram, 404), (people.viewer, 404), (people.surin, 200)):
        client = client_of(person)
        assert client.get(one.page()).status_code == status
        assert client.get(address(one.project)).status_code == (
            200 if status == 200 else client.get(address(one.project)).status_code
        )
        assert ("77,777" in client.get(one.project.page()).text) == (person is people.surin)
        assert ("77,777" in client.get(MoneyLine.list_url()).text) == (person is people.surin)
    assert client_of(people.buriram).post(address(one.project), line()).status_code == 404


def test_queries_do_not_grow_with_lines(people: Any, client_of: Any) -> None:
    client = client_of(people.surin)
    project = ProjectFactory(area_id="320501")

    MoneyLineFactory(project=project)
    pages = (MoneyLine.list_url(), project.page())
    before = [count_queries(client, page) for page in pages]
    for number in range(6):
        MoneyLineFactory(project=project if number % 2 else None, fiscal_year=2565 + number)
    assert [count_queries(client, page) for page in pages] == before


def test_a_list_shows_satang_and_says_which_line_corrects_another(people: Any, client_of: Any) -> None:
    first = MoneyLineFactory(area_id="320501", amount=Decimal("0.10"), source=source())
    more = {"project": first.project, "source": source(), "corrects": first}
    MoneyLineFactory(amount=Decimal("99999.90"), **more)
    MoneyLineFactory(amount=Decimal("-5.05"), **more)
    page = client_of(people.surin).get(MoneyLine.list_url()).text
    for amount in ("0.10", "99,999.90", "-5.05"):
        assert f">{amount}<" in page
    assert page.count("ได้รับ (ปรับยอด)") == 2
