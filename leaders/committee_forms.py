"""What is typed to end a committee's terms and to seat the next one."""

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from leaders.committees import Change, NewPerson, Seat
from leaders.models import Leader, Position, RoleType
from nakhonchai.base.forms import ApproximateDateField, BirthYearField
from nakhonchai.records.pickers import RecordPickerField
from nakhonchai.thai import ApproximateDate, Precision, be_year, normalise, parse_person, search_key

ROWS, MORE_ROWS, MOST_ROWS = 9, 5, 60
ADULT = 20
ENDS_BEFORE_BEGINNING = "วันสิ้นสุดมาก่อนวันเริ่มของ {} ใส่วันที่หลังจากนั้น หรือไม่เลือกบุคคลนี้"
NOT_ADULT = "อายุต่ำกว่า 20 ปี ต้องมีความยินยอมของผู้ปกครอง โปรดเพิ่มในหน้าผู้นำก่อน แล้วเลือกจากรายการ"
NO_FAMILY = "พิมพ์ทั้งชื่อและนามสกุล หรือเลือกจากรายการ"


class PersonField(RecordPickerField):
    """Somebody recorded, picked or typed by whole name; or the name of somebody new."""

    def named(self, text: str) -> list[Any]:
        """Find by the whole name only: part of a name is a new person's name as well."""
        name = parse_person(text.partition(" — ")[0])
        plain = f"{name.given} {name.family}".strip()
        found = self.choices().matching(plain).in_thai_order()[:20]
        whole = [one for one in found if search_key(one.title) == search_key(plain)]
        return self._with_place(text) or whole

    def clean(self, value: Any) -> Any:
        """Return the leader, the text of a new person, or None."""
        try:
            return super().clean(value)
        except ValidationError as problem:
            if problem.code != "unknown":
                raise
            return normalise(value)


class SeatForm(forms.Form):
    """One row: a role and who takes it."""

    role = forms.ModelChoiceField(
        label="บทบาท", queryset=RoleType.objects.none(), required=False, empty_label="เลือกบทบาท"
    )
    birth_year = BirthYearField(label="ปีเกิด (พ.ศ.)", required=False)
    is_new = forms.BooleanField(label="เป็นคนใหม่ ไม่ใช่คนที่พบ", required=False)

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].queryset = RoleType.objects.filter(is_active=True)  # type: ignore[attr-defined]
        self.fields["person"] = PersonField(
            model=Leader,
            choices=lambda: Leader.objects.visible_to(person).alive(),
            label="ชื่อ–นามสกุล",
            required=False,
        )
        self.fields["birth_year"].widget.attrs["placeholder"] = "เช่น 2535"
        self.order_fields(["role", "person", "birth_year", "is_new"])

    seat: Seat | None = None
    found: Leader | None = None  # who is recorded under the typed name

    def clean(self) -> dict[str, Any]:
        """Join the cells of a row that says something."""
        cleaned = super().clean() or self.cleaned_data
        role, who = cleaned.get("role"), cleaned.get("person")
        if "person" in self.errors or not (role or who):
            return cleaned
        if not who:
            # A role without a name is a row that was not filled in.
            return cleaned
        if not role:
            self.add_error("role", "เลือกบทบาทของบุคคลนี้")
            return cleaned
        person = self._person(who, cleaned)
        if person is not None:
            self.seat = Seat(role, person)
        return cleaned

    def _person(self, who: Any, cleaned: dict[str, Any]) -> Leader | NewPerson | None:
        if isinstance(who, Leader):
            picked = bool(self.data.get(f"{self.add_prefix('person')}_code"))
            self.found = None if picked else who
            if not (cleaned.get("is_new") and self.found):
                return who
            who = str(who)
        name, born = parse_person(str(who)), cleaned.get("birth_year")
        if not name.given or not name.family:
            self.add_error("person", NO_FAMILY)
            return None
        if born is not None and be_year(timezone.localdate()) - born < ADULT:
            self.add_error("birth_year", NOT_ADULT)
            return None
        return NewPerson(name.title, name.given, name.family, name.nickname, born)


