"""The work of a project: places, people, partners, themes, what is blocked, reports from the field."""

import io
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image

from nakhonchai.records.actions import save_record, trash_record
from nakhonchai.records.flaws import flaws_at
from nakhonchai.records.models import Attachment
from nakhonchai.thai import ApproximateDate
from plans.models import Project, ProjectPartner, ProjectPerson, ProjectPlace, ProjectUpdate, Theme
from plans.themes import rename_theme
from plans.work_actions import set_places
from tests.factories import (
    LeaderFactory,
    OrganizationFactory,
    PlanFactory,
    ProjectFactory,
    ProjectUpdateFactory,
)

pytestmark = pytest.mark.django_db


def stored(project: Any) -> Project:
    return Project.objects.unscoped("test").get(pk=project.pk)


def ago(days: int) -> Any:
    return timezone.localdate() - timedelta(days=days)


def photo(name: str = "สนาม.jpg") -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (300, 200), "#884422").save(out, "JPEG")
    return SimpleUploadedFile(name, out.getvalue())


def tell(client: Any, project: Project, **fields: Any) -> Any:
    today = ApproximateDate(timezone.localdate()).th(short=True)
    return client.post(f"{project.page()}report/", {"text": "ปลูกป่าแล้ว 3 ไร่", "happened": today, **fields})


def edit(client: Any, project: Project, **fields: Any) -> Any:
    data = {
        "name": project.name,
        "area": project.area_id,
        "status": project.status,
        "version": project.version,
    }
    return client.post(f"{project.page()}edit/", {**data, **fields})


def test_a_report_from_the_field_with_photos_in_one_go(people: Any, client_of: Any, kept_files: Any) -> None:
    project, client = ProjectFactory(status="approved"), client_of(people.recorder)
    page = client.get(project.page()).content.decode()
    assert f'action="{project.page()}report/"' in page and "multipart/form-data" in page
    answer = tell(client, project, progress="40", status="running", photos=[photo(), photo("อีกรูป.jpg")])
    assert answer.status_code == 302, answer.context["form"].errors
    (told,) = ProjectUpdate.objects.unscoped("test")
    assert (told.text, told.progress, told.area_id) == ("ปลูกป่าแล้ว 3 ไร่", 40, "320501")
    assert stored(project).status == "running"
    files = Attachment.objects.filter(about_id=told.pk)
    assert {one.content_type for one in files} == {"image/jpeg"} and files.count() == 2
    page = client.get(project.page()).content.decode()
    assert "ปลูกป่าแล้ว 3 ไร่" in page and page.count("<img ") >= 2
    viewer = client_of(people.viewer).get(project.page()).content.decode()
    assert "ปลูกป่าแล้ว" not in viewer and files[0].ref not in viewer
    assert client_of(people.buriram).get(told.page()).status_code == 404


def test_a_double_click_makes_one_report(people: Any, client_of: Any) -> None:
    project, client = ProjectFactory(), client_of(people.recorder)
    key = "6f9619ff-8b86-4011-b42d-00c04fc964ff"
    for _twice in range(2):
        assert tell(client, project, form_key=key).status_code == 302
    assert ProjectUpdate.objects.unscoped("test").count() == 1


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"text": ""}, "text", "ว่าทำอะไร"),
        ({"progress": "140"}, "progress", "0 ถึง 100"),
        ({"status": "blocked"}, "needs", "ติดขัดเพราะอะไร"),
        ({"happened": "FUTURE"}, "happened", "ยังมาไม่ถึง"),
        ({"photos": [SimpleUploadedFile("a.txt", "ข้อความ".encode())]}, "photos", "ไม่ใช่รูปถ่าย"),
        ({"photos": [SimpleUploadedFile("a.jpg", b"\xff\xd8\xff\xe0 broken")]}, "photos", ""),
    ],
)
def test_a_wrong_report_is_said_at_the_field(
    fields: Any, field: str, words: str, people: Any, client_of: Any
) -> None:
    future = ApproximateDate(ago(-20)).th(short=True)
    fields = {name: future if value == "FUTURE" else value for name, value in fields.items()}
    answer = tell(client_of(people.recorder), ProjectFactory(), **{"needs": "", "text": "ไม่หาย", **fields})
    assert answer.status_code == 422
    assert words in str(answer.context["form"].errors[field])
    assert field == "text" or "ไม่หาย" in answer.content.decode()
    assert not ProjectUpdate.objects.unscoped("test").exists()


