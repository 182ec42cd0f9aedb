"""Boards that a network names itself, and meetings that are said to be its own."""

from datetime import date
from typing import Any

import pytest

from learning.models import Event
from nakhonchai.records.merging.actions import merge
from nakhonchai.records.merging.rules import rules_of
from nakhonchai.records.persons.forgetting import forget
from network.actions import network_of, set_network
from network.models import BoardSeat, Network, NetworkEvent
from tests.factories import (
    BoardSeatFactory,
    EventFactory,
    LeaderFactory,
    NetworkFactory,
    OrganizationFactory,
    PositionFactory,
)
from tests.learning.test_events import data as event_data
from tests.records.conftest import count_queries

pytestmark = pytest.mark.django_db


def seats() -> Any:
    return BoardSeat.objects.unscoped("test")


def add(client: Any, network: Any, **posted: Any) -> Any:
    return client.post(f"{BoardSeat.list_url('create')}?network={network.ref}", posted)


# --- the board ---------------------------------------------------------------------------------------


def test_a_network_without_a_leading_body_names_its_board(people: Any, client_of: Any) -> None:
    network, leader = NetworkFactory(area_id="3205"), LeaderFactory(area_id="320501")
    client = client_of(people.surin)
    assert "เพิ่มคณะทำงาน" in client.get(network.page()).text
    answer = add(client, network, leader=leader.ref, started_about="2567")
    assert (answer.status_code, answer["Location"]) == (302, f"{network.page()}#board")
    seat = seats().get()
    assert (seat.area_id, seat.title, seat.started.year) == ("3205", "คณะทำงาน", 2024)
    assert str(leader) in client.get(network.page()).text
    assert str(network) in client.get(leader.page()).text


def test_the_board_is_posts_of_the_leading_body_and_seats_each_person_once(
    people: Any, client_of: Any
) -> None:
    body = OrganizationFactory(area_id="320501")
    network = NetworkFactory(area_id="320501", organization=body)
    both, chair = LeaderFactory(area_id="320501"), LeaderFactory(area_id="320501")
    for one in (both, chair):
        PositionFactory(leader=one, organization=body, area_id="320501")
    BoardSeatFactory(network=network, leader=both)
    BoardSeatFactory(network=network, leader=LeaderFactory(area_id="320501"), ended=date(2024, 1, 1))
    page = client_of(people.surin).get(network.page())
    panel = next(one for one in page.context["panels"] if one.heading == "คณะทำงาน")
    assert (panel.count, len(panel.context["rows"])) == (2, 3)


def test_a_person_sits_once_at_a_time(people: Any, client_of: Any) -> None:
    seat = BoardSeatFactory(area_id="320501")
    client = client_of(people.surin)
    answer = add(client, seat.network, leader=seat.leader.ref, note="อย่าหาย")
    assert answer.status_code == 422 and "อย่าหาย" in answer.text
    assert "อยู่แล้ว" in answer.context["form"].errors["leader"][0]
    seat.ended = date(2024, 1, 1)
    seat.save()
    assert add(client, seat.network, leader=seat.leader.ref).status_code == 302


def test_a_seat_does_not_end_before_it_begins(people: Any, client_of: Any) -> None:
    network, leader = NetworkFactory(area_id="320501"), LeaderFactory(area_id="320501")
    posted = {"leader": leader.ref, "started_about": "2567", "ended_about": "2560"}
    answer = add(client_of(people.surin), network, **posted)
    assert "ended_about" in answer.context["form"].errors


def test_a_seat_is_no_way_to_a_person_of_another_province(people: Any, client_of: Any) -> None:
    network = NetworkFactory(area_id="32")
    seat = BoardSeatFactory(network=network, leader=LeaderFactory(area_id="310102", family_name="ลับจริง"))
    for who in (people.surin, people.viewer):
        client = client_of(who)
        assert client.get(seat.page()).status_code == 404
        assert "ลับจริง" not in client.get(network.page()).text
        assert "ลับจริง" not in client.get(BoardSeat.list_url()).text
    assert client_of(people.buriram).get(seat.page()).status_code == 200


def test_who_keeps_the_network_elsewhere_adds_nobody(people: Any, client_of: Any) -> None:
    network = NetworkFactory(area_id="320501")
    assert add(client_of(people.buriram), network, leader=LeaderFactory().ref).status_code == 404
    mine, strange = NetworkFactory(area_id="320501"), LeaderFactory(area_id="310102")
    answer = add(client_of(people.surin), mine, leader=strange.ref)
    assert answer.status_code == 422 and not seats().exists()


def test_forgetting_a_person_leaves_a_seat_that_names_no_office(people: Any) -> None:
    seat = BoardSeatFactory(area_id="320501", started=date(2020, 1, 1), note="ประธานคนแรก")
    forget(seat.leader, by=people.surin, reason="ขอให้ลบ")
    kept = seats().get()
    assert (kept.role, kept.started, kept.note) == (None, None, "")
    assert kept.ended is not None


