"""Leaders and their positions in a workbook."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from leaders.enums import ContactFor, Education, Gender, TieKind
from leaders.models import Leader, LeaderTie, Position, RoleType, Skill
from nakhonchai.accounts.prepared import prepared
from nakhonchai.records.bare import bare_records
from nakhonchai.records.registry import register
from nakhonchai.records.resources import (
    PLACE_FIELDS,
    Companion,
    LinkColumn,
    RecordResource,
    SheetColumn,
)
from nakhonchai.records.widgets import (
    BirthYearWidget,
    ChoiceWidget,
    DateWidget,
    LinesWidget,
    ListWidget,
    NamesWidget,
    TelephoneWidget,
    TextWidget,
    YesNoWidget,
)
from nakhonchai.thai import ApproximateDate, Precision, be_year, parse_person, search_key

ADULT = 20  # below this age a guardian consents, and an import cannot say so
PART = "companion"
# What a row says of a position.
HELD = (
    "role__name",
    "organization__ref",
    "organization__name",
    "started",
    "started_precision",
    "term_ends",
    "term_ends_precision",
    "ended",
    "ended_precision",
)


@dataclass(frozen=True, slots=True)
class Body:
    """Ref and name of a body."""

    ref: str
    name: str

    def __str__(self) -> str:
        return self.name


class HeldPosition:
    """A position as a row of a file tells it. Half a million model instances would be most of an export."""

    __slots__ = ("ended", "ended_about", "organization", "role", "started_about", "term_ends_about")

    def __init__(
        self,
        role: str,
        ref: str | None,
        name: str | None,
        started: Any,
        started_precision: str,
        term_ends: Any,
        term_ends_precision: str,
        ended: Any,
        ended_precision: str,
    ) -> None:
        self.role, self.ended = role, ended
        self.organization = Body(ref, name or "") if ref else None
        self.started_about = _about(started, started_precision)
        self.term_ends_about = _about(term_ends, term_ends_precision)
        self.ended_about = _about(ended, ended_precision)


@lru_cache(maxsize=4096)
def _about(day: Any, precision: str) -> ApproximateDate | None:
    return None if day is None else ApproximateDate(day, Precision(precision))


@prepared
def _held(scope: Any, leaders: Any) -> Any:
    found = Position.objects.visible_to(scope).alive().filter(leader__in=leaders.each())
    return found.order_by("pk").values_list("leader_id", *HELD)


@register
class LeaderResource(RecordResource):
    """One row is one person with at most one position; more positions are more rows of the same person."""

    prefix = SheetColumn("prefix", "คำนำหน้า", TextWidget(40))
    given_name = SheetColumn("given_name", "ชื่อ", TextWidget(80), required=True)
    family_name = SheetColumn("family_name", "นามสกุล", TextWidget(80))
    nickname = SheetColumn("nickname", "ชื่อเล่น", TextWidget(40))
    gender = SheetColumn("gender", "เพศ", ChoiceWidget(Gender))
    birth_year = SheetColumn("birth_year", "ปีเกิด (พ.ศ.)", BirthYearWidget())
    telephone = SheetColumn("telephone", "โทรศัพท์", TelephoneWidget())
    line_id = SheetColumn("line_id", "LINE", TextWidget(60))
    contact_for = SheetColumn("contact_for", "ใครเห็นโทรศัพท์และไลน์", ChoiceWidget(ContactFor))
    former_names = SheetColumn(
        "former_names", "ชื่อเดิม", LinesWidget(), synonyms=("นามสกุลเดิม",), hint="บรรทัดละหนึ่งชื่อ"
    )
    education = SheetColumn("education", "การศึกษาสูงสุด", ChoiceWidget(Education), synonyms=("วุฒิการศึกษา",))
    education_note = SheetColumn("education_note", "สาขาหรือสถาบัน", TextWidget(120))
    skills = SheetColumn(
        "skills",
        "ทักษะและเรื่องที่ถนัด",
        NamesWidget(Skill.objects.filter(is_active=True), "ทักษะ"),
        synonyms=("ทักษะ", "ความถนัด", "ความเชี่ยวชาญ"),
    )
    returned_home = SheetColumn("returned_home", "คนรุ่นใหม่คืนถิ่น", YesNoWidget())
    role = SheetColumn(
        "role", "บทบาท", ListWidget(RoleType.objects.filter(is_active=True), "บทบาท"), part=PART
    )
    organization = LinkColumn("organization", "องค์กร", "organizations.organization", part=PART)
    organization_ref = LinkColumn(
        "organization", "รหัสองค์กร", "organizations.organization", by_ref=True, part=PART
    )
    started_about = SheetColumn("started_about", "เริ่มตำแหน่ง", DateWidget(), model_field="started", part=PART)
    term_ends_about = SheetColumn(
        "term_ends_about", "ครบวาระ", DateWidget(), model_field="term_ends", part=PART
    )
    ended_about = SheetColumn("ended_about", "สิ้นสุดตำแหน่ง", DateWidget(), model_field="ended", part=PART)
    note = SheetColumn("note", "บันทึก", LinesWidget())

    sheet = "ผู้นำ"
    order = 20
    key_fields = ("given_name", "family_name")
    name_fields = ("given_name", "family_name")
    companion = Companion(
        "leaders.position", "leader", ("role", "organization", "started_about"), "shown_positions"
    )

    class Meta:
        model = Leader
        fields = (
            "ref",
            "prefix",
            "given_name",
            "family_name",
            "nickname",
            "gender",
            "birth_year",
            *PLACE_FIELDS,
            "telephone",
            "line_id",
            "contact_for",
            "former_names",
            "education",
            "education_note",
            "skills",
            "returned_home",
            "role",
            "organization",
            "organization_ref",
            "started_about",
            "term_ends_about",
            "ended_about",
            "note",
            "extra",
        )

    @classmethod
    def name_key(cls, text: str) -> tuple[str, ...]:
        """Return given and family name of a person who is called *text*, titles put aside."""
        person = parse_person(text)
        return person.given, person.family

    def check(self, values: dict[str, Any], record: Any) -> Iterator[tuple[str, str]]:
        """A minor needs a guardian's consent; a position needs its role, and an end after its beginning."""
        born = values.get("birth_year")
        if record is None and born is not None and be_year(timezone.localdate()) - born < ADULT:
            yield (
                "ปีเกิด (พ.ศ.)",
                (f"อายุต่ำกว่า {ADULT} ปี ต้องบันทึกความยินยอมของผู้ปกครองก่อน จึงนำเข้าจากไฟล์ไม่ได้ โปรดเพิ่มในหน้าผู้นำ"),
            )
        role = values.get("companion.role")
        if role is None and any(
            values.get(f"companion.{name}") for name in ("organization", "started_about")
        ):
            yield "บทบาท", "มีองค์กรหรือวันเริ่มตำแหน่งแต่ไม่มีบทบาท โปรดใส่บทบาท เช่น กรรมการ"
        if role is not None and role.needs_organization and not values.get("companion.organization"):
            yield "องค์กร", f"บทบาท “{role}” ต้องระบุองค์กร"
        started, ended = values.get("companion.started_about"), values.get("companion.ended_about")
        term_ends = values.get("companion.term_ends_about")
        if started and term_ends and term_ends.date < started.date:
            yield "ครบวาระ", "วันครบวาระต้องไม่มาก่อนวันเริ่ม"
        if started and ended and ended.date < started.date:
            yield "สิ้นสุดตำแหน่ง", "วันสิ้นสุดต้องไม่มาก่อนวันเริ่ม"

    def same_record(self, values: dict[str, Any], found: list[Any]) -> tuple[Any, str]:
        """A name alone joins nobody: the birth year or the telephone must say the same."""
        born, telephone = values.get("birth_year"), values.get("telephone")
        able = [one for one in found if born is None or one.birth_year in (None, born)]
        sure = [
            one
            for one in able
            if (born and one.birth_year == born) or (telephone and one.telephone == telephone)
        ]
        if len(sure) > 1:
            sure = [one for one in sure if telephone and one.telephone == telephone]
        if len(sure) == 1:
            return sure[0], ""
        if able:
            return None, (
                "มีผู้นำชื่อนี้ในพื้นที่นี้แล้ว ถ้าเป็นคนเดียวกันโปรดใส่รหัสอ้างอิง ปีเกิด หรือโทรศัพท์ให้ตรงกัน "
                "ถ้าเป็นคนละคนโปรดใส่ปีเกิดที่ต่างกัน"
            )
        return None, ""

    def for_export(self, queryset: Any, person: Any) -> Any:
        """Return the leaders with the positions the reader may see."""
        positions = (
            Position.objects.visible_to(person).alive().select_related("role", "organization").order_by("pk")
        )
        ready = super().for_export(queryset, person)
        return ready.prefetch_related(Prefetch("positions", queryset=positions, to_attr="shown_positions"))

    def for_file(self, queryset: Any, person: Any) -> Any:
        """Return the leaders alone: their positions come with each chunk."""
        return queryset.select_related(None)

    def fetch(self, queryset: Any, chunk: int) -> Iterator[Any]:
        """Yield the leaders with what the sheet says, and what tells who reads it."""
        return bare_records(queryset, {*self._meta.fields, "area", "cluster"}, chunk)

    def attach(self, records: list[Any], person: Any) -> None:
        """Give each leader of a chunk what the file says of their positions: one question, no instances."""
        held: dict[int, list[HeldPosition]] = {}
        # Asked whole: of a cursor PostgreSQL thinks its beginning is enough, and reads all in its order.
        for leader, *values in _held(person, leaders=[one.pk for one in records]):
            held.setdefault(leader, []).append(HeldPosition(*values))
        for one in records:
            one.shown_positions = held.get(one.pk, [])

    def export_rows(self, record: Any) -> Iterable[Any]:
        """Return the positions, those without an end first."""
        held = record.shown_positions
        if len(held) > 1:
            held = sorted(held, key=lambda one: (one.ended is not None, search_key(str(one.role))))
        return held or (None,)


