"""What a row of a workbook holds, said once for each kind of record, for import, export and template.

A resource is a django-import-export ``ModelResource`` whose fields are :class:`SheetColumn`; ``Meta.fields``
lists them in the order of the sheet. Its own engine is not used (see decision 0020).
"""

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from django.apps import apps
from django.db import models
from import_export import resources
from import_export.fields import Field

from nakhonchai.base.personal_data import DataClass, data_class
from nakhonchai.base.prepared import once_made
from nakhonchai.geography.models import Area
from nakhonchai.records.enums import ScopeRule
from nakhonchai.records.models import Record
from nakhonchai.records.widgets import CodeWidget, FactsWidget, RefWidget, SheetWidget, TextWidget
from nakhonchai.thai import normalise

PLACE_LEVELS = (("province", "จังหวัด", 2), ("district", "อำเภอ", 4), ("subdistrict", "ตำบล", 6))
PLACE_FIELDS = ("area_code", "province", "district", "subdistrict", "moo", "place_name")


class SheetColumn(Field):
    """One column: its heading, the attribute it holds, and how a cell is read and written.

    ``model_field`` names the stored field whose personal-data class counts (default: the attribute).
    ``part`` is "companion" for what belongs to the record's companion (a leader's position).
    ``synonyms`` are other headings under which files of other offices hold the same.
    """

    widget: SheetWidget

    def __init__(
        self,
        attribute: str,
        heading: str,
        widget: SheetWidget,
        *,
        required: bool = False,
        readonly: bool = False,
        model_field: str = "",
        part: str = "",
        hint: str = "",
        synonyms: tuple[str, ...] = (),
    ) -> None:
        super().__init__(attribute=attribute, column_name=heading, widget=widget, readonly=readonly)
        self.heading, self.required, self.part = heading, required, part
        self.model_field = model_field or attribute
        self.hint = hint or widget.hint
        self.synonyms = synonyms

    def class_in(self, model: type[models.Model]) -> DataClass:
        """Return the class of readers for whom the column is."""
        return data_class(model, self.model_field)

    def cell(self, record: Any) -> Any:
        """Return the cell of *record*."""
        return self.widget.render(self.value_of(record))

    def value_of(self, record: Any) -> Any:
        """Return what *record* holds of the column."""
        return getattr(record, self.attribute, None)

    def put(self, record: Any, value: Any) -> None:
        """Let *record* hold a value."""
        setattr(record, self.attribute, value)

    @property
    def stored_fields(self) -> set[str]:
        """The model's fields behind the column; an approximate date has two."""
        if self.model_field != self.attribute:
            return {self.model_field, f"{self.model_field}_precision"}
        return {self.attribute}


class PlaceColumn(SheetColumn):
    """A part of the record's home. The home is read from all of them together, by the importer."""

    def __init__(self, attribute: str, heading: str, **options: Any) -> None:
        widget = CodeWidget() if attribute == "area_code" else TextWidget()
        super().__init__(attribute, heading, widget, model_field="area", **options)


class LinkColumn(SheetColumn):
    """Another record, by its name or (``by_ref``) by its ref. ``attribute`` is the foreign key.

    A person is never linked by name alone: ``proofs`` are columns of the row (of the same attributes as the
    person's) of which one must say the same; without that the importer asks.
    """

    def __init__(
        self,
        attribute: str,
        heading: str,
        target: str,
        *,
        by_ref: bool = False,
        proofs: tuple[str, ...] = ("telephone", "birth_year"),
        **options: Any,
    ) -> None:
        options.setdefault("hint", "รหัสอ้างอิงของรายการ" if by_ref else "ชื่อเต็มตามที่มีในระบบหรือในแฟ้มนี้")
        super().__init__(attribute, heading, RefWidget() if by_ref else TextWidget(), **options)
        self.target, self.by_ref, self.proofs = target, by_ref, proofs

    @property
    def target_model(self) -> type[Record]:
        """The model of the linked records."""
        model: type[Record] = apps.get_model(self.target)
        return model

    @property
    def is_person(self) -> bool:
        """Whether the link leads to a person."""
        return self.target_model.scope_rule == ScopeRule.PERSON

    def meant(self, value: Any) -> tuple[str, str]:
        """Return the model and the ref that a cell by ref names."""
        return self.target, value

    def cell(self, record: Any) -> Any:
        """Return name or ref of the linked record."""
        linked = getattr(record, self.attribute, None)
        return None if linked is None else linked.ref if self.by_ref else str(linked)


