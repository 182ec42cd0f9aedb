"""The passport of a leader: what it shows, to whom, and what it costs."""

from typing import Any

import pytest
from django.utils import timezone

from leaders.enums import ContactFor, TieKind
from leaders.models import Leader
from nakhonchai.accounts.models import AccessLog
from nakhonchai.base.writing import write
from nakhonchai.thai import be_year
from tests.factories import (
    LeaderFactory,
    LeaderTieFactory,
    OrganizationFactory,
    PositionFactory,
    SkillFactory,
)
from tests.records.conftest import count_queries

pytestmark = pytest.mark.django_db
TELEPHONE = "0812345678"


def form_of(**changes: Any) -> dict[str, Any]:
    return {
        "prefix": "นางสาว",
        "given_name": "สมหญิง",
        "family_name": "ทดสอบดี",
        "area": "320501",
        "version": 1,
        **changes,
    }


def test_all_of_a_person_is_typed_on_one_form(people: Any, client_of: Any) -> None:
    for name in ("ทำบัญชีทดสอบ", "วิทยากร/ทดสอบ"):
        SkillFactory(name=name)
    typed = form_of(
        former_names="สมหญิง  เดิมดี\nหญิง ก่อนหน้า",
        education="bachelor",
        education_note="พัฒนาชุมชน",
        skills=["ทำบัญชีทดสอบ", "วิทยากร/ทดสอบ"],
        birth_year="42",
    )
    answer = client_of(people.recorder).post(Leader.list_url("create"), typed)
    assert answer.status_code == 302
    made = Leader.objects.unscoped("test").get()
    assert made.former_list == ["สมหญิง เดิมดี", "หญิง ก่อนหน้า"]
    assert made.skill_list == ["ทำบัญชีทดสอบ", "วิทยากร/ทดสอบ"]
    assert made.birth_year == 2542
    html = client_of(people.recorder).get(made.page()).text
    for words in ("สมหญิง เดิมดี", "ปริญญาตรี", "พัฒนาชุมชน", "ทำบัญชีทดสอบ", "วิทยากร/ทดสอบ", "2542"):
        assert words in html
    found = Leader.objects.visible_to(people.recorder)
    assert list(found.matching("เดิมดี")) == [made]
    assert list(found.with_skill("วิทยากร/ทดสอบ")) == [made]
    assert not found.with_skill("ทำบัญชี").exists()


@pytest.mark.parametrize(
    ("typed", "born"),
    [("68", 2568), ("69", 2569), ("70", 2470), ("99", 2499), ("00", 2500), ("๓๕", 2535), ("1990", 2533)],
)
def test_a_birth_year_of_two_digits_is_the_one_that_gives_0_to_100_years(typed: str, born: int) -> None:
    from datetime import date

    from nakhonchai.thai import parse_birth_year

    assert parse_birth_year(typed, date(2026, 11, 29)) == born


@pytest.mark.parametrize("typed", ["2600", "2440", "อายุ 40", "40 ปี"])
def test_an_impossible_birth_year_is_said_at_its_field_and_nothing_is_lost(
    typed: str, people: Any, client_of: Any
) -> None:
    SkillFactory(name="ทำบัญชีทดสอบ")
    data = form_of(birth_year=typed, nickname="แดงทดสอบ", skills=["ทำบัญชีทดสอบ"])
    answer = client_of(people.recorder).post(Leader.list_url("create"), data)
    assert answer.status_code == 422
    assert "ปี พ.ศ. ที่เกิด" in answer.text
    assert "แดงทดสอบ" in answer.text
    assert "checked" in answer.text


def test_two_editors_of_skills_are_joined(people: Any, client_of: Any) -> None:
    for name in ("หนึ่ง", "สอง"):
        SkillFactory(name=name)
    one = LeaderFactory(skills="หนึ่ง\nสอง")
    seen = one.version
    one.nickname = "เล็ก"
    write(one, by=people.codi)
    typed = form_of(given_name=one.given_name, prefix=one.prefix, skills=["หนึ่ง", "สอง"], version=seen)
    answer = client_of(people.surin).post(one.page("edit"), typed | {"note": "พิมพ์ใหม่"})
    assert answer.status_code == 409
    assert answer.text.count("checked") == 2