@register
class PositionResource(RecordResource):
    """Positions as a list of their own, to be exported; they are imported with their leaders."""

    leader = LinkColumn("leader", "ผู้นำ", "leaders.leader")
    leader_ref = LinkColumn("leader", "รหัสผู้นำ", "leaders.leader", by_ref=True)
    role = SheetColumn("role", "บทบาท", ListWidget(RoleType.objects.filter(is_active=True), "บทบาท"))
    organization = LinkColumn("organization", "องค์กร", "organizations.organization")
    organization_ref = LinkColumn("organization", "รหัสองค์กร", "organizations.organization", by_ref=True)
    started_about = SheetColumn("started_about", "เริ่มตำแหน่ง", DateWidget(), model_field="started")
    term_ends_about = SheetColumn("term_ends_about", "ครบวาระ", DateWidget(), model_field="term_ends")
    ended_about = SheetColumn("ended_about", "สิ้นสุดตำแหน่ง", DateWidget(), model_field="ended")
    note = SheetColumn("note", "บันทึก", TextWidget(200))

    sheet = "ตำแหน่ง"
    importable = False

    class Meta:
        model = Position
        fields = (
            "ref",
            "leader",
            "leader_ref",
            "role",
            "organization",
            "organization_ref",
            *PLACE_FIELDS,
            "started_about",
            "term_ends_about",
            "ended_about",
            "note",
            "extra",
        )


@register
class LeaderTieResource(RecordResource):
    """Mentors and successors as a list, to be exported."""

    leader = LinkColumn("leader", "ผู้นำ", "leaders.leader")
    leader_ref = LinkColumn("leader", "รหัสผู้นำ", "leaders.leader", by_ref=True)
    kind = SheetColumn("kind", "ความสัมพันธ์", ChoiceWidget(TieKind))
    other = LinkColumn("other", "กับผู้นำ", "leaders.leader")
    other_ref = LinkColumn("other", "รหัสผู้นำอีกคน", "leaders.leader", by_ref=True)
    started_about = SheetColumn("started_about", "เริ่ม", DateWidget(), model_field="started")
    ended_about = SheetColumn("ended_about", "สิ้นสุด", DateWidget(), model_field="ended")
    note = SheetColumn("note", "บันทึก", TextWidget(200))

    sheet = "พี่เลี้ยงและผู้สืบทอด"
    importable = False

    class Meta:
        model = LeaderTie
        fields = (
            "ref",
            "leader",
            "leader_ref",
            "kind",
            "other",
            "other_ref",
            *PLACE_FIELDS,
            "started_about",
            "ended_about",
            "note",
            "extra",
        )
