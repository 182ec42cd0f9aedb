"""Gathered problems, each with a form that solves it for all its rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError

from nakhonchai.accounts.scope import scope_of
from nakhonchai.geography.forms import AreaField
from nakhonchai.imports.models import ProblemGroup, Run
from nakhonchai.imports.pages.frame import address
from nakhonchai.imports.pages.rows import Candidate, candidates_of
from nakhonchai.imports.services import Decision
from nakhonchai.records.pickers import RecordPickerField
from nakhonchai.records.registry import importable_resources
from nakhonchai.records.resources import PLACE_FIELDS, LinkColumn, RecordResource, SheetColumn
from nakhonchai.records.widgets import ListWidget
from nakhonchai.thai import sort_key

OTHER, SKIP = "other", "skip"
PLACE = "place"  # the field of the question "where is that?"
DUPLICATE = "อาจซ้ำ"  # the heading of the question "is it the same?"
GROUPS_A_PAGE = 20
_OTHER_WORDS = {
    "place": "เลือกพื้นที่เอง",
    "record": "เลือกรายการเอง",
    "choice": "เลือกจากรายการ",
    "text": "ใส่ค่าที่ถูกต้อง",
}


@dataclass(frozen=True)
class Editor:
    """What a person may type where no proposal fits: a place, a record, one of a list, a text."""

    kind: str
    field: str
    column: SheetColumn | None = None


def editor_of(group: ProblemGroup, resource: RecordResource | None) -> Editor | None:
    """Return the editor of a group; None where only the file itself can be put right."""
    if group.field in (*PLACE_FIELDS, "area", PLACE) or any(
        one["action"] == "place" for one in group.proposals
    ):
        return Editor("place", group.field)
    column = resource.fields.get(group.field) if resource is not None else None
    if column is None:
        return Editor("text", group.field) if group.field else None
    if isinstance(column, LinkColumn):
        return Editor("record", _ref_field(resource, column), column)
    return Editor("choice" if _choices_of(column) else "text", group.field, column)


def _choices_of(column: SheetColumn | None) -> tuple[str, ...]:
    """Return the words of a closed list."""
    widget = column.widget if column is not None else None
    if isinstance(widget, ListWidget):
        return tuple(sorted((str(row) for row in widget.rows().values()), key=sort_key))
    return widget.choices if widget is not None else ()


def _ref_field(resource: RecordResource | None, column: LinkColumn) -> str:
    """Return the name of the column that links the same record by its ref, or the column's own."""
    fields = resource.fields if resource is not None else {}
    for name, one in fields.items():
        if isinstance(one, LinkColumn) and one.by_ref and one.attribute == column.attribute:
            return str(name)
    return next(name for name, one in fields.items() if one is column)