class RenewForm(forms.Form):
    """The end of the old committee and the beginning of the next."""

    ended = ApproximateDateField(label="คณะเดิมสิ้นสุดเมื่อ", required=False)
    started = ApproximateDateField(label="คณะใหม่เริ่มเมื่อ", required=False)
    reason = forms.CharField(
        label="เหตุผล", max_length=90, required=False, help_text="เช่น ครบวาระ เลือกตั้งใหม่ตามมติที่ประชุม ไม่บังคับ"
    )
    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, held: list[Position], person: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = ApproximateDate(timezone.localdate(), Precision.DAY)
        self.initial.update(ended=today, started=today, form_key=uuid.uuid4())
        self.held, self.person = held, person
        self.rows = self._rows()

    def _rows(self) -> list[SeatForm]:
        """Return the rows: as many as were sent, or enough for the committee there is."""
        if not self.is_bound:
            return [
                SeatForm(prefix=f"seat-{number}", person=self.person, initial=self._suggested(number))
                for number in range(max(ROWS, len(self.held)))
            ]
        sent = self.data.get("rows", "")
        count = min(int(sent) if sent.isdecimal() else ROWS, MOST_ROWS)
        return [SeatForm(self.data, prefix=f"seat-{number}", person=self.person) for number in range(count)]

    def _suggested(self, number: int) -> dict[str, Any]:
        """Suggest the roles there are, in their order; people are typed."""
        return {"role": self.held[number].role_id} if number < len(self.held) else {}

    def add_rows(self) -> None:
        """Add empty rows below what was typed."""
        for number in range(len(self.rows), min(len(self.rows) + MORE_ROWS, MOST_ROWS)):
            self.rows.append(SeatForm(prefix=f"seat-{number}", person=self.person))

    @property
    def ending(self) -> list[Position]:
        """The posts that were ticked."""
        ticked = set(self.data.getlist("ending")) if self.is_bound else {one.ref for one in self.held}  # type: ignore[attr-defined]
        return [one for one in self.held if one.ref in ticked]

    @property
    def staying(self) -> list[Position]:
        """The posts that were not."""
        ending = {one.ref for one in self.ending}
        return [one for one in self.held if one.ref not in ending]

    @property
    def seats(self) -> list[Seat]:
        """The rows that say something."""
        return [row.seat for row in self.rows if row.seat is not None]

    def is_valid(self) -> bool:
        """Check the dates and each row, all of them."""
        rows = [row.is_valid() for row in self.rows if row.is_bound]
        return super().is_valid() and all(rows)

    def clean(self) -> dict[str, Any]:
        """An end is needed where something ends, and comes after each beginning."""
        cleaned = super().clean() or self.cleaned_data
        ended = cleaned.get("ended")
        if self.ending and not ended and "ended" not in self.errors:
            self.add_error("ended", "บอกว่าคณะเดิมสิ้นสุดเมื่อใด")
        late = [one for one in self.ending if ended and one.started and one.started > ended.date]
        if late:
            self.add_error("ended", ENDS_BEFORE_BEGINNING.format(", ".join(str(one.leader) for one in late)))
        for row in self.rows:
            if row.is_bound:
                row.is_valid()
        if not self.ending and not self.seats and not any(row.errors for row in self.rows if row.is_bound):
            raise ValidationError("ยังไม่ได้เลือกผู้ที่จบวาระ และยังไม่ได้พิมพ์รายชื่อคณะใหม่")
        if self.seats and not cleaned.get("started") and "started" not in self.errors:
            self.add_error("started", "บอกว่าคณะใหม่เริ่มเมื่อใด")
        return cleaned

    def change(self) -> Change:
        """Return what is to be done."""
        ended = self.cleaned_data["ended"] or self.cleaned_data["started"]
        return Change(self.ending, ended, self.seats, self.cleaned_data["started"] or ended)
