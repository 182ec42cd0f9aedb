"""Short texts to paste into a chat: two lines about an area, and a week in a province."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from nakhonchai.dashboards.disclosure import FEW, Cover
from nakhonchai.dashboards.measures import Number
from nakhonchai.dashboards.numbers import Card
from nakhonchai.dashboards.pages import AreaPage
from nakhonchai.records.enums import ScopeRule
from nakhonchai.records.kinds import record_models
from nakhonchai.records.models import Task
from nakhonchai.thai import format_date, format_number

SHOWN = 4
WEEK = timedelta(days=7)
PEOPLE_DIGITS = 4  # numbers of people stop at the district, as on the public pages


def two_lines(page: AreaPage, link: str) -> str:
    """Return the area's numbers in one line, and day and link in the other."""
    told = [card for card in (*page.headline, *page.support) if card.told.is_known]
    numbers = " · ".join(_words(card) for card in outside(told, page.spot.code)[:SHOWN]) or "ยังไม่มีข้อมูล"
    when = page.moment.words if page.moment else f"ณ {format_date(page.today, short=True)}"
    return f"{page.spot.name}: {numbers}\nข้อมูล {when} {link}"


def outside(cards: Iterable[Card], code: str) -> list[Card]:
    """Return what may leave the portal: no numbers of people of less than a district."""
    return [card for card in cards if not card.measure.is_person or len(code) <= PEOPLE_DIGITS]


def outside_text(card: Card) -> str:
    """Return a number as it may leave the portal, whoever sends it: few people are "น้อยกว่า 5"."""
    return few(card.told.value) if card.measure.is_person and card.told.is_known else card.told.text


def few(value: Number | None) -> str:
    """Return a number of people in words that tell of no few."""
    return Cover.FEW.value if value is not None and 0 < value < FEW else format_number(value)


def _words(card: Card) -> str:
    share = f" จาก {card.total:,} ตำบล" if card.reached is not None and card.measure.unit == "ตำบล" else ""
    return f"{card.measure.head} {outside_text(card)}{share or f' {card.measure.unit}'}"


@dataclass(frozen=True, slots=True)
class Week:
    """What was written in an area in seven days: kinds with how many are new and how many changed."""

    name: str
    since: str
    until: str
    lines: Sequence[tuple[str, str, str]]
    done: int
    due: int
    link: str

    @property
    def text(self) -> str:
        """The week as a text to paste."""
        parts = [f"สรุปสัปดาห์ของ{self.name} ({self.since} – {self.until})"]
        parts += [f"• {kind}: ใหม่ {new} ปรับปรุง {changed}" for kind, new, changed in self.lines]
        if not self.lines:
            parts.append("• สัปดาห์นี้ยังไม่มีการบันทึก")
        if self.done or self.due:
            parts.append(f"• งาน: เสร็จแล้ว {self.done:,} ครบกำหนดใน 7 วันข้างหน้า {self.due:,}")
        return "\n".join([*parts, self.link])


def week_of(name: str, prefix: str, link: str, person: Any) -> Week:
    """Count what was written below *prefix* in the last seven days, of what *person* finds.

    One query for each kind. The work of those who keep the records (requests, breaches, contacts)
    is nothing to tell a group.
    """
    now = timezone.now()
    since = now - WEEK
    lines = []
    for model in record_models():
        if model.scope_rule == ScopeRule.WORK:
            continue
        is_person = model.scope_rule == ScopeRule.PERSON
        if is_person and len(prefix) > PEOPLE_DIGITS:
            continue
        found: Any = model.objects.visible_to(person).alive().at(prefix).filter(updated_at__gte=since)
        counts = found.aggregate(every=Count("pk"), new=Count("pk", filter=Q(created_at__gte=since)))
        if counts["every"]:
            words = few if is_person else format_number
            changed = counts["every"] - counts["new"]
            lines.append((str(model._meta.verbose_name), words(counts["new"]), words(changed)))
    tasks = Task.objects.visible_to(person).alive().at(prefix)
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
