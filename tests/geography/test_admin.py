"""Places in the admin site: our rules hold there too, and the page that loads them."""

import base64
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from nakhonchai.geography import actions, loading_page
from nakhonchai.geography.models import Area, AreaAlias, AreaFigure, AreaLoad, Cluster

pytestmark = [pytest.mark.django_db, pytest.mark.lenient_templates]
LIST, LOAD = "/admin/geography/area/", "/admin/geography/area/load/"
HEADER = "code,name_th,moo,subdistrict_code\n"


def posted(area: Area, **changed: Any) -> dict[str, Any]:
    """What the change page of an area sends."""
    data = {"name_th": area.name_th, "name_en": area.name_en, "moo": area.moo or "", "note": area.note}
    data |= {"seen_version": area.version, "change_reason": "", "valid_from": ""}
    for prefix in ("aliases", "figures"):
        data |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    return data | changed


def edit(client: Any, code: str, **changed: Any) -> Any:
    area = Area.objects.get(code=code)
    return client.post(reverse("admin:geography_area_change", args=[code]), posted(area, **changed))


@pytest.mark.parametrize(
    "model",
    ["area", "areaalias", "areafigure", "areasuccession", "boundary", "cluster", "areaload"],
)
def test_every_list_opens_in_thai_for_staff_only(people: Any, client_of: Any, model: str) -> None:
    address = reverse(f"admin:geography_{model}_changelist")
    assert client_of(people.codi).get(address).status_code == 200
    assert client_of(people.surin).get(address).status_code in (302, 403, 404)


def test_the_list_finds_as_everywhere_else(
    people: Any, client_of: Any, django_assert_max_num_queries: Any
) -> None:
    client = client_of(people.codi)
    client.get(LIST)
    with django_assert_max_num_queries(14):
        page = client.get(LIST, {"q": "กังแอน ปราสาท", "level": 3, "now": "yes", "province": "32"})
    assert [area.code for area in page.context["cl"].result_list] == ["320501"]


def test_a_new_name_goes_through_the_action(people: Any, client_of: Any) -> None:
    answer = edit(client_of(people.codi), "3205", name_th="ปราสาทหิน", change_reason="ประกาศ")
    assert answer.status_code == 302
    area = Area.objects.get(code="3205")
    assert (area.name_th, area.version) == ("ปราสาทหิน", 2)
    assert area.history.get().history_change_reason == "ประกาศ"
    assert AreaAlias.objects.get(area=area).name == "ปราสาท"
    assert Area.objects.get(code="320501").path == "ต.กังแอน อ.ปราสาทหิน จ.สุรินทร์"


def test_a_stale_page_is_answered_with_409_and_says_who_was_first(people: Any, client_of: Any) -> None:
    actions.rename_area(Area.objects.get(code="3205"), name_th="ของเขา", by=people.administrator)
    answer = edit(client_of(people.codi), "3205", name_th="ของเรา", seen_version=1)
    assert answer.status_code == 409
    assert str(people.administrator) in answer.content.decode()
    assert Area.objects.get(code="3205").name_th == "ของเขา"


def test_staff_of_one_province_change_only_that(people: Any, client_of: Any) -> None:
    client = client_of(people.staff_of_korat)
    assert client.get(reverse("admin:geography_area_change", args=["3205"])).status_code == 200  # to look at
    assert edit(client, "3205", name_th="ของเรา").status_code == 403
    assert edit(client, "3001", name_th="ของเรา").status_code == 302
    add = reverse("admin:geography_area_add")
    answer = client.post(add, {"code": "3299", "name_th": "ใหม่"})
    assert "อยู่นอกเขตที่ท่านดูแล" in answer.content.decode()
    figure = reverse("admin:geography_areafigure_add")
    data = {"area": "3205", "kind": "population", "year_be": 2567, "value": 1, "source": "ทดสอบ"}
    assert "อยู่นอกเขตที่ท่านดูแล" in client.post(figure, data).content.decode()
    assert not AreaFigure.objects.exists()
    cluster = Cluster.objects.get()
    change = reverse("admin:geography_cluster_change", args=[cluster.pk])
    assert client.post(change, {"name_th": "อื่น", "slug": "x"}).status_code == 403


def test_a_district_is_added_by_its_code(people: Any, client_of: Any) -> None:
    add = reverse("admin:geography_area_add")
    client = client_of(people.codi)
    assert client.post(add, {"code": "๓๒๑๘", "name_th": "อำเภอใหม่เอี่ยม"}).status_code == 302
    made = Area.objects.get(code="3218")
    assert (made.parent_id, made.path, made.history.count()) == ("32", "อ.ใหม่เอี่ยม จ.สุรินทร์", 1)
    for code, words in (("329901", "ไม่มีพื้นที่รหัส 3299"), ("329", "รหัสพื้นที่ต้อง"), ("3218", "มีอยู่แล้ว")):
        assert words in client.post(add, {"code": code, "name_th": "ใหม่"}).content.decode()


def test_a_figure_is_typed_with_a_place_by_name(people: Any, client_of: Any) -> None:
    data = {"area": "กังแอน", "kind": "population", "year_be": 2567, "value": 0, "source": "ทดสอบ"}
    answer = client_of(people.codi).post(reverse("admin:geography_areafigure_add"), data)
    assert answer.status_code == 302
    assert AreaFigure.objects.get().area_id == "320501"


def test_nothing_can_be_deleted_and_history_is_on_our_page(people: Any, client_of: Any) -> None:
    client = client_of(people.administrator)
    assert (
        client.post(reverse("admin:geography_area_delete", args=["32050101"]), {"post": "yes"}).status_code
        == 403
    )
    answer = client.get(reverse("admin:geography_area_history", args=["3205"]))
    assert answer.url == reverse("portal:place-history", args=["3205"])
    cluster = Cluster.objects.get()
    assert client.get(reverse("admin:geography_cluster_history", args=[cluster.pk])).status_code == 404


