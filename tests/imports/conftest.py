"""Workbooks made on the spot, and a browser that sends them."""

import io
import itertools
import re
import resource
import time
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from nakhonchai.imports.models import Run
from tests.factories import OrganizationTypeFactory, RoleTypeFactory

_numbers = itertools.count(1)


@pytest.fixture
def lists(db: Any) -> None:
    """The lists of choices that rows name."""
    for name in ("กลุ่มออมทรัพย์", "สภาองค์กรชุมชนตำบล"):
        OrganizationTypeFactory(name=name)
    for name in ("แกนนำทดสอบ", "ประธาน", "กรรมการ"):
        RoleTypeFactory(name=name)


def make_book(**sheets: list[list[Any]]) -> bytes:
    """Return an xlsx workbook with these sheets: a list of rows each, the headings first.

    Each is a file of its own, also where its sheets say the same and it is made in the same second.
    """
    book = openpyxl.Workbook()
    book.properties.title = f"แฟ้มที่ {next(_numbers)}"
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for cell in (cell for row in sheet for cell in row if cell.data_type == "f"):
            cell.data_type = "s"  # text, as a person types it with an apostrophe
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


@pytest.fixture
def send(client_of: Callable[[Any], Any], lists: None) -> Callable[..., Any]:
    """Return a function that sends a file through the page: the run, or the answer when it was refused."""

    def sending(person: Any, data: bytes, name: str = "แฟ้ม.xlsx") -> Any:
        upload = SimpleUploadedFile(name, data)
        answer = client_of(person).post("/imports/new/", {"file": upload})
        if answer.status_code == 302:
            return Run.objects.get(pk=answer["Location"].strip("/").rpartition("/")[2])
        assert answer.status_code == 422
        return answer

    return sending


@pytest.fixture
def confirm(client_of: Callable[[Any], Any]) -> Callable[..., Any]:
    """Return a function that presses "confirm" on a run."""

    def confirming(person: Any, run: Run) -> Run:
        answer = client_of(person).post(f"/imports/{run.pk}/apply/")
        assert answer.status_code == 302
        run.refresh_from_db()
        return run

    return confirming


def fates(run: Run) -> list[str]:
    """Return the fates of the rows of data in order; titles and headings have one too."""
    return list(run.rows.exclude(fate="other").order_by("pk").values_list("fate", flat=True))


def problems(run: Run) -> str:
    """Return everything that was said about the rows."""
    return "\n".join(f"{head}: {text}" for row in run.rows.order_by("pk") for head, text in row.problems)


def processor_seconds() -> float:
    """Return how long this process and its children have worked: a busy machine does not count."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + used.ru_utime + used.ru_stime


def words(answer: Any) -> str:
    """Return the words of a page."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def content(answer: Any) -> bytes:
    """Return the file of an answer; read to its end, it closes itself."""
    return b"".join(answer.streaming_content)
