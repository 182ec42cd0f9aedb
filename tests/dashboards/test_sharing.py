"""What leaves the portal: picture, workbook, text; meeting mode; the page of data quality."""

import csv
import io
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from PIL import Image

from consents.models import SubjectRequest
from nakhonchai.dashboards.models import Snapshot
from nakhonchai.dashboards.sharing.card import card_svg
from organizations.models import Organization
from tests.factories import LeaderFactory, OrganizationFactory, PlanFactory, TaskFactory
from tests.factories.persons import SubjectRequestFactory

pytestmark = pytest.mark.django_db
AREAS = ["all", "32", "3205", "320501"]


def address(name: str, code: str = "32", *more: str) -> str:
    return reverse(f"dashboards:{name}", args=[code, *more])


@pytest.mark.parametrize("code", AREAS)
def test_everybody_shares_what_they_see(people, client_of, code):
    OrganizationFactory(), LeaderFactory()
    for person in (people.signed_out, people.viewer, people.surin):
        client = client_of(person)
        assert client.get(address("share", code)).status_code == 200
        picture = client.get(address("share-card", code))
        assert picture.headers["Content-Type"] == "image/png"
        drawn = Image.open(io.BytesIO(picture.content)).convert("RGB")
        assert drawn.size == (1080, 1080)
        assert len(drawn.getcolors(1_000_000)) > 50  # text and map were drawn, not an empty sheet


def test_the_picture_says_source_and_day(people, client_of):
    OrganizationFactory.create_batch(3, area_id="320501")
    page = client_of(people.surin).get(address("share")).context["page"]
    drawn = card_svg(page)
    assert "ที่มา: ระบบข้อมูลขบวนองค์กรชุมชน" in drawn and "ณ วันที่" in drawn and "สุรินทร์" in drawn
    assert ">3<" in drawn


def test_the_public_picture_covers_small_numbers_of_people(people, client_of):
    LeaderFactory.create_batch(3, area_id="320501")
    page = client_of(people.signed_out).get(address("share")).context["page"]
    assert "น้อยกว่า 5" in card_svg(page)


