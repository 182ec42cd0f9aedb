"""What people type wrong about money and periods: told in Thai at the field, and nothing typed is lost."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nakhonchai.dashboards.years import this_year
from plans.models import MoneyLine, Project
from plans.resources_money import MoneyLineResource
from strategy.models import Node, Strategy, Target
from tests.factories import (
    IndicatorFactory,
    MoneyLineFactory,
    MoneySourceFactory,
    NodeFactory,
    ProjectFactory,
    StrategyFactory,
)
from tests.imports.conftest import confirm, fates, lists, make_book, problems, send

pytestmark = pytest.mark.django_db
__all__ = ["confirm", "lists", "send"]
HERE = ["สุรินทร์", "ปราสาท", "กังแอน"]


def told(answer: Any, name: str) -> str:
    """Return what a form that was not taken says at a field, as it stands on the page."""
    assert answer.status_code == 422, answer.status_code
    form = answer.context["form"]
    said = " ".join(form.errors.get(name, []))
    page = answer.content.decode()
    assert said and f'id="id_{name}_error"' in page, (form.errors, name)
    return said


def assert_kept(answer: Any, typed: dict[str, Any]) -> None:
    """Fail for a typed value that is not in its field again."""
    form = answer.context["form"]
    for name, value in typed.items():
        if name in form.fields:
            assert str(form[name].value()) == str(value), name


@pytest.fixture
def projects() -> list[Any]:
    """Projects as they are: hundreds of thousands of baht."""
    return [ProjectFactory(budget_asked=200_000 + place, budget_received=150_000) for place in range(6)]


@pytest.mark.parametrize("name", ["budget_asked", "budget_received"])
def test_millions_typed_as_baht_in_a_project_are_asked_about_once(
    people: Any, client_of: Any, projects: list[Any], name: str
) -> None:
    client = client_of(people.surin)
    typed = {"name": "ฝายใหม่", "area": "320501", "status": "proposed", "aim": "เก็บน้ำไว้ใช้หน้าแล้ง", name: "1.5"}
    answer = client.post(Project.list_url("create"), typed)
    said = told(answer, name)
    assert "1,500,000 บาท (ล้านบาท) หรือไม่" in said and "ราว" in said
    assert_kept(answer, typed)
    assert not Project.objects.unscoped("test").filter(name="ฝายใหม่").exists()
    assert client.post(Project.list_url("create"), typed | {"sure": "on"}).status_code == 302
    made = Project.objects.unscoped("test").get(name="ฝายใหม่")
    # What was said before is not asked again when something else is changed.
    again = {**typed, "aim": "อย่างอื่น", "version": made.version}
    assert client.post(made.page("edit"), again).status_code == 302
    usual = {"name": "ฝายอีกแห่ง", "area": "320501", "status": "proposed", name: "๑,๕๐๐,๐๐๐"}
    assert client.post(Project.list_url("create"), usual).status_code == 302


def test_zeros_too_many_are_asked_about_where_a_plan_took_a_project_in(
    people: Any, client_of: Any, projects: list[Any]
) -> None:
    client = client_of(people.surin)
    typed = {"plan_of": "local", "plan_name": "แผน", "year": this_year(), "state": "adopted", "amount": "0.2"}
    answer = client.post(add_url(client, projects[0], "adoption"), typed)
    assert "200,000 บาท (ล้านบาท) หรือไม่" in told(answer, "amount")
    assert_kept(answer, typed)


def add_url(client: Any, project: Any, kind: str) -> str:
    """Return the address of the form that adds a row of a kind to a project, as its page links it."""
    page = client.get(project.page()).content.decode()
    links = {part.split('"')[0] for part in page.split('href="')[1:]}
    return next(link.replace("&amp;", "&") for link in sorted(links) if kind in link and "new" in link)


def test_a_line_of_the_ledger_asks_and_keeps_what_was_typed(people: Any, client_of: Any) -> None:
    project, source = ProjectFactory(), MoneySourceFactory()
    for _ in range(6):
        MoneyLineFactory(project=project, kind="received", source=source, amount=300_000)
    client, url = client_of(people.surin), ""
    url = add_url(client, project, "money")
    typed = {
        "kind": "received", "source": str(source.pk), "form": "cash", "amount": "1.2",
        "fiscal_year": str(this_year()), "quarter": "1", "document": "มติ 3/2569",
    }  # fmt: skip
    answer = client.post(url, typed)
    assert "1,200,000 บาท (ล้านบาท) หรือไม่" in told(answer, "amount")
    assert_kept(answer, typed)
    spent = typed | {"kind": "spent", "amount": "5000000"}
    answer = client.post(url, spent)
    assert "มากกว่าที่ได้รับถึงช่วงนั้น" in told(answer, "amount")
    assert_kept(answer, spent)
    future = typed | {"amount": "300000", "dated_about": f"1 ม.ค. {this_year() + 3}"}
    answer = client.post(url, future)
    assert "ยังมาไม่ถึง" in told(answer, "dated_about")
    assert_kept(answer, future)
    assert MoneyLine.objects.unscoped("test").count() == 6


def test_a_target_needs_a_unit_and_a_year_of_its_strategy(people: Any, client_of: Any) -> None:
    client, year = client_of(people.codi), this_year()
    nameless = IndicatorFactory(everywhere=True, unit="")
    typed = {"indicator": nameless.ref, "area": "320501", "fiscal_year": str(year), "value": "40"}
    answer = client.post(Target.list_url("create"), typed | {"narrative": "ตั้งไว้ก่อน"})
    assert "หน่วย" in told(answer, "indicator")
    assert answer.context["form"]["value"].value() == "40"
    assert answer.context["form"]["narrative"].value() == "ตั้งไว้ก่อน"
    with_unit = IndicatorFactory(everywhere=True, unit="คน")
    outside = typed | {"indicator": with_unit.ref, "fiscal_year": "2590"}
    answer = client.post(Target.list_url("create"), outside)
    assert "อยู่นอกช่วงปีของยุทธศาสตร์" in told(answer, "fiscal_year")
    assert answer.context["form"]["value"].value() == "40"
    spread = client.post(f"/strategy/spread/{nameless.ref}/32/{year}/", {"v3205": "7"})
    assert spread.status_code == 422 and "หน่วย" in spread.content.decode()
    assert spread.context["form"]["v3205"].value() == "7"
    assert not Target.objects.unscoped("test").exists()


def test_a_line_lies_within_the_years_of_its_strategy_and_a_strategy_around_its_lines(
    people: Any, client_of: Any
) -> None:
    client = client_of(people.codi)
    strategy = StrategyFactory(first_year=2566, last_year=2570)
    typed = {
        "strategy": strategy.ref, "kind": "strategy", "number": "1", "name": "น้ำ", "detail": "ข้อความทางการ",
        "first_year": "2566", "last_year": "2575",
    }  # fmt: skip
    answer = client.post(Node.list_url("create"), typed)
    said = told(answer, "last_year")
    assert "ปี 2575 อยู่นอกช่วงปีของยุทธศาสตร์ (2566" in said
    assert answer.context["form"]["detail"].value() == "ข้อความทางการ"
    NodeFactory(strategy=strategy, first_year=2566, last_year=2569)
    stored = Strategy.objects.unscoped("test").get(pk=strategy.pk)
    edit = {
        "name": "ชื่อใหม่", "kind": stored.kind, "first_year": "2567", "last_year": "2570",
        "order": stored.order, "area": stored.area_id or "", "cluster": stored.cluster_id or "",
        "version": stored.version,
    }  # fmt: skip
    answer = client.post(stored.page("edit"), edit)
    assert "2566" in told(answer, "last_year")
    assert answer.context["form"]["name"].value() == "ชื่อใหม่"


def test_a_sheet_says_which_sums_are_unlikely_and_takes_them(people: Any, send: Any, confirm: Any) -> None:
    source = MoneySourceFactory()
    project = ProjectFactory(budget_asked=200_000)
    for _ in range(6):
        MoneyLineFactory(project=project, kind="received", source=source, amount=300_000)
    head = ["รหัสโครงการ", "ชนิดรายการเงิน", "แหล่งเงิน", "จำนวน (บาท)", "ปีงบประมาณ (พ.ศ.)"]
    rows = [head, [project.ref, "ได้รับ", source.name, 1.5, this_year()]]
    rows.append([project.ref, "ได้รับ", source.name, 250_000, this_year()])
    run = send(people.surin, make_book(รายการเงิน=rows))
    assert fates(run) == ["new", "new"], problems(run)
    first, second = run.rows.filter(fate="new").order_by("number")
    ((heading, text),) = first.warnings
    assert heading == "จำนวน (บาท)" and "1,500,000 บาท (ล้านบาท) หรือไม่" in text
    assert second.warnings == []
    confirm(people.surin, run)
    assert MoneyLine.objects.unscoped("test").count() == 8
    again = send(people.surin, make_book(รายการเงิน=rows), "อีกครั้ง.xlsx")
    assert fates(again) == ["unchanged"] * 2
    assert [row.warnings for row in again.rows.filter(fate="unchanged")] == [[], []]


def test_a_sheet_says_what_is_spent_before_it_came(people: Any, send: Any) -> None:
    source, year = MoneySourceFactory(), this_year()
    first, second = ProjectFactory(budget_asked=200_000), ProjectFactory(budget_asked=200_000)
    stored = MoneyLineFactory(project=first, kind="received", source=source, amount=100_000, fiscal_year=year)
    MoneyLineFactory(project=first, kind="spent", source=source, amount=90_000, fiscal_year=year, quarter=1)
    head = ["รหัสอ้างอิง", "รหัสโครงการ", "ชนิดรายการเงิน", "แหล่งเงิน", "จำนวน (บาท)", "ปีงบประมาณ (พ.ศ.)", "ไตรมาส"]

    def warned(*rows: list[Any]) -> list[bool]:
        run = send(people.surin, make_book(รายการเงิน=[head, *rows]), f"{len(rows)}-{rows[0][4]}.xlsx")
        assert set(fates(run)) <= {"new", "changed"}, problems(run)
        found = run.rows.exclude(fate="other").order_by("number")
        return [any("มากกว่าที่ได้รับถึงช่วงนั้น" in text for _, text in one.warnings) for one in found]

    def row(
        project: Any, kind: str, amount: int, quarter: Any = 1, when: int = year, ref: str = ""
    ) -> list[Any]:
        return [ref, project.ref, kind, source.name, amount, when, quarter]

    assert warned(row(first, "ใช้ไป", 20_000), row(first, "ใช้ไป", 5_000, when=year + 1)) == [True, True]
    assert warned(row(first, "ใช้ไป", 9_999)) == [False]
    # What the same file brings is counted, wherever it stands; what comes later is not there yet.
    assert warned(row(second, "ใช้ไป", 20_001), row(second, "ได้รับ", 20_001)) == [False, False]
    assert warned(row(second, "ใช้ไป", 20_002), row(second, "ได้รับ", 20_002, 2)) == [True, False]
    # Less received than was written before leaves less to spend.
    less = row(first, "ได้รับ", 50_000, "", ref=stored.ref)
    assert warned(row(first, "ใช้ไป", 9_998), less) == [True, False]


def test_questions_about_a_sheet_do_not_grow_with_its_rows(people: Any) -> None:
    source = MoneySourceFactory()
    counted = []
    for number in (2, 9):
        lines = [(told_line(ProjectFactory(), source), None) for _ in range(number)]
        with CaptureQueriesContext(connection) as asked:
            assert [place for place, *_ in MoneyLineResource().doubts(lines)] == list(range(number))
        counted.append(len(asked))
    assert counted[0] == counted[1]


def told_line(project: Any, source: Any) -> dict[str, Any]:
    said = {"kind": "spent", "form": "cash", "amount": Decimal(3000), "fiscal_year": this_year()}
    return {**said, "project": project, "source": source, "quarter": None}
