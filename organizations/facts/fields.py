"""A form field for a fact: its answer, and what it means where there is none."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from nakhonchai.thai import ThaiValueError, normalise, parse_date, parse_decimal
from organizations.enums import VALUED, FactKind, FactState
from organizations.facts.definitions import Fact
from organizations.facts.values import Value, load_date, plain_number, store_date

NEGATIVE = "ตัวเลขต้องไม่ติดลบ"
PERCENT = "ร้อยละต้องอยู่ระหว่าง 0 ถึง 100"
TOO_LARGE = "ตัวเลขใหญ่เกินไป ตรวจจำนวนหลักอีกครั้ง"
TOO_LONG = "ยาวเกิน 300 ตัวอักษร ย่อให้สั้นลง"
BOTH = "มีทั้งคำตอบและ “{}” เลือกอย่างใดอย่างหนึ่ง"
NO_NUMBER = "เลือก “ประมาณการ” ไว้ ใส่ตัวเลขด้วย"
REQUIRED = "ต้องมีข้อมูลนี้ ถ้ายังไม่มีตัวเลขให้เลือก “ยังไม่มีรายงาน”"
BARE = [
    ("", "ตอบตามจริง"),
    *((state.value, state.label) for state in FactState if state not in VALUED),
]
COUNTED = [("", "ตามรายงาน"), (FactState.ESTIMATE.value, FactState.ESTIMATE.label), *BARE[1:]]


class FactWidget(forms.MultiWidget):
    """The answer, and beside it what it means."""

    template_name = "components/fact_input.html"
    use_fieldset = False

    def __init__(self, fact: Fact) -> None:
        self.fact = fact
        meaning = forms.Select(
            attrs={"aria-label": f"ความหมายของ {fact.name}"}, choices=COUNTED if fact.is_numeric else BARE
        )
        super().__init__([_input(fact), meaning])

    def decompress(self, value: Any) -> list[Any]:
        """Take a value apart; what was typed stays as it was."""
        if isinstance(value, list):
            return value
        if not isinstance(value, Value):
            return ["", ""]
        state = "" if value.state == FactState.REPORTED else value.state
        return [_shown(self.fact, value), state]

    def id_for_label(self, id_: str) -> str:
        """Lead the label to the answer."""
        return f"{id_}_0" if id_ else id_

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Give the unit to the template; the second part is told by its own words."""
        context = super().get_context(name, value, attrs)
        context["widget"]["unit"] = "%" if self.fact.kind == FactKind.PERCENT else self.fact.unit
        context["widget"]["subwidgets"][1]["attrs"].pop("aria-describedby", None)
        return context


def _input(fact: Fact) -> forms.Widget:
    if fact.is_numeric:
        return forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "input-short"})
    if fact.answers:
        return forms.Select(choices=[("", "ยังไม่ตอบ"), *fact.answers.items()])
    if fact.kind == FactKind.DATE:
        return forms.TextInput(attrs={"placeholder": "เช่น 12 ก.ค. 2551", "class": "input-short"})
    return forms.TextInput(attrs={"maxlength": 300})


def _shown(fact: Fact, value: Value) -> str:
    if not value.raw:
        return ""
    if fact.is_numeric:
        return f"{Decimal(value.raw):,}"
    if fact.kind == FactKind.DATE and (when := load_date(value.raw)):
        return when.th(short=True)
    return value.raw


class FactField(forms.Field):
    """Cleans to a :class:`Value`, None where nothing is said."""

    def __init__(self, fact: Fact, *, required: bool = False, help_text: str = "") -> None:
        super().__init__(label=fact.name, required=required, help_text=help_text, widget=FactWidget(fact))
        self.fact = fact

    def clean(self, value: Any) -> Value | None:
        """Read the answer by its kind."""
        if value is None or isinstance(value, Value):
            return value
        text, state = (normalise(part or "") for part in value)
        if state and state not in FactState.values:
            raise ValidationError("เลือกจากรายการ", code="invalid")
        state = state or FactState.REPORTED.value
        if state not in VALUED:
            if text:
                raise ValidationError(BOTH.format(FactState(state).label), code="both")
            return Value("", state)
        if not text:
            self._check_nothing(state)
            return None
        try:
            return Value(read_answer(self.fact, text), state)
        except ThaiValueError as problem:
            raise ValidationError(problem.message, code="invalid") from problem

    def _check_nothing(self, state: str) -> None:
        if state == FactState.ESTIMATE:
            raise ValidationError(NO_NUMBER, code="empty")
        if self.required:
            raise ValidationError(REQUIRED, code="required")

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare what is said."""
        try:
            typed = self.clean(data)
        except ValidationError:
            return True
        return not (typed is None and initial is None) and not (typed or Value()).same_as(initial)


def read_answer(fact: Fact, given: Any) -> str:
    """Return an answer as it is stored, or raise ``ThaiValueError`` with what to do."""
    if fact.is_numeric:
        return plain_number(_number(fact, given))
    if fact.kind == FactKind.DATE:
        return store_date(parse_date(given))
    text = normalise(str(given))
    if not fact.answers:
        if len(text) > 300:
            raise ThaiValueError(TOO_LONG)
        return text
    if text in fact.answers:
        return text
    by_words = {words: answer for answer, words in fact.answers.items()}
    if text not in by_words:
        raise ThaiValueError(f"ไม่รู้จัก “{text[:40]}” โปรดใส่อย่างใดอย่างหนึ่ง: {' / '.join(by_words)}")
    return by_words[text]


def _number(fact: Fact, given: Any) -> Decimal:
    number = parse_decimal(given)
    if number < 0:
        raise ThaiValueError(NEGATIVE)
    if fact.kind == FactKind.PERCENT and number > 100:
        raise ThaiValueError(PERCENT)
    if number.adjusted() > 14:
        raise ThaiValueError(TOO_LARGE)
    return number.quantize(Decimal("0.01"))