class Companion:
    """A second record that a row may carry with it, such as the position of a leader.

    ``link`` is its foreign key to the row's record. Two companions of one record are the same
    when the attributes of ``identity`` are: what is needed first, when it began last.
    ``held_as`` is where ``for_export`` leaves the companions of a record.
    """

    def __init__(self, model: str, link: str, identity: tuple[str, ...], held_as: str) -> None:
        self.model_label, self.link, self.identity, self.held_as = model, link, identity, held_as


class RecordResource(resources.ModelResource):
    """The columns that every record has: ref first, then its own, with the home in code and words."""

    ref = SheetColumn(
        "ref", "รหัสอ้างอิง", RefWidget(), hint="ระบบออกให้ มีรหัส = แก้ไขรายการเดิม เว้นว่าง = เพิ่มรายการใหม่"
    )
    area_code = PlaceColumn("area_code", "รหัสพื้นที่", hint="รหัสมหาดไทย 6 หรือ 8 หลัก ใส่แทนชื่อพื้นที่ได้")
    province = PlaceColumn("province", "จังหวัด", hint="ใส่ชื่อพื้นที่ให้ครบ หรือใส่รหัสพื้นที่อย่างเดียว")
    district = PlaceColumn("district", "อำเภอ")
    subdistrict = PlaceColumn("subdistrict", "ตำบล")
    moo = PlaceColumn("moo", "หมู่ที่", hint="เลขหมู่ เช่น 4 ถ้าไม่ระบุหมู่ให้เว้นว่าง")
    place_name = PlaceColumn("place_name", "ชื่อหมู่บ้าน/ชุมชน", readonly=True, hint="ระบบแสดงให้ ไม่อ่านตอนนำเข้า")

    extra = SheetColumn("extra", "ข้อมูลอื่นจากไฟล์", FactsWidget())

    sheet: ClassVar[str] = ""  # the title of the sheet
    # Words by which titles and sheet names of other offices' files tell that they hold such records.
    sheet_words: ClassVar[tuple[str, ...]] = ()
    importable: ClassVar[bool] = True  # whether a sheet of its own is read; otherwise it is only exported
    order: ClassVar[int] = 100  # what is referred to comes before what refers
    companion: ClassVar[Companion | None] = None
    # The columns that tell records without a ref apart, beside the home.
    key_fields: ClassVar[tuple[str, ...]] = ("name",)
    # Links by which records of one key differ; a row that does not name one is about none.
    telling_links: ClassVar[tuple[str, ...]] = ()
    # The fields whose values make the name by which other sheets mean such a record.
    name_fields: ClassVar[tuple[str, ...]] = ("name",)
    # The link whose home is the home of the rows; "" where a row says its own place.
    home_from: ClassVar[str] = ""
    # Who compares, writes and takes back the rows of a kind that is no record (see docs/imports.md).
    handler: ClassVar[Any] = None

    # Whether what becomes of a new row depends only on the row, on records of its province and on lists: then
    # it is not compared again when nothing of these changed (``imports.ready``). Never for rows with links.
    new_rows_stand_alone: ClassVar[bool] = False
    # Whether only sheets of our own hold such rows: then other offices' headings are not searched for it.
    own_sheets_only: ClassVar[bool] = False
    # The name of the kind of rows where a model has more than one ("" : the label of the model).
    kind_name: ClassVar[str] = ""

    @classmethod
    def model(cls) -> type[Record]:
        """Return the model of the records."""
        model: type[Record] = cls._meta.model
        return model

    @classmethod
    def kind(cls) -> str:
        """Return the name of the kind of rows."""
        return cls.kind_name or cls.model()._meta.label_lower

    @property
    def columns(self) -> list[SheetColumn]:
        """The columns in the order of the sheet."""
        return [self.fields[name] for name in self._meta.fields]

    def column(self, attribute: str, part: str = "") -> SheetColumn:
        """Return the first column of an attribute."""
        return next(one for one in self.columns if one.attribute == attribute and one.part == part)

    def part_model(self, part: str) -> type[Any]:
        """Return the model that a column's attribute belongs to."""
        if not part or self.companion is None:
            return self.model()
        return apps.get_model(self.companion.model_label)

    def class_of(self, column: SheetColumn) -> DataClass:
        """Return the class of readers for whom a column is."""
        return column.class_in(self.part_model(column.part))

    # --- For the importer -----------------------------------------------------------------

    @classmethod
    def name_key(cls, text: str) -> tuple[str, ...]:
        """Return what ``name_fields`` hold of a record that another sheet calls *text*."""
        return (normalise(text),)

    @classmethod
    def name_key_of(cls, record: Any) -> tuple[str, ...]:
        """Return the same for a record."""
        return tuple(normalise(str(getattr(record, name) or "")) for name in cls.name_fields)

    def hold(self) -> None:
        """Let nobody else change what :meth:`check` relies on until the transaction ends.

        Called when rows are about to be written, before they are compared for the last time.
        """

    def check(self, values: dict[str, Any], record: Any) -> Iterator[tuple[str, str]]:
        """Yield (heading, what to do) for what is wrong between the columns of one row.

        *values* are those of the record after the row; *record* is the stored one or None.
        """
        yield from ()

    def doubts(self, rows: list[tuple[dict[str, Any], Any]]) -> Iterator[tuple[int, str, str]]:
        """Yield (place, heading, question) for what is unlikely in a row and may be right: never refused.

        *rows* are those of one file: the values after each row, and the stored record or None.
        """
        yield from ()

    def same_record(self, values: dict[str, Any], found: list[Any]) -> tuple[Any, str]:
        """Choose among stored records with the row's key: (record or None, problem or "")."""
        if len(found) > 1:
            return None, "มีรายการที่ตรงกับแถวนี้มากกว่าหนึ่งรายการ โปรดใส่รหัสอ้างอิงของรายการที่ต้องการแก้ไข"
        return (found[0] if found else None), ""

    # --- For the export ---------------------------------------------------------------------

    def for_export(self, queryset: Any, person: Any) -> Any:
        """Return *queryset* with all that the columns need at hand."""
        links = {
            column.attribute for column in self.columns if isinstance(column, LinkColumn) and not column.part
        }
        lists = {
            field.name
            for field in self.model()._meta.local_fields
            if field.is_relation and field.name in self._meta.fields
        }
        return queryset.select_related("area", *sorted(links | lists))

    def for_file(self, queryset: Any, person: Any) -> Any:
        """Return *queryset* for a file that is only read; a resource may fetch less than ``for_export``."""
        return self.for_export(queryset, person)

    def fetch(self, queryset: Any, chunk: int) -> Iterator[Any]:
        """Yield the records of such a file, *chunk* of them in memory at a time."""
        found: Iterator[Any] = queryset.iterator(chunk_size=chunk)
        return found

    def attach(self, records: list[Any], person: Any) -> None:
        """Give the records of a chunk of a file what else their rows need."""

    def export_rows(self, record: Any) -> Iterable[Any]:
        """Return the companions that make the rows of *record*; one None is one row without."""
        return (None,)

    def export_columns(self, personal: bool) -> list[SheetColumn]:
        """Return the columns of an export; those about persons only when asked for."""
        return [one for one in self.columns if personal or self.class_of(one) is not DataClass.PERSONAL]


