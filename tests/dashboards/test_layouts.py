"""My layout: blocks chosen and ordered, for oneself or by staff for everybody."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from nakhonchai.base.writing import StaleVersionError
from nakhonchai.dashboards.blocks import BLOCKS, blocks_at, in_order
from nakhonchai.dashboards.layouts import save_layout, stored_layout
from nakhonchai.dashboards.models import Layout
from tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db
MARKS = {"comparison": 'id="compare"', "top": 'class="dash-top', "definitions": "ตัวเลขแต่ละตัวหมายถึงอะไร"}


def order_of(client, code="32"):
    """The order in which some blocks stand on the page."""
    page = client.get(reverse("portal:place", args=[code])).content.decode().partition("<main")[2]
    places = {key: page.find(mark) for key, mark in MARKS.items()}
    return sorted((key for key, place in places.items() if place >= 0), key=lambda key: places[key])


def posted(client, level="province", **data):
    everything = [block.key for block in blocks_at(level)]
    return client.post(
        reverse("dashboards:layout", args=[level]), {"order": everything, "shown": everything} | data
    )


def test_every_block_has_a_template_and_a_level():
    from django.template.loader import get_template

    for block in BLOCKS:
        assert get_template(block.template)
        assert block.levels


def test_a_block_that_is_newer_than_the_choice_is_shown():
    shown, hidden = in_order("province", ["trends", "top"], ["land"])
    keys = [block.key for block in shown]
    assert keys.index("trends") < keys.index("top")
    assert "definitions" in keys
    assert [block.key for block in hidden] == ["land"]


def test_who_chose_nothing_sees_the_order_of_the_system(people, client_of):
    OrganizationFactory(area_id="320501")
    assert order_of(client_of(people.viewer)) == ["top", "comparison", "definitions"]


def test_an_order_is_mine_and_of_its_level(people, client_of):
    client = client_of(people.viewer)
    answer = posted(client, order=["comparison", "top"], shown=["comparison", "top"], action="own")
    assert answer.status_code == 302
    assert order_of(client) == ["comparison", "top"]
    assert order_of(client, "3205") == ["top", "comparison", "definitions"]
    assert order_of(client_of(people.surin)) == ["top", "comparison", "definitions"]


def test_a_move_keeps_what_was_ticked_and_saves_nothing(people, client_of):
    answer = posted(client_of(people.viewer), shown=["trends"], move="up:comparison")
    page = answer.content.decode()
    order = re.findall(r'name="order" value="(\w+)"', page)
    known = [block.key for block in blocks_at("province")]
    assert order.index("comparison") == known.index("comparison") - 1
    assert re.findall(r'value="(\w+)" checked', page) == ["trends"]
    assert "autofocus" in page
    assert not Layout.objects.exists()


def test_nothing_at_all_is_refused_in_words(people, client_of):
    answer = posted(client_of(people.viewer), shown=[], action="own")
    assert answer.status_code == 422
    assert "อย่างน้อยหนึ่งส่วน" in answer.content.decode()


def test_back_to_the_default(people, client_of):
    client = client_of(people.viewer)
    posted(client, order=["comparison"], shown=["comparison"], action="own")
    assert posted(client, action="reset").status_code == 302
    assert order_of(client) == ["top", "comparison", "definitions"]
    assert Layout.objects.get(account=people.viewer).history.count() >= 2


def test_staff_set_what_everybody_sees_who_chose_nothing(people, client_of):
    own = client_of(people.viewer)
    posted(own, order=["definitions", "top"], shown=["definitions", "top"], action="own")
    tag = Client().get(reverse("portal:place", args=["32"]))["ETag"]
    answer = posted(
        client_of(people.codi), order=["comparison", "top"], shown=["comparison", "top"], action="default"
    )
    assert answer.status_code == 302
    assert order_of(Client()) == ["comparison", "top"]
    assert order_of(own) == ["definitions", "top"]
    assert (
        Client().get(reverse("portal:place", args=["32"]), headers={"If-None-Match": tag}).status_code == 200
    )
    assert Layout.objects.get(account=None).history.get(version=2).history_user == people.codi


def test_only_staff_of_all_set_the_default(people, client_of):
    for person in (people.viewer, people.surin, people.staff_of_korat):
        assert posted(client_of(person), action="default").status_code == 403
    assert not Layout.objects.exists()


def test_two_of_staff_do_not_overwrite_each_other(people, client_of):
    everything = [block.key for block in blocks_at("province")]
    save_layout(level="province", shown=everything[::-1], hidden=[], by=people.codi, for_everybody=True)
    seen = stored_layout(None, "province").version
    save_layout(level="province", shown=["land"], hidden=[], by=people.administrator, for_everybody=True)
    with pytest.raises(StaleVersionError):
        save_layout(
            level="province", shown=["top"], hidden=[], by=people.codi, for_everybody=True, version=seen
        )
    answer = posted(client_of(people.codi), action="default", version=str(seen))
    assert answer.status_code == 422
    assert "เจ้าหน้าที่อื่น" in answer.content.decode()


def test_an_unknown_level_is_not_found(people, client_of):
    assert client_of(people.viewer).get(reverse("dashboards:layout", args=["country"])).status_code == 404
    with pytest.raises(ValidationError):
        save_layout(level="country", shown=[], hidden=[], by=people.viewer)


def test_what_is_no_block_is_not_kept(people):
    kept = save_layout(
        level="village", shown=["top", "nonsense", "comparison"], hidden=["file"], by=people.viewer
    )
    assert (kept.shown, kept.hidden) == (["top"], [])


def test_a_layout_costs_no_question_once_it_is_known(people, client_of, django_assert_num_queries):
    from nakhonchai.dashboards.figures import Now
    from nakhonchai.dashboards.layouts import layout_of

    save_layout(level="province", shown=["land"], hidden=[], by=people.viewer)
    layout_of(people.viewer, Now(), 1)
    with django_assert_num_queries(1):  # the stamps
        layout_of(people.surin, Now(), 1)