def test_what_is_blocked_says_why(people: Any, client_of: Any) -> None:
    project, client = ProjectFactory(status="running"), client_of(people.recorder)
    answer = edit(client, project, status="blocked", aim="ไม่หาย")
    assert "ติดขัดเพราะอะไร" in str(answer.context["form"].errors["needs"])
    assert "ไม่หาย" in answer.content.decode()
    assert edit(client, project, status="blocked", needs="รอที่ดิน").status_code == 302
    assert stored(project).blocked_since == timezone.localdate()
    project = stored(project)
    assert edit(client, project, status="running", needs="").status_code == 302
    assert stored(project).blocked_since is None
    other = ProjectFactory(status="running")
    other.status = "blocked"
    with pytest.raises(ValidationError):
        save_record(other, by=people.surin)
    assert stored(other).status == "running"


def test_what_was_blocked_before_reasons_were_asked_for_can_be_written(people: Any) -> None:
    old = ProjectFactory(status="blocked", needs="")
    old.aim = "แก้ได้"
    save_record(old, by=people.surin)
    trash_record(old, by=people.surin, reason="ทดสอบ")


def test_the_period_ends_after_it_begins_and_fits_the_plan(people: Any, client_of: Any) -> None:
    plan = PlanFactory(first_year=2566, last_year=2570)
    project, client = ProjectFactory(plan=plan, fiscal_year=2567), client_of(people.recorder)
    answer = edit(client, project, plan=plan.ref, started_about="มี.ค. 2568", ended_about="ม.ค. 2568")
    assert "ไม่มาก่อนวันเริ่ม" in str(answer.context["form"].errors["ended_about"])
    answer = edit(client, project, plan=plan.ref, started_about="มี.ค. 2560", fiscal_year="2580")
    assert "อยู่นอกปีของแผน" in str(answer.context["form"].errors["started_about"])
    assert "อยู่นอกปีของแผน" in str(answer.context["form"].errors["fiscal_year"])
    answer = edit(client, project, plan=plan.ref, started_about="มี.ค. 2560", sure="on")
    assert answer.status_code == 302
    assert stored(project).period == "ตั้งแต่ มี.ค. 2560"


def test_places_are_counted_once_and_listed_where_they_lie(people: Any, client_of: Any) -> None:
    project, client = ProjectFactory(area_id="3205", name="ข้ามตำบล"), client_of(people.surin)
    answer = client.post(f"{project.page()}places/", {"place_0": "320501", "place_1": "320502"})
    assert answer.status_code == 302
    assert set(ProjectPlace.objects.values_list("area_id", flat=True)) == {"320501", "320502"}
    html = client.get(project.page()).content.decode()
    assert 'id="places"' in html
    for query, count in (
        ("area=320501", 0),
        ("area=320501&reach=yes", 1),
        ("area=3205&reach=yes", 1),
        ("area=3205", 1),
        ("area=32", 1),
        ("area=320102&reach=yes", 0),
    ):
        page = client.get(f"/plans/projects/?{query}")
        assert page.context["page_obj"].paginator.count == count, query
    assert client.post(f"{project.page()}places/", {"place_0": "320502"}).status_code == 302
    assert list(ProjectPlace.objects.values_list("area_id", flat=True)) == ["320502"]
    assert ProjectPlace.history.filter(history_type="-").count() == 1


