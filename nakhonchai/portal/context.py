"""What the frame of every page needs: the navigation of this reader, the theme, the version."""

from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from nakhonchai import __version__
from nakhonchai.accounts.enums import MANAGERS
from nakhonchai.portal.example import is_marked

THEMES = ("light", "dark")
TAB_COUNT = 4  # the fifth place on a phone's tab bar opens the whole menu


@dataclass(frozen=True, slots=True)
class Link:
    """One entry of the navigation, as base.html draws it."""

    label: str
    url: str
    icon: str
    active: bool
    short: str  # for the bar on a phone, where five stand side by side


@dataclass(frozen=True, slots=True)
class Entry:
    """One place the navigation can lead to, before it is known whether the address exists."""

    label: str
    name: str
    icon: str
    staff: bool = False
    manager: bool = False  # for those who invite others
    short: str = ""


SIGNED_IN = (
    Entry("ภาพรวม", "portal:home", "overview"),
    Entry("พื้นที่", "portal:places", "place"),
    Entry("องค์กร", "organizations:organization-list", "organization"),
    Entry("ผู้นำ", "leaders:leader-list", "leader"),
    Entry("กิจกรรม", "learning:event-list", "event"),
    Entry("แผน", "plans:plan-list", "plan"),
    Entry("โครงการ", "plans:project-list", "project"),
    Entry("ยุทธศาสตร์", "strategy:home", "flag"),
    Entry("เครือข่าย", "network:map", "network"),
    Entry("ติดตาม", "support:home", "eye"),
    Entry("เชิดชู", "honours:honour-list", "honour"),
    Entry("นำเข้า", "imports:run-list", "import"),
)
SIGNED_OUT = (
    Entry("ภาพรวม", "portal:home", "overview"),
    Entry("พื้นที่", "portal:places", "place"),
    Entry("ทำเนียบองค์กร", "organizations:directory", "organization", short="ทำเนียบ"),
    Entry("เกียรติประวัติ", "honours:roll", "honour", short="เชิดชู"),
    Entry("เกี่ยวกับ", "portal:about", "info"),
    Entry("เข้าสู่ระบบ", "account_login", "sign-in"),
)
ACCOUNT = (
    Entry("งานของฉัน", "records:task-list", "task"),
    Entry("บัญชีผู้ใช้", "accounts:me", "user"),
    Entry("ผู้ใช้และคำเชิญ", "accounts:invitation-list", "mail", manager=True),
    Entry("รายการที่อาจซ้ำ", "records:duplicates", "copy", manager=True),
    Entry("ข้อมูลส่วนบุคคล", "consents:home", "lock", manager=True),
    Entry("ถังขยะ", "records:trash", "trash"),
    Entry("จัดการระบบ", "admin:index", "settings", staff=True),
    Entry("วิธีใช้", "portal:help", "help"),
)


def _is_active(url: str, path: str) -> bool:
    return path == url or (url != "/" and path.startswith(url.rstrip("/") + "/"))


@cache
def _address(name: str, urls: str) -> str:
    """Return the address of a page, looked up once; "" where there is none."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


@lru_cache(maxsize=256)
def _links(entries: tuple[Entry, ...], path: str, staff: bool, urls: str) -> tuple[Link, ...]:
    """Keep the entries whose address exists, so that the frame stands before every page does."""
    links = []
    for entry in entries:
        if entry.staff and not staff:
            continue
        url = _address(entry.name, urls)
        if not url:
            continue
        links.append(Link(entry.label, url, entry.icon, _is_active(url, path), entry.short or entry.label))
    # Of two places that lie on the way here (plans, and projects below them) the nearer one is where we are.
    here = max((link.url for link in links if link.active), key=len, default="")
    return tuple(replace(link, active=link.url == here) for link in links)


def _own(account: Any) -> tuple[Entry, ...]:
    return tuple(entry for entry in ACCOUNT if not entry.manager or account.role in MANAGERS)


def site(request: HttpRequest) -> dict[str, Any]:
    """Give base.html its navigation, theme and version; asks the database nothing."""
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    staff = bool(signed_in and getattr(user, "is_staff", False))
    where = (request.path, staff, settings.ROOT_URLCONF)
    navigation = _links(SIGNED_IN if signed_in else SIGNED_OUT, *where)
    theme = request.COOKIES.get("theme", "")
    return {
        "navigation": navigation,
        "tab_bar": navigation[:TAB_COUNT],
        "account_links": _links(_own(request.user), *where) if signed_in else [],
        "theme": theme if theme in THEMES else "",
        "version": __version__,
        "example_data": is_marked(),
    }
