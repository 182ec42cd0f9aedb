"""Facts of a type: the forms that follow from the definitions, the pages, filters, figures and files."""

from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from nakhonchai.thai import be_year
from organizations.facts.values import Value, put_value, read_value
from organizations.models import FactDefinition, FactValue, Organization, OrganizationType
from tests.factories import OrganizationFactory
from tests.imports.conftest import fates, problems
from tests.records.conftest import count_queries

pytestmark = pytest.mark.django_db
YEAR = be_year(timezone.localdate()) - 1


@pytest.fixture
def fund(people: Any) -> Organization:
    kind = OrganizationType.objects.get(name="กองทุนสวัสดิการชุมชน")
    return OrganizationFactory(type=kind, name="กองทุนสวัสดิการกังแอน")


def page(one: Any, year: int = YEAR) -> str:
    return reverse("organizations:organization-facts-year", args=[one.ref, year])


def data(one: Any, **answers: Any) -> dict[str, Any]:
    posted: dict[str, Any] = {"version": one.version}
    for key, said in answers.items():
        text, _, state = str(said).partition("|")
        name = key.replace("_", "-")
        posted |= {f"{name}_0": text, f"{name}_1": state}
    return posted


def stored(one: Any) -> Any:
    return Organization.objects.unscoped("test").get(pk=one.pk)


def test_the_form_asks_what_the_type_has_and_keeps_every_state(
    people: Any, client_of: Any, fund: Any
) -> None:
    client = client_of(people.surin)
    shown = client.get(page(fund)).text
    assert "สมาชิกสะสม" in shown and "เงินสมทบจาก อปท." in shown and "ประชุมสภา" not in shown
    answers = data(
        fund,
        fund_members_all="๑,๒๐๐",
        fund_members_now="0",
        fund_members_asked="|unreported",
        money_codi="1500.50|estimate",
        money_state="|none",
        gov_audit="partly",
    )
    assert client.post(page(fund), answers | {"source": "รายงานประจำปี"}).status_code == 302
    facts = stored(fund).facts
    assert read_value(facts, "fund-members-all", YEAR) == Value("1200", source="รายงานประจำปี")
    assert read_value(facts, "fund-members-now", YEAR).number == 0
    assert read_value(facts, "fund-members-asked", YEAR).state == "unreported"
    assert read_value(facts, "money-codi", YEAR).state == "estimate"
    assert read_value(facts, "money-state", YEAR).state == "none"
    assert FactValue.objects.filter(organization=fund).count() == 6
    seen = client.get(fund.page()).text
    assert "1,500.50 (ประมาณ)" in seen and "ยังไม่มีรายงาน" in seen and "มีบางส่วน" in seen
    assert stored(fund).history.count() == 2


def test_wrong_answers_are_said_at_their_fields_and_nothing_is_lost(
    people: Any, client_of: Any, fund: Any
) -> None:
    client = client_of(people.surin)
    answers = data(
        fund,
        fund_members_all="หลายคน",
        fund_members_asked="-5",
        money_codi="9|unreported",
        money_local="|estimate",
        money_other="1e30",
    )
    answer = client.post(page(fund), answers)
    assert answer.status_code == 422
    errors = answer.context["form"].errors
    assert "ต้องไม่ติดลบ" in errors["fund-members-asked"][0]
    assert "เลือกอย่างใดอย่างหนึ่ง" in errors["money-codi"][0]
    assert "ใส่ตัวเลขด้วย" in errors["money-local"][0]
    assert {"fund-members-all", "money-other"} <= set(errors)
    assert "หลายคน" in answer.text and "-5" in answer.text
    assert stored(fund).facts == {}


