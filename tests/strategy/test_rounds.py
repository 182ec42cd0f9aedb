"""A round: who is asked, what is sent, confirmed, accepted, sent back; and what waits for whom."""

from typing import Any

import pytest
from django.urls import reverse

from nakhonchai.records.other_work import other_work
from strategy.models import Round, Value
from tests.factories import AccountFactory, IndicatorFactory, RoundFactory, ValueFactory

WHY = "test"
pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(people: Any, client_of: Any, places: Any) -> Any:
    """A yearly round of the cluster, in which every subdistrict is asked for one indicator."""
    indicator = IndicatorFactory(everywhere=True, name="ครัวเรือนสมาชิก")
    around = RoundFactory(area_id=None, cluster=places)
    page = reverse("strategy:round-ask", args=[around.ref])
    answer = client_of(people.codi).post(page, {"indicators": [indicator.pk], "within": "", "assignee": ""})
    assert answer.status_code == 302
    return around


def report(area: str) -> Value:
    found: Value = Value.objects.unscoped(WHY).get(area=area)
    return found


def send(client: Any, one: Value, **typed: Any) -> Any:
    data = {"state": "value", "send": "on", "version": one.version} | typed
    return client.post(one.page("edit"), data)


def move(client: Any, around: Round, verb: str, *reports: Value, reason: str = "") -> Any:
    page = reverse("strategy:round-move", args=[around.ref])
    return client.post(page, {"verb": verb, "ref": [one.ref for one in reports], "reason": reason})


def test_asking_makes_one_row_for_each_area_and_never_two(people: Any, client_of: Any, asked: Round) -> None:
    rows = Value.objects.unscoped(WHY).filter(round=asked)
    assert rows.count() == 10  # the subdistricts of the four provinces here
    assert set(rows.values_list("status", "state")) == {("open", "missing")}
    assert {one.due for one in rows} == {asked.due}
    page = reverse("strategy:round-ask", args=[asked.ref])
    indicator = rows[0].indicator
    client_of(people.codi).post(page, {"indicators": [indicator.pk]})
    assert rows.count() == 10
    assert Value.history.count() == 10


def test_a_report_that_was_there_joins_the_round(people: Any, client_of: Any, places: Any) -> None:
    indicator = IndicatorFactory(everywhere=True)
    there = ValueFactory(indicator=indicator, area_id="320501")
    around = RoundFactory(area_id="32")
    page = reverse("strategy:round-ask", args=[around.ref])
    client_of(people.surin).post(page, {"indicators": [indicator.pk], "within": "3205"})
    there.refresh_from_db()
    assert there.round == around
    assert there.value == 3
    assert set(Value.objects.unscoped(WHY).values_list("area_id", flat=True)) == {"320501", "320502"}


def test_what_is_owed_stands_in_the_work_of_who_owes_it(people: Any, client_of: Any, asked: Round) -> None:
    def waits(person: Any) -> dict[str, int]:
        return {one.label.partition(" (")[0]: one.count for one in other_work(person)}

    owed, confirm, accept = (
        "รายงานตัวชี้วัดที่ต้องส่ง",
        "รายงานตัวชี้วัดที่รอจังหวัดยืนยัน",
        "รายงานตัวชี้วัดที่รอกลุ่มจังหวัดรับ",
    )
    assert waits(people.recorder)[owed] == 1
    assert waits(people.surin)[owed] == 4
    assert owed not in waits(people.viewer)
    one = report("320501")
    one.assignee = AccountFactory(recorder=True, areas=["320501"])
    one.save()
    assert owed not in waits(people.recorder)
    assert waits(one.assignee)[owed] == 1
    mine = client_of(one.assignee).get(f"{Value.list_url()}?todo=mine").content.decode()
    assert one.page() in mine
    assert send(client_of(one.assignee), report("320501"), value="5").status_code == 302
    assert owed not in waits(one.assignee)
    assert waits(people.surin)[confirm] == 1
    assert confirm not in waits(people.buriram)
    move(client_of(people.surin), asked, "confirm", report("320501"))
    assert waits(people.codi)[accept] == 1


