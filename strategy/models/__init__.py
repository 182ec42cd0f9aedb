"""Strategies and what they are measured by; reports, rounds and years; the movement's proposals."""

from strategy.models.closing import Adjustment, ClosedFigure, KnownFigure, YearClose
from strategy.models.indicator import Indicator, Target
from strategy.models.proposal import Proposal, ProposalNode
from strategy.models.rounds import Round
from strategy.models.tree import Contribution, Node, NodeLink, Strategy
from strategy.models.value import Value

__all__ = [
    "Adjustment",
    "ClosedFigure",
    "Contribution",
    "Indicator",
    "KnownFigure",
    "Node",
    "NodeLink",
    "Proposal",
    "ProposalNode",
    "Round",
    "Strategy",
    "Target",
    "Value",
    "YearClose",
]
