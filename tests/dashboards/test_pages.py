"""The pages of places: what they say, to whom, and at what cost."""

import datetime as dt
import re

import pytest
from django.urls import reverse

from nakhonchai.base.freshness import touch
from nakhonchai.dashboards.measures import sources
from nakhonchai.geography.models import Area, AreaFigure, AreaSuccession
from tests.factories import LeaderFactory, OrganizationFactory, PlanFactory, ProjectFactory

pytestmark = pytest.mark.django_db
LEVELS = ["32", "3205", "320501", "32050101"]


def page_of(client, code: str = "", **query: str) -> str:
    address = reverse("portal:place", args=[code]) if code else reverse("portal:home")
    response = client.get(address, query)
    assert response.status_code == 200
    return response.content.decode()


def table_of(html: str) -> list[str]:
    """The names in the first column of the comparison."""
    body = html.split('id="compare"')[1].split("<tbody>")[1].split("</tbody>")[0]
    return re.findall(r'<th scope="row"><a href="[^"]+">([^<]+)</a>', body)


@pytest.mark.parametrize("code", ["", *LEVELS])
def test_every_level_has_a_page_for_everybody(people, client_of, code):
    for person in (people.signed_out, people.viewer, people.recorder, people.surin, people.codi):
        assert "<h1>" in page_of(client_of(person), code)


def test_an_empty_database_has_a_page(db, client):
    assert "ยังไม่มีข้อมูล" in page_of(client)


def test_an_unknown_place_is_not_found(places, client):
    response = client.get(reverse("portal:place", args=["99"]))
    assert response.status_code == 404
    assert "ไม่พบ" in response.content.decode()


def test_an_abolished_place_names_what_took_its_place(places, client):
    old = Area.objects.get(code="320502")
    old.valid_to = dt.date(2567 - 543, 1, 31)
    old.save()
    AreaSuccession.objects.create(predecessor=old, successor_id="320501")
    html = page_of(client, "320502")
    assert "ยกเลิกแล้ว" in html and "31 มกราคม 2567" in html
    assert reverse("portal:place", args=["320501"]) in html


def test_the_table_is_in_thai_order_and_sorts_by_what_is_asked(places, client):
    OrganizationFactory.create_batch(3, area_id="3205")
    assert table_of(page_of(client)) == ["ชัยภูมิ", "นครราชสีมา", "บุรีรัมย์", "สุรินทร์"]
    assert table_of(page_of(client, sort="-organizations"))[0] == "สุรินทร์"
    assert table_of(page_of(client, sort="nonsense"))[0] == "ชัยภูมิ"


def test_the_table_adds_up_with_what_is_kept_at_the_level_itself(people, client_of):
    OrganizationFactory(area_id="32"), OrganizationFactory(area_id="320501")
    html = page_of(client_of(people.surin), "32")
    assert "บันทึกไว้ที่ระดับจังหวัด" in html


def test_official_figures_stand_beside_live_ones_with_date_and_source(places, client):
    day = dt.date(2017, 12, 31)
    rows = [("subdistricts", 5), ("population", 1_397_180)]
    AreaFigure.objects.bulk_create(
        AreaFigure(area_id="32", kind=kind, year_be=2560, as_of=day, value=value, source="เอกสารทดสอบ")
        for kind, value in rows
    )
    html = page_of(client, "32")
    assert "เอกสารทดสอบ ณ 31 ธันวาคม 2560" in html
    assert "1,397,180" in html
    assert "นับคนละวัน" in html


def test_the_official_document_leaves_out_municipal_subdistricts(places, client):
    """Live 4 (320101, 320102, 320501, 320502), official 3: the difference is the one it leaves out."""
    AreaFigure.objects.create(area_id="32", kind="subdistricts", year_be=2560, value=3, source="เอกสาร")
    assert "ไม่นับตำบลที่เป็นเขตเทศบาลทั้งตำบล" in page_of(client, "32")


def test_a_save_shows_at_once(people, client_of):
    client = client_of(people.surin)
    assert page_of(client, "320501").count("กลุ่มใหม่ล่าสุด") == 0
    OrganizationFactory(name="กลุ่มใหม่ล่าสุด", area_id="320501")
    html = page_of(client, "320501")
    assert "กลุ่มใหม่ล่าสุด" in html
    assert re.search(r'<span class="stat-number"><a [^>]*>1</a></span>', html)


def test_only_those_who_edit_here_are_offered_to_add(people, client_of):
    add = reverse("organizations:organization-create") + "?area=320501"
    assert add in page_of(client_of(people.surin), "320501")
    assert add in page_of(client_of(people.recorder), "320501")
    for person in (people.signed_out, people.viewer, people.buriram):
        assert add not in page_of(client_of(person), "320501")


def test_the_public_reads_only_names_that_bodies_agreed_to_publish(people, client_of):
    OrganizationFactory(name="กลุ่มเปิดเผย", published=True), OrganizationFactory(name="กลุ่มในเครือข่าย")
    html = page_of(client_of(people.signed_out), "320501")
    assert "กลุ่มเปิดเผย" in html and "กลุ่มในเครือข่าย" not in html
    assert "กลุ่มในเครือข่าย" in page_of(client_of(people.viewer), "320501")


