"""Saved views: a page with its filters under an address, for oneself or for one's province."""

from urllib.parse import quote

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from nakhonchai.dashboards.enums import Sharing
from nakhonchai.dashboards.models import SavedView
from nakhonchai.dashboards.saved_views import can_be_kept, save_view, split_address, trash_view
from tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db
LIST = "/organizations/"


def kept(account, name="กองทุน", sharing="private", area=None, path=LIST, query="group=finance"):
    view = SavedView(account=account, name=name, path=path, query=query, sharing=sharing, area_id=area)
    return save_view(view, by=account)


def names(client, **query):
    page = client.get(reverse("dashboards:view-list"), query)
    return {view.name for view in page.context["views"]}


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/places/32/",
        "/organizations/",
        "/leaders/",
        "/plans/projects/",
        "/figures/plans_made/32/",
        "/quality/all/",
    ],
)
def test_lists_and_dashboards_can_be_kept(path):
    assert can_be_kept(path)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "//evil.example/",
        "https://evil.example/",
        "/\\evil.example",
        "/account/me/",
        "/nothing/",
        "/organizations/new/",
    ],
)
def test_nothing_else_can(path):
    assert not can_be_kept(path)


def test_where_one_stands_in_a_list_is_not_kept():
    assert split_address("/leaders/?q=a&page=7&area=32#x") == ("/leaders/", "q=a&area=32")


def test_a_view_is_kept_and_opened_at_its_address(people, client_of):
    OrganizationFactory(area_id="320501", name="กลุ่มออมทรัพย์บ้านสวน")
    client = client_of(people.surin)
    address = f"{LIST}?q={quote('ออมทรัพย์')}&area=32&page=3"
    new = reverse("dashboards:view-create")
    assert client.get(new, {"page": address}).status_code == 200
    answer = client.post(new, {"address": address, "name": "ออมทรัพย์สุรินทร์", "sharing": "private"})
    assert answer.status_code == 302
    view = SavedView.objects.get()
    assert (view.account, view.path) == (people.surin, LIST)
    answer = client.get(reverse("dashboards:view-open", args=[view.ref]), follow=True)
    assert "กลุ่มออมทรัพย์บ้านสวน" in answer.content.decode()
    assert "page=3" not in answer.redirect_chain[0][0]
    assert view.history.get().history_user == people.surin


def test_an_address_elsewhere_is_refused(people, client_of):
    new = reverse("dashboards:view-create")
    for address in ("//evil.example/organizations/", "https://evil.example/", ""):
        answer = client_of(people.surin).post(new, {"address": address, "name": "ก", "sharing": "private"})
        assert answer.status_code == 422
        assert "เปิดหน้าที่ต้องการ" in answer.content.decode()
    assert not SavedView.objects.exists()


def test_who_finds_a_view(people, client_of):
    kept(people.surin, "ของฉัน")
    kept(people.surin, "ของสุรินทร์", Sharing.AREA, "32")
    kept(people.codi, "ของทุกคน", Sharing.ALL)
    found = {
        name: names(client_of(getattr(people, name)))
        for name in ("surin", "recorder", "viewer", "buriram", "codi", "empty", "cluster")
    }
    assert found["surin"] == {"ของฉัน", "ของสุรินทร์", "ของทุกคน"}
    assert (
        found["recorder"] == found["viewer"] == found["codi"] == found["cluster"] == {"ของสุรินทร์", "ของทุกคน"}
    )
    assert found["buriram"] == found["empty"] == {"ของทุกคน"}


def test_the_address_of_a_view_of_another_province_is_not_found(people, client_of):
    view = kept(people.surin, sharing=Sharing.AREA, area="32")
    mine = kept(people.surin, "ของฉัน")
    opened = reverse("dashboards:view-open", args=[view.ref])
    assert client_of(people.viewer).get(opened).status_code == 302
    assert client_of(people.buriram).get(opened).status_code == 404
    assert client_of(people.viewer).get(reverse("dashboards:view-open", args=[mine.ref])).status_code == 404
    for page in ("view-edit", "view-trash"):
        address = reverse(f"dashboards:{page}", args=[view.ref])
        assert client_of(people.viewer).get(address).status_code == 404
        assert client_of(people.codi).post(address).status_code == 404


