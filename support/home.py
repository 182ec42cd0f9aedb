"""What needs following up, for one reader: a fixed number of queries."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from nakhonchai.accounts.scope import scope_of
from nakhonchai.records.models import Task
from plans.enums import ProjectStatus
from plans.models import Project
from support.models import Meeting, PolicyIssue, SupportRequest, Visit
from support.unvisited import MONTHS, Question, unvisited

SHOWN = 6
SOON = 30


def home_url() -> str:
    """Return the address of the page."""
    return reverse("support:home")


@dataclass(frozen=True)
class Lot:
    """One kind of thing that waits: the first few, how many, and where all of them are."""

    heading: str
    icon: str
    count: int
    rows: Sequence[tuple[Any, str]]
    url: str
    empty: str


def lots(person: Any) -> list[Lot]:
    """Return what waits for *person*, the most urgent kinds first."""
    today = timezone.localdate()
    return [
        _due(person, today),
        _requests(person),
        _blocked(person),
        _issues(person, today),
        _work(person, today),
        _meetings(person, today),
    ]


def missing_places(person: Any) -> tuple[int, int]:
    """Return how many subdistricts of the reader's areas nobody visited, and of how many."""
    districts = unvisited(Question(scope_of(person).areas or ("",)))
    return sum(len(one.missing) for one in districts), sum(one.subdistricts for one in districts)


def _lot(heading: str, icon: str, found: Any, words: Any, url: str, empty: str) -> Lot:
    rows = list(found[: SHOWN + 1])
    count = len(rows) if len(rows) <= SHOWN else found.count()
    return Lot(heading, icon, count, [(one, words(one)) for one in rows[:SHOWN]], url, empty)


def _due(person: Any, today: datetime.date) -> Lot:
    found = Visit.objects.visible_to(person).alive().due(today + timedelta(days=SOON))
    found = found.select_related("area", "cluster", "project", "organization").order_by("visited", "pk")

    def words(one: Visit) -> str:
        when = one.visited_about if one.state == "planned" else one.next_visit_about
        what = "วางแผนไว้" if one.state == "planned" else "นัดไว้"
        return " · ".join(filter(None, [f"{what} {when.th(short=True)}", one.home_path, one.about_words]))

    url = f"{Visit.list_url()}?due={SOON}"
    return _lot(f"ถึงนัดภายใน {SOON} วัน", "event", found, words, url, "ไม่มีนัดติดตามในช่วงนี้")


def _requests(person: Any) -> Lot:
    found = SupportRequest.objects.visible_to(person).alive().waiting()
    found = found.select_related("area", "cluster", "partner").order_by("asked", "pk")

    def words(one: SupportRequest) -> str:
        parts = [str(one.get_state_display()), f"ขอเมื่อ {one.asked_about.th(short=True)}", one.home_path]
        return " · ".join(filter(None, parts))

    url = f"{SupportRequest.list_url()}?progress=waiting"
    return _lot("ขอสนับสนุนแล้ว ยังไม่ได้ครบ", "mail", found, words, url, "ไม่มีคำขอที่รออยู่")


def _blocked(person: Any) -> Lot:
    found = Project.objects.visible_to(person).alive().filter(status=ProjectStatus.BLOCKED)
    found = found.select_related("area", "cluster").order_by("updated_at", "pk")
    scope = scope_of(person)

    def words(one: Project) -> str:
        open_classes = one.readable_classes(scope)
        needs = one.needs if Project.data_classes["needs"] in open_classes else ""
        return " · ".join(filter(None, [needs, one.home_path]))

    url = f"{Project.list_url()}?status={ProjectStatus.BLOCKED.value}"
    return _lot("โครงการที่ติดขัด", "warn", found, words, url, "ไม่มีโครงการที่ติดขัด")


def _issues(person: Any, today: datetime.date) -> Lot:
    found = PolicyIssue.objects.visible_to(person).alive().open().exclude(next_step="").with_home()
    found = found.order_by(F("next_on").asc(nulls_last=True), "pk")

    def words(one: PolicyIssue) -> str:
        late = "เลยกำหนด · " if one.next_on and one.next_on < today else ""
        return f"{late}{one.next_words}"

    url = f"{PolicyIssue.list_url()}?progress=open"
    return _lot("ขั้นต่อไปของประเด็นนโยบาย", "flag", found, words, url, "ไม่มีประเด็นที่บอกขั้นต่อไปไว้")


def _work(person: Any, today: datetime.date) -> Lot:
    found = Task.objects.visible_to(person).alive().filter(done_at=None, due__lte=today)
    found = found.select_related("area", "cluster", "assignee").order_by("due", "pk")

    def words(one: Task) -> str:
        return " · ".join(filter(None, [str(one.assignee or "ยังไม่มีผู้รับผิดชอบ"), one.home_path]))

    return _lot("งานที่ถึงกำหนดแล้ว", "task", found, words, f"{Task.list_url()}?done=late", "ไม่มีงานที่เลยกำหนด")


def _meetings(person: Any, today: datetime.date) -> Lot:
    found = Meeting.objects.visible_to(person).alive().filter(held__gte=today).with_home()
    found = found.order_by("held", "pk")
    return _lot(
        "การประชุมที่จะถึง",
        "event",
        found,
        lambda one: f"{one.when_and_where} · {one.home_path}",
        Meeting.list_url(),
        "ยังไม่มีการประชุมที่จะถึง",
    )


MONTHS_WORDS = f"{MONTHS} เดือน"
