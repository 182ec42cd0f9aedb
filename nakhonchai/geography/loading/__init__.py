"""Loading the tree of places: the official list, villages, figures, boundaries.

:func:`load` compares first and writes only when asked to, all in one transaction. It can
be repeated: what is there already is left alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from nakhonchai.base.freshness import touch
from nakhonchai.base.writing import kind_of
from nakhonchai.geography.loading import boundaries as boundary_files
from nakhonchai.geography.loading import facts, tree
from nakhonchai.geography.loading import figures as figure_files
from nakhonchai.geography.loading.national import CLUSTER_PROVINCES, Wanted, national_list, read_provinces
from nakhonchai.geography.loading.report import Problem, Report, Section
from nakhonchai.geography.loading.sources import Given, SourceFile, open_source
from nakhonchai.geography.loading.villages import read_villages
from nakhonchai.geography.models import Area, AreaFigure, Boundary, Cluster

__all__ = ["CLUSTER_PROVINCES", "Problem", "Report", "SourceFile", "load", "read_provinces"]


@dataclass
class Files:
    """The files of one load, and the words that tell where their contents come from."""

    villages: Given | None = None
    figures: Given | None = None
    boundaries: tuple[Given, ...] = ()
    figures_source: str = figure_files.FILE_SOURCE
    boundaries_source: str = boundary_files.FILE_SOURCE


@dataclass
class Reading:
    """What the files want, and what is wrong with them."""

    wanted: Wanted
    figures: list[figure_files.WantedFigure] = field(default_factory=list)
    boundaries: dict[str, boundary_files.WantedBoundary] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def load(
    provinces: Iterable[str] = CLUSTER_PROVINCES,
    villages: Given | None = None,
    figures: Given | None = None,
    boundaries: Iterable[Given] = (),
    apply: bool = False,
    by: Any = None,
    *,
    take_names: bool = False,
    figures_source: str = figure_files.FILE_SOURCE,
    boundaries_source: str = boundary_files.FILE_SOURCE,
    expect: str = "",
) -> Report:
    """Compare the lists with what is stored, and with *apply* write the difference; *by* is who asked.

    Nothing is written when a file has a problem, or when the difference is not the one whose
    digest is *expect*. *take_names* lets the lists overwrite names that people changed here.
    """
    codes = sorted(set(provinces))
    files = Files(villages, figures, tuple(boundaries), figures_source, boundaries_source)
    with transaction.atomic():
        return _load(codes, files, apply=apply, by=by, take_names=take_names, expect=expect)


def _load(codes: list[str], files: Files, *, apply: bool, by: Any, take_names: bool, expect: str) -> Report:
    stored = tree.stored_areas(codes, lock=apply)
    reading = _read(codes, files, stored)
    if reading.problems:
        return Report(problems=sorted(reading.problems))
    difference = tree.compare_tree(reading.wanted.areas, stored, take_names=take_names)
    made = [
        facts.compare_successions(reading.wanted.successions, codes),
        facts.compare_figures(reading.figures, figure_files.official_figures(codes), codes, stored),
        facts.compare_boundaries(reading.boundaries, codes, stored),
    ]
    cluster = facts.cluster_is_missing(stored)
    report = _report(reading, difference, made, cluster)
    if apply and report.differences + len(difference.refreshed) and (not expect or expect == report.digest):
        _write(difference, made, cluster, by)
        report.applied = True
    return report


def _read(codes: list[str], files: Files, stored: dict[str, Area]) -> Reading:
    """Read every file, so that all problems are told at once."""
    reading = Reading(national_list(codes))
    inside = set(codes)
    areas = reading.wanted.areas
    if files.villages and (source := open_source(files.villages, reading.problems)):
        found, elsewhere = read_villages(
            source,
            provinces=inside,
            find_subdistrict=lambda code: _wrong_subdistrict(code, stored, areas),
            problems=reading.problems,
        )
        areas |= found
        _note_elsewhere(reading, source, elsewhere)
    known = stored.keys() | areas.keys()
    if files.figures and (source := open_source(files.figures, reading.problems)):
        reading.figures, notes = figure_files.read_figures(
            source,
            provinces=inside,
            known=set(known),
            figures_source=files.figures_source,
            problems=reading.problems,
        )
        reading.notes += [f"{source.name}: {note}" for note in notes]
    for given in files.boundaries:
        if source := open_source(given, reading.problems):
            outlines, elsewhere = boundary_files.read_boundaries(
                source,
                provinces=inside,
                known=set(known),
                boundaries_source=files.boundaries_source,
                problems=reading.problems,
            )
            reading.boundaries |= outlines
            _note_elsewhere(reading, source, elsewhere)
    return reading


def _note_elsewhere(reading: Reading, source: SourceFile, rows: int) -> None:
    if rows:
        reading.notes.append(f"{source.name}: ข้าม {rows:,} รายการของจังหวัดอื่น")


def _wrong_subdistrict(code: str, stored: dict[str, Area], wanted: dict[str, Any]) -> str:
    """Say what is wrong with a village's subdistrict; nothing when it is one of today."""
    area = stored.get(code) or wanted.get(code)
    if area is None:
        return f"ไม่มีตำบลรหัส {code} ในรายชื่อ"
    return f"ตำบลรหัส {code} ({area.name_th}) ยกเลิกแล้ว" if area.valid_to else ""


def _report(
    reading: Reading, difference: tree.TreeDifference, made: list[facts.FactsDifference], cluster: bool
) -> Report:
    sections = [section for _, section in sorted(difference.sections.items())]
    sections += [one.section for one in made if one.section.differences or one.section.unchanged]
    if cluster:
        sections.append(Section("กลุ่มจังหวัด", new=1, lines=[f"ใหม่ {facts.CLUSTER['name_th']}"]))
    if sections:
        sections[-1].notes += reading.notes
    return Report(sections)


def _write(
    difference: tree.TreeDifference, made: list[facts.FactsDifference], cluster: bool, by: Any
) -> None:
    successions, figures, outlines = made
    tree.write_tree(difference, by=by)
    facts.write_facts(successions, [])
    facts.write_facts(figures, ["value", "source", "as_of"])
    facts.write_facts(outlines, ["geometry", "source"])
    if cluster:
        facts.make_cluster(by=by, reason=tree.REASON)
    touched = [area.code for area in (*difference.new, *difference.changed, *difference.refreshed)]
    touch(kind_of(Area), touched)
    touch(kind_of(AreaFigure), [row.area_id for row in (*figures.new, *figures.changed)])
    touch(kind_of(Boundary), [row.area_id for row in (*outlines.new, *outlines.changed)])
    if cluster:
        touch(kind_of(Cluster), [""])
