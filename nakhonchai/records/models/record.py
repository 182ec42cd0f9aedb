"""The base of everything that is kept about a place."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from nakhonchai.accounts.enums import WRITERS
from nakhonchai.accounts.scope import ALL_CLASSES
from nakhonchai.base.fields import ByteOrderField
from nakhonchai.base.models import Referable, Trashable, Versioned
from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.enums import Origin, ScopeRule
from nakhonchai.records.querysets import RecordManager
from nakhonchai.thai import search_key, sort_key

# The part of the declaration that the base itself answers for.
BASE_CLASSES: dict[str, DataClass] = {
    "area": DataClass.NETWORK,
    "cluster": DataClass.NETWORK,
    "search_key": DataClass.PERSONAL,
    "sort_key": DataClass.PERSONAL,
    "extra": DataClass.PERSONAL,  # nobody has looked at what a file's own columns hold
}


# By which any record is searched, scoped and put in order.
BRIEF_FIELDS = ("area", "cluster", "search_key", "sort_key", "trashed_at")


class Record(Referable, Trashable, Versioned):
    """Something kept about one area, or about the cluster: its home, which says who edits it.

    A subclass sets ``scope_rule`` (who finds it), ``data_classes`` (who reads which
    field; start from ``BASE_CLASSES``), ``url_name`` ("app:model", the stem of its page
    names) and ``searchable()``.
    """

    area = models.ForeignKey(
        "geography.Area",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="พื้นที่",
    )
    cluster = models.ForeignKey(
        "geography.Cluster",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="กลุ่มจังหวัด",
    )
    origin = models.CharField("ที่มา", max_length=10, choices=Origin, default=Origin.TYPED, editable=False)
    # The run and the row of the file; the importer's tables lie above this package.
    origin_run = models.CharField("รอบนำเข้า", max_length=36, blank=True, editable=False, db_index=True)
    origin_row = models.PositiveIntegerField("แถวในไฟล์", null=True, blank=True, editable=False)
    extra = models.JSONField("ข้อมูลอื่นจากไฟล์", default=dict, blank=True, editable=False)  # heading → text
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="ผู้สร้าง",
    )
    search_key = models.CharField("คำค้น", max_length=700, editable=False, default="")
    sort_key = ByteOrderField("ลำดับอักษร", max_length=500, editable=False, default="")

    scope_rule: ClassVar[ScopeRule | None] = None
    data_classes: ClassVar[dict[str, DataClass]] = BASE_CLASSES
    url_name: ClassVar[str] = ""
    trigram_field: ClassVar[str] = "search_key"
    # What a narrow copy of the table holds beside the key, for kinds of which there are very many.
    brief_fields: ClassVar[tuple[str, ...]] = ()
    # Whether that copy notes where letters are met first: not for names of persons, see ``firsts``.
    notes_firsts: ClassVar[bool] = False
    # Names under which a file lays rows about the record on it, to be written by ``settle``: see ``several``.
    several: ClassVar[tuple[str, ...]] = ()

    objects: ClassVar[Any] = RecordManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"
        constraints = [
            models.CheckConstraint(
                condition=Q(area__isnull=False, cluster=None) | Q(area=None, cluster__isnull=False),
                name="%(app_label)s_%(class)s_has_one_home",
                violation_error_message="เลือกพื้นที่ หรือกลุ่มจังหวัด อย่างใดอย่างหนึ่ง",
            ),
            models.CheckConstraint(
                condition=Q(trashed_at=None) | ~Q(trash_reason=""),
                name="%(app_label)s_%(class)s_trash_has_reason",
                violation_error_message="บอกเหตุผลที่ทิ้ง",
            ),
        ]
        indexes = [
            models.Index(fields=["sort_key", "id"], name="%(class)s_thai_order"),
            models.Index(fields=["area", "trashed_at"], name="%(class)s_area_alive"),
        ]

    def fill_derived_fields(self) -> None:
        """Fill the keys by which the record is found and sorted."""
        super().fill_derived_fields()
        self.search_key = " ".join(filter(None, map(search_key, self.searchable())))[:700]
        self.sort_key = sort_key(self.title)[:500]

    @property
    def title(self) -> str:
        """The name by which people call the record."""
        return str(self)

    def searchable(self) -> list[str]:
        """Return the texts by which the record is found."""
        return [self.title, self.ref]

    @property
    def home_path(self) -> str:
        """The home in words. Needs ``with_home()`` to cost no query."""
        home = self.area or self.cluster
        return "" if home is None else getattr(home, "path", str(home))

    def page(self, name: str = "detail") -> str:
        """Return the address of one of the record's pages (detail, edit, history, trash, restore)."""
        return reverse(f"{self.url_name}-{name}", args=[self.ref])

    @property
    def restore_page(self) -> str:
        """The address of the page that takes the record out of the trash."""
        return self.page("restore")

    def get_absolute_url(self) -> str:
        """Return the address of the record's own page."""
        return self.page()

    def join_from(self, lost: Any) -> None:
        """Take over what a record that becomes one with this one says, beyond the chosen columns."""

    @classmethod
    def hanging(cls) -> list[tuple[str, str, str]]:
        """Return name, table and column of further rows that may hang on a record of this kind."""
        return []

    @classmethod
    def refuse(cls, records: list[Any]) -> None:
        """Raise ``ValidationError`` where these, as they are about to be written, break a rule among records.

        Called inside the transaction, before the write of a person: two at the same moment wait here.
        """

    @classmethod
    def settle(cls, written: list[tuple[Any, set[str]]], *, by: Any, reason: str) -> None:
        """Write what follows elsewhere from these writes of this kind; most kinds have nothing to say."""

    @classmethod
    def list_url(cls, name: str = "list") -> str:
        """Return the address of a page about many records (list, create, export, bulk)."""
        return reverse(f"{cls.url_name}-{name}")

    def readable_classes(self, scope: Any) -> frozenset[DataClass]:
        """Return the classes of fields that a reader with *scope* may read here.

        A person is found through their home or a present position (``visible_to``), and
        whoever finds a person reads them in full: there is no half-visible person.
        """
        if self.scope_rule == ScopeRule.PERSON and scope.role in WRITERS:
            return ALL_CLASSES
        return scope.classes_at(self.area_id)

    def hidden_fields(self, scope: Any) -> frozenset[str]:
        """Return fields of this one record that a reader with *scope* does not see, whatever their class."""
        return frozenset()
