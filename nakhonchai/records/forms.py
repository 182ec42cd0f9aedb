"""The form of a record: narrowed choices, a version, and a key that makes a double click harmless."""

import uuid
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models

from nakhonchai.accounts.scope import scope_of
from nakhonchai.accounts.tripwire import state_scope
from nakhonchai.base.approximate import Approximate
from nakhonchai.base.forms import ApproximateDateField
from nakhonchai.geography.forms import AreaField
from nakhonchai.geography.models import Cluster
from nakhonchai.records.form_parts import parts_of
from nakhonchai.records.models import Record
from nakhonchai.records.pickers import RecordPickerField
from nakhonchai.thai import ApproximateDate

MACHINERY = {"version", "form_key", "change_reason"}
OUT_OF_REACH = "พื้นที่นี้อยู่นอกเขตที่ท่านดูแล เลือกพื้นที่ในเขตของท่าน"
# Columns the form does not show but knows: rules about them are checked before the database has to.
KNOWN = {"trashed_at", "trash_reason", "area", "cluster"}


def means_the_same(one: Any, other: Any) -> bool:
    """Whether two values of a field say the same; approximate dates are what is known of them."""
    if isinstance(one, ApproximateDate) and isinstance(other, ApproximateDate):
        return (one.precision, one.th()) == (other.precision, other.th())
    return bool(one == other)


