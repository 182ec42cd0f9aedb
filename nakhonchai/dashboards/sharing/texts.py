"""Short texts to paste into a chat: two lines about an area, and a week in a province."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from nakhonchai.dashboards.numbers import Card
from nakhonchai.dashboards.pages import AreaPage
from nakhonchai.records.kinds import record_models
from nakhonchai.records.models import Task
from nakhonchai.thai import format_date

SHOWN = 4
WEEK = timedelta(days=7)


def two_lines(page: AreaPage, link: str) -> str:
    """Return the area's numbers in one line, and day and link in the other."""
    told = [card for card in (*page.headline, *page.support) if card.told.is_known][:SHOWN]
    numbers = " · ".join(_words(card) for card in told) or "ยังไม่มีข้อมูล"
    when = page.moment.words if page.moment else f"ณ {format_date(page.today, short=True)}"
    return f"{page.spot.name}: {numbers}\nข้อมูล{when} {link}"


def _words(card: Card) -> str:
    share = f" จาก {card.total:,} ตำบล" if card.reached is not None and card.measure.unit == "ตำบล" else ""
    return f"{card.measure.head} {card.told.text} {card.measure.unit if not share else ''}{share}".strip()


@dataclass(frozen=True, slots=True)
class Week:
    """What was written in an area in seven days: kinds with how many are new and how many changed."""

    name: str
    since: str
    until: str
    lines: Sequence[tuple[str, int, int]]
    done: int
    due: int
    link: str

    @property
    def text(self) -> str:
        """The week as a text to paste."""
        parts = [f"สรุปสัปดาห์ของ{self.name} ({self.since} – {self.until})"]
        parts += [f"• {kind}: ใหม่ {new:,} ปรับปรุง {changed:,}" for kind, new, changed in self.lines]
        if not self.lines:
            parts.append("• สัปดาห์นี้ยังไม่มีการบันทึก")
        if self.done or self.due:
            parts.append(f"• งาน: เสร็จแล้ว {self.done:,} ครบกำหนดใน 7 วันข้างหน้า {self.due:,}")
        return "\n".join([*parts, self.link])


def week_of(name: str, prefix: str, link: str) -> Week:
    """Count what was written below *prefix* in the last seven days: two queries for each kind of record."""
    now = timezone.now()
    since = now - WEEK
    lines = []
    for model in record_models():
        if model is Task:
            continue
        found: Any = model.objects.unscoped("counts of bodies and records are for who signed in").alive()
        found = found.at(prefix).filter(updated_at__gte=since)
        new = found.filter(created_at__gte=since).count()
        if every := found.count():
            lines.append((str(model._meta.verbose_name), new, every - new))
    tasks = Task.objects.unscoped("counts of tasks are for who signed in").alive().at(prefix)
    today = timezone.localdate()
    return Week(
        name=name,
        since=format_date(timezone.localtime(since).date(), short=True),
        until=format_date(today, short=True),
        lines=lines,
        done=tasks.filter(done_at__gte=since).count(),
        due=tasks.filter(done_at=None, due__gte=today, due__lte=today + WEEK).count(),
        link=link,
    )