_AREAS_KEPT = 8_000  # the subdistricts of a nation, about 3 MB


@once_made
def _areas(codes: Any) -> Any:
    return Area.objects.filter(code__in=codes.each("text")).only("code", "level", "name_th", "moo")


class PlaceNames:
    """Names of provinces, districts and subdistricts by code: one query for a whole export."""

    def __init__(self) -> None:
        high = Area.objects.filter(level__lte=3).values_list("code", "name_th")
        self.names: dict[str, str] = dict(high)
        self._kept: dict[str | None, tuple[Any, ...]] = {}

    def place(self, records: list[Any]) -> None:
        """Learn where records are at home that were fetched without their area: thousands share a few."""
        if len(self._kept) > _AREAS_KEPT:
            self._kept.clear()
        bare = {one.area_id for one in records if "area" not in one._state.fields_cache}
        missing = bare - self._kept.keys() - {None}
        for area in _areas(codes=sorted(missing)) if missing else []:
            self._keep(area.code, area)

    def cells(self, record: Any) -> tuple[Any, ...]:
        """Return all place cells of *record*, in the order of ``PLACE_FIELDS``: made once for each area."""
        kept = self._kept.get(record.area_id)
        return self._keep(record.area_id, record.area) if kept is None else kept

    def _keep(self, code: str | None, area: Any) -> tuple[Any, ...]:
        made = self._kept[code] = tuple(self.cell(name, area) for name in PLACE_FIELDS)
        return made

    def cell(self, attribute: str, area: Any) -> Any:
        """Return the cell of a place column for a record at home in *area* (None: a cluster)."""
        if area is None:
            return None
        if attribute == "area_code":
            return area.code
        if attribute == "moo":
            return area.moo
        if attribute == "place_name":
            return area.full_name if len(area.code) == 8 else None
        length = next(length for name, _, length in PLACE_LEVELS if name == attribute)
        return self.names.get(area.code[:length]) if len(area.code) >= length else None
