"""Example visits, requests, policy issues, tools, lessons and meetings: what following up looks like."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from itertools import cycle
from typing import Any

from django.db import transaction
from django.utils import timezone

from leaders.models import Leader
from nakhonchai.base.freshness import touch
from nakhonchai.base.writing import write
from nakhonchai.dashboards.actions import take_snapshot
from nakhonchai.dashboards.kept_villages import SNAPSHOTS
from nakhonchai.dashboards.models import Snapshot
from nakhonchai.geography.models import Cluster
from nakhonchai.records.models import Task
from nakhonchai.thai import fiscal_year, format_date
from network.models import Issue
from organizations.models import Organization
from plans.example.words import MARK
from plans.example.writing import REASON, examples, forget, save_many
from plans.models import Plan, PlanStepType, Project
from support import example_words as words
from support.enums import GIVEN
from support.models import (
    AgendaItem,
    AgendaWork,
    Guide,
    Lesson,
    Meeting,
    PolicyEvidence,
    PolicyIssue,
    PolicyStep,
    SupportRequest,
    Visit,
)

SNAPSHOT_NOTE = "ข้อมูลตัวอย่าง: ตัวเลขคือจำนวนของข้อมูลตัวอย่างในวันที่ใส่ไว้"
PROVINCES = ("30", "31", "32", "36")
# What depends on others goes first.
MODELS: tuple[Any, ...] = (Task, Meeting, PolicyStep, PolicyIssue, Lesson, Guide, SupportRequest, Visit)


@transaction.atomic
def make_support() -> int:
    """Make them where there are none; return how many example records there are."""
    cluster = Cluster.objects.first()
    if cluster is not None and not any(examples(model).exists() for model in MODELS):
        for number, province in enumerate(PROVINCES):
            _make_province(province, number)
        _make_guides(cluster)
        _make_issues({"cluster": cluster}, words.CLUSTER_ISSUES, list(_projects("")[:3]))
        _make_meeting({"cluster": cluster}, "ประชุมคณะทำงานกลุ่มจังหวัด", 21)
    return sum(examples(model).count() for model in MODELS)


@transaction.atomic
def freeze_meetings() -> int:
    """Give each example meeting that was held its frozen figures; return how many have them.

    Called once all example records are there. The numbers are those of the day on which the examples were
    made, and the note says so; the snapshot bears the day of the meeting, as the rest of the example does.
    """
    held = examples(Meeting).filter(held__lt=timezone.localdate()).select_related("area").order_by("pk")
    for meeting in held.filter(snapshot=None):
        snapshot = take_snapshot(
            name=f"{meeting.name} {format_date(meeting.held, short=True)}",
            by=None,
            area=meeting.area,
            year_be=fiscal_year(meeting.held),
            note=SNAPSHOT_NOTE,
        )
        morning = timezone.make_aware(datetime.combine(meeting.held, time(9, 30)))
        Snapshot.objects.filter(pk=snapshot.pk).update(taken_at=morning)
        meeting.snapshot = snapshot
        write(meeting, by=None, reason=REASON)
    return held.exclude(snapshot=None).count()


@transaction.atomic
def remove_support() -> int:
    """Take the example records away with their history; return how many there were."""
    meetings, issues = examples(Meeting), examples(PolicyIssue)
    frozen = list(meetings.filter(snapshot__note=SNAPSHOT_NOTE).values_list("snapshot", flat=True))
    forget(AgendaWork.objects.filter(item__meeting__in=meetings))
    forget(AgendaItem.objects.filter(meeting__in=meetings))
    forget(PolicyEvidence.objects.filter(issue__in=issues))
    count = sum(forget(examples(model)) for model in MODELS)
    if frozen:
        Snapshot.objects.filter(pk__in=frozen).delete()
        touch(SNAPSHOTS[0], [""])
    return count


def _projects(province: str) -> Any:
    found = examples(Project).select_related("area", "cluster").order_by("pk")
    return found.at(province) if province else found.filter(area__isnull=False)


def _make_province(province: str, number: int) -> None:
    projects = list(_projects(province))
    if not projects:
        return
    bodies = list(examples(Organization).at(province).select_related("area").order_by("pk")[:4])
    people = list(examples(Leader).at(province).order_by("pk")[:6])
    save_many(list(_visits(province, number, bodies, people)))
    _agree_on_work(province)
    save_many(list(_requests(projects, bodies, number)))
    _make_issues({"area_id": province}, words.PROVINCE_ISSUES[number % 2 :][:1], projects[:2])
    save_many(list(_lessons(province, projects, number)))
    _make_meeting({"area_id": province}, "ประชุมคณะทำงานจังหวัด", -14 - number)


def _visits(province: str, number: int, bodies: Sequence[Any], people: Sequence[Any]) -> list[Visit]:
    """Reach most of the places; the last one has not been visited yet."""
    today, told = timezone.localdate(), cycle(words.VISITS)
    made = []
    for place, plan in enumerate(list(examples(Plan).at(province).order_by("area_id"))[:-1]):
        kind, state, days, found, advice = next(told)
        day = today + timedelta(days=days + number)
        visit = Visit(area_id=plan.area_id, kind=kind, state=state, visited=day, found=found, advice=advice)
        visit.project = examples(Project).filter(plan=plan).first() if place % 2 == 0 else None
        visit.organization = next((one for one in bodies if one.area_id == plan.area_id), None)
        visit.leader = people[place % len(people)] if people and days < 0 else None
        visit.next_visit = day + timedelta(days=60) if days < 0 and place % 2 else None
        made.append(visit)
    return made


def _agree_on_work(province: str) -> None:
    """Let every second visit end with work that somebody took on."""
    today = timezone.localdate()
    visits = examples(Visit).at(province).filter(state="done").select_related("area").order_by("pk")
    tasks = []
    for place, visit in enumerate(list(visits)[::2]):
        what, who = words.TASKS[place % len(words.TASKS)]
        tasks.append(
            Task(
                name=f"{what} {MARK}",
                detail=f"ผู้รับผิดชอบ: {who}\nตกลงกันเมื่อ{visit}",
                due=today + timedelta(days=12 + place),
                done_at=timezone.now() if place % 3 == 2 else None,
                area_id=visit.area_id,
                about=visit,
            )
        )
    save_many(tasks)


def _requests(projects: Sequence[Any], bodies: Sequence[Any], number: int) -> list[SupportRequest]:
    today, made = timezone.localdate(), []
    for place, (name, asked_of, state, what, value) in enumerate(words.REQUESTS):
        asked = today - timedelta(days=90 - 11 * place + number)
        one = SupportRequest(name=f"{name} {MARK}", asked_of=asked_of, asked=asked, state=state)
        if place % 3 == 2 and bodies:
            one.organization = bodies[place % len(bodies)]
        else:
            one.project = projects[place % len(projects)]
        if state in GIVEN:
            one.given_what, one.value, one.given = what, value, asked + timedelta(days=30)
        made.append(one)
    return made


def _make_issues(home: dict[str, Any], told: Sequence[words.IssueWords], projects: Sequence[Any]) -> None:
    today, themes = timezone.localdate(), list(Issue.objects.order_by("pk"))
    issues = [
        PolicyIssue(
            **home,
            name=f"{one.name} {MARK}",
            theme=themes[place % len(themes)] if themes else None,
            asks=one.asks,
            asked_of=one.asked_of,
            state=one.state,
            result=one.result,
            next_step=one.next_step,
            next_on=today + timedelta(days=one.days) if one.next_step else None,
            public_summary=one.summary,
            is_published=bool(one.summary),
        )
        for place, one in enumerate(told)
    ]
    save_many(issues)
    save_many(
        [
            PolicyStep(issue=issue, kind=kind, held=today - timedelta(days=days), name=name, outcome=outcome)
            for issue, one in zip(issues, told, strict=True)
            for kind, days, name, outcome in one.steps
        ]
    )
    save_many([one for issue in issues for one in _evidence(issue, projects)])


def _evidence(issue: PolicyIssue, projects: Sequence[Any]) -> list[PolicyEvidence]:
    found = [PolicyEvidence(issue=issue, project=one) for one in projects]
    found += [
        PolicyEvidence(issue=issue, organization_id=key)
        for key in sorted({one.organization_id for one in projects if one.organization_id})
    ]
    places = sorted({one.area_id[:6] for one in projects if one.area_id})
    return [*found, *(PolicyEvidence(issue=issue, place_id=code) for code in places)]


def _make_guides(cluster: Cluster) -> None:
    steps = list(PlanStepType.objects.filter(is_active=True))
    save_many(
        [
            Guide(
                cluster=cluster,
                name=f"{name} {MARK}",
                kind=kind,
                level=level,
                plan_step=steps[step] if step is not None and step < len(steps) else None,
                summary=summary,
            )
            for name, kind, level, step, summary in words.GUIDES
        ]
    )


def _lessons(province: str, projects: Sequence[Any], number: int) -> list[Lesson]:
    today, themes = timezone.localdate(), list(Issue.objects.order_by("pk"))
    made = []
    for place, (kind, name, text) in enumerate(words.LESSONS):
        project = projects[place % len(projects)] if kind == "lesson" else None
        made.append(
            Lesson(
                area_id=project.area_id if project else province,
                name=f"{name} {MARK}",
                kind=kind,
                theme=themes[(number + place) % len(themes)] if themes else None,
                noted=today - timedelta(days=30 + 9 * place + number),
                text=text,
                about=project,
            )
        )
    return made


def _make_meeting(home: dict[str, Any], name: str, days: int) -> None:
    """Make a meeting with its agenda; one that was held has decisions, and work that came of them."""
    held = timezone.localdate() + timedelta(days=days)
    meeting = Meeting(
        **home, name=f"{name} {MARK}", held=held, hours="09.30–12.00 น.", venue="ห้องประชุมตัวอย่าง"
    )
    if days < 0:
        meeting.chair, meeting.secretary = "นางบุญมี ตัวอย่างดี", "นายสมหมาย ตัวอย่างงาม"
        meeting.present = "คณะทำงาน 14 คน (ตัวอย่าง)"
    save_many([meeting])
    own = [AgendaItem(meeting=meeting, name=text) for text in words.AGENDA]
    issues = [
        AgendaItem(meeting=meeting, name=one.name, issue=one)
        for one in examples(PolicyIssue).filter(**home).order_by("pk")
    ]
    items = [own[0], *issues, *own[1:]]
    for order, item in enumerate(items, start=1):
        item.order = order
        if days < 0:
            item.discussion, item.decision = words.DECISIONS[order % len(words.DECISIONS)]
    save_many(items)
    if days < 0:
        _work_of(meeting, items[-1])


def _work_of(meeting: Meeting, item: AgendaItem) -> None:
    task = Task(
        name=f"นัดคณะทำงานลงตำบลที่ยังไม่มีใครไป {MARK}",
        detail=f"ผู้รับผิดชอบ: เลขานุการ\nมติ{meeting}: {item}",
        due=timezone.localdate() + timedelta(days=10),
        area_id=meeting.area_id,
        cluster_id=meeting.cluster_id,
        about=meeting,
    )
    save_many([task])
    save_many([AgendaWork(item=item, task=task)])
