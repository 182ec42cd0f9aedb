"""The real files: villages, figures and boundaries of the four provinces."""

from pathlib import Path

import pytest
from django.db.models import Sum

from nakhonchai.geography.enums import Level
from nakhonchai.geography.loading import load
from nakhonchai.geography.models import Area, AreaFigure, Boundary
from nakhonchai.geography.search import resolve_area

pytestmark = [pytest.mark.django_db, pytest.mark.samples]


def load_all(folder: Path, *, apply: bool) -> object:
    geo = folder / "geo"
    return load(
        villages=geo / "villages.csv",
        figures=geo / "population.csv",
        boundaries=sorted(geo.glob("boundaries-*.geojson")),
        apply=apply,
    )


def test_the_cluster_stands_with_all_its_places(sample_files: Path) -> None:
    load_all(sample_files, apply=True)
    counts = [Area.objects.current().at(level).count() for level in (1, 2, 3, 4)]
    assert counts == [4, 88, 761, 10_024]
    for length in (2, 4, 6):
        figures = AreaFigure.objects.filter(kind="population", year_be=2560, area__code__length=length)
        assert figures.aggregate(sum=Sum("value"))["sum"] == 6_767_667
    assert Boundary.objects.count() == 4 + 88 + 761
    assert not Area.objects.filter(level=Level.VILLAGE, path_key="").exists()
    wrong = []
    for area in Area.objects.current().at(Level.VILLAGE).order_by("code")[::97]:
        if [one.code for one in resolve_area(area.path)] != [area.code]:
            wrong.append(area.path)
    assert wrong == []
    again = load_all(sample_files, apply=False)
    assert again.differences == 0  # type: ignore[attr-defined]