def test_what_a_type_must_tell_is_required_from_its_year(people: Any, client_of: Any, fund: Any) -> None:
    client = client_of(people.surin)
    FactDefinition.objects.filter(key="fund-members-now").update(required_from=YEAR)
    from organizations.facts.definitions import forget_facts

    forget_facts()
    lacking = client.post(page(fund), data(fund, fund_members_all="5"))
    assert lacking.status_code == 422
    assert list(lacking.context["form"].errors) == ["fund-members-now"] and "ต้องมีข้อมูลนี้" in lacking.text
    assert client.post(page(fund, YEAR - 1), data(fund, fund_members_all="5")).status_code == 302
    told = data(stored(fund), fund_members_all="5", fund_members_now="|unreported")
    assert client.post(page(fund), told).status_code == 302
    other = OrganizationFactory(type=fund.type, name="กองทุนที่ยังไม่บอก")
    work = client.get(f"{reverse('organizations:organization-work')}?area=32").text
    assert "ยังไม่มีสมาชิกปัจจุบัน" in work and other.name in work and fund.name not in work


def test_unlikely_figures_are_asked_about_once(people: Any, client_of: Any, fund: Any) -> None:
    client = client_of(people.surin)
    more = data(fund, fund_members_all="100", fund_members_now="120", money_codi="99000000000")
    asked = client.post(page(fund), more)
    assert asked.status_code == 422
    errors = asked.context["form"].errors
    assert set(errors) == {"fund-members-now", "money-codi"}
    assert "มากกว่าสมาชิกสะสม (100)" in errors["fund-members-now"][0]
    assert "มากกว่าปกติ" in errors["money-codi"][0] and 'name="sure"' in asked.text
    assert client.post(page(fund), more | {"sure": "on"}).status_code == 302
    # What is stored and odd stands as work, and stops nobody from saving something else.
    assert "มากกว่าสมาชิกสะสม" in client.get(fund.page()).text
    listed = client.get(f"{reverse('organizations:organization-work')}?area=32").text
    assert "มากกว่าสมาชิกสะสม" in listed and "มากกว่าปกติ" in listed
    kept = data(
        stored(fund), fund_members_all="100", fund_members_now="120", money_codi="99000000000", fund_paid="7"
    )
    assert client.post(page(fund), kept).status_code == 302
    # It stops nobody from changing the organization either.
    assert client.get(fund.page("edit")).status_code == 200


def test_a_year_to_come_is_said_at_the_field(people: Any, client_of: Any, fund: Any) -> None:
    client = client_of(people.surin)
    base = reverse("organizations:organization-facts", args=[fund.ref])
    future = client.get(f"{base}?year=2599")
    assert future.status_code == 422 and "ปี 2599 ยังมาไม่ถึง" in future.text
    assert client.get(f"{base}?year=2565").url == page(fund, 2565)
    assert client.get(page(fund, 2599)).status_code == 404
    fund.facts = put_value({}, "fund-members-all", 2599, Value("1"))
    fund.save()
    assert "ปียังมาไม่ถึง" in client.get(f"{reverse('organizations:organization-work')}?area=32").text


def test_two_editors_of_one_year_lose_nothing(people: Any, client_of: Any, fund: Any) -> None:
    first, second = client_of(people.surin), client_of(people.codi)
    mine, theirs = data(fund, fund_members_all="10"), data(fund, fund_paid="500", fund_members_all="12")
    assert first.post(page(fund), mine).status_code == 302
    clash = second.post(page(fund), theirs)
    assert clash.status_code == 409 and "สมาชิกสะสม" in clash.text
    merged = clash.context["form"].data
    assert (merged["fund-paid_0"], merged["fund-members-all_0"]) == ("500", "12")
    assert stored(fund).facts == put_value({}, "fund-members-all", YEAR, Value("10"))


def test_internal_facts_are_for_the_area_and_open_ones_for_the_network(
    people: Any, client_of: Any, fund: Any
) -> None:
    facts: Any = put_value({}, "fund-members-now", YEAR, Value("4321"))
    fund.facts = put_value(facts, "gov-audit", YEAR, Value("partly"))
    fund.save()
    assert "4,321" in client_of(people.surin).get(fund.page()).text
    for name in ("viewer", "buriram"):
        seen = client_of(getattr(people, name)).get(fund.page()).text
        assert "4,321" not in seen and "มีบางส่วน" in seen


