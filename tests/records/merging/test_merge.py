"""One record out of two: facts as chosen, everything moved, the old name kept, and all of it undone."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leaders.models import Leader, Position
from nakhonchai.base.writing import StaleVersionError, write
from nakhonchai.records.actions import OutOfReachError
from nakhonchai.records.merging.actions import NotToBeMergedError, merge, say_not_same, undo_merge
from nakhonchai.records.merging.relations import all_rows, relations_to
from nakhonchai.records.merging.rules import rules_of
from nakhonchai.records.models import Attachment, Merge, NotTheSame, Task
from organizations.models import FactValue, Organization
from plans.models import Project
from tests.factories import (
    LeaderFactory,
    OrganizationFactory,
    OrganizationTypeFactory,
    PositionFactory,
    ProjectFactory,
    TaskFactory,
)

pytestmark = pytest.mark.django_db
MACHINERY = {"version", "updated_at", "history_id"}
KINDS: list[tuple[Any, Callable[..., Any]]] = [(Leader, LeaderFactory), (Organization, OrganizationFactory)]


def join(kept: Any, lost: Any, by: Any, **how: Any) -> Merge:
    rules = rules_of(type(kept))
    assert rules is not None
    return merge(rules, kept, lost, by=by, **how)


def everything() -> dict[str, list[dict[str, Any]]]:
    """All rows of all tables of ours, but for versions, histories, and what merging itself keeps."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        label = model._meta.label_lower
        if model._meta.proxy or hasattr(model, "instance_type") or label in IGNORED:
            continue
        names = [one.attname for one in model._meta.concrete_fields if one.attname not in MACHINERY]
        found[label] = list(all_rows(model).order_by("pk").values(*names))
    return found


IGNORED = {
    "records.merge",
    "records.duplicatepair",
    "records.duplicatesearch",
    "base.freshness",
    "base.pulse",
    "sessions.session",
    "accounts.accesslog",
}


def references(record: Any) -> list[str]:
    """What still points to a record, wherever."""
    return [
        f"{relation.model._meta.label}.{relation.column}"
        for relation in relations_to(type(record))
        for _row in relation.rows(record)
        if not (relation.model is type(record) and _row.pk == record.pk)
    ]


def attach(about: Any) -> Attachment:
    return Attachment.objects.create(
        about_type=ContentType.objects.get_for_model(type(about)),
        about_id=about.pk,
        file=ContentFile(b"%PDF-1.4", name="x.pdf"),
        name="หนังสือ.pdf",
        content_type="application/pdf",
        size=8,
        sha256="0" * 64,
    )


def test_facts_are_taken_as_chosen_and_blanks_are_filled(people: Any) -> None:
    kept = LeaderFactory(given_name="สมศรี", nickname="", telephone="0811111111", birth_year=2510)
    lost = LeaderFactory(given_name="สมสี", nickname="แดง", telephone="0822222222", birth_year=2511)
    join(kept, lost, people.surin, chosen={"telephone": "lost"}, reason="คนเดียวกัน")
    kept.refresh_from_db()
    assert (kept.given_name, kept.nickname, kept.telephone, kept.birth_year) == (
        "สมศรี",
        "แดง",
        "0822222222",
        2510,
    )
    lost.refresh_from_db()
    assert lost.is_trashed
    assert kept.ref in lost.trash_reason


def test_everything_moves(people: Any) -> None:
    kept, lost = OrganizationFactory(name="กลุ่มทอผ้า"), OrganizationFactory(name="กลุ่มทอผ้าไหม")
    position = PositionFactory(organization=lost)
    project = ProjectFactory(organization=lost)
    task, file = TaskFactory(about=lost), attach(lost)
    trashed = ProjectFactory(organization=lost, trashed=True)
    done = join(kept, lost, people.surin)
    for row, name in (
        (position, "organization_id"),
        (project, "organization_id"),
        (trashed, "organization_id"),
    ):
        row.refresh_from_db()
        assert getattr(row, name) == kept.pk
    task.refresh_from_db()
    file.refresh_from_db()
    assert task.about_id == file.about_id == kept.pk
    assert references(lost) == []
    assert done.moved["ตำแหน่ง"] == 1
    assert done.moved["โครงการ"] == 2


def test_a_position_follows_the_home_of_its_body(people: Any) -> None:
    kept, lost = OrganizationFactory(area_id="320502"), OrganizationFactory(area_id="320501")
    position = PositionFactory(organization=lost)
    done = join(kept, lost, people.surin)
    position.refresh_from_db()
    assert position.area_id == "320502"
    undo_merge(done, by=people.surin)
    position.refresh_from_db()
    assert (position.area_id, position.organization_id) == ("320501", lost.pk)


