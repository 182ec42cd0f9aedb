"""Files of records: what is taken, how it is kept, and who gets it back."""

import io
import zipfile
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from nakhonchai.accounts.models import AccessLog
from nakhonchai.records.attachments import safe_name
from nakhonchai.records.filetypes import check_file
from nakhonchai.records.models import Attachment
from tests.records.conftest import KINDS


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 20), **options: Any) -> bytes:
    out = io.BytesIO()
    image = Image.new("RGB", size, "white")
    image.putpixel((0, 0), (255, 0, 0))
    image.save(out, kind, **options)
    return out.getvalue()


def archive(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, content in members.items():
            file.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def office(*names: str) -> bytes:
    return archive(**dict.fromkeys(["[Content_Types].xml", *names], b"<x/>"))


def add_url(record: Any) -> str:
    return f"/records/files/add/{record._meta.label_lower}/{record.ref}/"


def send(client: Any, record: Any, content: bytes, name: str = "แฟ้ม.pdf", **more: Any) -> Any:
    upload = SimpleUploadedFile(name, content, content_type="text/html")
    return client.post(add_url(record), {"file": upload, "caption": "ภาพเวที"} | more)


GOOD = {
    "แผน.pdf": (b"%PDF-1.7 ...", "application/pdf"),
    "ภาพ.jpg": (picture(), "image/jpeg"),
    "ภาพ.png": (picture("PNG"), "image/png"),
    "ภาพ.webp": (picture("WEBP"), "image/webp"),
    "ตาราง.xlsx": (office("xl__workbook.xml"), "sheet"),
    "เอกสาร.docx": (office("word__document.xml"), "wordprocessingml.document"),
    "ตาราง.ods": (
        archive(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
        "opendocument.spreadsheet",
    ),
    "เอกสาร.odt": (archive(mimetype=b"application/vnd.oasis.opendocument.text"), "opendocument.text"),
    "รายชื่อ.csv": ("ชื่อ,หมู่\nนางสมมุติ,4\n".encode("cp874"), "text/csv"),
    "อ่าน.txt": ("สวัสดี".encode(), "text/plain"),
}
BAD = {
    "หน้าเว็บปลอม.pdf": b"MZ\x90\x00\x03\x00\x00\x00",
    "เสีย.jpg": picture()[:200],
    "ว่าง.zip": archive(readme=b"x"),
    "มาโคร.xlsx": office("xl__workbook.xml", "xl__vbaProject.bin"),
    "โปรแกรม.jar": archive(**{"META-INF__MANIFEST.MF": b"x"}),
    "เก่า.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100,
    "ขาด.docx": office("word__document.xml")[:60],
    "gif.png": b"GIF89a" + b"\0" * 20,
    "วาด.svg": b"\x00<svg onload=alert(1)>",
}


@pytest.mark.parametrize("name", GOOD)
def test_good_files_are_kept_by_what_they_are(name: str, records: Any, people: Any, client_of: Any) -> None:
    content, kind = GOOD[name]
    client = client_of(people.surin)
    assert send(client, records.organization, content, name).status_code == 302
    kept = Attachment.objects.get()
    assert kept.content_type.endswith(kind) and kept.name == name
    assert name.split(".")[0] not in kept.file.name
    response = client.get(f"/records/files/{kept.ref}/")
    assert response["Content-Type"] == kept.content_type
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert (
        "sandbox" in response["Content-Security-Policy"]
        and "'self'" not in response["Content-Security-Policy"]
    )
    assert response["Cache-Control"] == "no-store, private"
    assert len(b"".join(response.streaming_content)) == kept.size
    assert name in client.get(records.organization.page()).text


@pytest.mark.parametrize("name", BAD)
def test_bad_files_are_refused_in_words_and_nothing_is_lost(
    name: str, records: Any, people: Any, client_of: Any
) -> None:
    response = send(client_of(people.surin), records.organization, BAD[name], name)
    assert response.status_code == 422
    assert "ภาพเวที" in response.text and response.context["form"].errors["file"]
    assert not Attachment.objects.exists()


def test_too_large_and_empty_files_are_refused(
    records: Any, people: Any, client_of: Any, settings: Any
) -> None:
    settings.UPLOAD_MAX_BYTES = 1024 * 1024
    response = send(client_of(people.surin), records.organization, b"%PDF-" + b"x" * 1024 * 1024)
    assert response.status_code == 422 and "ไฟล์ใหญ่เกิน 1 MB" in response.text
    assert "ว่างเปล่า" in send(client_of(people.surin), records.organization, b"").text


def test_a_photo_keeps_its_side_up_and_loses_place_and_device() -> None:
    image = Image.new("RGB", (40, 20), "white")
    exif = Image.Exif()
    exif[0x0112] = 6  # turned
    exif[0x010F] = "CameraOfSomebody"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (14.0, 52.0, 54.0)
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif, comment=b"secret words")
    assert b"CameraOfSomebody" in out.getvalue() and b"secret words" in out.getvalue()
    kept = check_file(out.getvalue()).content
    with Image.open(io.BytesIO(kept)) as cleaned:
        assert cleaned.size == (20, 40)
        assert not dict(cleaned.getexif()) and "comment" not in cleaned.info
    assert b"CameraOfSomebody" not in kept and b"secret words" not in kept


def test_hidden_texts_of_other_pictures_go_too() -> None:
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Location", "14.88181,103.49364")
    kept = check_file(picture("PNG", pnginfo=info)).content
    assert b"103.49364" not in kept
    exif = Image.Exif()
    exif[0x010F] = "CameraOfSomebody"
    assert b"CameraOfSomebody" not in check_file(picture("WEBP", exif=exif)).content


def test_a_picture_that_would_unfold_without_end_is_refused() -> None:
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError, match="60 ล้านจุด"):
        check_file(picture("PNG", size=(12000, 6000)))


