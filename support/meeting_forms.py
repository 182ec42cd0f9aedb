"""What a person fills in about a meeting, its agenda and its decisions."""

from typing import Any, ClassVar

from django import forms

from nakhonchai.accounts.scope import scope_of
from nakhonchai.base.forms import ThaiDateField
from nakhonchai.records.forms import RecordForm
from support.models import AgendaItem, Meeting
from support.task_rows import TaskRow, TaskRows

LONG = {"rows": 4}
OWN_ITEMS = 20


class MeetingForm(RecordForm):
    """When, where, who leads."""

    class Meta:
        model = Meeting
        fields = [
            "name",
            "held",
            "hours",
            "area",
            "cluster",
            "venue",
            "event",
            "chair",
            "secretary",
            "present",
            "notes",
        ]
        field_classes: ClassVar[dict[str, Any]] = {"held": ThaiDateField}
        widgets: ClassVar[dict[str, Any]] = {
            "notes": forms.Textarea(attrs=LONG),
            "present": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts: ClassVar[dict[str, str]] = {
            "name": "เช่น ประชุมคณะทำงานจังหวัดสุรินทร์ ครั้งที่ 3/2569",
            "hours": "เช่น 09.00–12.00 น.",
            "event": "เลือกกิจกรรมที่มีใบลงชื่อ แล้วรายงานนับผู้มาประชุมให้ เว้นว่างได้",
            "present": "ชื่อคั่นด้วยจุลภาค",
        }


class AgendaForm(forms.Form):
    """Suggested issues and tasks to tick, and own items, one on each line."""

    issue = forms.MultipleChoiceField(label="ประเด็นนโยบายที่เปิดอยู่", required=False)
    task = forms.MultipleChoiceField(label="งานที่ยังไม่เสร็จ", required=False)
    own = forms.CharField(
        label="วาระอื่น",
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="บรรทัดละหนึ่งเรื่อง",
    )

    def __init__(self, *args: Any, issues: list[Any], tasks: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.issues = {one.ref: one for one in issues}
        self.open_work = {one.ref: one for one in tasks}
        for name, found in (("issue", self.issues), ("task", self.open_work)):
            field: Any = self.fields[name]
            field.choices = [(ref, str(one)) for ref, one in found.items()]

    @property
    def chosen_issues(self) -> list[Any]:
        """The ticked issues."""
        return [self.issues[ref] for ref in self.cleaned_data["issue"]]

    @property
    def chosen_tasks(self) -> list[Any]:
        """The ticked tasks."""
        return [self.open_work[ref] for ref in self.cleaned_data["task"]]

    @property
    def own_items(self) -> list[str]:
        """The lines that say something."""
        lines = (" ".join(line.split()) for line in self.cleaned_data["own"].splitlines())
        return [line for line in lines if line][:OWN_ITEMS]

    def clean(self) -> dict[str, Any]:
        """Something is to be added."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not any(cleaned.get(name) for name in ("issue", "task", "own")):
            self.add_error("own", "ทำเครื่องหมายเรื่องที่จะใส่ในวาระ หรือพิมพ์วาระอื่น")
        return cleaned


class DecisionForm(TaskRows, forms.ModelForm):
    """What was said and decided on an item, and who does what by when."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = AgendaItem
        fields = ["name", "discussion", "decision"]
        widgets: ClassVar[dict[str, Any]] = {
            "discussion": forms.Textarea(attrs=LONG),
            "decision": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.scope = scope_of(person)
        self.initial.setdefault("version", self.instance.version)
        self.add_task_rows()

    def clean(self) -> dict[str, Any]:
        """Work goes to who sees where the meeting is at home."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.check_task_rows(cleaned, self.instance.meeting.area_id)
        return cleaned

    @property
    def agreed(self) -> list[TaskRow]:
        """The rows of work."""
        return self.task_rows(self.cleaned_data)