def test_the_text_is_two_lines_with_numbers_day_and_link(people, client_of):
    OrganizationFactory.create_batch(2, area_id="320501")
    text = client_of(people.surin).get(address("share")).context["text"]
    first, second = text.split("\n")
    assert "สุรินทร์: องค์กร 2 องค์กร" in first
    assert second.endswith("http://testserver/places/32/") and "ข้อมูล ณ" in second


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_the_file_holds_the_table_and_tells_nothing_known_from_zero(people, client_of, suffix):
    OrganizationFactory.create_batch(2, area_id="320501")
    answer = client_of(people.surin).get(address("share-table", "32", suffix))
    if suffix == "xlsx":
        sheet = load_workbook(io.BytesIO(answer.content)).active
        rows = [[str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    else:
        rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    head = rows[0]
    organizations = next(place for place, name in enumerate(head) if name.startswith("องค์กร"))
    population = next(place for place, name in enumerate(head) if name.startswith("ประชากร"))
    total = next(row for row in rows if row[0].startswith("รวม"))
    assert total[organizations] == "2"
    empty = next(row for row in rows[1:] if row[organizations] == "0")
    assert empty[population] == "ไม่มีข้อมูล"


def test_there_is_no_file_of_another_kind(client, places):
    assert client.get(address("share-table", "32", "exe")).status_code == 404
    assert client.get(address("share", "99")).status_code == 404


def test_the_week_counts_what_was_written(people, client_of):
    OrganizationFactory(area_id="320501"), OrganizationFactory(area_id="31010201")
    old = OrganizationFactory(area_id="320501")
    Organization.objects.unscoped("a test").filter(pk=old.pk).update(
        created_at=timezone.now() - timedelta(days=20), updated_at=timezone.now() - timedelta(days=20)
    )
    TaskFactory(area_id="320501", due=timezone.localdate() + timedelta(days=2))
    week = client_of(people.surin).get(address("share")).context["week"]
    assert ("องค์กร", "1", "0") in week.lines
    assert week.due == 1 and "ครบกำหนดใน 7 วันข้างหน้า 1" in week.text
    assert client_of(people.signed_out).get(address("share")).context["week"] is None


def test_the_week_tells_only_what_its_reader_finds_and_of_no_few_people(people, client_of):
    LeaderFactory.create_batch(2, area_id="320501"), SubjectRequestFactory(area_id="320501")
    own = {kind: new for kind, new, _ in client_of(people.surin).get(address("share")).context["week"].lines}
    assert own["ผู้นำ"] == "น้อยกว่า 5"
    assert str(SubjectRequest._meta.verbose_name) not in own
    for stranger in (people.buriram, people.viewer):
        week = client_of(stranger).get(address("share")).context["week"]
        assert "ผู้นำ" not in {kind for kind, _new, _changed in week.lines}
    village = client_of(people.surin).get(address("share", "320501")).context["week"]
    assert "ผู้นำ" not in {kind for kind, _new, _changed in village.lines}


def test_nobody_sends_numbers_of_few_people(people, client_of):
    LeaderFactory.create_batch(3, area_id="320501")
    client = client_of(people.surin)
    found = client.get(address("share"), {"measure": "leaders"}).context
    assert "ผู้นำ น้อยกว่า 5" in found["text"]
    drawn = card_svg(found["page"])
    assert "น้อยกว่า 5" in drawn and "map-area" not in drawn
    small = client.get(address("share", "320501")).context
    assert "ผู้นำ" not in small["text"] and "ผู้นำและแกนนำ" not in card_svg(small["page"])


# --- Meetings --------------------------------------------------------------------------------------


def test_a_meeting_freezes_its_figures_and_compares_with_the_last(people, client_of):
    OrganizationFactory.create_batch(2, area_id="320501")
    client = client_of(people.surin)
    client.post(address("meeting"))
    first = Snapshot.objects.get()
    Snapshot.objects.update(taken_at=timezone.now() - timedelta(days=30))
    OrganizationFactory(area_id="320501")
    answer = client.post(address("meeting"))
    second = Snapshot.objects.exclude(pk=first.pk).get()
    assert answer.headers["Location"] == f"{address('meeting')}?known={second.ref}"
    OrganizationFactory(area_id="320501")
    found = client.get(f"{address('meeting')}?known={second.ref}").context["meeting"]
    organizations = next(one for one in found.numbers if one.card.measure.name == "organizations")
    assert organizations.card.told.value == 3
    assert organizations.before.value == 2 and "เพิ่มขึ้น 1" in organizations.change
    assert found.before == first


def test_a_viewer_looks_on_and_freezes_nothing(people, client_of):
    client = client_of(people.viewer)
    assert client.post(address("meeting")).status_code == 200
    assert not Snapshot.objects.exists()
    assert "ตรึงตัวเลข" not in client.get(address("meeting")).content.decode()


def test_decisions_become_tasks_of_the_area(people, client_of):
    client = client_of(people.surin)
    assert "/records/tasks/new/?area=32" in client.get(address("meeting")).content.decode()
    assert "/records/tasks/new/?area=31" not in client.get(address("meeting", "31")).content.decode()


# --- Data quality ------------------------------------------------------------------------------------


def test_what_is_to_be_mended_leads_to_the_list_that_holds_it(people, client_of):
    LeaderFactory(birth_year=None, area_id="320501"), LeaderFactory(birth_year=2530, area_id="320501")
    old = OrganizationFactory(area_id="320501")
    Organization.objects.unscoped("a test").filter(pk=old.pk).update(
        updated_at=timezone.now() - timedelta(days=800)
    )
    client = client_of(people.surin)
    found = client.get(address("quality")).context["quality"]
    wanting = [flaw for flaw in found.flaws if flaw.told.value]
    assert len(wanting) == 2
    for flaw in wanting:
        listed = client.get(flaw.url).context["page_obj"].paginator.count
        assert flaw.told.value == listed == 1, flaw.measure.name
    assert sum(area.total for area in found.areas) == 2


def test_work_is_shown_to_those_who_do_it(people, client_of):
    manager = client_of(people.surin).get(address("quality")).context["quality"]
    assert {one.label for one in manager.work} >= {"แถวจากไฟล์ที่ยังค้าง", "รายการที่อาจซ้ำกัน", "ข้อมูลองค์กรที่ขัดแย้งกัน"}
    assert client_of(people.viewer).get(address("quality")).context["quality"].work == []


def test_sentences_praise_first_and_lead_on(people, client_of):
    PlanFactory(area_id="320501", status="endorsed", first_year=timezone.localdate().year + 543)
    page = client_of(people.surin).get("/places/32/").context["page"]
    assert page.attention and all(one.url for one in page.attention if "ตำบล" in one.text)
    html = client_of(people.surin).get("/places/32/").content.decode()
    assert html.index("สิ่งที่ควรดูแลต่อ") > html.index('class="dash-numbers"')