def test_the_public_page_of_a_subdistrict_counts_no_people(people, client_of):
    LeaderFactory.create_batch(7, area_id="320501")
    html = page_of(client_of(people.signed_out), "320501")
    assert "จำนวนคนแสดงต่อสาธารณะถึงระดับอำเภอเท่านั้น" in html
    assert 'stat-label">ผู้นำและแกนนำ' not in html
    assert 'stat-label">ผู้นำและแกนนำ' in page_of(client_of(people.viewer), "320501")


def test_no_inline_style_or_script(places, client):
    OrganizationFactory()
    for code in ["", *LEVELS]:
        html = page_of(client, code)
        assert "style=" not in html and "<style" not in html and "onclick" not in html


@pytest.mark.lenient_templates
def test_a_figure_typed_in_the_admin_site_shows_at_once(people, client_of, client):
    assert "9,876 คน" not in re.sub(r"<[^>]+>", "", page_of(client, "3205"))
    response = client_of(people.administrator).post(
        reverse("admin:geography_areafigure_add"),
        {
            "area": "3205",
            "kind": "population",
            "year_be": "2567",
            "value": "9876",
            "source": "นับเอง",
            "as_of": "",
        },
    )
    assert response.status_code == 302
    assert "9,876 คน" in re.sub(r"<[^>]+>", "", page_of(client, "3205"))


@pytest.mark.lenient_templates
def test_a_province_that_leaves_the_cluster_leaves_its_page_at_once(places, people, client_of, client):
    assert len(table_of(page_of(client))) == 4
    members = list(places.members.order_by("pk"))
    form = {
        "name_th": places.name_th,
        "slug": places.slug,
        "official_name": "",
        "seen_version": places.version,
    }
    form |= {"members-TOTAL_FORMS": 4, "members-INITIAL_FORMS": 4}
    for number, member in enumerate(members):
        gone = "2567-01-31" if member.province_id == "36" else ""
        row = {
            "id": member.pk,
            "cluster": places.pk,
            "province": member.province_id,
            "since": "",
            "until": gone,
        }
        form |= {f"members-{number}-{key}": value for key, value in row.items()}
    address = reverse("admin:geography_cluster_change", args=[places.pk])
    response = client_of(people.administrator).post(address, form)
    assert response.status_code == 302, response.context["errors"]
    assert table_of(page_of(client)) == ["นครราชสีมา", "บุรีรัมย์", "สุรินทร์"]


# --- Cost -----------------------------------------------------------------------------------------


def fill(homes: list[str]) -> None:
    for home in homes:
        OrganizationFactory(area_id=home), LeaderFactory(area_id=home), ProjectFactory(area_id=home)
    PlanFactory(area_id="320501")


# Signed in and warm, beside who is reading: the stamps; a place asks for itself.
WARM = {"": 1, "32": 2, "3205": 2, "320501": 2, "32050101": 2}


@pytest.mark.parametrize("code", WARM)
def test_a_warm_public_page_asks_only_for_the_stamps(places, client, django_assert_num_queries, code):
    fill(["320501", "32050101", "31"])
    page_of(client, code)
    with django_assert_num_queries(1):
        page_of(client, code)


@pytest.mark.parametrize(("code", "queries"), WARM.items())
def test_a_warm_page_of_a_coordinator_adds_who_is_reading(
    people, client_of, django_assert_num_queries, code, queries
):
    """Session, account and grants; where a subdistrict's file is not complete, who else may know."""
    fill(["320501", "32050101", "31"])
    client = client_of(people.surin)
    page_of(client, code)
    with django_assert_num_queries(queries + 3 + (code == "320501")):
        page_of(client, code)


@pytest.mark.parametrize("code", ["", *LEVELS])
def test_a_cold_page_asks_no_more_where_there_is_more(people, client_of, django_assert_max_num_queries, code):
    client = client_of(people.surin)
    fill(["320501"])
    page_of(client, code)
    fill(["320501", "32050101", "32050102", "320502", "3201", "32", "31010201", "36"] * 2)
    # The reader, tree, land and file (13), and for each source its count, its parts and its years.
    each = sum(2 + source.knows_years for source in sources())
    with django_assert_max_num_queries(13 + each):
        page_of(client, code)


# --- Conditional requests --------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["", "3205"])
def test_an_unchanged_page_is_not_made_again(places, client, django_assert_num_queries, code):
    address = reverse("portal:place", args=[code]) if code else "/"
    tag = client.get(address).headers["ETag"]
    with django_assert_num_queries(1):
        response = client.get(address, headers={"If-None-Match": tag})
    assert response.status_code == 304
    assert response.content == b""


def test_a_write_changes_the_tag(places, client):
    tag = client.get("/").headers["ETag"]
    OrganizationFactory()
    assert client.get("/", headers={"If-None-Match": tag}).status_code == 200


def test_the_tag_knows_address_and_theme(places, client):
    tags = {client.get("/").headers["ETag"], client.get("/?sort=-leaders").headers["ETag"]}
    client.cookies["theme"] = "dark"
    tags.add(client.get("/").headers["ETag"])
    assert len(tags) == 3


def test_a_signed_in_page_is_kept_by_nobody(people, client_of):
    response = client_of(people.surin).get("/")
    assert "ETag" not in response.headers
    assert "no-store" in response.headers["Cache-Control"]


def test_a_place_that_changes_its_name_changes_on_every_page(places, client):
    page_of(client, "32")
    Area.objects.filter(code="3205").update(name_th="ปราสาทใหม่")
    touch("geography.area", ["3205"])
    assert "ปราสาทใหม่" in table_of(page_of(client, "32"))
