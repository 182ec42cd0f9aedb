"""The record that another is about, in a cell: its kind and its ref, since each kind has refs of its own."""

from functools import cached_property
from typing import Any, NamedTuple

from django.apps import apps
from django.contrib.contenttypes.prefetch import GenericPrefetch

from nakhonchai.records.kinds import record_models
from nakhonchai.records.resources import LinkColumn, SheetColumn
from nakhonchai.records.widgets import SheetWidget, TextWidget
from nakhonchai.thai import ThaiValueError, clean_ref, search_key

NO_KIND = "โปรดใส่ชนิดนำหน้ารหัส เช่น {example} (ชนิด: {listed})"


class Meant(NamedTuple):
    """The model and the ref that a cell names."""

    model: str
    ref: str

    def __str__(self) -> str:
        return self.ref


class AboutWidget(SheetWidget):
    """Kind and ref: "โครงการ: ABCD2345"."""

    def __init__(self, models: tuple[str, ...]) -> None:
        super().__init__()
        self.models = models

    @cached_property
    def kinds(self) -> dict[str, str]:
        """The models by the words for their kinds."""
        return {str(apps.get_model(label)._meta.verbose_name): label for label in self.models}

    def read(self, value: Any) -> Meant:
        """Return what the cell names."""
        kind, _, ref = str(value).partition(":")
        known = {search_key(word): label for word, label in self.kinds.items()}
        if (label := known.get(search_key(kind))) is None:
            words = list(self.kinds)
            raise ThaiValueError(NO_KIND.format(example=f"{words[0]}: รหัสอ้างอิง", listed=" / ".join(words)))
        return Meant(label, clean_ref(ref.strip()))

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str | None:
        """Return kind and ref of a record."""
        return None if value is None else f"{value._meta.verbose_name}: {value.ref}"


class AboutColumn(LinkColumn):
    """The record that another is about, of one of some kinds, as far as :func:`with_about` found it."""

    widget: AboutWidget

    def __init__(self, attribute: str, heading: str, *models: str, **options: Any) -> None:
        super().__init__(attribute, heading, models[0], by_ref=True, model_field=f"{attribute}_id", **options)
        self.widget = AboutWidget(models)

    def meant(self, value: Meant) -> tuple[str, str]:
        """Return the model and the ref of what a cell names."""
        return value

    def value_of(self, record: Any) -> Any:
        """Return the record that it is about."""
        return _about(record, self.attribute, self.widget.models)

    def cell(self, record: Any) -> Any:
        """Return its kind and ref."""
        return self.widget.render(self.value_of(record))

    @property
    def stored_fields(self) -> set[str]:
        """The kind of record and its key."""
        return {f"{self.attribute}_type", f"{self.attribute}_id"}


class AboutName(SheetColumn):
    """What that record is called; only shown."""

    def __init__(self, of: AboutColumn, heading: str, hint: str) -> None:
        super().__init__(
            of.attribute, heading, TextWidget(), readonly=True, model_field=of.model_field, hint=hint
        )
        self.models = of.widget.models

    def cell(self, record: Any) -> Any:
        """Return the name."""
        about = _about(record, self.attribute, self.models)
        return None if about is None else str(about)


def _about(record: Any, attribute: str, models: tuple[str, ...]) -> Any:
    about = getattr(record, attribute)
    return about if about is not None and about._meta.label_lower in models else None


def with_about(records: Any, attribute: str, person: Any) -> Any:
    """Return the records with what they are about, as far as *person* finds it: one query for each kind."""
    found = [model.objects.visible_to(person).alive() for model in record_models()]
    return records.prefetch_related(GenericPrefetch(attribute, found))
