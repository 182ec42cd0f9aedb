"""What a person says of a key of the API."""

from django import forms

from nakhonchai.accounts.models.token import DAYS


class TokenForm(forms.Form):
    """Which program reads with the key, and for how long."""

    name = forms.CharField(
        label="ใช้กับอะไร", max_length=80, help_text="เช่น ตารางสรุปของจังหวัด จะได้รู้ว่ายกเลิกดอกไหนได้"
    )
    days = forms.TypedChoiceField(
        label="ใช้ได้นาน",
        coerce=int,
        choices=[(days, f"{days} วัน") for days in DAYS],
        initial=90,
        help_text="หมดเวลาแล้วกุญแจใช้ไม่ได้เอง สร้างใหม่ได้เสมอ",
    )
