"""Matching the place that a person typed to the official tree. Pure: needs no database."""

from nakhonchai.geography.matching.gazetteer import Gazetteer, national_gazetteer
from nakhonchai.geography.matching.matcher import Decision, Match, Matcher

__all__ = ["Decision", "Gazetteer", "Match", "Matcher", "national_gazetteer"]
