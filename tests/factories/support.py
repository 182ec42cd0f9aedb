"""Visits, requests, policy issues, knowledge and meetings."""

from datetime import date
from typing import Any

import factory

from support.enums import VisitState
from support.models import Guide, Lesson, Meeting, PolicyIssue, PolicyStep, SupportRequest, Visit
from tests.factories.records import RecordFactory, WrittenFactory


class VisitFactory(RecordFactory):
    class Meta:
        model = Visit

    class Params:
        planned = factory.Trait(state=VisitState.PLANNED)

    visited = date(2026, 1, 15)


class SupportRequestFactory(RecordFactory):
    class Meta:
        model = SupportRequest

    class Params:
        granted = factory.Trait(state="given", given_what="วิทยากรสองวัน", given=date(2026, 3, 1))

    name = factory.Sequence("ขอวิทยากรทดสอบครั้งที่ {}".format)
    asked = date(2026, 1, 15)


class PolicyIssueFactory(RecordFactory):
    class Meta:
        model = PolicyIssue

    class Params:
        published = factory.Trait(public_summary="สรุปทดสอบสำหรับประชาชน", is_published=True)

    name = factory.Sequence("ประเด็นทดสอบที่ {}".format)


class PolicyStepFactory(WrittenFactory):
    """A step, at home where its issue is; ``area_id`` and ``cluster`` say where."""

    class Meta:
        model = PolicyStep

    class Params:
        trashed = RecordFactory._meta.parameters["trashed"]

    name = factory.Sequence("ยื่นหนังสือทดสอบที่ {}".format)
    held = date(2026, 2, 1)

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **kwargs: Any) -> Any:
        home = {name: kwargs.pop(name) for name in ("area_id", "cluster") if name in kwargs}
        kwargs.setdefault("issue", None)
        if kwargs["issue"] is None:
            kwargs["issue"] = PolicyIssueFactory(**home)
        return super()._create(model_class, *args, **kwargs)


class GuideFactory(RecordFactory):
    class Meta:
        model = Guide

    name = factory.Sequence("คู่มือทดสอบที่ {}".format)


class LessonFactory(RecordFactory):
    class Meta:
        model = Lesson

    name = factory.Sequence("บทเรียนทดสอบที่ {}".format)
    text = "ทำทีละขั้น แล้วคืนข้อมูลให้ชุมชน"


class MeetingFactory(RecordFactory):
    class Meta:
        model = Meeting

    name = factory.Sequence("ประชุมทดสอบครั้งที่ {}".format)
    held = date(2026, 2, 10)
