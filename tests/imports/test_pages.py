"""The pages of a run, whatever it holds: words, links, numbers of queries, and who may come."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nakhonchai.imports.enums import Fate, RunStatus
from nakhonchai.imports.models import Run, RunRow
from organizations.models import Organization
from tests.factories import OrganizationFactory
from tests.imports.conftest import words
from tests.imports.made import make_run_of

PAGES = ("", "progress/", "sheets/", "problems/", "rows/", "apply/", "left-over/", "undo/")
ACTIONS = ("apply/", "mode/", "cancel/", "undo/", "sheets/", "rows/decide/", "problems/abc/")


@pytest.fixture
def make_run(people: Any) -> Any:
    """Return a function that makes a run of the coordinator of Surin with rows of each fate."""

    def making(times: int = 1, sheets: int = 1, status: str = RunStatus.READY) -> Run:
        return make_run_of(people.surin, times, sheets, status)

    return making


def test_a_sheet_shows_how_each_column_was_understood(people: Any, make_run: Any, client_of: Any) -> None:
    run = make_run()
    answer = client_of(people.surin).get(f"/imports/{run.pk}/sheets/")
    said = words(answer)
    for word in ("หัวตารางอยู่แถวที่ 3–4", "ข้อมูล 12 แถว", "แน่ใจ", "ยังไม่เข้าใจ", "ระบบไม่เก็บศาสนา", "ยอดรวมไม่ตรง"):
        assert word in said, word
    assert "ยังไม่พบคอลัมน์ ประเภท" in said and "มีแถวที่ซ่อน 2 แถว" in said
    page = answer.content.decode()
    assert 'name="column-2"' in page and 'name="column-1"' not in page  # what is not kept cannot be chosen


def test_gathered_problems_come_with_proposals(people: Any, make_run: Any, client_of: Any) -> None:
    said = words(client_of(people.surin).get(f"/imports/{make_run(3).pk}/problems/"))
    for word in (
        "3 แถว",
        "ไม่พบตำบล ‘ท่าเเซะ0’",
        "ต.กังแอน อ.ปราสาท จ.สุรินทร์",
        "เลือกพื้นที่เอง",
        "ข้ามแถวเหล่านี้",
        "จำคำนี้",
    ):
        assert word in said, word


def test_an_answer_of_ones_own_needs_a_place_within_reach(people: Any, make_run: Any, client_of: Any) -> None:
    run = make_run()
    client = client_of(people.surin)
    url = f"/imports/{run.pk}/problems/g0/"
    for sent, said in (
        ({}, "โปรดเลือกคำตอบหนึ่งข้อ"),
        ({"answer": "other"}, "โปรดใส่คำตอบ"),
        ({"answer": "other", "own": "310401"}, "อยู่นอกเขต"),
    ):
        answer = client.post(url, sent)
        assert answer.status_code == 422 and said in words(answer), said
    assert client.post(f"/imports/{run.pk}/problems/gone/", {"answer": "skip"}).status_code == 302


def test_each_fate_has_its_rows(people: Any, make_run: Any, client_of: Any) -> None:
    run, client = make_run(), client_of(people.surin)
    expected = {
        "changed": ("จำนวนสมาชิก (คน)", "10", "25", "คงไว้", "044999999"),
        "duplicate": ("กองทุนเดิม", "ชื่อคล้ายกันมาก", "ไม่ใช่รายการเดียวกัน", "โทรศัพท์"),
        "error": ("ไม่พบตำบล", "ตัดสินใจเรื่องนี้"),
        "outside": ("อยู่นอกเขตที่ท่านดูแล",),
        "other": ("แถวรวม", "รวมทั้งสิ้น", "แถวที่ไม่ใช่ข้อมูล"),
        "new": ("เติมเลขศูนย์",),
    }
    for fate, parts in expected.items():
        said = words(client.get(f"/imports/{run.pk}/rows/?fate={fate}"))
        assert "แสดง 1–1 จาก 1 แถว" in said
        assert all(part in said for part in parts), (fate, said)


def test_rows_are_walked_forth_and_back(people: Any, make_run: Any, client_of: Any) -> None:
    run, client = make_run(130), client_of(people.surin)
    address = f"/imports/{run.pk}/rows/?fate=error"
    seen: list[str] = []
    for expected in ("1–50", "51–100", "101–130"):
        answer = client.get(address)
        assert f"แสดง {expected} จาก 130 แถว" in words(answer)
        seen += [card.label for card in answer.context["cards"]]
        page = answer.context["rows"]
        if page.after:
            address = f"/imports/{run.pk}/rows/?fate=error&after={page.after}&start={page.next_start}"
    assert len(set(seen)) == 130 and page.after is None
    back = client.get(f"/imports/{run.pk}/rows/?fate=error&before={page.before}&start={page.previous_start}")
    assert [card.label for card in back.context["cards"]] == seen[50:100]
    for nonsense in ("after=x", "before=9" * 5, "start=-1", "fate=zzz", "after=99999999999999999999"):
        assert client.get(f"/imports/{run.pk}/rows/?{nonsense}").status_code == 200


def test_the_rows_of_one_sheet(people: Any, make_run: Any, client_of: Any) -> None:
    run, client = make_run(2, sheets=2), client_of(people.surin)
    RunRow.objects.filter(run=run, fate=Fate.NEW).update(sheet="แผ่น1")
    page = client.get(f"/imports/{run.pk}/rows/")
    assert [link.label for link in page.context["sheet_links"]] == ["ทุกแผ่น", "แผ่น0", "แผ่น1"]
    answer = client.get(f"/imports/{run.pk}/rows/?sheet=1")
    assert [card.row.fate for card in answer.context["cards"]] == ["new"] * 2
    assert not client.get(f"/imports/{run.pk}/rows/?sheet=1&fate=error").context["cards"]
    assert len(client.get(f"/imports/{run.pk}/rows/?sheet=9").context["cards"]) == 18


def test_the_rows_of_one_problem(people: Any, make_run: Any, client_of: Any) -> None:
    run = make_run(3)
    answer = client_of(people.surin).get(f"/imports/{run.pk}/rows/?group=g0")
    assert [card.row.fate for card in answer.context["cards"]] == ["error"] * 3


@pytest.mark.parametrize(
    "page", ["", "sheets/", "problems/", "rows/", "rows/?fate=duplicate", "apply/", "progress/"]
)
def test_a_page_asks_the_same_queries_for_any_number_of_rows(
    people: Any, make_run: Any, client_of: Any, page: str
) -> None:
    counts = []
    for times, sheets in ((1, 1), (60, 6)):
        run, client = make_run(times, sheets), client_of(people.surin)
        client.get("/imports/")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/imports/{run.pk}/{page}")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 10, counts


def test_the_list_of_runs_asks_the_same_queries_and_names_what_is_left(
    people: Any, make_run: Any, client_of: Any
) -> None:
    client, counts = client_of(people.surin), []
    client.get("/imports/")
    for _ in range(2):
        make_run(), make_run(status=RunStatus.CANCELLED)
        with CaptureQueriesContext(connection) as queries:
            said = words(client.get("/imports/"))
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 6 and "4 แถว" in said
    assert "hx-trigger" not in client.get("/imports/").content.decode()
    to_do = client.get("/imports/?todo=1")
    assert len(to_do.context["lines"]) == 2 and to_do.context["lines"][0].to_do == 4


@pytest.mark.parametrize("name", ["buriram", "two", "recorder", "viewer", "empty"])
def test_a_stranger_finds_no_page_of_a_run(people: Any, make_run: Any, client_of: Any, name: str) -> None:
    run, client = make_run(), client_of(getattr(people, name))
    expected = 404 if name in ("buriram", "two") else 403
    for page in PAGES:
        assert client.get(f"/imports/{run.pk}/{page}").status_code == expected, page
    for page in ACTIONS:
        assert client.post(f"/imports/{run.pk}/{page}", {"table": "0-0"}).status_code == expected, page


def test_progress_is_shown_until_the_work_is_done(people: Any, make_run: Any, client_of: Any) -> None:
    run, client = make_run(status=RunStatus.READING), client_of(people.surin)
    Run.objects.filter(pk=run.pk).update(rows_done=40, rows_total=160, step="กำลังจับคู่พื้นที่")
    page = client.get(f"/imports/{run.pk}/").content.decode()
    assert 'http-equiv="refresh"' in page and 'hx-trigger="every 2s"' in page
    part = client.get(f"/imports/{run.pk}/progress/", headers={"HX-Request": "true"})
    assert "กำลังจับคู่พื้นที่" in words(part) and "25 / 100" in words(part)
    Run.objects.filter(pk=run.pk).update(status=RunStatus.READY)
    done = client.get(f"/imports/{run.pk}/progress/", headers={"HX-Request": "true"})
    assert done["HX-Refresh"] == "true"
    assert client.get(f"/imports/{run.pk}/progress/").status_code == 302
    assert 'http-equiv="refresh"' not in client.get(f"/imports/{run.pk}/").content.decode()


def test_the_list_follows_the_work(people: Any, make_run: Any, client_of: Any) -> None:
    make_run(status=RunStatus.READING)
    page = client_of(people.surin).get("/imports/").content.decode()
    assert 'hx-get="/imports/"' in page and "กำลังอ่าน" in page and 'http-equiv="refresh"' in page


def test_the_result_leads_to_exactly_the_records(people: Any, make_run: Any, client_of: Any) -> None:
    run, client = make_run(status=RunStatus.APPLIED), client_of(people.surin)
    made = OrganizationFactory(name="กลุ่มที่เพิ่ม", area_id="320501")
    RunRow.objects.filter(run=run, fate=Fate.NEW).update(applied=True, target_ref=made.ref)
    RunRow.objects.filter(run=run, fate=Fate.CHANGED).update(applied=True)
    links = client.get(f"/imports/{run.pk}/").context["links"]
    assert [(link.count, link.url.rpartition(".")[2]) for link in links] == [(1, "new"), (1, "changed")]
    names = {}
    for link in links:
        answer = client.get(link.url)
        names[link.url.rpartition(".")[2]] = [row.record.name for row in answer.context["rows"]]
        assert "แฟ้ม.xlsx" in words(answer)
    assert names == {"new": ["กลุ่มที่เพิ่ม"], "changed": ["กองทุนเดิม"]}
    assert Organization.objects.unscoped("test").count() == 2


@pytest.mark.parametrize("value", ["x", "00000000-0000-0000-0000-000000000000.new", ".new"])
def test_a_run_that_is_not_known_lists_nothing(
    people: Any, make_run: Any, client_of: Any, value: str
) -> None:
    make_run()
    answer = client_of(people.surin).get(f"/organizations/?run={value}")
    assert answer.status_code == 200 and not answer.context["rows"]


def test_a_strangers_run_lists_nothing(people: Any, make_run: Any, client_of: Any) -> None:
    run = make_run(status=RunStatus.APPLIED)
    RunRow.objects.filter(run=run).update(applied=True)
    assert client_of(people.surin).get(f"/organizations/?run={run.pk}").context["rows"]
    assert not client_of(people.buriram).get(f"/organizations/?run={run.pk}").context["rows"]