class RecordForm(forms.ModelForm):
    """Edits one record as one person.

    On the subclass's Meta: ``approximate`` names attributes that join a date and its
    precision (see ``base.approximate``): each gets one field in which a person may write a
    day, a month or a year. ``order`` orders the fields. ``at_field`` says at which field a
    broken constraint is shown (its name → the field). ``sections`` groups fields under headings.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    change_reason = forms.CharField(
        label="เหตุผลที่แก้ไข", required=False, max_length=100, help_text="เก็บไว้ในประวัติ ไม่บังคับ"
    )

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # From here on everything is asked as this person: the choices, and the check of each rule.
        state_scope()
        self.person = person
        self.scope = scope_of(person)
        self._add_approximate_fields()
        self._narrow_choices()
        self.parts = parts_of(self)
        for part in self.parts:
            self.fields.update(part.fields())
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
        choosers: list[tuple[str, Any]] = list(self.fields.items())
        for name, field in choosers:
            if name == "area" or not isinstance(field, forms.ModelChoiceField):
                continue
            related = field.queryset.model  # type: ignore[union-attr]
            if issubclass(related, Record):
                self._put_picker(name, field, related)
            else:
                field.queryset = self._choices(name, field.queryset)
        if "cluster" in self.fields and not self._holds_clusters:
            del self.fields["cluster"]
        if "area" in self.fields:
            self._put_area_field()

    @property
    def _holds_clusters(self) -> bool:
        return bool(self.scope.clusters) or (self.scope.is_staff and self.scope.everywhere)

    def _put_area_field(self) -> None:
        shown = self.fields["area"]
        self.fields["area"] = AreaField(
            label=shown.label,
            help_text=shown.help_text,
            required="cluster" not in self.fields,
            within=self.scope.edits,
            keep=self.instance.area_id,
        )

    def _put_picker(self, name: str, field: Any, related: type[Record]) -> None:
        self.fields[name] = RecordPickerField(
            model=related,
            choices=lambda: self.record_choices(name, related),
            label=field.label,
            help_text=field.help_text,
            required=field.required,
        )
        if isinstance(self.initial.get(name), int):
            self.initial[name] = getattr(self.instance, name)

    def record_choices(self, name: str, model: type[Record]) -> Any:
        """Return the records this person may choose in a field; a subclass may narrow further."""
        return model.objects.visible_to(self.person).alive()

    def _choices(self, name: str, queryset: Any) -> Any:
        """Return what this person may choose from a list; what the record has already stays possible."""
        if queryset.model is Cluster:
            whole = self.scope.is_staff and self.scope.everywhere
            return queryset if whole else queryset.filter(pk__in=self.scope.clusters)
        if any(field.name == "is_active" for field in queryset.model._meta.local_fields):
            current = getattr(self.instance, f"{name}_id", None)
            return queryset.filter(models.Q(is_active=True) | models.Q(pk=current))
        return queryset

    def _set_machinery(self) -> None:
        self.fields["form_key"].initial = uuid.uuid4()
        self.initial.setdefault("version", self.instance.version)
        if self.instance._state.adding:
            del self.fields["change_reason"]
        else:
            self.order_fields([name for name in self.fields if name != "change_reason"])

    def stored_value(self, record: Any, name: str) -> Any:
        """Return what *record* holds of a field: an attribute, unless a subclass keeps it elsewhere."""
        return getattr(record, name, None)

    @property
    def sections(self) -> list[tuple[str, list[Any]]]:
        """The visible fields under their headings (``Meta.sections``); the rest follows without one."""
        named: dict[str, list[str]] = getattr(self.Meta, "sections", {})  # type: ignore[attr-defined]
        added = {part.heading: self._shown(part) for part in self.parts}
        named = named | {heading: names for heading, names in added.items() if names}
        placed = {name for names in named.values() for name in names}
        made = [
            (heading, [self[name] for name in names if name in self.fields])
            for heading, names in named.items()
        ]
        return [*made, ("", [field for field in self.visible_fields() if field.name not in placed])]

    def _shown(self, part: Any) -> list[str]:
        return [name for name in part.fields() if name in self.fields and not self[name].is_hidden]

    def clean_version(self) -> int:
        """Return the version the writer saw; a form of a stored record that says none has seen nothing."""
        seen = self.cleaned_data["version"]
        return 0 if seen is None and not self.instance._state.adding else seen

    def clean(self) -> dict[str, Any]:
        """Refuse a home outside the writer's reach at the field, before anything is written."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        area = cleaned.get("area")
        if area is not None and not self.scope.may_edit_area(area.code):
            self.add_error("area", ValidationError(OUT_OF_REACH, code="out_of_reach"))
        return cleaned

    def full_clean(self) -> None:
        """Check the form and its model, then what other packages added, with all values at hand."""
        super().full_clean()
        if self.is_bound and hasattr(self, "cleaned_data"):
            for part in self.parts:
                part.clean()

    def save_parts(self, record: Any, *, by: Any) -> bool:
        """Keep what other packages added; return whether anything was written."""
        written = [part.save(record, by=by) for part in self.parts]  # each is asked
        return any(written)

    def _post_clean(self) -> None:
        # Both columns of an approximate date are filled before the model checks itself.
        for name in self.approximate:
            known = isinstance(getattr(type(self.instance), name, None), Approximate)
            if not known or name not in self.cleaned_data:
                continue
            # A date that says the same stays as stored: "2554" is no change of 3 May 2554 known by its year.
            if not means_the_same(self.cleaned_data[name], getattr(self.instance, name)):
                setattr(self.instance, name, self.cleaned_data[name])
        super()._post_clean()  # type: ignore[misc]

    def _get_validation_exclusions(self) -> set[str]:
        # A rule with a condition on a column that is not shown (such as "not in the trash") would be
        # skipped here and met only in the database, as an error without a field.
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        joined = {part for name in self.approximate for part in self._columns(name)}
        return excluded - (KNOWN - set(self.errors)) - joined

    def _columns(self, name: str) -> tuple[str, str]:
        column = getattr(type(self.instance), name).column
        return column, f"{column}_precision"

    def _update_errors(self, errors: ValidationError) -> None:
        """Show the sentence of a broken constraint at the field that can mend it."""
        super()._update_errors(self.at_fields(errors))  # type: ignore[misc]

    def at_fields(self, errors: ValidationError) -> ValidationError:
        """Move errors of constraints, and of columns not shown, to the field that stands for them."""
        moved: dict[str, list[ValidationError]] = {}
        for field, found in self._by_field(errors).items():
            for error in found:
                moved.setdefault(self._field_for(field, error), []).append(error)
        return ValidationError(moved)

    @staticmethod
    def _by_field(errors: ValidationError) -> dict[str, list[ValidationError]]:
        return errors.error_dict if hasattr(errors, "error_dict") else {NON_FIELD_ERRORS: errors.error_list}

    def _field_for(self, field: str, error: ValidationError) -> str:
        if field in self.fields:
            return field
        homes = getattr(self.Meta, "at_field", {})  # type: ignore[attr-defined]
        for constraint in type(self.instance)._meta.constraints:
            if constraint.name in homes and constraint.violation_error_message == error.message:
                return homes[constraint.name] if homes[constraint.name] in self.fields else NON_FIELD_ERRORS
            if (
                constraint.name.endswith("_has_one_home")
                and constraint.violation_error_message == error.message
            ):
                return "area" if "area" in self.fields else NON_FIELD_ERRORS
        return NON_FIELD_ERRORS
