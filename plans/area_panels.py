"""Money by source, and the form ผ.02, on the page of every area."""

from typing import Any

from django.urls import reverse

from nakhonchai.base.personal_data import DataClass
from nakhonchai.dashboards.area_panels import AreaPanel, area_panel
from nakhonchai.dashboards.reading import Reading
from nakhonchai.dashboards.spots import Spot
from nakhonchai.geography.enums import Level
from plans import place_panels  # noqa: F401 - a panel of its own
from plans.measures_money import MONEY_KINDS
from plans.money.sums import Cell, read_sums
from plans.money.tables import Table, all_sources, tables_by_year

SHOWN_YEARS = 3


@area_panel(order=30)
def money_of_area(reading: Reading, spot: Spot) -> AreaPanel | None:
    """The ledger of an area by source and kind: the last years, and all of them."""
    if not reading.is_present:
        return None
    name = f"money:{spot.code}:{','.join(spot.keys)}"
    tables: list[Table] = reading.now.kept(name, MONEY_KINDS, lambda: _tables(spot), shared=False)
    form_url = _form_url(reading, spot)
    if not tables and not form_url:
        return None
    context = {"tables": tables, "form_url": form_url}
    return AreaPanel("money", "เงินของโครงการตามแหล่ง", "plans/panels/area_money.html", context)


def _tables(spot: Spot) -> list[Table]:
    cells = cells_at(spot.code, spot.keys)
    if not cells:
        return []
    made = tables_by_year(cells, all_sources())
    whole = [table for table in made if not table.year]
    return [*[table for table in made if table.year][:SHOWN_YEARS], *whole]


def cells_at(code: str, keys: Any) -> list[Cell]:
    """Return the sums of an area, or of the provinces and the cluster itself that *keys* name."""
    return read_sums(code, len(code)) if code else read_sums(tuple(keys), 2)


def _form_url(reading: Reading, spot: Spot) -> str:
    """Return the address of the form of a subdistrict, for those who work there."""
    if spot.level != Level.SUBDISTRICT or DataClass.INTERNAL not in reading.scope.classes_at(spot.code):
        return ""
    return reverse("plans:area-por02", args=[spot.code])
