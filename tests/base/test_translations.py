"""Whatever the packages say, they say in Thai."""

import re
from importlib.util import find_spec
from pathlib import Path

import polib
import pytest
from django.conf import settings

PACKAGES = {
    "django": "conf/locale",
    "django.contrib.auth": "locale",
    "django.contrib.admin": "locale",
    "django.contrib.contenttypes": "locale",
    "django.contrib.sessions": "locale",
    "allauth": "locale",
    "import_export": "locale",
    "simple_history": "locale",
    "django_filters": "locale",
}
# Message: the reason why it may stay without Thai.
EXCEPTIONS: dict[str, str] = {}
PLACES = re.compile(r"%\(\w+\)[sdr]|%[sdr]|\{\w*\}")


def _folder(package: str) -> Path:
    spec = find_spec(package)
    assert spec and spec.origin
    return Path(spec.origin).parent / PACKAGES[package]


def _entries(path: Path) -> list[polib.POEntry]:
    return [entry for entry in polib.pofile(str(path)) if not entry.obsolete] if path.exists() else []


def _msgids(package: str, domain: str) -> set[tuple[str | None, str]]:
    """The package's own list; where it ships none, whatever any of its languages translates."""
    folder, name = _folder(package), f"LC_MESSAGES/{domain}.po"
    own = folder / "en" / name
    sources = [own] if own.exists() else sorted(folder.glob(f"*/{name}"))
    return {(entry.msgctxt, entry.msgid) for source in sources for entry in _entries(source)}


def _translated(path: Path) -> set[tuple[str | None, str]]:
    return {(entry.msgctxt, entry.msgid) for entry in _entries(path) if entry.translated()}


def _ours(domain: str) -> Path:
    return settings.LOCALE_SOURCES / "th" / "LC_MESSAGES" / f"{domain}.po"


@pytest.mark.parametrize("domain", ["django", "djangojs"])
@pytest.mark.parametrize("package", PACKAGES)
def test_every_message_has_thai(package, domain):
    theirs = _translated(_folder(package) / "th" / "LC_MESSAGES" / f"{domain}.po")
    missing = _msgids(package, domain) - theirs - _translated(_ours(domain))
    assert sorted(msgid for _, msgid in missing if msgid not in EXCEPTIONS) == []


def test_the_walk_finds_messages_at_all():
    assert len(_msgids("django", "django")) > 300
    assert len(_msgids("import_export", "django")) > 30


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_our_thai_invents_no_placeholder_and_keeps_the_nameless(domain):
    for entry in _entries(_ours(domain)):
        thai = PLACES.findall(entry.msgstr_plural[0] if entry.msgid_plural else entry.msgstr)
        english = PLACES.findall(entry.msgid_plural or entry.msgid)
        assert set(thai) <= set(english), entry.msgid
        nameless = {"%s", "%d", "{}"}
        assert [p for p in thai if p in nameless] == [p for p in english if p in nameless], entry.msgid


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_our_thai_names_each_message_once(domain):
    names = [(entry.msgctxt, entry.msgid) for entry in _entries(_ours(domain))]
    assert len(names) == len(set(names))
