"""What a person may write about consent, requests and breaches."""

from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone

from consents.ages import is_minor
from consents.enums import Basis, RequestStatus, Way
from consents.models import Breach, Consent, Purpose, SubjectRequest
from leaders.models import Leader
from nakhonchai.base.forms import FileDrop, TelephoneField, ThaiDateField, ThaiDateInput
from nakhonchai.records.filetypes import CheckedFile, check_file
from nakhonchai.records.forms import RecordForm

FUTURE = "วันที่นี้ยังมาไม่ถึง ใส่วันที่ได้รับความยินยอมจริง"
GUARDIAN_NEEDED = "อายุต่ำกว่า 20 ปี ต้องมีความยินยอมของผู้ปกครอง กรอกชื่อผู้ปกครอง"
RELATION_NEEDED = "บอกว่าเกี่ยวข้องกันอย่างไร เช่น มารดา"
LONG = {"rows": 4}
MEGABYTE = 1024 * 1024
ACCEPT = ".pdf,.jpg,.jpeg,.png,.webp"


def clean_past(day: Any, text: str = "วันที่นี้ยังมาไม่ถึง") -> Any:
    """Refuse a day after today."""
    if day is not None and day > timezone.localdate():
        raise ValidationError(text, code="future")
    return day


class ScanField(forms.FileField):
    """The signed form, as a picture or PDF."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            label="แบบฟอร์มที่ลงชื่อแล้ว (สแกนหรือถ่ายภาพ)",
            widget=FileDrop(attrs={"accept": ACCEPT}),
            required=False,
            help_text="PDF หรือรูปภาพ เก็บเป็นไฟล์แนบของบุคคลนี้",
            error_messages={"empty": "ไฟล์นี้ว่างเปล่า เลือกไฟล์อื่น"},
            **options,
        )


class ConsentForm(forms.Form):
    """One consent of one person. A minor's guardian consents as well."""

    purpose = forms.ModelChoiceField(
        label="ยินยอมเรื่องใด", queryset=Purpose.objects.none(), empty_label="เลือกวัตถุประสงค์"
    )
    given_on = ThaiDateField(label="ให้ความยินยอมเมื่อ", required=True)
    way = forms.ChoiceField(label="ให้ไว้อย่างไร", choices=Way.choices, initial=Way.PAPER)
    guardian_name = forms.CharField(label="ชื่อผู้ปกครอง", max_length=120, required=False)
    guardian_relation = forms.CharField(label="เกี่ยวข้องเป็น", max_length=60, required=False)
    guardian_telephone = TelephoneField(label="โทรศัพท์ผู้ปกครอง", required=False)
    scan = ScanField()
    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, leader: Leader, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.leader = leader
        given = Consent.objects.standing().filter(leader=leader.pk).values("purpose")
        purposes: Any = self.fields["purpose"]
        purposes.queryset = Purpose.objects.filter(is_active=True, basis=Basis.CONSENT).exclude(pk__in=given)
        if not is_minor(leader.birth_year):
            for name in ("guardian_name", "guardian_relation", "guardian_telephone"):
                del self.fields[name]

    def clean_given_on(self) -> Any:
        """Refuse a consent of tomorrow."""
        return clean_past(self.cleaned_data["given_on"], FUTURE)

    def clean_scan(self) -> CheckedFile | None:
        """Refuse what is too large, or no document."""
        upload = self.cleaned_data["scan"]
        if upload is None:
            return None
        if upload.size > settings.UPLOAD_MAX_BYTES:
            raise ValidationError(
                f"ไฟล์ใหญ่เกิน {settings.UPLOAD_MAX_BYTES // MEGABYTE} MB ย่อแล้วแนบอีกครั้ง", code="large"
            )
        self.scan_name = upload.name
        return check_file(upload.read(), upload.name)

    scan_name = ""

    def clean(self) -> dict[str, Any]:
        """Ask for the guardian of a minor."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "guardian_name" in self.fields:
            if not cleaned.get("guardian_name"):
                self.add_error("guardian_name", ValidationError(GUARDIAN_NEEDED, code="guardian"))
            elif not cleaned.get("guardian_relation"):
                self.add_error("guardian_relation", ValidationError(RELATION_NEEDED, code="relation"))
        return cleaned

    @property
    def guardian(self) -> tuple[str, str, str]:
        """Name, relation and telephone of the guardian."""
        names = ("guardian_name", "guardian_relation", "guardian_telephone")
        name, relation, telephone = (self.cleaned_data.get(one) or "" for one in names)
        return name, relation, telephone


class WithdrawForm(forms.Form):
    """Taking a consent back: today, unless said otherwise."""

    withdrawn_on = ThaiDateField(label="ถอนเมื่อ", required=False, help_text="เว้นว่างหมายถึงวันนี้")
    why = forms.CharField(label="เหตุผล (ไม่บังคับ)", max_length=200, required=False)

    def __init__(self, *args: Any, consent: Consent, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.consent = consent

    def clean_withdrawn_on(self) -> Any:
        """Refuse a day before the consent, or after today."""
        day = clean_past(self.cleaned_data["withdrawn_on"])
        if day is not None and day < self.consent.given_on:
            raise ValidationError("วันที่ถอนต้องไม่มาก่อนวันที่ให้ความยินยอม", code="order")
        return day


class PurposeForm(forms.ModelForm):
    """A purpose; what people agreed to cannot change under them: a new wording is a new edition."""

    class Meta:
        model = Purpose
        fields = [
            "name", "role", "basis", "wording", "covers", "subjects", "recipients", "retention_years",
            "retention", "safeguards", "order", "is_active",
        ]  # fmt: skip
        widgets: ClassVar[dict[str, Any]] = {"wording": forms.Textarea(attrs={"rows": 6})}


class EraseForm(forms.Form):
    """Why a person is forgotten, and that it is meant."""

    reason = forms.CharField(
        label="เหตุผล", max_length=200, help_text="เช่น เจ้าของข้อมูลขอให้ลบเมื่อ 3 มี.ค. 2569 อย่าใส่ชื่อ"
    )
    sure = forms.BooleanField(
        label="ฉันเข้าใจว่ากู้คืนไม่ได้", error_messages={"required": "ติ๊กเพื่อยืนยันว่าเข้าใจว่ากู้คืนไม่ได้"}
    )


class TakeForm(forms.Form):
    """For what a person's file is made."""

    purpose = forms.CharField(
        label="ทำไฟล์นี้ให้ใคร เพื่ออะไร",
        max_length=200,
        min_length=5,
        help_text="เช่น เจ้าของข้อมูลขอสำเนา ระบบบันทึกไว้",
    )


