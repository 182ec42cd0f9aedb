"""Example links: councils with the bodies of their place, with each other, and with a partner."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from django.db import transaction

from nakhonchai.base.writing import write
from nakhonchai.records.enums import Origin
from network.enums import NetworkLevel
from network.models import Issue, Link, LinkKind, Member, Network
from organizations.models import Organization, OrganizationType

REASON = "สร้างข้อมูลตัวอย่าง"
MARK = "(ตัวอย่าง)"
WHY = "example records are made and removed as a whole"
PARTNERS = {"30": "มหาวิทยาลัยลุ่มน้ำมูล", "31": "มหาวิทยาลัยภูเขาไฟ", "32": "มหาวิทยาลัยผ้าไหม", "36": "มหาวิทยาลัยต้นน้ำชี"}
MODELS: tuple[Any, ...] = (Member, Network, Link)


@transaction.atomic
def make_network() -> int:
    """Make the links where there are none; return how many example records there are."""
    if not any(_examples(model).exists() for model in MODELS):
        bodies = list(_examples(Organization).order_by("area_id", "pk").select_related("area", "cluster"))
        for province in PARTNERS:
            _make_province(province, [one for one in bodies if str(one.area_id).startswith(province)])
    return sum(_examples(model).count() for model in MODELS)


@transaction.atomic
def remove_network() -> int:
    """Take the example links, networks and partners away with their history; return how many there were."""
    removed = 0
    for model in MODELS:
        keys = list(_examples(model).values_list("pk", flat=True))
        _examples(model).delete()
        model.history.filter(id__in=keys).delete()
        removed += len(keys)
    return removed


def _examples(model: Any) -> Any:
    return model.objects.unscoped(WHY).filter(origin=Origin.EXAMPLE)


def _make_province(province: str, bodies: Sequence[Organization]) -> None:
    if len(bodies) < 4:
        return
    kinds, issues = {kind.slug: kind for kind in LinkKind.objects.all()}, list(Issue.objects.all())
    partner = _partner(province)
    firsts = list(_first_of_places(bodies))
    for number, (source, kind, target) in enumerate(_plan(bodies, firsts, partner)):
        link = Link(source=source, target=target, kind=kinds[kind], evidence="ข้อมูลตัวอย่าง")
        link.issue = issues[number % len(issues)] if kinds[kind].needs_issue else None
        link.started, link.started_precision = date(2019 + number % 8, 1, 1), "year"
        _save(link)
    _make_network_of(province, firsts)


def _first_of_places(bodies: Sequence[Organization]) -> Iterator[Organization]:
    """Yield the first body of each place."""
    seen = set()
    for one in bodies:
        if one.area_id not in seen:
            seen.add(one.area_id)
            yield one


def _plan(
    bodies: Sequence[Organization], firsts: Sequence[Organization], partner: Organization | None
) -> Iterator[tuple[Organization, str, Organization]]:
    """Yield who is linked with whom; the last body of a place stays alone."""
    for first in firsts:
        there = [one for one in bodies if one.area_id == first.area_id and one.pk != first.pk]
        for one in there[:-1]:
            yield one, "member", first
        for one, other in pairwise(there[:-1]):
            yield one, "issue", other
    for one, other in pairwise(firsts[:-1]):
        yield one, "mou", other
    if partner is not None:
        for one in firsts[:-2]:
            yield partner, "knowledge", one


def _partner(province: str) -> Organization | None:
    kind = OrganizationType.objects.filter(group__is_partner=True, name__contains="วิชาการ").first()
    kind = kind or OrganizationType.objects.filter(group__is_partner=True).first()
    if kind is None:
        return None
    one = Organization(area_id=province, name=f"{PARTNERS[province]} {MARK}", type=kind)
    _save(one)
    return one


def _make_network_of(province: str, firsts: Sequence[Organization]) -> None:
    network = Network(
        area_id=province,
        level=NetworkLevel.PROVINCE,
        name=f"เครือข่ายองค์กรชุมชนจังหวัด {MARK}",
        organization=firsts[0],
        purpose="แลกเปลี่ยนความรู้และผลักดันงานของตำบลร่วมกัน",
    )
    _save(network)
    for one in firsts[1:4]:
        _save(Member(network=network, organization=one))


def _save(record: Any) -> None:
    record.origin = Origin.EXAMPLE
    write(record, by=None, reason=REASON)