def test_a_late_report_is_called_late(people: Any, asked: Round) -> None:
    Value.objects.unscoped(WHY).update(due="2020-01-01")
    assert "เลยกำหนด 1" in next(one.label for one in other_work(people.recorder))


def test_a_round_goes_from_the_subdistrict_to_the_cluster(people: Any, client_of: Any, asked: Round) -> None:
    recorder, surin, codi = (client_of(getattr(people, name)) for name in ("recorder", "surin", "codi"))
    assert send(recorder, report("320501"), value="0").status_code == 302
    assert (report("320501").status, report("320501").value) == ("submitted", 0)
    # Who keeps a subdistrict does not confirm its own report, and a stranger confirms nothing.
    assert move(recorder, asked, "confirm", report("320501")).status_code == 403
    move(client_of(people.buriram), asked, "confirm", report("320501"))
    assert report("320501").status == "submitted"
    refused = move(surin, asked, "return", report("320501"))
    assert refused.status_code == 422 and "reason" in refused.context["move_form"].errors
    assert refused.context["chosen"] == [report("320501").ref], "what was chosen stays chosen"
    assert f'value="{report("320501").ref}" checked' in refused.content.decode()
    nothing = move(surin, asked, "return", reason="นับซ้ำ")
    assert nothing.status_code == 422 and "เลือกรายงาน" in nothing.content.decode()
    assert nothing.context["move_form"]["reason"].value() == "นับซ้ำ"
    move(surin, asked, "return", report("320501"), reason="นับครัวเรือนที่ย้ายออกแล้วด้วย")
    assert report("320501").status == "returned"
    page = recorder.get(asked.page()).content.decode()
    assert "นับครัวเรือนที่ย้ายออกแล้วด้วย" in page
    send(recorder, report("320501"), value="7")
    move(surin, asked, "confirm", report("320501"))
    assert report("320501").status == "confirmed"
    move(surin, asked, "accept", report("320501"))  # the cluster's step is not the province's
    assert report("320501").status == "confirmed"
    move(codi, asked, "accept", report("320501"))
    assert report("320501").status == "accepted"
    reasons = list(
        Value.history.filter(ref=report("320501").ref)
        .order_by("history_id")
        .values_list("history_change_reason", flat=True)
    )
    assert reasons[-2:] == ["จังหวัดยืนยัน", "กลุ่มจังหวัดรับ"]


def test_a_confirmed_number_that_is_changed_is_confirmed_anew(
    people: Any, client_of: Any, asked: Round
) -> None:
    send(client_of(people.recorder), report("320501"), value="7")
    move(client_of(people.surin), asked, "confirm", report("320501"))
    send(client_of(people.recorder), report("320501"), value="7")
    assert report("320501").status == "confirmed"  # nothing changed
    send(client_of(people.recorder), report("320501"), value="8")
    assert report("320501").status == "submitted"


def test_who_never_reported_is_confirmed_as_silent(people: Any, client_of: Any, asked: Round) -> None:
    move(client_of(people.surin), asked, "waive", report("320502"))
    assert (report("320502").status, report("320502").state, report("320502").value) == (
        "confirmed",
        "missing",
        None,
    )


def test_a_draft_is_kept_and_not_sent(people: Any, client_of: Any, asked: Round) -> None:
    one = report("320501")
    client_of(people.recorder).post(
        one.page("edit"),
        {"state": "estimate", "value": "4", "narrative": "ยังนับไม่ครบ", "version": one.version},
    )
    one = report("320501")
    assert (one.status, one.state, one.value, one.narrative) == ("open", "estimate", 4, "ยังนับไม่ครบ")


