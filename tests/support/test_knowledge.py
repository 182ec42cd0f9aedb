"""The toolbox and the notes: shared with everybody, attached to what they are about."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from support.models import Lesson
from tests.factories import GuideFactory, LessonFactory, PlanFactory, ProjectFactory

pytestmark = pytest.mark.django_db


def test_a_tool_and_its_file_are_for_everybody_who_signs_in(people: Any, client_of: Any) -> None:
    guide = GuideFactory(area_id="320501", name="แบบเก็บข้อมูลตำบล", summary="ใช้เก็บข้อมูลครัวเรือน")
    client = client_of(people.surin)
    upload = {"file": SimpleUploadedFile("แบบ.pdf", b"%PDF-1.4\n%%EOF"), "caption": "แบบฟอร์ม"}
    assert client.post(f"/records/files/add/support.guide/{guide.ref}/", upload).status_code == 302
    for name in ("buriram", "viewer"):
        other = client_of(getattr(people, name))
        page = other.get(guide.page())
        assert "แบบ.pdf" in page.content.decode() and "แก้ไข</a>" not in page.content.decode()
        (file,) = page.context["panels"][-1].context["files"]
        fetched = other.get(f"/records/files/{file.ref}/")
        assert fetched.status_code == 200 and b"".join(fetched.streaming_content).startswith(b"%PDF")
        assert other.get(guide.page("edit")).status_code == 404
    assert "แบบเก็บข้อมูลตำบล" in client_of(people.buriram).get("/search/?q=ครัวเรือน").content.decode()
    assert "แบบเก็บข้อมูลตำบล" in client.get(PlanFactory(area_id="320501").page()).content.decode()
    province = client.get("/support/toolbox/?level=province")
    assert province.context["page_obj"].paginator.count == 0


def test_a_note_is_about_a_project_that_only_its_readers_see(people: Any, client_of: Any) -> None:
    project = ProjectFactory(area_id="320501", name="โครงการลับของตำบล")
    client = client_of(people.recorder)
    url = f"/support/lessons/new/?kind=plans.project&ref={project.ref}"
    assert client.get(url).context["form"].initial["area"] == "320501"
    facts = {"name": "น้ำสะอาดเริ่มที่คน", "kind": "lesson", "area": "320501", "text": "คุยกันก่อนซื้อเครื่อง"}
    assert client.post(url, facts).status_code == 302
    note = Lesson.objects.unscoped("test").get()
    assert note.about == project
    assert "น้ำสะอาดเริ่มที่คน" in client.get(project.page()).content.decode()
    assert "น้ำสะอาดเริ่มที่คน" in client.get("/places/320501/").content.decode()
    assert "โครงการลับของตำบล" in client.get(note.page()).content.decode()
    far = client_of(people.buriram).get(note.page()).content.decode()
    assert "คุยกันก่อนซื้อเครื่อง" in far and "โครงการลับของตำบล" not in far
    assert client_of(people.buriram).get(url).status_code == 404
    assert "น้ำสะอาด" in client_of(people.buriram).get("/search/?q=เครื่อง คุยกัน").content.decode()


def test_a_note_in_the_trash_is_for_its_editors(people: Any, client_of: Any) -> None:
    note = LessonFactory(trashed=True)
    assert client_of(people.buriram).get(note.page()).status_code == 404
    assert client_of(people.surin).get(note.page()).status_code == 200
