"""Visits, requests, policy issues, knowledge and meetings."""

from support.models.issue import PolicyEvidence, PolicyIssue, PolicyStep
from support.models.knowledge import Guide, Lesson
from support.models.meeting import AgendaItem, AgendaWork, Meeting
from support.models.request import SupportRequest
from support.models.visit import Visit

__all__ = [
    "AgendaItem",
    "AgendaWork",
    "Guide",
    "Lesson",
    "Meeting",
    "PolicyEvidence",
    "PolicyIssue",
    "PolicyStep",
    "SupportRequest",
    "Visit",
]
