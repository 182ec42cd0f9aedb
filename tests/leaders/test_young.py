"""The young generation: numbers that equal their lists, the radar, and the subdistricts that must hurry."""

import re
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import timezone

from leaders.models import Leader, RoleType
from leaders.terms import months_after, years_after
from nakhonchai.thai import be_year
from organizations.models import OrganizationType
from tests.factories import (
    LeaderFactory,
    OrganizationFactory,
    OrganizationTypeFactory,
    PositionFactory,
    RoleTypeFactory,
)
from tests.factories.records import TypeGroupFactory
from tests.records.conftest import count_queries

pytestmark = pytest.mark.django_db
PAGES = ("/leaders/young/", "/leaders/young/radar/", "/leaders/young/urgent/")


@pytest.fixture
def fund(places: Any) -> OrganizationType:
    group = TypeGroupFactory(slug="welfare")
    kind: OrganizationType = OrganizationTypeFactory(name="กองทุนทดสอบ", group=group, term_years=4)
    return kind


@pytest.fixture
def chair(places: Any) -> RoleType:
    role: RoleType = RoleTypeFactory(name="ประธานทดสอบ", level="head", is_key_post=True, unique_in_body=True)
    return role


@pytest.fixture
def member(places: Any) -> RoleType:
    role: RoleType = RoleTypeFactory(name="กรรมการทดสอบ", level="member")
    return role


def born(age: int) -> int:
    return be_year(timezone.localdate()) - age


def crew(kind: Any, area: str, *people: tuple[Any, int | None], started: date | None = None) -> Any:
    """Make a body with people in roles, of these ages."""
    body = OrganizationFactory(type=kind, area_id=area)
    for role, age in people:
        leader = LeaderFactory(area_id=area, birth_year=None if age is None else born(age))
        PositionFactory(leader=leader, role=role, organization=body, started=started)
    return body


def test_every_number_leads_to_a_list_that_has_as_many(
    fund: Any, chair: Any, member: Any, people: Any, client_of: Any
) -> None:
    seat = RoleTypeFactory(name="กรรมการจังหวัดทดสอบ", committee="province", level="officer")
    crew(fund, "320501", (chair, 62), (member, 30), (member, None))
    crew(fund, "320102", (chair, 35), (member, 36))
    PositionFactory(leader=LeaderFactory(birth_year=born(20), returned_home=True), role=seat, area_id="32")
    LeaderFactory(birth_year=born(20), trashed=True)
    client = client_of(people.surin)
    html = client.get("/leaders/young/?area=32").text
    links = re.findall(r'href="(/leaders/\?[^"]*)">([0-9,]+)</a>', html)
    assert len(links) > 20
    for address, number in links:
        listed = client.get(address.replace("&amp;", "&")).context["page_obj"].paginator.count
        assert listed == int(number.replace(",", "")), address
    whole = client.get("/leaders/young/?area=32").context["whole"].group
    assert (whole.people, whole.known, whole.young, whole.returned) == (6, 5, 3, 1)


def test_a_number_as_of_a_day_counts_ages_and_posts_of_that_day(
    fund: Any, member: Any, people: Any, client_of: Any
) -> None:
    crew(fund, "320501", (member, 40), started=date(2015, 1, 1))
    client = client_of(people.surin)
    assert client.get("/leaders/young/?area=32").context["whole"].group.young == 0
    then = client.get("/leaders/young/?area=32&day=1 ม.ค. 2563")
    assert then.context["whole"].group.young == 1
    assert "/leaders/?area" not in then.text  # no list speaks of that day
    before = client.get("/leaders/young/?area=32&day=1 ม.ค. 2557").context
    assert [one.group.people for one in before["types"]] == []


def test_growth_is_by_the_posts_own_dates(fund: Any, member: Any, people: Any, client_of: Any) -> None:
    this_year = timezone.localdate().year
    for number in range(3):
        crew(fund, "320501", (member, 25), started=date(this_year - number, 1, 15))
    years = client_of(people.surin).get("/leaders/young/?area=32").context["years"]
    assert [one.young for one in years][-3:][0] >= 1
    assert [one.young for one in years] == sorted(one.young for one in years)
    assert years[-1].young == 3