def test_lists_are_filtered_by_any_fact(people: Any, client_of: Any, fund: Any) -> None:
    facts: Any = put_value({}, "fund-members-now", YEAR, Value("400"))
    facts = put_value(facts, "fund-members-now", YEAR - 1, Value("90"))
    fund.facts = put_value(facts, "gov-audit", YEAR, Value("partly"))
    fund.save()
    OrganizationFactory(type=fund.type, name="กองทุนเงียบ")
    client = client_of(people.surin)
    for query, found in [
        ("fact=fund-members-now&fact_is=known", [fund.name]),
        ("fact=fund-members-now&fact_is=unknown", ["กองทุนเงียบ"]),
        ("fact=fund-members-now&fact_is=least&fact_value=๔๐๐", [fund.name]),
        ("fact=fund-members-now&fact_is=most&fact_value=100", []),
        (f"fact=fund-members-now&fact_is=most&fact_value=100&fact_year={YEAR - 1}", [fund.name]),
        ("fact=gov-audit&fact_is=is&fact_value=partly", [fund.name]),
        ("fact=gov-audit&fact_is=is&fact_value=มีบางส่วน", [fund.name]),
        ("fact=fund-members-now&fact_is=least&fact_value=มาก", []),
        ("fact=nothing", []),
    ]:
        listed = client.get(f"{Organization.list_url()}?{query}")
        assert sorted(str(row.record) for row in listed.context["rows"]) == sorted(found), query


def test_every_figure_is_the_count_or_sum_of_the_list_behind_it(
    people: Any, client_of: Any, fund: Any
) -> None:
    for number, area in enumerate(["320501", "320502", "310101", "320501"]):
        facts: Any = put_value({}, "fund-members-now", YEAR, Value(str(100 + number)))
        facts = put_value(facts, "gov-audit", YEAR, Value(["yes", "no", "yes", "partly"][number]))
        OrganizationFactory(type=fund.type, area_id=area, facts=facts)
    OrganizationFactory(
        type=fund.type, status="closed", facts=put_value({}, "fund-members-now", YEAR, Value("9"))
    )
    client = client_of(people.codi)
    seen = client.get(f"{reverse('organizations:figures')}?area=&section=members").context
    index = next(at for at, fact in enumerate(seen["facts"]) if fact.key == "fund-members-now")
    assert seen["total"].figures[index].text == "406"
    for row in [*seen["rows"], seen["total"]]:
        figure = row.figures[index]
        if figure.told:
            listed = client.get(figure.url).context["page_obj"]
            assert listed.paginator.count == figure.told
            total = sum(
                (read_value(one.facts, "fund-members-now", YEAR).number for one in listed), Decimal(0)
            )
            assert f"{total:,}" == figure.text
    checked = client.get(f"{reverse('organizations:governance')}?area=32").context
    audit = next(at for at, fact in enumerate(checked["facts"]) if fact.key == "gov-audit")
    parts = checked["total"].figures[audit].parts
    assert [(words, count) for words, count, _url in parts] == [("มี", 1), ("มีบางส่วน", 1), ("ไม่มี", 1)]
    for _words, count, url in parts:
        assert client.get(url).context["page_obj"].paginator.count == count


def test_queries_of_the_pages_do_not_grow(people: Any, client_of: Any, fund: Any) -> None:
    client = client_of(people.surin)
    pages = [
        f"{reverse('organizations:organization-work')}?area=32",
        f"{reverse('organizations:figures')}?area=32&section=members",
        f"{reverse('organizations:governance')}?area=32",
        page(fund),
    ]
    odd: Any = put_value({}, "fund-members-all", YEAR, Value("5"))
    OrganizationFactory(type=fund.type, facts=put_value(odd, "fund-members-now", YEAR, Value("9")))
    few = [count_queries(client, address) for address in pages]
    for number in range(12):
        facts: Any = put_value({}, "fund-members-all", YEAR, Value("5"))
        facts = put_value(facts, "fund-members-now", YEAR, Value(str(100 + number)))
        OrganizationFactory(type=fund.type, facts=put_value(facts, "gov-audit", YEAR, Value("no")))
    assert [count_queries(client, address) for address in pages] == few


