"""What was exported comes back without a change, in every format."""

import re
from datetime import date
from typing import Any

import pytest

from leaders.models import Leader, Position
from nakhonchai.thai import parse_date
from organizations.models import Organization
from plans.models import Plan, Project
from tests.factories import (
    LeaderFactory,
    OrganizationFactory,
    PlanFactory,
    PositionFactory,
    ProjectFactory,
    RoleTypeFactory,
)
from tests.imports.conftest import content, fates, problems

MODELS = (Organization, Leader, Position, Plan, Project)
ODD = ["=1+1", "+66", "-ขีด", "@ชื่อ", "'=1", "<b>ก</b>", "None", "007"]


@pytest.fixture
def stage(people: Any, lists: None) -> Any:
    """Records that use every column, with texts that programs like to change."""
    parsed = parse_date("ก.ค. 2551")
    for number, name in enumerate(ODD):
        body = OrganizationFactory(
            name=name,
            area_id="32050101",
            registration_number="0012",
            telephone="0812345678",
            member_count=0,
            latitude="14.63790",
            longitude="103.40200",
            note=f"บรรทัดหนึ่ง\r\n{name}\nสาม",
            contact_name=name,
            is_published=bool(number % 2),
            founded=parsed.date,
            founded_precision=parsed.precision.value,
        )
        leader = LeaderFactory(
            given_name=f"คน{number}",
            family_name=name,
            area_id="320502",
            birth_year=2500 + number,
            telephone="044123456",
            returned_home=bool(number % 2),
            line_id=name,
            note=name,
        )
        PositionFactory(leader=leader, organization=body, started=date(2008, 1, 1), started_precision="year")
        PositionFactory(leader=leader, role=RoleTypeFactory(name="ที่ปรึกษาทดสอบ"), ended=date(2017, 2, 1))
        plan = PlanFactory(name=f"{name}แผน", first_year=2560 + number, vision=name)
        ProjectFactory(
            name=name,
            plan=plan,
            organization=body,
            budget_asked="1234567.89",
            budget_received="0",
            aim=f"{name}\n{name}",
            output=name,
            needs=name,
            fiscal_year=2500 + number,
        )
    OrganizationFactory(name="ชื่อซ้ำ", area_id="320501")
    OrganizationFactory(name="ชื่อซ้ำ", area_id="320501")
    ProjectFactory(name="ไม่มีแผน", organization=OrganizationFactory(name="นอกจังหวัด", area_id="310401"))
    return people


def versions() -> list[Any]:
    return [
        list(model.objects.unscoped("test").order_by("pk").values_list("pk", "version")) for model in MODELS
    ]


@pytest.mark.parametrize("suffix", ["xlsx", "csv", "ods"])
@pytest.mark.parametrize("address", ["/organizations/", "/leaders/", "/plans/", "/plans/projects/"])
def test_export_then_import_changes_nothing(
    stage: Any, send: Any, client_of: Any, address: str, suffix: str
) -> None:
    client = client_of(stage.surin)
    area = "?area=32"
    asked = {"format": suffix, "personal": "on", "purpose": "ทดสอบไปกลับ"}
    data = content(client.post(f"{address}export/{area}", asked))
    before = versions()
    run = send(stage.surin, data, f"ไฟล์.{suffix}")
    rows = run.rows.exclude(fate="other").count()
    assert rows >= 8 and fates(run) == ["unchanged"] * rows, problems(run) + str(
        [row.changes for row in run.rows.all()]
    )
    client.post(f"/imports/{run.pk}/apply/")
    assert versions() == before


def test_an_edited_export_changes_only_what_was_edited(
    stage: Any, send: Any, confirm: Any, client_of: Any
) -> None:
    client = client_of(stage.surin)
    data = content(client.get("/organizations/export/?area=32&format=csv")).decode("utf-8-sig")
    edited = re.sub(r"ดำเนินงานอยู่", "พักงาน", data, count=1)
    run = send(stage.surin, edited.encode("utf-8-sig"), "แก้.csv")
    assert run.rows_changed == 1 and run.rows_error == 0, problems(run)
    confirm(stage.surin, run)
    assert Organization.objects.unscoped("test").filter(status="resting", version=2).count() == 1


def test_every_odd_text_is_kept_as_it_is(stage: Any, send: Any, confirm: Any, client_of: Any) -> None:
    """Out, everything deleted, the refs taken away, and in again: the same texts."""
    client = client_of(stage.surin)
    data = content(client.get("/plans/projects/export/?area=32&format=csv")).decode("utf-8-sig")
    wanted = sorted(
        Project.objects.unscoped("test").exclude(name="ไม่มีแผน").values_list("name", "output", "needs")
    )
    Project.objects.unscoped("test").all().delete()
    lines = data.split("\r\n")
    bare = "\r\n".join(
        [lines[0], *(re.sub(r"^[2-9A-Z]{8},", ",", line) for line in lines[1:] if "ไม่มีแผน" not in line)]
    )
    run = send(stage.surin, bare.encode("utf-8-sig"), "ใหม่.csv")
    confirm(stage.surin, run)
    assert run.rows_new == len(ODD), problems(run)
    assert sorted(Project.objects.unscoped("test").values_list("name", "output", "needs")) == wanted
