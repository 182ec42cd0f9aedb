"""The photo of a leader: what is taken for one, who sees it, and where it goes."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from leaders.models import Leader, Skill
from leaders.photos import SIDE
from leaders.skills import rename_skill
from nakhonchai.accounts.models import AccessLog
from nakhonchai.records.models import Attachment
from tests.architecture.answers import finished
from tests.factories import LeaderFactory, SkillFactory

pytestmark = pytest.mark.django_db


def picture(size: tuple[int, int] = (800, 600), kind: str = "JPEG") -> bytes:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (14.0, 52.0, 0.0)}  # a place
    Image.new("RGB", size, "#884422").save(out, kind, **({"exif": exif} if kind == "JPEG" else {}))
    return out.getvalue()


def send(client: Any, leader: Leader, content: bytes, name: str = "me.jpg") -> Any:
    return client.post(f"{leader.page()}photo/", {"photo": SimpleUploadedFile(name, content)})


def test_a_photo_is_cut_kept_and_shown_to_who_finds_the_person(
    people: Any, client_of: Any, kept_files: Any
) -> None:
    leader = LeaderFactory()
    client = client_of(people.recorder)
    assert send(client, leader, picture()).status_code == 302
    leader.refresh_from_db()
    with leader.photo.file.open("rb") as kept, Image.open(kept) as image:
        assert image.size == (SIDE, SIDE)
        assert not image.getexif()
    assert f"{leader.page()}photo/picture/" in client.get(leader.page()).text
    shown = client.get(f"{leader.page()}photo/picture/")
    assert (shown.status_code, shown["Content-Type"]) == (200, "image/jpeg")
    assert shown["X-Content-Type-Options"] == "nosniff"
    finished(shown)
    for reader in (people.buriram, people.viewer):
        assert client_of(reader).get(f"{leader.page()}photo/picture/").status_code == 404
        assert send(client_of(reader), leader, picture()).status_code == 404
    latest = leader.history.first()
    assert (latest.history_user, latest.history_change_reason) == (people.recorder, "เปลี่ยนรูปประจำตัว")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.4 not a photo", "ไฟล์นี้ไม่ใช่รูปถ่าย"),
        (b"just letters", "ไฟล์นี้ไม่ใช่รูปถ่าย"),
        (b"\x00\x01\x02\x03" * 40, "ไฟล์นี้ไม่ใช่รูปถ่าย"),
        (picture()[:300], "เปิดรูปนี้ไม่ได้"),
        (picture((40, 40)), "รูปเล็กเกินไป"),
        (b"", "ไฟล์นี้ว่างเปล่า"),
    ],
)
def test_what_is_no_photo_is_refused_at_the_field(
    content: bytes, words: str, people: Any, client_of: Any, kept_files: Any
) -> None:
    leader = LeaderFactory()
    answer = send(client_of(people.surin), leader, content)
    assert answer.status_code == 422
    assert words in answer.text
    assert not Attachment.objects.exists()


def test_a_new_photo_puts_the_old_one_aside_and_it_can_be_taken_off(
    people: Any, client_of: Any, kept_files: Any
) -> None:
    leader = LeaderFactory()
    client = client_of(people.surin)
    for _ in range(2):
        send(client, leader, picture(kind="PNG"))
    assert Attachment.objects.filter(trashed_at=None).count() == 1
    client.post(f"{leader.page()}photo/", {"remove": "yes"})
    leader.refresh_from_db()
    assert leader.photo is None
    assert not Attachment.objects.filter(trashed_at=None).exists()
    assert client.get(f"{leader.page()}photo/picture/").status_code == 404


def test_a_picture_asked_for_alone_is_noted(people: Any, client_of: Any, kept_files: Any) -> None:
    leader = LeaderFactory()
    send(client_of(people.surin), leader, picture())
    client = client_of(people.codi)
    for _ in range(2):
        finished(client.get(f"{leader.page()}photo/picture/"))
    assert AccessLog.objects.filter(account=people.codi, subject_ref=leader.ref).count() == 1


def test_a_skill_is_renamed_with_everybody_who_has_it(people: Any) -> None:
    skill = SkillFactory(name="ทำบัญชี")
    one = LeaderFactory(skills="ทำบัญชี\nทำนา")
    LeaderFactory(skills="ทำบัญชีฟาร์ม")
    skill.name = "บัญชีและการเงินใหม่"
    assert rename_skill(skill, by=people.codi) == 1
    one.refresh_from_db()
    assert one.skill_list == ["บัญชีและการเงินใหม่", "ทำนา"]
    assert one.history.first().history_user == people.codi
    assert Skill.objects.get(pk=skill.pk).version == 2
