"""The scoreboard on the page of every area."""

from nakhonchai.dashboards.area_panels import AreaPanel, area_panel
from nakhonchai.dashboards.moments import Frozen
from nakhonchai.dashboards.reading import Reading
from nakhonchai.dashboards.spots import Spot
from nakhonchai.dashboards.years import this_year
from nakhonchai.geography.enums import Level
from strategy.known import year_of
from strategy.scoring import scoreboard


@area_panel(order=20)
def score_of_area(reading: Reading, spot: Spot) -> AreaPanel | None:
    """Where the area stands with its strategy; nothing below the subdistrict, or without indicators."""
    if spot.level > Level.SUBDISTRICT:
        return None
    board = scoreboard(reading, spot, year_shown(reading))
    if not board.lines:
        return None
    return AreaPanel("strategy", "ยุทธศาสตร์ถึงไหนแล้ว", "strategy/panels/scoreboard.html", {"board": board})


def year_shown(reading: Reading) -> int:
    """Return the fiscal year of a page: the one it is of, that of its snapshot, or the present one."""
    moment = reading.now.moment
    if moment is None:
        return this_year()
    if isinstance(moment, Frozen):
        return year_of(moment.snapshot)
    return int(moment.key[1:])
