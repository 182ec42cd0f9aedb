"""Addresses."""

from django.urls import URLPattern, path

from nakhonchai.records.page_urls import record_urls
from strategy.views import (
    closing,
    explained,
    home,
    indicators,
    nodes,
    proposals,
    rounds,
    scoreboards,
    strategies,
    targets,
    values,
)

app_name = "strategy"
urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("score/<str:code>/", scoreboards.board, name="scoreboard"),
    path("score/<str:code>/<str:suffix>/", scoreboards.board_file, name="scoreboard-file"),
    path("closing/", closing.closing, name="closing"),
    path("explained/<str:ref>/<str:code>/", explained.explained, name="explained"),
    path("adjust/<str:ref>/<str:code>/<int:year>/", explained.adjustment, name="adjust"),
    path("spread/<str:ref>/<str:code>/<int:year>/", targets.TargetSpread.as_view(), name="target-spread"),
    path("rounds/<str:ref>/ask/", rounds.RoundAsk.as_view(), name="round-ask"),
    path("rounds/<str:ref>/move/", rounds.RoundMove.as_view(), name="round-move"),
    path("lines/<str:ref>/link/", nodes.NodeLinkAdd.as_view(), name="node-link-add"),
    path("lines/<str:ref>/link/<int:link>/remove/", nodes.NodeLinkRemove.as_view(), name="node-link-remove"),
    *record_urls(strategies, "strategy", "documents/"),
    *record_urls(nodes, "node", "lines/"),
    *record_urls(indicators, "indicator", "indicators/"),
    *record_urls(targets, "target", "targets/"),
    *record_urls(values, "value", "reports/"),
    *record_urls(rounds, "round", "rounds/"),
    *record_urls(proposals, "proposal", "proposals/"),
]
