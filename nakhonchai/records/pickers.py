"""Fields that choose one of many by typing: no list of thousands; without JavaScript the text is enough."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.urls import reverse_lazy

from nakhonchai.base.forms import AreaPicker
from nakhonchai.records.models import Record
from nakhonchai.thai import ThaiValueError, clean_ref, normalise, search_key

SHOWN = 20


class RecordPicker(AreaPicker):
    """A record, typed or picked: the same behaviour as for places, with its own words."""

    template_name = "components/record_picker.html"

    def __init__(self, *, source: Any, noun: str, describe: Callable[[str], str]) -> None:
        super().__init__({"placeholder": f"พิมพ์ชื่อ{noun}หรือรหัส"}, source=source, describe=describe)
        self.noun = noun

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add the word for what is picked."""
        context = super().get_context(name, value, attrs)
        context["widget"]["noun"] = self.noun
        return context


class PickerField(forms.CharField):
    """Cleans a picked key, or a typed name that fits one thing, to that thing (None where nothing was typed).

    A subclass says among what may be chosen, how a key and a name find it, and how it is shown.
    """

    noun = "รายการ"
    source: Any = ""

    def __init__(self, **kwargs: Any) -> None:
        widget = RecordPicker(source=self.source, noun=self.noun, describe=self.describe)
        super().__init__(widget=widget, **kwargs)

    def keyed(self, text: str) -> Any:
        """Return what has this key, or None."""
        raise NotImplementedError

    def named(self, text: str) -> list[Any]:
        """Return what has exactly this name."""
        raise NotImplementedError

    def key(self, value: Any) -> str:
        """Return the key of a thing."""
        raise NotImplementedError

    def words(self, value: Any) -> str:
        """Return how a thing is shown."""
        raise NotImplementedError

    def describe(self, text: str) -> str:
        """Show what a key stands for; a text that is no key stays as typed."""
        found = self.keyed(text)
        return self.words(found) if found is not None else ""

    def prepare_value(self, value: Any) -> Any:
        """Show a stored thing by its key."""
        return value if value is None or isinstance(value, str) else self.key(value)

    def clean(self, value: Any) -> Any:
        """Return the thing, or say what to do when the text fits none or several."""
        if value is not None and not isinstance(value, str):
            return value
        text = normalise(super().clean(value))
        if not text:
            return None
        found = self.keyed(text)
        if found is not None:
            return found
        several = self.named(text)
        if not several:
            raise ValidationError(f"ไม่พบ{self.noun} “{text}” พิมพ์ชื่อให้ตรง หรือเลือกจากรายการ", code="unknown")
        if len(several) > 1:
            shown = " / ".join(self.words(one) for one in several[:3])
            raise ValidationError(f"“{text}” มีหลาย{self.noun}: {shown} ใช้รหัสอ้างอิงเพื่อเลือก", code="many")
        return several[0]

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare keys."""
        return (self.prepare_value(initial) or "") != (data or "")


class RecordPickerField(PickerField):
    """Chooses a record among those of *choices*; its key is its ref."""

    def __init__(self, *, model: type[Record], choices: Callable[[], Any], **kwargs: Any) -> None:
        self.model, self.choices_of = model, choices
        self.noun = str(model._meta.verbose_name)
        self.source = reverse_lazy(f"{model.url_name}-pick")
        super().__init__(**kwargs)

    def choices(self) -> Any:
        """Return the records that may be chosen, with their homes at hand."""
        return self.choices_of().select_related("area", "cluster")

    def keyed(self, text: str) -> Any:
        """Find by ref."""
        try:
            return self.choices().filter(ref=clean_ref(text)).first()
        except ThaiValueError:
            return None

    def named(self, text: str) -> list[Any]:
        """Find by the whole name, or by a part that fits only one record."""
        found = list(self.choices().matching(text).in_thai_order()[: SHOWN + 1])
        whole = [
            one for one in found if search_key(text) in (search_key(one.title), search_key(self.words(one)))
        ]
        return whole or self._with_place(text) or found

    def _with_place(self, text: str) -> list[Any]:
        """Find what is written as the field shows it: name, dash, place."""
        name = text.partition(" — ")[0]
        if name == text:
            return []
        found = self.choices().matching(name).in_thai_order()[: SHOWN + 1]
        return [one for one in found if normalise(self.words(one)) == text]

    def key(self, value: Any) -> str:
        """Return the ref."""
        return value.ref

    def words(self, value: Any) -> str:
        """Return name and place."""
        return f"{value} — {value.home_path}"


class AccountPickerField(PickerField):
    """Chooses one of the accounts of *choices*; its key is its user name."""

    noun = "ผู้ใช้"
    source = reverse_lazy("records:task-people")

    def __init__(self, *, choices: Callable[[], Any], **kwargs: Any) -> None:
        self.choices = choices
        super().__init__(**kwargs)

    def keyed(self, text: str) -> Any:
        """Find by user name."""
        return self.choices().filter(username=text).first()

    def named(self, text: str) -> list[Any]:
        """Find by the whole name."""
        return list(self.choices().filter(Q(full_name=text))[: SHOWN + 1])

    def key(self, value: Any) -> str:
        """Return the user name."""
        return value.username

    def words(self, value: Any) -> str:
        """Return the name."""
        return str(value)
