"""The form with which anybody tells those who run the portal something."""

import hashlib
from typing import Any

from django import forms
from django.core.cache import cache
from django.http import HttpRequest

from nakhonchai.portal.models import Feedback, FeedbackKind

MESSAGES_EACH, MESSAGES_ALL = 5, 200
WINDOW_SECONDS = 60 * 60


class FeedbackForm(forms.ModelForm):
    """Works signed out. ``website`` is a field people do not see; who fills it is no person."""

    website = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Feedback
        fields = ["kind", "message", "contact", "page"]
        widgets = {
            "kind": forms.RadioSelect,
            "message": forms.Textarea(attrs={"rows": 6}),
            "page": forms.HiddenInput,
        }
        help_texts = {
            "message": "บอกว่าทำอะไรอยู่ เห็นอะไร และควรเป็นอย่างไร โปรดอย่าใส่เลขประจำตัวประชาชน",
            "contact": "โทรศัพท์ อีเมล หรือ LINE ใส่เมื่อต้องการให้ตอบกลับ ใช้เพื่อตอบเรื่องนี้เท่านั้น",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = FeedbackKind.choices  # type: ignore[attr-defined]

    def clean_page(self) -> str:
        """Keep a path of our own without its question, which may hold what somebody searched for."""
        path = str(self.cleaned_data["page"]).partition("?")[0]
        return path[:200] if path.startswith("/") and not path.startswith("//") else ""

    @property
    def is_from_a_machine(self) -> bool:
        """Whether the field that nobody sees was filled."""
        return bool(self.cleaned_data.get("website"))


def too_many(request: HttpRequest) -> bool:
    """Count a message; say whether this sender, or everybody together, has sent too many within the hour."""
    sender = hashlib.sha256(request.META.get("REMOTE_ADDR", "").encode()).hexdigest()[:16]
    return _count(f"feedback:{sender}") > MESSAGES_EACH or _count("feedback:all") > MESSAGES_ALL


def _count(key: str) -> int:
    cache.add(key, 0, WINDOW_SECONDS)
    try:
        return int(cache.incr(key))
    except ValueError:  # it ran out between the two
        return 1