def test_the_old_name_stays_as_another_name_and_finds(people: Any) -> None:
    kept, lost = (
        OrganizationFactory(name="กลุ่มทอผ้า"),
        OrganizationFactory(name="กลุ่มไหมงาม", other_names="ไหมเก่า"),
    )
    join(kept, lost, people.surin)
    kept.refresh_from_db()
    assert kept.other_names.splitlines() == ["กลุ่มไหมงาม", "ไหมเก่า"]
    found = Organization.objects.visible_to(people.surin).alive()
    assert list(found.matching("ไหมงาม")) == [kept]
    assert list(found.matching(lost.ref)) == [kept]


def test_facts_of_files_of_both_are_kept(people: Any) -> None:
    kept = OrganizationFactory(extra={"สี": "แดง", "รุ่น": "1"})
    lost = OrganizationFactory(extra={"สี": "เขียว", "เบอร์": "7", "รุ่น": "1"})
    join(kept, lost, people.surin)
    kept.refresh_from_db()
    assert kept.extra == {"สี": "แดง / เขียว", "รุ่น": "1", "เบอร์": "7"}


def test_histories_of_both_tell_it(people: Any) -> None:
    kept, lost = LeaderFactory(), LeaderFactory(given_name="สมมุติ", family_name="เดียว")
    done = join(kept, lost, people.surin)
    for record in (kept, lost):
        last = record.history.order_by("-history_id").first()
        assert lost.ref in last.history_change_reason
        assert last.history_user == people.surin
    undo_merge(done, by=people.surin)
    for record in (kept, lost):
        assert "ย้อนการรวม" in record.history.order_by("-history_id").first().history_change_reason


def test_merging_twice_is_merging_once(people: Any) -> None:
    kept, lost = LeaderFactory(), LeaderFactory()
    first = join(kept, lost, people.surin)
    before = everything()
    assert join(kept, lost, people.surin).pk == first.pk
    assert everything() == before
    assert Merge.objects.count() == 1


def test_who_saw_an_old_version_is_told(people: Any) -> None:
    kept, lost = LeaderFactory(), LeaderFactory()
    seen = (kept.version, lost.version)
    other = Leader.objects.get(pk=lost.pk)
    other.note = "แก้โดยอีกคน"
    write(other, by=people.codi)
    with pytest.raises(StaleVersionError):
        join(kept, lost, people.surin, versions=seen)
    assert not Merge.objects.exists()
    lost.refresh_from_db()
    assert not lost.is_trashed


def test_a_record_that_was_merged_goes_into_no_other(people: Any) -> None:
    one, two, three = LeaderFactory(), LeaderFactory(), LeaderFactory()
    join(one, two, people.surin)
    two.refresh_from_db()
    with pytest.raises(NotToBeMergedError):
        join(three, two, people.surin)


@pytest.mark.parametrize(
    ("name", "areas", "may"),
    [
        ("surin", ("320501", "320101"), True),
        ("surin", ("320501", "310101"), False),
        ("cluster", ("320501", "310101"), False),  # holds both, but crossing is for staff
        ("codi", ("320501", "310101"), True),
        ("staff_of_korat", ("320501", "310101"), False),
        ("recorder", ("320501", "320501"), False),
        ("viewer", ("320501", "320501"), False),
    ],
)
@pytest.mark.parametrize(("model", "make"), KINDS)
def test_who_merges_what(
    people: Any, name: str, areas: tuple[str, str], may: bool, model: Any, make: Callable[..., Any]
) -> None:
    kept, lost = make(area_id=areas[0]), make(area_id=areas[1])
    by = getattr(people, name)
    rules = rules_of(model)
    assert rules is not None
    if may:
        done = join(kept, lost, by)
        undo_merge(done, by=by)
        say_not_same(rules, kept, lost, by=by)
        assert NotTheSame.objects.exists()
        return
    with pytest.raises(OutOfReachError):
        join(kept, lost, by)
    with pytest.raises(OutOfReachError):
        say_not_same(rules, kept, lost, by=by)
    assert not Merge.objects.exists()


def test_a_second_council_made_by_merging_is_refused(people: Any) -> None:
    council = OrganizationTypeFactory(name="สภาทดสอบ", one_per_subdistrict=True)
    OrganizationFactory(type=council, area_id="320501", name="สภาเดิม")
    kept = OrganizationFactory(area_id="320501")
    lost = OrganizationFactory(type=council, area_id="320502", name="สภาอีกแห่ง")
    with pytest.raises(ValidationError, match="มีได้แห่งเดียว"):
        join(kept, lost, people.surin, chosen={"type": "lost"})
    lost.refresh_from_db()
    assert not lost.is_trashed