@given(st.binary(max_size=300))
def test_any_bytes_are_a_file_or_a_sentence(content: bytes) -> None:
    from django.core.exceptions import ValidationError

    for start in (b"", b"%PDF-", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04", b"RIFF0000WEBP"):
        try:
            assert check_file(start + content, "x").suffix
        except ValidationError as problem:
            assert problem.messages[0]


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("แผน\u202efdp.exe", "แผน fdp.pdf"),
        ('a"b\r\nX: y.pdf', "a b X y.pdf"),
        ("", "ไฟล์แนบ.pdf"),
        (".htaccess", "htaccess.pdf"),
        ("ก" * 300, "ก" * 120 + ".pdf"),
    ],
)
def test_names_cannot_mislead(given_name: str, kept: str) -> None:
    assert safe_name(given_name, "pdf") == kept


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_follows_the_scope_of_its_record(kind: str, records: Any, people: Any, client_of: Any) -> None:
    record = getattr(records, kind)
    assert send(client_of(people.surin), record, b"%PDF-1").status_code == 302
    kept = Attachment.objects.get()
    page, trash = f"/records/files/{kept.ref}/", f"/records/files/{kept.ref}/trash/"
    # The viewer and the stranger find the body's directory facts, but not its files.
    for who in (people.buriram, people.viewer, people.two, people.empty, people.staff_of_korat):
        client = client_of(who)
        assert client.get(page).status_code == 404
        assert client.get(trash).status_code == client.post(trash, {"reason": "ลบ"}).status_code == 404
        assert client.get(add_url(record)).status_code == send(client, record, b"%PDF-1").status_code == 404
        assert kept.name not in client.get(record.page()).text
    assert client_of(people.signed_out).get(page).status_code == 302
    for who in (people.recorder, people.codi, people.cluster):
        response = client_of(who).get(page)
        assert response.status_code == 200
        assert b"".join(response.streaming_content) == b"%PDF-1"
    assert Attachment.objects.count() == 1


def test_fetching_a_persons_file_is_remembered(records: Any, people: Any, client_of: Any) -> None:
    client = client_of(people.surin)
    send(client, records.leader, b"%PDF-1")
    assert (
        b"".join(client.get(f"/records/files/{Attachment.objects.get().ref}/").streaming_content) == b"%PDF-1"
    )
    assert AccessLog.objects.get().subject_ref == records.leader.ref


def test_a_file_is_put_aside_and_taken_back(records: Any, people: Any, client_of: Any) -> None:
    client = client_of(people.surin)
    send(client, records.organization, b"%PDF-1", "แผนเก่า.pdf")
    kept = Attachment.objects.get()
    trash = f"/records/files/{kept.ref}/trash/"
    assert "แผนเก่า.pdf" in client.get(trash).text
    assert client.post(trash, {"reason": ""}).status_code == 422
    assert client.post(trash, {"reason": "ผิดฉบับ"}).status_code == 302
    assert client.get(f"/records/files/{kept.ref}/").status_code == 404
    assert "แผนเก่า.pdf" in client.get("/records/trash/").text
    assert "แผนเก่า.pdf" not in client_of(people.buriram).get("/records/trash/").text
    restore = f"/records/files/{kept.ref}/restore/"
    assert client_of(people.buriram).post(restore).status_code == 404
    assert client.post(restore).status_code == 302
    assert "แผนเก่า.pdf" in client.get(records.organization.page()).text


def test_a_double_click_attaches_once(records: Any, people: Any, client_of: Any) -> None:
    client = client_of(people.surin)
    key = client.get(add_url(records.organization)).context["form"]["form_key"].value()
    for _number in range(2):
        assert send(client, records.organization, b"%PDF-1", form_key=str(key)).status_code == 302
    assert Attachment.objects.count() == 1
    assert settings.MEDIA_ROOT and len(list(settings.MEDIA_ROOT.rglob("*"))) == 3


def test_unknown_kinds_and_missing_content_are_not_found(records: Any, people: Any, client_of: Any) -> None:
    client = client_of(people.surin)
    for kind in ("accounts.account", "nothing.here", "organizations.typegroup"):
        assert client.get(f"/records/files/add/{kind}/{records.organization.ref}/").status_code == 404
    send(client, records.organization, b"%PDF-1")
    kept = Attachment.objects.get()
    kept.file.storage.delete(kept.file.name)
    assert client.get(f"/records/files/{kept.ref}/").status_code == 404
