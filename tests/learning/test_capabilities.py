"""The capability framework: before and after, what is refused, and a person over time."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from learning.actions import save_assessment
from learning.assessing import Progress, Question, read_answers
from learning.models import Assessment, Capability, Event
from tests.factories import EventFactory, LeaderFactory, ParticipationFactory
from tests.records.conftest import count_queries

LEADER_QUERIES_MORE = 2


def assess(participation: Any) -> str:
    return reverse("learning:participation-assess", args=[participation.ref])


@pytest.fixture
def capabilities(db: Any) -> list[Capability]:
    """Two of the framework; one that is no longer asked."""
    Capability.objects.all().delete()
    made = [Capability(name=name, order=order) for order, name in enumerate(("ชวนคนคุย", "ทำแผน", "เก่าแล้ว"))]
    Capability.objects.bulk_create(made)
    Capability.objects.filter(name="เก่าแล้ว").update(is_active=False)
    return list(Capability.objects.order_by("order"))


def test_answers_are_kept_once_and_empty_is_not_zero(
    people: Any, client_of: Any, capabilities: list[Capability]
) -> None:
    one, (talk, plan, _old) = ParticipationFactory(), capabilities
    client = client_of(people.recorder)
    page = client.get(assess(one)).text
    assert "ชวนคนคุย" in page
    assert "เก่าแล้ว" not in page
    posted = {f"before-{talk.pk}": "2", f"after-{talk.pk}": "๔", f"before-{plan.pk}": "0"}
    for _ in range(2):
        assert client.post(assess(one), posted).status_code == 302
    rows = list(Assessment.objects.order_by("capability__order").values_list("before", "after", "version"))
    assert rows == [(2, 4, 1), (0, None, 1)]
    client.post(assess(one), posted | {f"before-{talk.pk}": ""})
    kept = Assessment.objects.get(capability=talk)
    assert (kept.before, kept.version, kept.history.count()) == (None, 2, 2)
    assert kept.history.latest().history_user == people.recorder


@pytest.mark.parametrize("score", ["6", "-1", "มาก", "3.5", "99999999999"])
def test_a_score_out_of_range_is_named_at_its_line_and_the_rest_stays(
    people: Any, client_of: Any, capabilities: list[Capability], score: str
) -> None:
    one, (talk, plan, _old) = ParticipationFactory(), capabilities
    posted = {f"before-{talk.pk}": score, f"after-{plan.pk}": "5"}
    answer = client_of(people.recorder).post(assess(one), posted)
    assert answer.status_code == 422
    assert [(str(one.capability), bool(one.problem)) for one in answer.context["questions"]] == [
        ("ชวนคนคุย", True),
        ("ทำแผน", False),
    ]
    assert "1 ถึง 5" in answer.text
    assert answer.context["questions"][1].after == 5
    assert not Assessment.objects.exists()


def test_nobody_answers_after_what_has_not_happened(
    people: Any, client_of: Any, capabilities: list[Capability]
) -> None:
    one = ParticipationFactory(event=EventFactory(future=True), attendance="registered")
    key = capabilities[0].pk
    assert client_of(people.recorder).post(assess(one), {f"before-{key}": "2"}).status_code == 302
    late = client_of(people.recorder).post(assess(one), {f"after-{key}": "4"})
    assert late.status_code == 422
    assert "ยังไม่จบ" in late.text


def test_only_who_edits_the_event_and_finds_the_person_assesses(
    people: Any, client_of: Any, capabilities: list[Capability]
) -> None:
    one = ParticipationFactory(area_id="320501")
    for who, status in ((people.surin, 200), (people.buriram, 404), (people.viewer, 404), (people.codi, 200)):
        assert client_of(who).get(assess(one)).status_code == status
    posted = {f"before-{capabilities[0].pk}": "2"}
    assert client_of(people.buriram).post(assess(one), posted).status_code == 404
    assert not Assessment.objects.exists()


def test_a_person_over_time_stands_on_their_page_as_a_picture_and_as_a_table(
    people: Any, client_of: Any, capabilities: list[Capability]
) -> None:
    leader, today = LeaderFactory(), timezone.localdate()
    client = client_of(people.recorder)
    before = count_queries(client, leader.page())
    for days, scores in ((400, (1, 2)), (10, (3, 5))):
        event = EventFactory(started=today - timedelta(days=days), training=True)
        one = ParticipationFactory(event=event, leader=leader, result="พูดในเวทีได้")
        save_assessment(one, {capabilities[0].pk: scores, capabilities[1].pk: (0, None)}, by=people.recorder)
    page = client.get(leader.page()).text
    assert "จาก 1 เป็น 5 จาก 5 (สอนคนอื่นได้)" in page
    assert "พูดในเวทีได้" in page
    assert "ไม่เกี่ยวกับงาน หรือไม่ได้ตอบ" in page
    after = count_queries(client, leader.page())
    for _ in range(5):
        one = ParticipationFactory(leader=leader)
        save_assessment(one, {capabilities[0].pk: (2, 3)}, by=people.recorder)
    assert count_queries(client, leader.page()) == after
    assert after - before <= LEADER_QUERIES_MORE


def test_the_paper_has_each_capability_and_each_person(
    people: Any, client_of: Any, capabilities: list[Capability]
) -> None:
    event = EventFactory()
    ParticipationFactory(event=event, leader__given_name="กระดาษของฉัน")
    url, client = reverse("learning:event-paper", args=[event.ref]), client_of(people.recorder)
    blank, named = client.get(url).text, client.get(url, {"names": "yes"}).text
    assert "กระดาษของฉัน" not in blank
    assert "กระดาษของฉัน" in named
    assert "ชวนคนคุย" in blank
    assert "เก่าแล้ว" not in blank


scores = st.one_of(st.none(), st.integers(0, 5))


@given(st.lists(st.tuples(scores, scores), max_size=6))
def test_progress_goes_from_the_first_to_the_latest_known_score(times: list[tuple[Any, Any]]) -> None:
    line = Progress(Capability(name="x"), [(Event(), before, after) for before, after in times])
    known = [score for pair in times for score in pair if score]
    assert (line.first, line.last) == ((known[0], known[-1]) if known else (None, None))
    assert (line.points is None) == (not known)
    assert all(0 <= point <= 100 for point in line.points or ())


@given(st.text(max_size=12), st.text(max_size=12))
def test_whatever_is_posted_is_a_score_nothing_or_a_problem(before: str, after: str) -> None:
    question = Question(Capability(pk=1, name="x"))
    fine = read_answers(
        [question], {"before-1": before, "after-1": after}, Event(started=timezone.localdate())
    )
    assert fine == (not question.problem)
    if fine:
        assert {question.before, question.after} <= {None, 0, 1, 2, 3, 4, 5}
