"""What of organizations wants mending, counted by area."""

from collections.abc import Iterable, Iterator

from django.db.models import Count
from django.db.models.functions import Substr

from nakhonchai.dashboards.measures import ListLink, Measure, Panel, Row, Source, register, the_day
from nakhonchai.dashboards.rollup import home_of
from organizations.at_work import AT_WORK, KINDS, STALE_MONTHS, Body, as_rows
from organizations.models import Organization


def read_untouched(prefix: str, digits: int) -> Iterator[Row]:
    """Count the working organizations that nobody wrote in for two years, by home."""
    found = Organization.objects.unscoped("aggregates are for everybody").alive().working().at(prefix)
    placed = found.untouched(STALE_MONTHS).annotate(place=Substr("area_id", 1, digits))
    for place, cluster, count in placed.values_list("place", "cluster_id").annotate(n=Count("pk")).order_by():
        yield home_of(place, cluster), "", count


def piece(bodies: Iterable[Body]) -> Iterator[Row]:
    """Give the same from what is read for all figures of organizations."""
    return as_rows((body.subdistrict, "") for body in bodies if body.untouched)


register(
    Measure(
        name="organizations_untouched",
        label="องค์กรที่ไม่ได้ปรับปรุงเกิน 2 ปี",
        short_label="ไม่ปรับปรุงเกิน 2 ปี",
        unit="องค์กร",
        definition="องค์กรที่ยังทำงานอยู่ แต่ไม่มีใครแก้ไขข้อมูลในระบบมานานกว่า 2 ปี",
        source=Source(
            "organizations_untouched",
            KINDS,
            read_untouched,
            also=the_day,
            is_local=True,
            made_of=AT_WORK,
            piece=piece,
        ),
        panel=Panel.QUALITY,
        order=210,
        on_map=False,
        in_table=False,
        list_link=ListLink(
            "organizations:organization-list", {"working": "yes", "untouched": "24"}, directory=True
        ),
    ),
)