class KeepForm(forms.Form):
    """Why a person's data is kept on."""

    why = forms.CharField(label="เก็บต่อเพราะ", max_length=200)


class SubjectRequestForm(RecordForm):
    """A request, and how it was answered."""

    class Meta:
        model = SubjectRequest
        fields = [
            "kind", "asked_by", "contact", "leader", "area", "cluster", "way", "asked_on", "detail",
            "status", "answered_on", "answer",
        ]  # fmt: skip
        sections: ClassVar[dict[str, list[str]]] = {
            "คำขอ": ["kind", "asked_by", "contact", "leader", "area", "cluster", "way", "asked_on", "detail"],
            "การตอบ": ["status", "answered_on", "answer"],
        }
        at_field: ClassVar[dict[str, str]] = {
            "request_answered_after_it_was_asked": "answered_on",
            "request_closed_with_its_day": "answered_on",
        }
        field_classes: ClassVar[dict[str, Any]] = {"asked_on": ThaiDateField, "answered_on": ThaiDateField}
        widgets: ClassVar[dict[str, Any]] = {
            "detail": forms.Textarea(attrs=LONG),
            "answer": forms.Textarea(attrs=LONG),
        }
        help_texts: ClassVar[dict[str, str]] = {
            "leader": "ถ้าเป็นผู้นำในระบบ พิมพ์ชื่อแล้วเลือก",
            "area": "พื้นที่ของผู้ขอ หรือพื้นที่ที่รับเรื่อง",
            "answered_on": "ใส่เมื่อดำเนินการแล้วหรือปฏิเสธ",
        }

    def clean_asked_on(self) -> Any:
        """Refuse a request of tomorrow."""
        return clean_past(self.cleaned_data["asked_on"])

    def clean_answered_on(self) -> Any:
        """Refuse an answer of tomorrow."""
        return clean_past(self.cleaned_data["answered_on"])

    def clean(self) -> dict[str, Any]:
        """A refusal says why."""
        cleaned = super().clean()
        if cleaned.get("status") == RequestStatus.REFUSED and not cleaned.get("answer"):
            self.add_error("answer", ValidationError("บอกเหตุผลที่ปฏิเสธ กฎหมายให้บันทึกไว้", code="why"))
        return cleaned


