"""What a person may write about a link, a network and its members."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from nakhonchai.records.forms import KNOWN, RecordForm
from nakhonchai.records.tables import may_edit
from network.models import BoardSeat, Link, Member, Network

NONE_OF_MINE = "อย่างน้อยหนึ่งองค์กรต้องอยู่ในเขตที่ท่านดูแล เลือกองค์กรในเขตของท่านเป็นฝั่งใดฝั่งหนึ่ง"
NO_MONEY = "เส้นเชื่อมชนิดนี้ไม่มีจำนวนเงิน เว้นว่างไว้ หรือเลือกชนิดสนับสนุนงบประมาณ"
WHICH_ISSUE = "เลือกประเด็นที่ทำงานร่วมกัน"


class LinkForm(RecordForm):
    """Who is what to whom, since when, and how that is known."""

    class Meta:
        model = Link
        fields = ["source", "kind", "target", "issue", "amount", "evidence", "note"]
        approximate: ClassVar[dict[str, str]] = {"started_about": "เริ่ม", "ended_about": "สิ้นสุด"}
        order: ClassVar[list[str]] = [
            "source",
            "kind",
            "target",
            "issue",
            "started_about",
            "ended_about",
            "amount",
            "evidence",
            "note",
        ]
        sections: ClassVar[dict[str, list[str]]] = {
            "เส้นเชื่อม (ทุกคนที่เข้าสู่ระบบเห็น)": [
                "source",
                "kind",
                "target",
                "issue",
                "started_about",
                "ended_about",
            ],
            "ข้อมูลภายใน (เฉพาะผู้ดูแลพื้นที่เห็น)": ["amount", "evidence", "note"],
        }
        at_field: ClassVar[dict[str, str]] = {
            "link_joins_two_bodies": "target",
            "link_open_once": "target",
            "link_open_once_per_issue": "target",
            "link_ends_after_it_starts": "ended_about",
            "link_money_is_not_negative": "amount",
        }
        widgets: ClassVar[dict[str, Any]] = {
            "note": forms.Textarea(attrs={"rows": 3}),
            "amount": forms.TextInput(attrs={"inputmode": "decimal", "class": "input-short"}),
        }
        help_texts: ClassVar[dict[str, str]] = {
            "source": "ผู้ให้ ผู้สนับสนุน หรือสมาชิก อ่านต่อกันเป็นประโยค: องค์กรแรก + ชนิด + องค์กรที่สอง",
            "issue": "ต้องเลือกเมื่อทำงานร่วมกันในประเด็น",
            "amount": "เฉพาะการสนับสนุนงบประมาณ ไม่ทราบให้เว้นว่าง",
            "evidence": "เช่น บันทึกข้อตกลงลงวันที่ รายงานการประชุม หรือผู้ให้ข้อมูล",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ended_about"].help_text = "เว้นว่างเมื่อยังเชื่อมกันอยู่"

    def clean(self) -> dict[str, Any]:
        """Ask for what the kind needs, and for a body of the writer's areas."""
        cleaned = super().clean()
        kind, bodies = cleaned.get("kind"), [cleaned.get("source"), cleaned.get("target")]
        if kind is not None and kind.needs_issue and cleaned.get("issue") is None:
            self.add_error("issue", ValidationError(WHICH_ISSUE, code="issue"))
        if kind is not None and not kind.has_amount and cleaned.get("amount") is not None:
            self.add_error("amount", ValidationError(NO_MONEY, code="amount"))
        if all(bodies) and not any(may_edit(body, self.scope) for body in bodies):
            self.add_error("source", ValidationError(NONE_OF_MINE, code="out_of_reach"))
        return cleaned

    def _get_validation_exclusions(self) -> set[str]:
        # Without its bodies a link has no home and no pair yet: one error is enough.
        excluded = super()._get_validation_exclusions()
        ends = {"source", "target", "kind"} & set(self.errors)
        return excluded | KNOWN | {"pair"} if ends else excluded - {"pair"}

    def _post_clean(self) -> None:
        # The home follows the bodies before the model's own rules are checked.
        source, target = self.cleaned_data.get("source"), self.cleaned_data.get("target")
        if source is not None and target is not None:
            self.instance.source, self.instance.target = source, target
            self.instance.take_home()
            if not may_edit(self.instance, self.scope):
                self.instance.take_home(prefer_target=not may_edit(source, self.scope))
        super()._post_clean()


class NetworkForm(RecordForm):
    """A network of a level."""

    class Meta:
        model = Network
        fields = ["name", "level", "area", "cluster", "organization", "issue", "purpose", "note"]
        approximate: ClassVar[dict[str, str]] = {"founded_about": "ก่อตั้งเมื่อ"}
        order: ClassVar[list[str]] = [
            "name",
            "level",
            "area",
            "cluster",
            "founded_about",
            "organization",
            "issue",
            "purpose",
            "note",
        ]
        at_field: ClassVar[dict[str, str]] = {"network_level_is_its_home": "area"}
        widgets: ClassVar[dict[str, Any]] = {
            "purpose": forms.Textarea(attrs={"rows": 3}),
            "note": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts: ClassVar[dict[str, str]] = {"area": "ตำบล อำเภอ หรือจังหวัด ให้ตรงกับระดับของเครือข่าย"}


class MemberForm(RecordForm):
    """A body in a network."""

    class Meta:
        model = Member
        fields = ["organization", "note"]
        approximate: ClassVar[dict[str, str]] = {"joined_about": "เข้าร่วมเมื่อ", "left_about": "ออกเมื่อ"}
        order: ClassVar[list[str]] = ["organization", "joined_about", "left_about", "note"]
        at_field: ClassVar[dict[str, str]] = {
            "member_leaves_after_joining": "left_about",
            "member_once": "organization",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["left_about"].help_text = "เว้นว่างเมื่อยังเป็นสมาชิก"

    def _get_validation_exclusions(self) -> set[str]:
        return super()._get_validation_exclusions() - {"network"}


class BoardSeatForm(RecordForm):
    """A person on the board of a network."""

    class Meta:
        model = BoardSeat
        fields = ["leader", "role", "note"]
        approximate: ClassVar[dict[str, str]] = {"started_about": "เริ่ม", "ended_about": "สิ้นสุด"}
        order: ClassVar[list[str]] = ["leader", "role", "started_about", "ended_about", "note"]
        at_field: ClassVar[dict[str, str]] = {
            "seat_ends_after_it_starts": "ended_about",
            "seat_once_at_a_time": "leader",
        }
        help_texts: ClassVar[dict[str, str]] = {
            "leader": "พิมพ์ชื่อผู้นำที่บันทึกไว้แล้ว ถ้ายังไม่มีให้เพิ่มผู้นำคนนั้นก่อน",
            "role": "เช่น ประธาน เลขานุการ ไม่ทราบให้เว้นว่าง",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ended_about"].help_text = "เว้นว่างเมื่อยังอยู่ในคณะทำงาน"

    def _get_validation_exclusions(self) -> set[str]:
        # The network is given by the page; rules that name it are checked all the same.
        return super()._get_validation_exclusions() - {"network"}
