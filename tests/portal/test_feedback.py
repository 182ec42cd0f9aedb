"""Anybody may tell us something; nobody may flood us; staff read it in the admin site."""

import pytest
from django.urls import reverse

from nakhonchai.portal import forms
from nakhonchai.portal.models import Feedback

pytestmark = pytest.mark.django_db
WORDS = {"kind": "problem", "message": "กดบันทึกแล้วหน้าขาว", "contact": "", "page": "/places/32/"}


def send(client, **changed):
    return client.post(reverse("portal:feedback"), WORDS | changed)


def test_works_signed_out(client):
    assert client.get(reverse("portal:feedback")).status_code == 200
    response = send(client)
    assert response.status_code == 302
    assert "ขอบคุณ" in client.get(response.url).content.decode()
    kept = Feedback.objects.get()
    assert (kept.message, kept.page, kept.account) == ("กดบันทึกแล้วหน้าขาว", "/places/32/", None)


def test_a_signed_in_sender_is_named(people, client_of):
    send(client_of(people.surin))
    assert Feedback.objects.get().account == people.surin


def test_an_empty_message_is_not_kept_and_what_was_typed_stays(client):
    response = send(client, message="", contact="081-234-5678")
    assert response.status_code == 422
    assert "081-234-5678" in response.content.decode()
    assert not Feedback.objects.exists()


def test_the_link_chooses_the_subject(client):
    html = client.get(reverse("portal:feedback"), {"kind": "privacy"}).content.decode()
    assert 'value="privacy" id="id_kind_3" checked' in html.replace(" required", "")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("/search/?q=ชื่อคน", "/search/"), ("//elsewhere.example", ""), ("javascript:x", ""), ("", "")],
)
def test_of_the_page_only_our_own_path_is_kept(client, typed, kept):
    send(client, page=typed)
    assert Feedback.objects.get().page == kept


def test_the_field_nobody_sees_catches_machines(client):
    assert send(client, website="https://spam.example").status_code == 302
    assert not Feedback.objects.exists()


def test_a_flood_is_refused_with_what_was_typed(client):
    for _ in range(forms.MESSAGES_EACH):
        assert send(client).status_code == 302
    response = send(client, message="อีกข้อความ")
    assert response.status_code == 429
    assert "อีกข้อความ" in response.content.decode()
    assert Feedback.objects.count() == forms.MESSAGES_EACH


def test_another_sender_is_not_held_back(client):
    for _ in range(forms.MESSAGES_EACH + 1):
        send(client)
    assert client.post(reverse("portal:feedback"), WORDS, REMOTE_ADDR="10.0.0.9").status_code == 302


def test_all_together_are_limited_too(client, monkeypatch):
    monkeypatch.setattr(forms, "MESSAGES_ALL", 2)
    codes = [
        client.post(reverse("portal:feedback"), WORDS, REMOTE_ADDR=f"10.0.0.{n}").status_code
        for n in range(3)
    ]
    assert codes == [302, 302, 429]


@pytest.mark.lenient_templates
def test_staff_read_it_and_say_what_was_done(people, client_of, client):
    send(client)
    feedback = Feedback.objects.get()
    staff = client_of(people.administrator)
    assert "กดบันทึกแล้วหน้าขาว" in staff.get(reverse("admin:portal_feedback_changelist")).content.decode()
    address = reverse("admin:portal_feedback_change", args=[feedback.pk])
    assert staff.post(address, {"note": "แก้แล้ว"}).status_code == 302
    feedback.refresh_from_db()
    assert feedback.handled_by == people.administrator
    assert feedback.message == WORDS["message"]


@pytest.mark.lenient_templates
def test_a_coordinator_does_not_read_it(people, client_of):
    response = client_of(people.surin).get(reverse("admin:portal_feedback_changelist"))
    assert response.status_code in (302, 403, 404)
