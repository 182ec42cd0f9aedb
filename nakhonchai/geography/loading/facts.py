"""Successions, figures, boundaries and the cluster: compared by their keys, written in bulk."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from nakhonchai.base.writing import write
from nakhonchai.geography.codes import under_any
from nakhonchai.geography.loading.boundaries import WantedBoundary
from nakhonchai.geography.loading.figures import OFFICIAL_SOURCE, WantedFigure
from nakhonchai.geography.loading.national import CLUSTER_PROVINCES, WantedSuccession
from nakhonchai.geography.loading.report import Section
from nakhonchai.geography.models import Area, AreaFigure, AreaSuccession, Boundary, Cluster, ClusterMember

BATCH = 500
CLUSTER = {
    "slug": "nakhonchai",
    "name_th": "กลุ่มจังหวัดนครชัยบุรินทร์",
    "official_name": "กลุ่มจังหวัดภาคตะวันออกเฉียงเหนือตอนล่าง 1",
}


@dataclass
class FactsDifference:
    """Rows to write, of one model."""

    section: Section
    new: list[Any] = field(default_factory=list)
    changed: list[Any] = field(default_factory=list)

    def add(self, row: Any, line: str, *, new: bool) -> None:
        """Note a row to write."""
        (self.new if new else self.changed).append(row)
        self.section.lines.append(f"{'ใหม่' if new else 'เปลี่ยน'} {line}")
        self.section.new += new
        self.section.changed += not new


def compare_successions(wanted: Iterable[WantedSuccession], provinces: list[str]) -> FactsDifference:
    """Compare what took the place of what. A stored succession is never taken back."""
    made = FactsDifference(Section("การเปลี่ยนเขต"))
    stored = AreaSuccession.objects.filter(under_any(provinces, "predecessor_id"))
    known = set(stored.values_list("predecessor_id", "successor_id"))
    for one in wanted:
        if (one.predecessor, one.successor) in known:
            made.section.unchanged += 1
            continue
        row = AreaSuccession(
            predecessor_id=one.predecessor, successor_id=one.successor, date=one.date, note=one.note
        )
        made.add(row, f"{one.predecessor} → {one.successor}", new=True)
    return made


def compare_figures(
    wanted: Iterable[WantedFigure],
    official: Iterable[WantedFigure],
    provinces: list[str],
    areas: dict[str, Area],
) -> FactsDifference:
    """Compare figures. What a file says wins; what ships with the product fills gaps and mends itself."""
    made = FactsDifference(Section("ตัวเลขทางการ"))
    rows = AreaFigure.objects.filter(under_any(provinces))
    stored = {(row.area_id, row.kind, row.year_be): row for row in rows}
    from_file = {one.key: one for one in wanted}
    shipped = [one for one in official if one.key not in from_file]
    for one in (*from_file.values(), *shipped):
        row = stored.get(one.key)
        words = f"{one.area} {areas[one.area].full_name} {one.kind.label} ปี {one.year_be}: "
        if row is None:
            row = AreaFigure(area_id=one.area, kind=one.kind, year_be=one.year_be)
            made.add(_fill(row, one), words + _plain(one.value), new=True)
        elif row.value == one.value or (one.source == OFFICIAL_SOURCE and row.source != OFFICIAL_SOURCE):
            made.section.unchanged += 1
        else:
            words += f"{_plain(row.value)} → {_plain(one.value)}"
            made.add(_fill(row, one), words, new=False)
    return made


def _plain(value: Decimal) -> str:
    """A whole number without decimals, a fraction with as many as it has."""
    return f"{value.normalize():,f}"


def _fill(row: AreaFigure, one: WantedFigure) -> AreaFigure:
    row.value, row.source, row.as_of = one.value, one.source, one.as_of
    return row


def compare_boundaries(
    wanted: dict[str, WantedBoundary], provinces: list[str], areas: dict[str, Area]
) -> FactsDifference:
    """Compare outlines."""
    made = FactsDifference(Section("เส้นเขต"))
    if not wanted:
        return made
    stored = {row.area_id: row for row in Boundary.objects.filter(under_any(provinces))}
    for code, one in sorted(wanted.items()):
        row = stored.get(code)
        if row is not None and (row.geometry, row.source) == (one.geometry, one.source):
            made.section.unchanged += 1
            continue
        outline = Boundary(area_id=code, geometry=one.geometry, source=one.source)
        made.add(outline, f"{code} {areas[code].path}", new=row is None)
    return made


def write_facts(made: FactsDifference, fields: list[str]) -> None:
    """Write the rows."""
    if made.new:
        type(made.new[0]).objects.bulk_create(made.new, batch_size=BATCH)
    if made.changed:
        type(made.changed[0]).objects.bulk_update(made.changed, fields, batch_size=BATCH)


def cluster_is_missing(stored: dict[str, Area]) -> bool:
    """Whether there is no cluster yet, and its four provinces will be there."""
    return all(code in stored for code in CLUSTER_PROVINCES) and not Cluster.objects.exists()


def make_cluster(*, by: Any, reason: str) -> None:
    """Make นครชัยบุรินทร์; from then on it is data like any other cluster."""
    cluster = Cluster(**CLUSTER)
    write(cluster, by=by, reason=reason)
    ClusterMember.objects.bulk_create(
        ClusterMember(cluster=cluster, province_id=code) for code in CLUSTER_PROVINCES
    )