class TestContact:
    """Who reads telephone and LINE: everywhere the same."""

    def make(self, contact_for: str) -> Leader:
        """A leader of Surin with a post in Buriram."""
        one = LeaderFactory(
            area_id="320501", telephone=TELEPHONE, line_id="ไลน์ลับ", contact_for=contact_for, family_name="ลับดี"
        )
        PositionFactory(leader=one, area_id="310102")
        return one

    def shown(self, client: Any, one: Leader) -> list[bool]:
        """Whether the number is on the page, in the list, found by a search, in the file, in the history."""
        asked = {"format": "csv", "personal": "on", "purpose": "ทดสอบสิทธิ์การเห็น"}
        file = b"".join(client.post(Leader.list_url("export"), asked).streaming_content).decode()
        return [
            "081" in client.get(one.page()).text,
            "081" in client.get(Leader.list_url()).text,
            one.page() in client.get(f"{Leader.list_url()}?q={TELEPHONE[:8]}").text,
            "081" in file,
            "0812345678" in client.get(one.page("history")).text,
        ]

    def test_everyone_who_finds_the_person_by_default(self, people: Any, client_of: Any) -> None:
        one = self.make(ContactFor.FINDERS)
        for reader in (people.surin, people.buriram, people.recorder, people.codi):
            assert all(self.shown(client_of(reader), one)), reader

    def test_only_those_who_keep_the_home(self, people: Any, client_of: Any) -> None:
        one = self.make(ContactFor.HOME)
        assert self.shown(client_of(people.surin), one) == [True, True, False, True, True]
        assert self.shown(client_of(people.recorder), one) == [True, True, False, True, True]
        assert not any(self.shown(client_of(people.buriram), one))

    def test_only_managers(self, people: Any, client_of: Any) -> None:
        one = self.make(ContactFor.MANAGERS)
        assert self.shown(client_of(people.surin), one) == [True, True, False, True, True]
        assert not any(self.shown(client_of(people.recorder), one))
        edit = client_of(people.recorder).get(one.page("edit")).text
        assert "081" not in edit
        assert "ไลน์ลับ" not in edit

    def test_who_may_not_see_it_does_not_wipe_it(self, people: Any, client_of: Any) -> None:
        one = self.make(ContactFor.MANAGERS)
        data = form_of(given_name="ใหม่", telephone="", version=one.version)
        assert client_of(people.recorder).post(one.page("edit"), data).status_code == 302
        one.refresh_from_db()
        assert (one.given_name, one.telephone, one.contact_for) == ("ใหม่", TELEPHONE, ContactFor.MANAGERS)


class TestTies:
    """Mentors and successors."""

    def test_both_pages_tell_it_each_in_its_words(self, people: Any, client_of: Any) -> None:
        old, young = LeaderFactory(given_name="ครู"), LeaderFactory(given_name="ศิษย์")
        data = {"kind": TieKind.MENTORS, "other": young.ref, "started_about": "2565"}
        client = client_of(people.recorder)
        assert client.post(f"/leaders/ties/new/?leader={old.ref}", data).status_code == 302
        assert "เป็นพี่เลี้ยงของ" in client.get(old.page()).text
        assert "มีพี่เลี้ยงคือ" in client.get(young.page()).text

    def test_nobody_mentors_themselves_and_no_end_before_the_beginning(
        self, people: Any, client_of: Any
    ) -> None:
        one, other = LeaderFactory(), LeaderFactory()
        client = client_of(people.recorder)
        address = f"/leaders/ties/new/?leader={one.ref}"
        alone = client.post(address, {"kind": "mentors", "other": one.ref})
        assert alone.status_code == 422
        assert "ไม่ใช่คนเดียวกัน" in alone.text
        data = {"kind": "mentors", "other": other.ref, "started_about": "2565", "ended_about": "2560"}
        backward = client.post(address, data)
        assert backward.status_code == 422
        assert "วันสิ้นสุดต้องไม่มาก่อนวันเริ่ม" in backward.text

    def test_a_stranger_at_the_other_end_hides_the_tie(self, people: Any, client_of: Any) -> None:
        one, stranger = LeaderFactory(), LeaderFactory(area_id="310102", family_name="แปลกหน้า")
        tie = LeaderTieFactory(leader=one, other=stranger)
        html = client_of(people.surin).get(one.page()).text
        assert "แปลกหน้า" not in html
        assert client_of(people.surin).get(tie.page()).status_code == 404
        assert "แปลกหน้า" in client_of(people.codi).get(one.page()).text


def test_opening_and_printing_are_remembered(people: Any, client_of: Any) -> None:
    one = LeaderFactory()
    client = client_of(people.surin)
    assert client.get(one.page()).status_code == 200
    assert client.get(one.page() + "?print=1").status_code == 200
    kinds = AccessLog.objects.filter(subject_ref=one.ref).order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["read", "print"]


def test_the_cost_does_not_grow_with_posts_and_ties(people: Any, client_of: Any) -> None:
    one = LeaderFactory()
    counts = []
    for many in (2, 12):
        for _number in range(many):
            PositionFactory(leader=one, organization=OrganizationFactory())
            LeaderTieFactory(leader=one)
        counts.append(count_queries(client_of(people.surin), one.page()))
    # Session, account, grants; the person; the reading; what there is at all; posts, ties and purposes.
    assert counts == [9, 9]


def test_an_ended_post_stays_with_its_dates(people: Any, client_of: Any) -> None:
    one = LeaderFactory(birth_year=be_year(timezone.localdate()) - 30)
    body = OrganizationFactory(name="กองทุนเดิมของฉัน")
    data = {
        "role": PositionFactory(leader=one).role_id,
        "organization": body.ref,
        "started_about": "ก.ค. 2551",
        "ended_about": "2555",
    }
    client = client_of(people.surin)
    assert client.post(f"/leaders/positions/new/?leader={one.ref}", data).status_code == 302
    html = client.get(one.page()).text
    assert "ก.ค. 2551" in html
    assert "2555" in html
    assert "กองทุนเดิมของฉัน" in html