def test_a_project_that_crosses_provinces_is_the_clusters(people: Any, client_of: Any, places: Any) -> None:
    project, client = ProjectFactory(), client_of(people.codi)
    answer = client.post(f"{project.page()}places/", {"place_0": "320501", "place_1": "310102"})
    assert answer.status_code == 422
    assert "คนละจังหวัด" in str(answer.context["form"].errors["place_1"])
    assert not ProjectPlace.objects.exists()
    wide = ProjectFactory(area_id=None, cluster=places)
    assert client.post(f"{wide.page()}places/", {"place_0": "320501", "place_1": "310102"}).status_code == 302
    answer = edit(client, wide, area="320501", cluster="")
    assert "กลุ่มจังหวัด" in str(answer.context["form"].errors["area"])
    wide = stored(wide)
    wide.area_id, wide.cluster = "320501", None
    with pytest.raises(ValidationError):
        save_record(wide, by=people.codi)
    with pytest.raises(ValidationError):
        set_places(project, ["310102"], by=people.codi)


def test_partners_come_and_go(people: Any, client_of: Any) -> None:
    project, client = ProjectFactory(), client_of(people.recorder)
    body = OrganizationFactory(name="มหาวิทยาลัยสมมุติ", area_id="310102")
    asked = {"organization": body.ref, "role": "knowledge"}
    assert client.post(f"{project.page()}partners/add/", asked).status_code == 302
    again = client.post(f"{project.page()}partners/add/", asked)
    assert "อยู่ในรายการแล้ว" in str(again.context["form"].errors["organization"])
    html = client.get(project.page()).content.decode()
    assert "มหาวิทยาลัยสมมุติ" in html and "สนับสนุนความรู้" in html
    assert project.name in client.get(body.page()).content.decode()
    (row,) = ProjectPartner.objects.all()
    removing = f"{project.page()}partners/{row.pk}/remove/"
    assert client_of(people.buriram).post(removing).status_code == 404
    assert client_of(people.viewer).post(removing).status_code == 404
    assert client.get(removing).status_code == 405
    assert client.post(f"{ProjectFactory().page()}partners/{row.pk}/remove/").status_code == 404
    assert client.post(removing).status_code == 302
    assert not ProjectPartner.objects.exists()


def test_people_are_shown_to_who_finds_them(people: Any, client_of: Any) -> None:
    project, client = ProjectFactory(), client_of(people.recorder)
    mine, foreign = LeaderFactory(given_name="บุญมีเอง"), LeaderFactory(given_name="ไกลตา", area_id="310102")
    adding = f"{project.page()}people/add/"
    assert client.post(adding, {"leader": mine.ref, "role": "head"}).status_code == 302
    assert client.post(adding, {"leader": foreign.ref, "role": "team"}).status_code == 422
    client_of(people.codi).post(adding, {"leader": foreign.ref, "role": "team"})
    html = client.get(project.page()).content.decode()
    assert "บุญมีเอง" in html and "ไกลตา" not in html and "อีก 1 คน" in html
    assert "บุญมีเอง" not in client_of(people.viewer).get(project.page()).content.decode()
    assert project.name in client.get(mine.page()).content.decode()
    row = ProjectPerson.objects.get(leader=foreign)
    assert client.post(f"{project.page()}people/{row.pk}/remove/").status_code == 404
    row = ProjectPerson.objects.get(leader=mine)
    assert client.post(f"{project.page()}people/{row.pk}/remove/").status_code == 302


def test_themes_filter_and_take_a_new_name(people: Any, client_of: Any) -> None:
    water, forest = Theme.objects.get(name="น้ำและลุ่มน้ำ"), Theme.objects.get(name="ป่าและทรัพยากร")
    project, client = ProjectFactory(), client_of(people.recorder)
    assert edit(client, project, themes=[water.name, forest.name]).status_code == 302
    assert client.get(f"/plans/projects/?theme={water.pk}").context["page_obj"].paginator.count == 1
    water.name = "น้ำ"
    assert rename_theme(water, by=people.codi) == 1
    assert stored(project).theme_list == ["น้ำ", forest.name]
    assert client.get(f"/plans/projects/?theme={water.pk}").context["page_obj"].paginator.count == 1


