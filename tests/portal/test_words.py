"""Pages of words: public, in Thai, and true to the settings."""

import pytest
from django.urls import reverse

from nakhonchai.portal.help_topics import TOPICS

PAGES = [
    *(
        reverse(f"portal:{name}")
        for name in ("about", "privacy", "accessibility", "help", "feedback", "feedback-sent")
    ),
    *(reverse("portal:help-topic", args=[topic.slug]) for topic in TOPICS),
]


@pytest.mark.parametrize("address", PAGES)
def test_everybody_reads_it_without_a_query(client, db, django_assert_num_queries, address):
    purposes = address == reverse("portal:privacy")  # the notice names them as they stand today
    with django_assert_num_queries(1 if purposes else 0):
        response = client.get(address)
    html = response.content.decode()
    assert response.status_code == 200
    assert html.count("<h1>") == 1
    assert "style=" not in html


def test_an_unknown_topic_is_not_found(client, db):
    assert client.get(reverse("portal:help-topic", args=["nothing"])).status_code == 404


def test_the_notice_names_who_answers(client, db, monkeypatch):
    monkeypatch.setitem(
        __import__("nakhonchai.portal.views.pages", fromlist=["WORDS"]).WORDS,
        "privacy_contact",
        "044-000-000",
    )
    assert "044-000-000" in client.get(reverse("portal:privacy")).content.decode()


def test_every_measure_is_explained(client, db):
    html = client.get(reverse("portal:about")).content.decode()
    for words in ("องค์กรชุมชนและภาคี", "ผู้นำคนรุ่นใหม่", "แผนที่จัดทำแล้ว", "ประชากร"):
        assert f"<dt>{words}</dt>" in html
