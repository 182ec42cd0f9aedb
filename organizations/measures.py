"""What is counted of organizations."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Count
from django.db.models.functions import Substr

from nakhonchai.accounts.scope import scope_of
from nakhonchai.base.prepared import once_made
from nakhonchai.dashboards.measures import (
    AddLink,
    ListLink,
    Measure,
    Named,
    Panel,
    Part,
    Row,
    Source,
    YearRow,
    provide,
    register,
)
from nakhonchai.dashboards.rollup import home_of
from nakhonchai.dashboards.years import fiscal_year_of
from organizations.at_work import AT_WORK, KINDS, Body, as_rows, as_year_rows
from organizations.fact_measures import provided
from organizations.models import Organization, TypeGroup

NAMES_SHOWN = 24


def read(prefix: str, digits: int) -> Iterator[Row]:
    """Count organizations that were not closed, by home and group of types."""
    found = Organization.objects.unscoped("aggregates are for everybody").alive().working().at(prefix)
    placed = found.annotate(place=Substr("area_id", 1, digits))
    counted = placed.values_list("place", "cluster_id", "type__group__slug")
    for place, cluster, group, count in counted.annotate(n=Count("pk")).order_by():
        yield home_of(place, cluster), group, count


def read_years(prefix: str, digits: int) -> Iterator[YearRow]:
    """Count the same organizations by the fiscal year in which they were founded."""
    found = Organization.objects.unscoped("aggregates are for everybody").alive().working().at(prefix)
    placed = found.annotate(place=Substr("area_id", 1, digits), year=fiscal_year_of("founded"))
    counted = placed.values_list("place", "cluster_id", "type__group__slug", "year")
    for place, cluster, group, year, count in counted.annotate(n=Count("pk")).order_by():
        yield home_of(place, cluster), group, year, count


def piece(bodies: Iterable[Body]) -> Iterator[Row]:
    """Give what ``read`` gives, from what is read for all figures of organizations."""
    return as_rows((body.subdistrict, body.group) for body in bodies)


def year_piece(bodies: Iterable[Body]) -> Iterator[YearRow]:
    """Give what ``read_years`` gives, from the same."""
    return as_year_rows((body.subdistrict, body.group, body.founded) for body in bodies)


def groups() -> list[Part]:
    """Name the groups in their order, partners last."""
    return [Part(slug, name, "stone" if is_partner else "") for slug, name, is_partner in _groups()]


@once_made
def _groups() -> Any:
    """Every page asks for them after any save of a body."""
    found = TypeGroup.objects.order_by("is_partner", "order", "name")
    return found.values_list("slug", "name", "is_partner")


def names(person: Any, code: str) -> list[Named]:
    """Name the bodies of a small place: to the network all of them, to the public those that agreed."""
    signed_in = scope_of(person).signed_in
    if signed_in:
        found = Organization.objects.visible_to(person)
    else:
        found = Organization.objects.unscoped("bodies that agreed to be published").filter(is_published=True)
    found = found.alive().working()
    found = found.covering(code) if signed_in else found.at(code)
    some = found.with_type().in_thai_order()[:NAMES_SHOWN]
    return [Named(one.name, _note(one, code), one.get_absolute_url() if signed_in else "") for one in some]


def _note(one: Organization, code: str) -> str:
    """Say what a body is; a partner at home elsewhere reaches the place."""
    reaches = not (one.area_id or "").startswith(code)
    return f"{one.type.name} · ทำงานครอบคลุมถึงที่นี่" if reaches else one.type.name


register(
    Measure(
        name="organizations",
        label="องค์กรชุมชนและภาคี",
        short_label="องค์กร",
        unit="องค์กร",
        definition="องค์กรชุมชนและภาคีที่บันทึกไว้ในระบบและยังไม่เลิก นับตามพื้นที่ที่องค์กรตั้งอยู่ แห่งละหนึ่งครั้งในแต่ละระดับ",
        source=Source(
            "organizations",
            KINDS,
            read,
            groups,
            years=read_years,
            is_local=True,
            has_local_years=True,
            made_of=AT_WORK,
            piece=piece,
            year_piece=year_piece,
        ),
        panel=Panel.HEADLINE,
        order=20,
        split_title="องค์กรแยกตามกลุ่ม",
        split_as="bars",
        names=names,
        names_title="องค์กรที่นี่",
        list_link=ListLink(
            "organizations:organization-list", {"working": "yes"}, part_filter="group", directory=True
        ),
        add_link=AddLink("organizations:organization-create", "เพิ่มองค์กร", "organization"),
    )
)

provide(provided)