class TestRadar:
    """Councils and funds in need of successors."""

    def rows(self, client: Any, address: str = "/leaders/young/radar/?area=32") -> dict[str, Any]:
        return {str(row["body"]): row for row in client.get(address).context["rows"]}

    def test_it_tells_who_is_missing_and_why(
        self, fund: Any, chair: Any, member: Any, people: Any, client_of: Any
    ) -> None:
        today = timezone.localdate()
        soon = years_after(months_after(today, 6), -4)
        old = crew(fund, "320501", (chair, 71), (member, 50), started=soon)
        fine = crew(fund, "320501", (chair, 30), (member, 60))
        low = crew(fund, "320102", (chair, 50), (member, 22))
        bare = OrganizationFactory(type=fund, area_id="320102")
        OrganizationFactory(area_id="320102")  # neither a council nor a fund
        rows = self.rows(client_of(people.surin))
        assert next(iter(rows)) == str(old)
        assert set(rows) == {str(one) for one in (old, fine, low, bare)}
        words = " ".join(rows[str(old)]["reasons"])
        assert "ไม่มีผู้ที่อายุไม่เกิน 35 ปีในคณะ (จาก 2 คน)" in words
        assert "ประธานอายุ 71 ปี" in words
        assert "จะครบวาระใน 12 เดือน 2 ตำแหน่ง" in words
        assert rows[str(fine)]["reasons"] == []
        assert rows[str(low)]["reasons"] == ["มีคนรุ่นใหม่ 1 คน แต่ไม่อยู่ในตำแหน่งหลัก"]
        assert rows[str(bare)]["reasons"] == ["ยังไม่ได้บันทึกกรรมการ"]

    def test_its_numbers_lead_to_lists_that_have_as_many(
        self, fund: Any, chair: Any, member: Any, people: Any, client_of: Any
    ) -> None:
        crew(fund, "320501", (chair, 71), (member, 30), (member, None))
        client = client_of(people.surin)
        html = client.get("/leaders/young/radar/?area=32").text
        links = re.findall(r'href="(/leaders/\?body=[^"]*)">([0-9,]+)</a>', html)
        assert [number for _address, number in links] == ["3", "1", "1"]
        for address, number in links:
            listed = client.get(address.replace("&amp;", "&")).context["page_obj"].paginator.count
            assert listed == int(number), address

    def test_people_show_to_their_keepers_and_numbers_to_others(
        self, fund: Any, chair: Any, people: Any, client_of: Any
    ) -> None:
        body = crew(fund, "320501", (chair, 71))
        name = str(Leader.objects.unscoped("test").get())
        for reader, sees in (
            (people.surin, True),
            (people.codi, True),
            (people.buriram, False),
            (people.viewer, False),
        ):
            for page in PAGES:
                html = client_of(reader).get(f"{page}?area=32").text
                assert (name in html) == (sees and page == PAGES[1]), (reader, page)
            radar = client_of(reader).get("/leaders/young/radar/?area=32")
            assert (str(body) in radar.text) == sees
            assert radar.context["without"] == 1

    def test_the_subdistricts_to_hurry_say_why(
        self, fund: Any, chair: Any, member: Any, people: Any, client_of: Any
    ) -> None:
        crew(fund, "320501", (chair, 71), (member, 50))
        crew(fund, "320102", (chair, 30))
        rows = client_of(people.surin).get("/leaders/young/urgent/?area=32").context["rows"]
        found = {one.area.code: " ".join(one.reasons) for one, _radar, _people in rows}
        assert rows[0][0].area.code == "320501"
        assert "ไม่มีผู้นำที่อายุไม่เกิน 35 ปี (จาก 2 คน)" in found["320501"]
        assert "สภาหรือกองทุน 1 จาก 1 แห่งไม่มีคนรุ่นใหม่ในคณะ" in found["320501"]
        assert "ประธานอายุมากสุด 71 ปี" in found["320501"]
        assert "320102" not in found

    @pytest.mark.parametrize("page", PAGES)
    def test_the_cost_does_not_grow(
        self, page: str, fund: Any, chair: Any, member: Any, people: Any, client_of: Any
    ) -> None:
        client, counts = client_of(people.surin), []
        for many in (2, 8):
            for _number in range(many):
                crew(fund, "320501", (chair, 71), (member, 30))
                crew(fund, "320102", (chair, 30))
            counts.append(count_queries(client, f"{page}?area=32"))
        assert counts[0] == counts[1] <= 22


def test_the_great_question_is_one_address(
    fund: Any, chair: Any, member: Any, people: Any, client_of: Any
) -> None:
    """Which young women lead welfare funds in Buriram?"""
    other = OrganizationTypeFactory(name="กลุ่มอื่นทดสอบ")
    wanted = LeaderFactory(area_id="310102", birth_year=born(28), gender="female")
    PositionFactory(leader=wanted, role=chair, organization=OrganizationFactory(type=fund, area_id="310102"))
    man = LeaderFactory(area_id="310102", birth_year=born(28), gender="male")
    PositionFactory(leader=man, role=chair, organization=OrganizationFactory(type=fund, area_id="310102"))
    # A member of a fund who leads something else: both are true, of two posts.
    two = LeaderFactory(area_id="310102", birth_year=born(28), gender="female")
    PositionFactory(leader=two, role=member, organization=OrganizationFactory(type=fund, area_id="310102"))
    PositionFactory(leader=two, role=chair, organization=OrganizationFactory(type=other, area_id="310102"))
    away = LeaderFactory(area_id="320501", birth_year=born(28), gender="female")
    PositionFactory(leader=away, role=chair, organization=OrganizationFactory(type=fund, area_id="320501"))
    address = "/leaders/?gender=female&young=yes&level=head&group=welfare&place=31"
    page = client_of(people.codi).get(address)
    assert [str(row.record) for row in page.context["rows"]] == [str(wanted)]
    chips = {chip.name: parse_qs(urlsplit(chip.url).query) for chip in page.context["chips"]}
    assert set(chips) == {"gender", "young", "level", "group", "place"}
    assert "place" not in chips["place"]