def test_a_merge_of_two_people_leaves_one_seat(people: Any) -> None:
    network = NetworkFactory(area_id="320501")
    kept, lost = LeaderFactory(area_id="320501"), LeaderFactory(area_id="320501")
    for one in (kept, lost):
        BoardSeatFactory(network=network, leader=one)
    merge(rules_of(type(kept)), kept, lost, by=people.surin, reason="คนเดียวกัน")
    assert [one.leader_id for one in seats().alive().current()] == [kept.pk]


# --- meetings ----------------------------------------------------------------------------------------


def of_panel(page: Any, title: str) -> Any:
    return next((one for one in page.context["panels"] if one.heading == title), None)


def test_a_meeting_is_added_from_the_networks_page(people: Any, client_of: Any) -> None:
    network = NetworkFactory(area_id="320501")
    client = client_of(people.surin)
    panel = of_panel(client.get(network.page()), "การประชุมและเวที")
    form = client.get(panel.action_url).context["form"]
    assert form["of_network"].value() in (network, network.ref)
    answer = client.post(panel.action_url, event_data(of_network=network.ref, of_network_seen=""))
    event = Event.objects.unscoped("test").get()
    assert (answer.status_code, network_of(event)) == (302, network)
    assert str(event) in client.get(network.page()).text
    assert str(network) in client.get(event.page()).text
    assert NetworkEvent.history.count() == 1


def test_meetings_are_its_own_and_those_of_its_leading_body_each_once(people: Any, client_of: Any) -> None:
    body = OrganizationFactory(area_id="320501")
    network = NetworkFactory(area_id="320501", organization=body)
    both, held, own = (EventFactory(area_id="320501") for _ in range(3))
    EventFactory(area_id="320501")
    for event in (both, held):
        event.event_bodies.create(organization=body)
        event.event_bodies.create(organization=body, part="partner")
    for event in (both, own):
        set_network(event, network, by=people.surin)
    panel = of_panel(client_of(people.viewer).get(network.page()), "การประชุมและเวที")
    assert {one.pk for one in panel.context["rows"]} == {both.pk, held.pk, own.pk}
    assert panel.count == 3 and not panel.action


def test_an_edit_changes_or_clears_the_network(people: Any, client_of: Any) -> None:
    one, other = NetworkFactory(area_id="320501"), NetworkFactory(area_id="320501")
    event = EventFactory(area_id="320501")
    set_network(event, one, by=people.surin)
    client = client_of(people.recorder)

    def save(network: str, seen: str) -> Any:
        event.refresh_from_db()
        posted = event_data(of_network=network, of_network_seen=seen, version=event.version)
        return client.post(event.page("edit"), posted)

    assert save(one.ref, one.ref).status_code == 302 and network_of(event) == one
    assert save(other.ref, one.ref).status_code == 302 and network_of(event) == other
    assert save("", other.ref).status_code == 302 and network_of(event) is None
    assert NetworkEvent.history.filter(history_type="-").exists()


def test_a_choice_of_another_person_is_not_overwritten_unseen(people: Any, client_of: Any) -> None:
    one, other = NetworkFactory(area_id="320501"), NetworkFactory(area_id="320501")
    event = EventFactory(area_id="320501")
    set_network(event, one, by=people.surin)
    client = client_of(people.recorder)
    posted = event_data(of_network=other.ref, of_network_seen="", version=event.version, name="ไม่หาย")
    answer = client.post(event.page("edit"), posted)
    assert answer.status_code == 422 and str(one) in answer.text and "ไม่หาย" in answer.text
    assert network_of(event) == one
    again = posted | {"of_network_seen": answer.context["form"]["of_network_seen"].value()}
    assert client.post(event.page("edit"), again).status_code == 302
    assert network_of(event) == other
    untouched = event_data(
        of_network="", of_network_seen="", version=Event.objects.unscoped("t").get().version
    )
    assert client.post(event.page("edit"), untouched).status_code == 302
    assert network_of(event) == other  # an old page in which nobody chose anything clears nothing


def test_a_network_in_the_trash_is_not_named(people: Any, client_of: Any) -> None:
    event = EventFactory(area_id="320501")
    set_network(event, NetworkFactory(area_id="320501", trashed=True), by=people.surin)
    assert network_of(event) is None
    assert of_panel(client_of(people.surin).get(event.page()), "เครือข่ายของกิจกรรม") is None


def test_the_page_costs_the_same_whatever_stands_on_it(people: Any, client_of: Any) -> None:
    network = NetworkFactory(area_id="320501")
    client = client_of(people.surin)
    client.get(network.page())

    def more(n: int) -> int:
        for _ in range(n):
            BoardSeatFactory(network=network, leader=LeaderFactory(area_id="320501"))
            set_network(EventFactory(area_id="320501"), network, by=people.surin)
        return count_queries(client, network.page())

    assert more(1) == more(6)
    assert count_queries(client, BoardSeat.list_url()) <= 8
    assert Network.objects.unscoped("test").count() == 1
