"""What a person fills in to freeze figures."""

from django import forms

from nakhonchai.dashboards.enums import SnapshotKind
from nakhonchai.geography.forms import AreaField

# A year is closed where reports are confirmed, not here.
KINDS = [(kind.value, kind.label) for kind in SnapshotKind if kind != SnapshotKind.YEAR]


class SnapshotForm(forms.Form):
    """Why, under which name, and for which area figures are frozen."""

    name = forms.CharField(label="ชื่อ", max_length=120, help_text="เช่น ประชุมคณะทำงานกลุ่มจังหวัด ครั้งที่ 3/2570")
    kind = forms.ChoiceField(label="เหตุที่บันทึก", choices=KINDS)
    area = AreaField(label="พื้นที่", required=False, help_text="เว้นว่าง คือทั้งกลุ่มจังหวัด")
    note = forms.CharField(label="บันทึก", max_length=300, required=False)