def test_flaws_and_lists_say_the_same(people: Any, client_of: Any) -> None:
    def aged(model: Any, one: Any, **fields: Any) -> None:
        model.objects.unscoped("test").filter(pk=one.pk).update(**fields)

    long_ago = timezone.now() - timedelta(days=400)
    blocked = ProjectFactory(status="blocked", needs="รอเงิน", blocked_since=ago(91))
    ProjectFactory(status="blocked", needs="รอเงิน", blocked_since=ago(90))
    silent, told = ProjectFactory(status="running"), ProjectFactory(status="running")
    for one in (blocked, silent, told):
        aged(Project, one, created_at=long_ago)
    ProjectUpdateFactory(project=silent, happened=ago(300))
    ProjectUpdateFactory(project=told, happened=ago(10))
    ProjectUpdateFactory(project=blocked, happened=ago(10))
    ProjectFactory(status="running", area_id="310102", created_at=long_ago)
    old, new = PlanFactory(created_at=long_ago), PlanFactory()
    found = {one.label: one for one in flaws_at(people.surin, "32")}
    client = client_of(people.surin)
    for label, count in (
        ("โครงการที่ติดขัดนาน", 1),
        ("โครงการที่ไม่มีรายงาน", 1),
        ("แผนที่ไม่บันทึกขั้นตอน", 1),
    ):
        assert found[label].count == count, label
        assert client.get(found[label].url).context["page_obj"].paginator.count == count, label
    assert flaws_at(people.viewer, "32") == [] or all(
        one.label not in ("โครงการที่ติดขัดนาน", "แผนที่ไม่บันทึกขั้นตอน") for one in flaws_at(people.viewer, "32")
    )
    assert old != new


def test_reports_move_with_their_project(people: Any) -> None:
    told = ProjectUpdateFactory()
    project = told.project
    project.area_id = "320102"
    save_record(project, by=people.codi)
    assert ProjectUpdate.objects.unscoped("test").get(pk=told.pk).area_id == "320102"


def test_queries_do_not_grow_with_what_a_project_has(people: Any, client_of: Any) -> None:
    project, client = ProjectFactory(), client_of(people.surin)

    def add() -> None:
        ProjectUpdateFactory(project=project, happened=date(2024, 5, 1))
        ProjectPartner.objects.create(project=project, organization=OrganizationFactory())
        ProjectPerson.objects.create(project=project, leader=LeaderFactory())
        code = f"3205010{ProjectPlace.objects.count() + 1}"
        ProjectPlace.objects.create(project=project, area_id=code)

    add()
    pages = (project.page(), "/plans/updates/", "/plans/projects/")
    counted = []
    for page in pages:
        client.get(page)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(page).status_code == 200
        counted.append(len(asked))
    add()
    for page, before in zip(pages, counted, strict=True):
        with CaptureQueriesContext(connection) as asked:
            client.get(page)
        assert len(asked) <= before, page


def test_the_page_of_a_subdistrict_names_what_comes_to_it(people: Any, client_of: Any) -> None:
    mine = ProjectFactory(area_id="320501", name="ของตำบลเอง")
    coming = ProjectFactory(area_id="32", name="มาจากจังหวัด")
    ProjectFactory(area_id="320501", name="โครงการที่ถูกยกเลิกไป", status="cancelled")
    set_places(coming, ["320501"], by=people.surin)
    html = client_of(people.viewer).get("/places/320501/").content.decode()
    assert mine.page() in html and coming.page() in html and "โครงการที่ถูกยกเลิกไป" not in html
    assert coming.page() not in client_of(people.viewer).get("/places/320102/").content.decode()
    assert coming.page() not in client_of(people.buriram).get("/places/320501/").content.decode()
