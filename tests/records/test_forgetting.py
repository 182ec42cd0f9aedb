"""What is held about a person is gathered whole, and forgotten without a trace."""

import json
from typing import Any

import pytest
from django.apps import apps
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection, models

from leaders.models import Leader, Position
from nakhonchai.base.writing import write
from nakhonchai.records.models import Attachment, Task
from nakhonchai.records.personal import identity_of
from nakhonchai.records.persons.forgetting import forget, preview
from nakhonchai.records.persons.holdings import everything_about
from tests.factories import LeaderFactory, OrganizationFactory, PositionFactory, TaskFactory

pytestmark = pytest.mark.django_db
WORD = "นกแต้วแล้วท้องดำ"
NUMBER = "0812345678"


def attach(about: Any, text: bytes) -> Attachment:
    return Attachment.objects.create(
        about=about, file=ContentFile(text, name="x.txt"), name=f"{WORD}.txt", caption=WORD,
        content_type="text/plain", size=len(text), sha256="0" * 64,
    )  # fmt: skip


def make_person() -> Leader:
    """A person whose word stands in every text, in their history, post, file, task and elsewhere."""
    person = LeaderFactory(given_name=f"ก{WORD}", family_name=WORD, nickname=WORD, note=WORD,
                           telephone=NUMBER, line_id=WORD, area_id="32050101", birth_year=2530)  # fmt: skip
    person.note = f"แก้แล้ว {WORD}"
    write(person, by=None, reason="แก้")
    body = OrganizationFactory(contact_name=f"{person.given_name} {WORD}", telephone=NUMBER)
    body.note = f"โทรหา {person.given_name} {WORD} ที่ 081-234-5678"
    write(body, by=None)
    PositionFactory(leader=person, organization=body, note=WORD)
    attach(person, WORD.encode())
    TaskFactory(name=f"โทรหา{WORD}", detail=WORD, about=person)
    return person


def traces(*words: str) -> list[str]:
    """Every table and column in which one of the words stands, machinery and search indexes included."""
    forms = {form for word in words for form in (word, json.dumps(word)[1:-1])}
    found = []
    for model in apps.get_models(include_auto_created=True):
        for column in model._meta.local_concrete_fields:
            if not isinstance(column, (models.CharField, models.TextField, models.JSONField)):
                continue
            with connection.cursor() as cursor:
                cursor.execute(f'SELECT CAST("{column.column}" AS TEXT) FROM "{model._meta.db_table}"')
                if any(form in (text or "") for (text,) in cursor.fetchall() for form in forms):
                    found.append(f"{model._meta.label}.{column.name}")
    return found


@pytest.fixture
def person(people: Any) -> Leader:
    return make_person()


def test_the_word_stands_in_many_places_before(person: Leader) -> None:
    assert len(traces(WORD, NUMBER)) > 12


def test_a_preview_says_what_would_go_and_changes_nothing(person: Leader, people: Any) -> None:
    before = traces(WORD, NUMBER)
    told = {one.what: one.count for one in preview(person, by=people.surin)}
    assert told["ไฟล์แนบ"] == told["ตำแหน่ง"] == told["ระเบียนของบุคคล"] == 1
    assert traces(WORD, NUMBER) == before


def test_nothing_is_left_of_a_forgotten_person(
    person: Leader, people: Any, django_capture_on_commit_callbacks: Any
) -> None:
    name = Attachment.objects.get().file.name
    with django_capture_on_commit_callbacks(execute=True):
        done = forget(person, by=people.surin, reason="เจ้าของข้อมูลขอให้ลบ")
    assert {one.what for one in done} >= {"ไฟล์แนบ", "ตำแหน่ง", "ระเบียนของบุคคล"}
    assert traces(WORD, NUMBER) == []
    assert not default_storage.exists(name)
    assert not Leader.objects.unscoped("test").matching(WORD).exists()
    assert WORD not in str(getattr(cache, "_cache", ""))


def test_what_is_counted_stays(person: Leader, people: Any) -> None:
    forget(person, by=people.surin, reason="ขอให้ลบ")
    kept = Leader.objects.unscoped("test").get()
    assert (kept.birth_year, kept.gender, kept.area_id) == (2530, "female", "320501")
    assert kept.ref in kept.given_name
    assert kept.history.count() == 1
    position = Position.objects.unscoped("test").get()
    assert (position.organization, position.leader, position.area_id) == (None, kept, "320501")
    assert position.ended is not None
    assert Task.objects.unscoped("test").get().history.count() == 1


def test_somebody_else_is_left_alone(person: Leader, people: Any) -> None:
    other = LeaderFactory(given_name="สมศรี", family_name=WORD, telephone="0899999999")
    forget(person, by=people.surin, reason="ขอให้ลบ")
    other.refresh_from_db()
    assert (other.family_name, other.telephone, other.version) == (WORD, "0899999999", 1)


def test_everything_about_a_person_is_gathered(person: Leader, people: Any) -> None:
    held = {holding.title: holding.rows for holding in everything_about(person)}
    assert {"ผู้นำ", "ตำแหน่ง", "ไฟล์แนบ", "งานที่ต้องทำ", "ประวัติการแก้ไข"} <= held.keys()
    assert {"ช่อง": "โทรศัพท์", "ค่า": NUMBER} in held["ผู้นำ"]
    assert any("แก้แล้ว" in row["สิ่งที่เปลี่ยน"] for row in held["ประวัติการแก้ไข"])


def test_a_person_is_known_by_names_and_numbers(person: Leader) -> None:
    known = identity_of(person)
    assert known.full == f"ก{WORD} {WORD}"
    assert known.telephones == (NUMBER,)
