"""The pages of series."""

from learning.filters import SeriesFilters
from learning.forms import SeriesForm
from learning.models import Series
from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.tables import Column
from nakhonchai.records.views import (
    RecordBulk,
    RecordCreate,
    RecordDetail,
    RecordEdit,
    RecordExport,
    RecordHistory,
    RecordList,
    RecordPick,
    RecordRestore,
    RecordTrash,
    RecordView,
)


class SeriesPages(RecordView):
    """What the pages of series share."""

    model = Series
    form_class = SeriesForm
    filterset_class = SeriesFilters
    columns = [
        Column("name", "ชุดหลักสูตร", sort="sort_key", kind="link"),
        Column("kind", "ชนิด", sort="kind"),
        Column("home_path", "พื้นที่", sort="area__code", data=DataClass.NETWORK),
        Column("is_open", "ยังจัดต่อ", sort="is_open"),
    ]


class SeriesList(SeriesPages, RecordList):
    """The series of the network."""

    lead = "หลักสูตรหรือเวทีที่จัดต่อเนื่องเป็นรุ่น ๆ"
    empty_text = "เพิ่มชุดหลักสูตรแรก แล้วเพิ่มแต่ละรุ่นเป็นกิจกรรมของชุด"


class SeriesDetail(SeriesPages, RecordDetail):
    """One series with its rounds."""

    badges = [Column("kind", "ชนิด", kind="status")]
    sections = [
        (
            "ชุดหลักสูตร",
            [
                Column("home_path", "พื้นที่", data=DataClass.NETWORK),
                Column("aims", "วัตถุประสงค์"),
                Column("contents", "เนื้อหา"),
                Column("is_open", "ยังจัดต่อ"),
            ],
        )
    ]


class SeriesCreate(SeriesPages, RecordCreate):
    """A new series."""


class SeriesEdit(SeriesPages, RecordEdit):
    """Changes a series."""


class SeriesHistory(SeriesPages, RecordHistory):
    """What became of a series."""


class SeriesTrash(SeriesPages, RecordTrash):
    """Into the trash."""


class SeriesRestore(SeriesPages, RecordRestore):
    """Out of it."""


class SeriesBulk(SeriesPages, RecordBulk):
    """Many series at once."""


class SeriesPick(SeriesPages, RecordPick):
    """What a picker of series asks."""


class SeriesExport(SeriesPages, RecordExport):
    """The series of the list as a file."""