class MomentField(forms.CharField):
    """A day and a time, as people write them: "3 มี.ค. 2569 14:30"; cleans to a moment."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", "วัน เดือน ปี พ.ศ. และเวลา เช่น 3 มี.ค. 2569 14:30")
        options.pop("localize", None)
        super().__init__(**options)
        self.widget.attrs |= {"placeholder": "เช่น 3 มี.ค. 2569 14:30", "autocomplete": "off"}

    def prepare_value(self, value: Any) -> Any:
        """Show a moment in the words in which it may be typed."""
        if not isinstance(value, datetime):
            return value
        local = timezone.localtime(value)
        day = ThaiDateInput().format_value(local.date())
        return f"{day} {local:%H:%M}"

    def to_python(self, value: Any) -> Any:
        """Read day and time; without a time it is noon."""
        if isinstance(value, datetime) or value in self.empty_values:
            return value or None
        text = str(value).replace("น.", "").replace("เวลา", " ").strip()
        day, _, clock = text.rpartition(" ")
        hour, minute = _clock(clock)
        if hour is None:
            day, hour, minute = text, 12, 0
        date = ThaiDateField().clean(day)
        moment = datetime(date.year, date.month, date.day, hour, minute)
        return timezone.make_aware(moment)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare moments, not how they are written."""
        try:
            return self.to_python(self.prepare_value(initial)) != self.to_python(data)
        except ValidationError:
            return True


def _clock(text: str) -> tuple[int | None, int]:
    """Return hour and minute of "14:30" or "14.30"; None where the text is no time."""
    hour, mark, minute = text.replace(".", ":").partition(":")
    if not (mark and hour.isdecimal() and minute.isdecimal() and len(minute) == 2):
        return None, 0
    if int(hour) > 23 or int(minute) > 59:
        raise ValidationError("เวลาไม่ถูกต้อง ใส่เช่น 14:30", code="clock")
    return int(hour), int(minute)


class BreachForm(RecordForm):
    """A breach: what, when, how bad, whom we told."""

    class Meta:
        model = Breach
        fields = [
            "name", "area", "cluster", "found_at", "detail", "data_concerned", "people_count", "risk",
            "reported_at", "told_on", "measures", "closed_on",
        ]  # fmt: skip
        sections: ClassVar[dict[str, list[str]]] = {
            "เหตุการณ์": [
                "name", "area", "cluster", "found_at", "detail", "data_concerned", "people_count", "risk",
            ],
            "การแจ้งและแก้ไข": ["reported_at", "told_on", "measures", "closed_on"],
        }  # fmt: skip
        at_field: ClassVar[dict[str, str]] = {"breach_reported_after_it_was_found": "reported_at"}
        field_classes: ClassVar[dict[str, Any]] = {
            "found_at": MomentField,
            "reported_at": MomentField,
            "told_on": ThaiDateField,
            "closed_on": ThaiDateField,
        }
        widgets: ClassVar[dict[str, Any]] = {
            "found_at": forms.TextInput(),
            "reported_at": forms.TextInput(),
            "detail": forms.Textarea(attrs=LONG),
            "measures": forms.Textarea(attrs=LONG),
        }
        help_texts: ClassVar[dict[str, str]] = {
            "reported_at": "เวลาที่แจ้งสำนักงานคณะกรรมการคุ้มครองข้อมูลส่วนบุคคล ภายใน 72 ชั่วโมงหลังรู้",
            "detail": "ไม่ต้องใส่ชื่อบุคคล",
        }

    def clean_found_at(self) -> Any:
        """Refuse what has not happened."""
        moment = self.cleaned_data["found_at"]
        if moment is not None and moment > timezone.now():
            raise ValidationError("เวลานี้ยังมาไม่ถึง", code="future")
        return moment