def test_staff_define_a_fact_and_everything_follows(people: Any, client_of: Any, fund: Any) -> None:
    client = client_of(people.codi)
    assert client_of(people.surin).get(reverse("organizations:definition-list")).status_code == 403
    create = reverse("organizations:definition-create")
    section = FactDefinition.objects.get(key="fund-members-now").section_id
    bad = client.post(
        create, {"name": "วันจ่าย", "section": section, "kind": "choice", "adds": "not", "order": 5}
    )
    assert bad.status_code == 422
    assert {"choices", "kinds_of_body"} <= set(bad.context["form"].errors)
    wanted = {
        "name": "อาสาสมัครของกองทุน",
        "section": section,
        "kind": "number",
        "unit": "คน",
        "is_yearly": "on",
        "adds": "sum",
        "order": 900,
        "is_active": "on",
        "kinds_of_body": [str(fund.type_id)],
    }
    assert client.post(create, wanted).status_code == 302
    made = FactDefinition.objects.get(name="อาสาสมัครของกองทุน")
    assert made.history.count() == 1
    assert "อาสาสมัครของกองทุน" in client_of(people.surin).get(page(fund)).text
    assert "อาสาสมัครของกองทุน" in client.get(Organization.list_url()).text
    client_of(people.surin).post(page(fund), data(fund) | {f"{made.key}_0": "8", f"{made.key}_1": ""})
    assert FactValue.objects.get(definition=made).number == 8
    edit = reverse("organizations:definition-edit", args=[made.key])
    changed = client.post(edit, wanted | {"kind": "text", "adds": "not", "seen_version": 1})
    assert changed.status_code == 422 and "เปลี่ยนชนิดไม่ได้" in changed.text
    assert client.post(edit, wanted | {"unit": "ราย", "seen_version": 1}).status_code == 302
    assert client.post(edit, wanted | {"unit": "คน", "seen_version": 1}).status_code == 409


def test_facts_come_back_from_a_file_without_a_change(
    people: Any,
    client_of: Any,
    fund: Any,
    send: Any,
    confirm: Any,
) -> None:
    import io

    import openpyxl

    from nakhonchai.records.registry import resource_named
    from nakhonchai.records.writers import write_table

    facts: Any = put_value({}, "fund-members-now", YEAR, Value("400"))
    facts = put_value(facts, "fund-members-now", 2560, Value("", "unreported"))
    facts = put_value(facts, "money-codi", YEAR, Value("1500.50", "estimate"))
    facts = put_value(facts, "gov-audit", YEAR, Value("partly"))
    fund.facts = put_value(facts, "fund-kinds", 0, Value("เกิด แก่ เจ็บ ตาย"))
    fund.save()
    resource = resource_named("organizations.facts")()
    headings = [column.heading for column in resource.columns]
    assert f"สมาชิกปัจจุบัน (คน) ปี {YEAR}" in headings and "สมาชิกปัจจุบัน (คน) ปี 2560" in headings
    cells = [
        fund.area_id
        if column.attribute == "area_code"
        else column.cell(stored(fund))
        if column.attribute not in ("province", "district", "subdistrict", "moo", "place_name")
        else None
        for column in resource.columns
    ]
    target = io.BytesIO()
    write_table(target, "xlsx", resource.sheet, headings, [cells])
    run = send(people.surin, target.getvalue(), "facts.xlsx")
    assert fates(run) == ["unchanged"], problems(run) + str([row.changes for row in run.rows.all()])
    book = openpyxl.load_workbook(io.BytesIO(target.getvalue()))
    sheet = book[resource.sheet]
    sheet.cell(2, headings.index(f"สมาชิกปัจจุบัน (คน) ปี {YEAR}") + 1, 450)
    changed = io.BytesIO()
    book.save(changed)
    run = send(people.surin, changed.getvalue(), "facts.xlsx")
    assert fates(run) == ["changed"], problems(run)
    confirm(people.surin, run)
    assert read_value(stored(fund).facts, "fund-members-now", YEAR).number == 450
    assert (
        FactValue.objects.get(organization=fund, definition__key="fund-members-now", year=YEAR).number == 450
    )
    assert stored(fund).version == 2