class AnswerForm(forms.Form):
    """One answer for all rows of a group: a proposal, a value of one's own, or to leave the rows out."""

    answer = forms.ChoiceField(
        label="คำตอบ", widget=forms.RadioSelect, error_messages={"required": "โปรดเลือกคำตอบหนึ่งข้อ"}
    )
    remember = forms.BooleanField(label="จำคำนี้ไว้ใช้ครั้งหน้า", required=False, initial=True)

    def __init__(self, group: ProblemGroup, editor: Editor | None, person: Any, data: Any = None) -> None:
        super().__init__(data, auto_id=f"id_{group.key}_%s")
        self.group, self.editor = group, editor
        proposed = [(f"p{at}", str(one["label"])) for at, one in enumerate(group.proposals)]
        own = [(OTHER, _OTHER_WORDS[editor.kind])] if editor else []
        answer = self.fields["answer"]
        assert isinstance(answer, forms.ChoiceField)  # noqa: S101  (for the type checker)
        answer.choices = [*proposed, *own, (SKIP, "ข้ามแถวเหล่านี้ ไม่นำเข้า")]
        if own and not proposed:
            answer.initial = OTHER
        if editor is not None:
            self.fields["own"] = _own_field(editor, person)
        self.order_fields(["answer", "own", "remember"])
        if not group.said or group.heading == DUPLICATE:
            del self.fields["remember"]

    def clean(self) -> dict[str, Any]:
        """Ask for the value where "of one's own" was chosen."""
        found = super().clean() or self.cleaned_data
        if found.get("answer") == OTHER and "own" not in self.errors and not found.get("own"):
            self.add_error("own", ValidationError("โปรดใส่คำตอบ", code="required"))
        if found.get("answer") != OTHER:
            self.errors.pop("own", None)  # what was typed there does not count
        return found

    def decision(self) -> Decision:
        """Return the answer as a decision."""
        answer, group = self.cleaned_data["answer"], self.group
        if answer == SKIP:
            return Decision("skip")
        if answer != OTHER:
            chosen = group.proposals[int(answer[1:])]
            return Decision(chosen["action"], chosen["value"], chosen.get("field", group.field))
        own, editor = self.cleaned_data["own"], self.editor
        if editor is not None and editor.kind == "place":
            return Decision("place", own.code, group.field)
        field = editor.field if editor is not None else group.field
        return Decision("value", own.ref if hasattr(own, "ref") else own, field)


def _own_field(editor: Editor, person: Any) -> forms.Field:
    label = _OTHER_WORDS[editor.kind]
    column = editor.column
    if editor.kind == "place":
        return AreaField(label=label, required=False, within=scope_of(person).edits)
    if editor.kind == "record" and isinstance(column, LinkColumn):
        model = apps.get_model(column.target)
        return RecordPickerField(
            label=label, required=False, model=model, choices=lambda: model.objects.visible_to(person).alive()
        )
    if editor.kind == "choice":
        words = [(one, one) for one in _choices_of(column)]
        return forms.ChoiceField(label=label, required=False, choices=[("", "เลือก"), *words])
    return forms.CharField(label=label, required=False, max_length=500)


@dataclass(frozen=True)
class GroupCard:
    """A problem of many rows, as the page shows it."""

    anchor: str
    count: int
    title: str
    detail: str
    heading: str
    said: str
    kind: str
    rows_url: str
    url: str
    form: AnswerForm
    candidates: list[Candidate]
    only_file: bool  # nothing but the file itself can put it right


def group_cards(
    run: Run, groups: Iterable[ProblemGroup], person: Any, failed: AnswerForm | None = None
) -> list[GroupCard]:
    """Return the cards of a page of groups; *failed* is a form with errors, shown in its place."""
    kinds = {one.kind(): one() for one in importable_resources()}
    cards, shown = [], list(groups)
    beside = candidates_of(run, [group.key for group in shown if group.heading == DUPLICATE])
    for group in shown:
        resource = kinds.get(group.kind)
        form = failed if failed is not None and failed.group.pk == group.pk else None
        cards.append(
            GroupCard(
                anchor=f"group-{group.key}",
                count=group.count,
                title=f"“{group.said}” คือพื้นที่ใด" if group.field == PLACE and group.said else group.text,
                detail=group.text if group.field == PLACE and group.said else "",
                heading=group.heading,
                said=group.said if group.field != PLACE else "",
                kind=resource.sheet if resource else "",
                rows_url=f"{address(run, 'run-rows')}?group={group.key}",
                url=f"{address(run, 'run-problems')}{group.key}/",
                form=form or AnswerForm(group, editor_of(group, resource), person),
                candidates=beside.get(group.key, []),
                only_file=editor_of(group, resource) is None and not group.proposals,
            )
        )
    return cards


def form_for(group: ProblemGroup, person: Any, data: Any) -> AnswerForm:
    """Return the filled form of one group."""
    kinds = {one.kind(): one() for one in importable_resources()}
    return AnswerForm(group, editor_of(group, kinds.get(group.kind)), person, data)
