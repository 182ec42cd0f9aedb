"""The pages about people, as tabs above each of them."""

from dataclasses import dataclass

from django.urls import reverse


@dataclass(frozen=True)
class Tab:
    """One of the pages about people."""

    label: str
    url: str
    active: bool
    count: int | None = None


PAGES = (
    ("ผู้นำ", "leaders:leader-list", ""),
    ("ตำแหน่ง", "leaders:position-list", "term=current"),
    ("ครบวาระใน 12 เดือน", "leaders:position-list", "ends=12&sort=started_about"),
    ("ต้องตรวจ", "leaders:position-list", "check=clash"),
    ("คนรุ่นใหม่", "leaders:young", ""),
    ("เรดาร์สืบทอด", "leaders:radar", ""),
    ("ตำบลที่ต้องเร่ง", "leaders:urgent", ""),
)


def tabs_of(name: str, query: str = "") -> list[Tab]:
    """Return the pages about people; the one that is open is known by its name and its question."""
    made = [
        (label, reverse(page) + (f"?{asked}" if asked else ""), page, asked) for label, page, asked in PAGES
    ]
    return [Tab(label, url, page == name and _asks(asked, query)) for label, url, page, asked in made]


def _asks(asked: str, query: str) -> bool:
    return all(part in query.split("&") for part in asked.split("&")) if asked else True