@pytest.mark.parametrize(
    ("typed", "field", "word"),
    [
        ({"state": "value", "value": ""}, "value", "ศูนย์ให้ใส่ 0"),
        ({"state": "missing", "value": "3"}, "state", "มีตัวเลขแล้ว"),
        ({"state": "na", "value": "0"}, "state", "มีตัวเลขแล้ว"),
    ],
)
def test_a_number_and_its_absence_are_told_apart(
    people: Any, client_of: Any, asked: Round, typed: Any, field: str, word: str
) -> None:
    answer = send(client_of(people.recorder), report("320501"), narrative="พิมพ์ไว้แล้ว", **typed)
    assert answer.status_code == 422
    assert word in str(answer.context["form"].errors[field])
    assert answer.context["form"]["narrative"].value() == "พิมพ์ไว้แล้ว"


def test_a_percentage_keeps_both_numbers(people: Any, client_of: Any) -> None:
    indicator = IndicatorFactory(everywhere=True, over_area="ratio", unit="ร้อยละ")
    one = ValueFactory(indicator=indicator, area_id="320501", state="missing", value=None, status="open")
    client = client_of(people.recorder)
    wrong = send(client, one, numerator="3", denominator="0")
    assert "มากกว่า 0" in str(wrong.context["form"].errors["denominator"])
    wrong = send(client, one, numerator="3", denominator="")
    assert "denominator" in wrong.context["form"].errors
    assert send(client, one, numerator="1", denominator="3").status_code == 302
    one.refresh_from_db()
    assert (one.numerator, one.denominator, str(one.value)) == (1, 3, "33.3333")
    assert one.text == "33.33% (1 จาก 3)"


def test_what_counts_once_is_told_by_name(people: Any, client_of: Any) -> None:
    indicator = IndicatorFactory(everywhere=True, over_area="distinct")
    one = ValueFactory(indicator=indicator, area_id="320501", state="missing", value=None, status="open")
    client = client_of(people.recorder)
    wrong = send(client, one, items="อบต.\nโรงเรียน", value="3")
    assert "(2)" in str(wrong.context["form"].errors["value"])
    assert send(client, one, items="อบต.\nโรงเรียน\n อบต. ").status_code == 302
    one.refresh_from_db()
    assert one.value == 2


def test_a_report_lies_at_the_level_that_reports(people: Any, client_of: Any) -> None:
    indicator = IndicatorFactory(everywhere=True, report_level=6)
    typed = {
        "indicator": indicator.ref,
        "fiscal_year": "2569",
        "state": "value",
        "value": "1",
        "quarter": "0",
    }
    client = client_of(people.surin)
    answer = client.post(Value.list_url("create"), typed | {"area": "3205"})
    assert "ระดับตำบล" in str(answer.context["form"].errors["area"])
    answer = client.post(Value.list_url("create"), typed | {"area": "320501", "quarter": "1"})
    assert "ทั้งปี" in str(answer.context["form"].errors["quarter"])
    assert client.post(Value.list_url("create"), typed | {"area": "320501"}).status_code == 302
    again = client.post(Value.list_url("create"), typed | {"area": "320501"})
    assert "รายการเดิม" in str(again.context["form"].errors)


def test_a_stranger_finds_no_report_but_the_round(people: Any, client_of: Any, asked: Round) -> None:
    one = report("320501")
    for name, status in (("buriram", 404), ("viewer", 200), ("surin", 200), ("empty", 404)):
        assert client_of(getattr(people, name)).get(one.page()).status_code == status, name
    page = client_of(people.buriram).get(asked.page())
    assert one.page() not in page.content.decode()
    assert page.context["total"] == 3  # those of Buriram


def test_a_round_costs_the_same_for_many_reports(
    people: Any, client_of: Any, asked: Round, django_assert_max_num_queries: Any
) -> None:
    for person, most in ((people.recorder, 32), (people.codi, 32)):
        client = client_of(person)
        client.get(asked.page())
        with django_assert_max_num_queries(most):
            client.get(asked.page())
