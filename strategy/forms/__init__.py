"""What a person may write about strategies, indicators, reports and proposals."""

from strategy.forms.indicators import IndicatorForm, TargetForm
from strategy.forms.proposals import ProposalForm
from strategy.forms.rounds import RoundForm
from strategy.forms.trees import NodeForm, NodeLinkForm, StrategyForm
from strategy.forms.values import ValueForm

__all__ = [
    "IndicatorForm",
    "NodeForm",
    "NodeLinkForm",
    "ProposalForm",
    "RoundForm",
    "StrategyForm",
    "TargetForm",
    "ValueForm",
]
