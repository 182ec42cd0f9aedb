"""How lists of series, events and attendance are narrowed."""

from typing import Any

import django_filters as filters

from leaders.models import Leader
from learning.enums import TRAINING_KINDS, Attendance, BodyPart, EventKind, EventLevel, PartRole
from learning.models import Series
from learning.querysets import EventQuerySet, ParticipationQuerySet
from learning.years import year_choices, year_of
from nakhonchai.records.filters import RecordFilters
from nakhonchai.records.models import Record
from nakhonchai.records.pickers import RecordPickerField
from nakhonchai.records.querysets import RecordQuerySet
from organizations.models import Organization

WHEN = [("coming", "กำลังจะมาถึง"), ("held", "จัดแล้ว"), ("cancelled", "ยกเลิก")]
OPEN = [("yes", "ยังจัดต่อ"), ("no", "เลิกจัดแล้ว")]
TRAINED = [("yes", "เฉพาะที่นับเป็นการอบรม")]


def kinds() -> list[tuple[str, str]]:
    """Return the kinds of events, and all after which people count as trained."""
    names = "/".join(kind.label for kind in TRAINING_KINDS)
    return [("trains", f"นับเป็นการอบรม ({names})"), *EventKind.choices]


def ask_for_this_year(form: Any) -> None:
    """Give the filter of years those of today: a server runs longer than a year."""
    form.fields["year"].choices = [("", "ทุกปี"), *year_choices()]


class SeriesFilters(RecordFilters):
    """By kind, and whether more rounds are to come."""

    kind = filters.ChoiceFilter(label="ชนิด", choices=EventKind.choices, empty_label="ทุกชนิด")
    open = filters.ChoiceFilter(label="การจัดต่อ", choices=OPEN, method="still_open", empty_label="ทั้งหมด")
    search_hint = "ชื่อชุดหลักสูตรหรือรหัส"

    def still_open(self, queryset: RecordQuerySet, name: str, value: str) -> RecordQuerySet:
        """Keep series with more rounds to come, or without."""
        return queryset.filter(is_open=value == "yes")


class EventFilters(RecordFilters):
    """By time, kind, level, fiscal year, series and the body that holds it."""

    when = filters.ChoiceFilter(label="ช่วงเวลา", choices=WHEN, method="at_time", empty_label="ทั้งหมด")
    kind = filters.ChoiceFilter(label="ชนิด", choices=kinds(), method="of_kind", empty_label="ทุกชนิด")
    level = filters.ChoiceFilter(label="ระดับ", choices=EventLevel.choices, empty_label="ทุกระดับ")
    year = filters.ChoiceFilter(
        label="ปีงบประมาณ", choices=year_choices(), method="of_year", empty_label="ทุกปี"
    )
    series = filters.Filter(method="of_series")
    organizer = filters.Filter(method="held_by")
    search_hint = "ชื่อกิจกรรม สถานที่ หรือรหัส"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ask_for_this_year(self.form)
        self._put_picker("series", "ชุดหลักสูตร", Series)
        self._put_picker("organizer", "ผู้จัดหรือภาคี", Organization)
        self.form.order_fields([name for name in self.form.fields if name not in ("series", "organizer")])

    def _put_picker(self, name: str, label: str, model: type[Record]) -> None:
        def choices() -> Any:
            return model.objects.visible_to(self.request.user).alive()

        self.form.fields[name] = RecordPickerField(model=model, choices=choices, label=label, required=False)

    def at_time(self, queryset: EventQuerySet, name: str, value: str) -> EventQuerySet:
        """Keep what is to come, was held, or was called off."""
        if value == "coming":
            return queryset.filter(is_cancelled=False).upcoming()
        return queryset.begun() if value == "held" else queryset.filter(is_cancelled=True)

    def of_kind(self, queryset: EventQuerySet, name: str, value: str) -> EventQuerySet:
        """Keep one kind, or all after which people count as trained."""
        return queryset.that_train() if value == "trains" else queryset.filter(kind=value)

    def of_year(self, queryset: EventQuerySet, name: str, value: str) -> EventQuerySet:
        """Keep a fiscal year."""
        return queryset.in_year(year_of(value))

    def of_series(self, queryset: EventQuerySet, name: str, value: Any) -> EventQuerySet:
        """Keep the rounds of a series."""
        return queryset.filter(series=value) if value else queryset

    def held_by(self, queryset: EventQuerySet, name: str, value: Any) -> EventQuerySet:
        """Keep what a body holds or helps with."""
        if not value:
            return queryset
        parts = [BodyPart.ORGANIZER, BodyPart.PARTNER]
        held = value.event_bodies.filter(part__in=parts)
        return queryset.filter(pk__in=held.values("event_id"))


class ParticipationFilters(RecordFilters):
    """By role, presence, and the event's kind and year."""

    role = filters.ChoiceFilter(label="ร่วมในฐานะ", choices=PartRole.choices, empty_label="ทุกฐานะ")
    attendance = filters.ChoiceFilter(label="การมาร่วม", choices=Attendance.choices, empty_label="ทั้งหมด")
    kind = filters.ChoiceFilter(label="ชนิดกิจกรรม", choices=kinds(), method="of_kind", empty_label="ทุกชนิด")
    year = filters.ChoiceFilter(
        label="ปีงบประมาณ", choices=year_choices(), method="of_year", empty_label="ทุกปี"
    )
    event = filters.CharFilter(method="of_event", label="กิจกรรม (รหัส)")
    search_hint = "ชื่อคน ชื่อแขก หรือรหัส"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ask_for_this_year(self.form)

    def search(self, queryset: RecordQuerySet, name: str, value: str) -> RecordQuerySet:
        """Find by the person, within the reader's reach, by the guest's name, or by the ref."""
        people = Leader.objects.visible_to(self.request.user).matching(value)
        return queryset.filter(leader__in=people.values("pk")) | queryset.matching(value)

    def of_kind(self, queryset: ParticipationQuerySet, name: str, value: str) -> ParticipationQuerySet:
        """Keep one kind of event, or all that train."""
        return queryset.that_train() if value == "trains" else queryset.filter(event__kind=value)

    def of_year(self, queryset: ParticipationQuerySet, name: str, value: str) -> ParticipationQuerySet:
        """Keep a fiscal year of events."""
        return queryset.in_year(year_of(value))

    def of_event(self, queryset: ParticipationQuerySet, name: str, value: str) -> ParticipationQuerySet:
        """Keep one event."""
        return queryset.filter(event__ref=value)
