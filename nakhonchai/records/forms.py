"""The form of a record: narrowed choices, a version, and a key that makes a double click harmless."""

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from nakhonchai.accounts.scope import scope_of
from nakhonchai.base.approximate import Approximate
from nakhonchai.base.forms import ApproximateDateField
from nakhonchai.geography.forms import AreaField
from nakhonchai.geography.models import Cluster
from nakhonchai.records.models import Record


class RecordForm(forms.ModelForm):
    """Edits one record as one person.

    ``approximate`` on the subclass's Meta names attributes that join a date and its
    precision (see ``base.approximate``): each gets one field in which a person may
    write a day, a month or a year.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    change_reason = forms.CharField(
        label="เหตุผลที่แก้ไข", required=False, max_length=100, help_text="เก็บไว้ในประวัติ ไม่บังคับ"
    )

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        self.scope = scope_of(person)
        self._add_approximate_fields()
        self._narrow_choices()
        self._set_machinery()

    @property
    def approximate(self) -> dict[str, str]:
        """Name of the joined attribute → label."""
        return getattr(self.Meta, "approximate", {})  # type: ignore[attr-defined]

    def _add_approximate_fields(self) -> None:
        for name, label in self.approximate.items():
            self.fields[name] = ApproximateDateField(label=label, required=False)
            self.initial.setdefault(name, getattr(self.instance, name))
        order = getattr(self.Meta, "order", None)  # type: ignore[attr-defined]
        if order:
            self.order_fields(order)

    def _narrow_choices(self) -> None:
        if "area" in self.fields:
            required = self.fields["area"].required or "cluster" not in self.fields
            self.fields["area"] = AreaField(
                label=self.fields["area"].label, required=required, within=self.scope.edits
            )
        for name, field in self.fields.items():
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = self._choices(name, field.queryset)

    def _choices(self, name: str, queryset: Any) -> Any:
        """Return what this person may choose in a field; a subclass may narrow further."""
        if issubclass(queryset.model, Record):
            return queryset.model.objects.visible_to(self.person).alive()
        if queryset.model is Cluster:
            return queryset if self.scope.is_staff and self.scope.everywhere else queryset.filter(
                pk__in=self.scope.clusters
            )
        if any(field.name == "is_active" for field in queryset.model._meta.local_fields):
            current = getattr(self.instance, f"{name}_id", None)
            return queryset.filter(models.Q(is_active=True) | models.Q(pk=current))
        return queryset

    def _set_machinery(self) -> None:
        self.fields["version"].initial = self.instance.version
        self.fields["form_key"].initial = uuid.uuid4()
        self.initial.setdefault("version", self.instance.version)
        if self.instance._state.adding:
            del self.fields["change_reason"]

    @property
    def content_fields(self) -> list[Any]:
        """The bound fields a person fills in, in order."""
        return [self[name] for name in self.fields if name not in {"version", "form_key", "change_reason"}]

    def clean(self) -> dict[str, Any]:
        """Refuse a home outside the writer's reach at the field, before anything is written."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        area = cleaned.get("area")
        if area is not None and not self.scope.may_edit_area(area.code):
            self.add_error("area", ValidationError("พื้นที่นี้อยู่นอกเขตที่ท่านดูแล เลือกพื้นที่ในเขตของท่าน"))
        return cleaned

    def _post_clean(self) -> None:
        # Both columns of an approximate date are filled before the model checks itself.
        for name in self.approximate:
            if name in self.cleaned_data and isinstance(getattr(type(self.instance), name, None), Approximate):
                setattr(self.instance, name, self.cleaned_data[name])
        super()._post_clean()  # type: ignore[misc]