def test_a_view_shows_each_reader_only_what_is_theirs(people, client_of):
    from tests.factories import LeaderFactory

    LeaderFactory(area_id="320501", given_name="สมหญิง", family_name="ใจงาม")
    view = kept(people.codi, sharing=Sharing.ALL, path="/leaders/", query="")
    opened = reverse("dashboards:view-open", args=[view.ref])
    assert "ใจงาม" in client_of(people.surin).get(opened, follow=True).content.decode()
    assert "ใจงาม" not in client_of(people.buriram).get(opened, follow=True).content.decode()


def test_one_shares_only_with_provinces_one_works_in(people, client_of):
    new = reverse("dashboards:view-create")
    data = {"address": LIST, "name": "ก", "sharing": "area", "area": "31"}
    assert client_of(people.surin).post(new, data).status_code == 422
    assert client_of(people.surin).post(new, data | {"sharing": "all"}).status_code == 422
    assert client_of(people.surin).post(new, data | {"area": ""}).status_code == 422
    assert client_of(people.empty).post(new, data).status_code == 422
    assert not SavedView.objects.exists()
    assert client_of(people.recorder).post(new, data | {"area": "32"}).status_code == 302
    assert client_of(people.codi).post(new, data | {"sharing": "all"}).status_code == 302
    assert SavedView.objects.get(sharing=Sharing.ALL).area is None


def test_the_model_keeps_its_rules(people):
    with pytest.raises(ValidationError, match="เลือกจังหวัด"):
        kept(people.surin, sharing=Sharing.AREA)
    with pytest.raises(ValidationError, match="ในระบบนี้"):
        kept(people.surin, path="https://evil.example/")


def test_a_change_from_another_window_is_not_overwritten(people, client_of):
    view = kept(people.surin)
    page = reverse("dashboards:view-edit", args=[view.ref])
    data = {"name": "ชื่อใหม่", "sharing": "private", "seen_version": "1"}
    assert client_of(people.surin).post(page, data).status_code == 302
    answer = client_of(people.surin).post(page, data | {"name": "ชื่ออื่น"})
    assert answer.status_code == 422
    view.refresh_from_db()
    assert view.name == "ชื่อใหม่"


def test_a_dropped_view_can_be_taken_back(people, client_of):
    view = kept(people.surin, sharing=Sharing.AREA, area="32")
    client, page = client_of(people.surin), reverse("dashboards:view-trash", args=[view.ref])
    assert "ข้อมูลในรายการไม่หาย" in client.get(page).content.decode()
    client.post(page)
    assert names(client) == names(client_of(people.viewer)) == set()
    assert client.get(reverse("dashboards:view-open", args=[view.ref])).status_code == 404
    assert "กู้คืน" in client.get(reverse("dashboards:view-list")).content.decode()
    client.post(page, {"state": "restore"})
    assert names(client) == {"กองทุน"}


def test_a_list_offers_its_views_without_a_question_more(people, client_of):
    kept(people.surin)
    kept(people.surin, "ผู้นำ", path="/leaders/")
    client = client_of(people.surin)
    page = client.get(LIST, {"group": "finance"}).content.decode()
    assert "มุมมองที่บันทึกไว้" in page
    part = client.get(
        reverse("dashboards:view-list"), {"page": f"{LIST}?group=finance"}, headers={"HX-Request": "true"}
    ).content.decode()
    assert "<html" not in part
    assert "กองทุน" in part
    assert "ผู้นำ" not in part
    assert "บันทึกมุมมองนี้" in part


def test_questions_do_not_grow_with_views(people, client_of, django_assert_max_num_queries):
    client = client_of(people.surin)
    for number in range(8):
        kept(people.surin, f"มุมมอง {number}", Sharing.AREA, "32")
    client.get(reverse("dashboards:view-list"))
    with django_assert_max_num_queries(8):
        client.get(reverse("dashboards:view-list"))
    view = SavedView.objects.first()
    trash_view(view, by=people.surin)
    assert view.is_trashed