def test_what_was_touched_since_stays_and_is_named(people: Any) -> None:
    kept = LeaderFactory(telephone="", note="")
    lost = LeaderFactory(telephone="0811111111", note="จากอีกรายการ")
    position = PositionFactory(leader=lost)
    done = join(kept, lost, people.surin)
    kept.refresh_from_db()
    kept.telephone = "0899999999"
    write(kept, by=people.codi)
    third = LeaderFactory()
    position.refresh_from_db()
    position.leader = third
    write(position, by=people.codi)
    left = undo_merge(done, by=people.surin)
    kept.refresh_from_db()
    position.refresh_from_db()
    assert kept.telephone == "0899999999"
    assert kept.note == ""
    assert position.leader_id == third.pk
    assert len(left) == 2
    assert "โทรศัพท์" in " ".join(one.why for one in left)


def test_an_edit_of_another_fact_does_not_stop_what_moved_from_going_back(people: Any) -> None:
    kept, lost = LeaderFactory(), LeaderFactory()
    position = PositionFactory(leader=lost)
    done = join(kept, lost, people.surin)
    position.refresh_from_db()
    position.note = "แก้ภายหลัง"
    write(position, by=people.codi)
    assert undo_merge(done, by=people.surin) == []
    position.refresh_from_db()
    assert (position.leader_id, position.note) == (lost.pk, "แก้ภายหลัง")


def test_merges_are_undone_the_last_one_first(people: Any) -> None:
    one, two, three = LeaderFactory(), LeaderFactory(), LeaderFactory()
    position = PositionFactory(leader=three)
    before = everything()
    first = join(two, three, people.surin)
    two.refresh_from_db()
    second = join(one, two, people.surin)
    position.refresh_from_db()
    assert position.leader_id == one.pk
    with pytest.raises(NotToBeMergedError, match="ครั้งหลังก่อน"):
        undo_merge(first, by=people.surin)
    assert undo_merge(second, by=people.surin) == []
    assert undo_merge(first, by=people.surin) == []
    assert everything() == before


def test_an_undo_twice_is_an_undo_once(people: Any) -> None:
    kept, lost = LeaderFactory(), LeaderFactory()
    done = join(kept, lost, people.surin)
    undo_merge(done, by=people.surin)
    before = everything()
    assert undo_merge(done, by=people.surin) == []
    assert everything() == before


def test_a_merge_after_an_undo_is_a_new_one(people: Any) -> None:
    kept, lost = LeaderFactory(), LeaderFactory()
    undo_merge(join(kept, lost, people.surin), by=people.surin)
    kept.refresh_from_db()
    lost.refresh_from_db()
    assert not join(kept, lost, people.surin).is_undone
    assert Merge.objects.count() == 2


@pytest.mark.parametrize(("model", "make"), KINDS)
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_after_a_merge_nothing_points_to_the_lost_one_and_after_the_undo_all_is_as_before(
    model: Any, make: Callable[..., Any], people: Any, data: Any
) -> None:
    """Whatever hangs on the two: counts reconcile, and every row of every table comes back."""
    from django.db import transaction

    with transaction.atomic():
        kept, lost, third = (make(area_id=data.draw(st.sampled_from(["320501", "320502"]))) for _ in range(3))
        for _ in range(data.draw(st.integers(0, 6))):
            belonging(data, model, data.draw(st.sampled_from([kept, lost, third])))
        before, counts = everything(), tables()
        chosen = {name: data.draw(st.sampled_from(["kept", "lost"])) for name in ("name", "area", "note")}
        done = join(kept, lost, people.surin, chosen=chosen)
        assert references(lost) == []
        assert tables() == counts
        assert undo_merge(done, by=people.surin) == []
        assert everything() == before
        transaction.set_rollback(True)


def tables() -> dict[str, int]:
    """How many rows of each kind that hangs on others there are: a merge loses none of them."""
    return {model.__name__: all_rows(model).count() for model in (Position, Project, Task, Attachment)}


def belonging(data: Any, model: Any, record: Any) -> None:
    kind = data.draw(st.sampled_from(["position", "project", "task", "file", "trashed"]))
    own = {"leader": record} if model is Leader else {"organization": record}
    if kind == "position":
        PositionFactory(**own)
    elif kind == "trashed":
        PositionFactory(**own, trashed=True)
    elif kind == "task":
        TaskFactory(about=record)
    elif kind == "file":
        attach(record)
    elif model is Organization:
        ProjectFactory(**own)


def test_every_foreign_key_to_a_mergeable_kind_is_known() -> None:
    """Looked up in the database itself, not among the models."""
    for model in (Leader, Organization):
        known = {(one.model._meta.db_table, one.column) for one in relations_to(model)}
        known |= {(FactValue._meta.db_table, "organization_id")}  # the database keeps these as the facts are
        with connection.cursor() as cursor:
            for table in connection.introspection.table_names(cursor):
                keys = connection.introspection.get_relations(cursor, table)
                for column, (_other, target) in keys.items():
                    if target == model._meta.db_table and "historical" not in table:
                        assert (table, column) in known