def test_dates_are_typed_and_shown_in_the_buddhist_era(people: Any, client_of: Any) -> None:
    client = client_of(people.codi)
    edit(client, "32050101", valid_from="1 ก.พ. 2550")
    assert Area.objects.get(code="32050101").valid_from == date(2007, 2, 1)
    actions.close_area(
        Area.objects.get(code="32050101"), on=date(2024, 5, 1), by=people.codi, reason="ยุบ",
        successors=[Area.objects.get(code="32050102")],
    )  # fmt: skip
    page = client.get(reverse("admin:geography_area_change", args=["32050101"])).content.decode()
    assert 'value="1 ก.พ. 2550"' in page
    assert "1 พ.ค. 2567" in page  # only shown
    assert "1 พ.ค. 2567" in client.get(reverse("admin:geography_areasuccession_changelist")).content.decode()
    looked_at = client_of(people.staff_of_korat).get(
        reverse("admin:geography_area_change", args=["32050101"])
    )
    assert "1 ก.พ. 2550" in looked_at.content.decode()
    assert "2007" not in looked_at.content.decode()


# --- the page that loads ---------------------------------------------------------------
def upload(client: Any, text: str = "", **data: Any) -> Any:
    files = {"villages": SimpleUploadedFile("หมู่บ้าน.csv", (HEADER + text).encode())} if text else {}
    return client.post(LOAD, {"provinces": "32", **files, **data})


def test_a_load_is_previewed_and_then_written_by_the_same_person(people: Any, client_of: Any) -> None:
    client = client_of(people.codi)
    assert client.get(LOAD).status_code == 200
    answer = upload(client, "32051201,เชื้อเพลิง,1,320512\n")
    waiting = AreaLoad.objects.get()
    assert answer.url == f"{LOAD}{waiting.pk}/"
    assert not Area.objects.filter(code="32051201").exists()
    page = client.get(answer.url)
    assert "ใหม่ 32051201 บ้านเชื้อเพลิง หมู่ 1" in page.content.decode()
    assert client_of(people.administrator).get(answer.url).status_code == 404
    digest = page.context["report"].digest
    assert client_of(people.administrator).post(answer.url, {"digest": digest}).status_code == 404
    assert client.post(answer.url, {"digest": digest}).url == LIST
    village = Area.objects.get(code="32051201")
    assert village.history.get().history_user == people.codi
    waiting.refresh_from_db()
    assert waiting.files == []
    assert "เขียนลงฐานข้อมูลแล้ว" in waiting.summary
    rows = Area.history.count()
    assert client.post(answer.url, {"digest": digest}).url == LIST  # the second of two clicks
    assert Area.history.count() == rows


def test_what_changed_meanwhile_is_shown_before_it_is_written(people: Any, client_of: Any) -> None:
    client = client_of(people.codi)
    address = upload(client).url
    digest = client.get(address).context["report"].digest
    actions.rename_area(Area.objects.get(code="3205"), name_th="ของเขา", by=people.administrator)
    answer = client.post(address, {"digest": digest})
    assert answer.status_code == 409
    assert "เปลี่ยนไประหว่างที่ท่านตรวจ" in answer.content.decode()
    assert not Area.objects.filter(code="320512").exists()
    assert client.post(address, {}).status_code == 409  # without having seen anything
    assert client.post(address, {"digest": answer.context["report"].digest}).status_code == 302
    assert Area.objects.filter(code="320512").exists()


def test_bad_rows_are_listed_and_nothing_waits(people: Any, client_of: Any) -> None:
    answer = upload(client_of(people.codi), "x,ก,1,320512\ny,ข,1,320512\n")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "หมู่บ้าน.csv บรรทัด 2" in page
    assert "หมู่บ้าน.csv บรรทัด 3" in page
    assert not AreaLoad.objects.exists()


def test_only_staff_load_and_only_their_provinces(people: Any, client_of: Any) -> None:
    for name in ("signed_out", "viewer", "recorder", "surin", "empty", "disabled"):
        assert client_of(getattr(people, name)).get(LOAD).status_code in (302, 403, 404)
    answer = upload(client_of(people.staff_of_korat))
    assert answer.status_code == 422
    assert "จังหวัด 32 อยู่นอกเขตที่ท่านดูแล" in answer.content.decode()
    assert upload(client_of(people.codi), provinces="99").status_code == 422


def test_several_boundary_files_and_too_much_at_once(people: Any, client_of: Any, settings: Any) -> None:
    client = client_of(people.codi)
    files = [SimpleUploadedFile(f"{n}.geojson", b'{"features":[]}') for n in range(2)]
    client.post(LOAD, {"provinces": "32", "boundaries": files})
    kept = AreaLoad.objects.get().files
    assert [one["role"] for one in kept] == ["boundaries", "boundaries"]
    assert base64.b64decode(kept[1]["data"]) == b'{"features":[]}'
    settings.UPLOAD_MAX_BYTES = 10
    assert "ใหญ่เกิน" in upload(client, "32051201,เชื้อเพลิง,1,320512\n").content.decode()


def test_a_load_taken_by_another_click_is_not_run_again(people: Any) -> None:
    waiting = AreaLoad.objects.create(by=people.codi, provinces="32", applied_at="2024-01-01T00:00Z")
    assert loading_page.apply(waiting, digest="x", by=people.codi).applied
    assert Area.objects.filter(valid_to=date(2012, 1, 1)).count() == 0
