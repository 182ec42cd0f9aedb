"""What keeps an old list from bringing back who asked to be forgotten.

A digest is made of the name together with the birth year, with the telephone, and with the subdistrict:
a name alone is many people's. All have one salt, so that a file of 50,000 rows is one digest a row and a
look-up in memory. The digests can be compared; nobody can read a name from them.
"""

import secrets
from collections.abc import Callable, Iterator
from hashlib import blake2b
from typing import Any

from consents.models import Erasure, Tombstone
from nakhonchai.records.personal import Identity
from nakhonchai.thai import search_key

KIND = "leaders.leader"
REFUSED = "เจ้าของข้อมูลขอให้ลบ"


def told(given: str, family: str, born: Any, telephone: str, area: str) -> Iterator[str]:
    """Yield the texts by which a person of a list is the one who asked."""
    name = search_key(f"{given or ''}{family or ''}")
    if not name or not family:
        return
    if born:
        yield f"born {name} {born}"
    if telephone:
        yield f"telephone {name} {telephone}"
    if area:
        yield f"place {name} {area[:6]}"


def digest(salt: str, text: str) -> str:
    """Return what can be compared and not read."""
    return blake2b(text.encode(), key=bytes.fromhex(salt), digest_size=24).hexdigest()


def set_tombstones(erasure: Erasure, identity: Identity) -> None:
    """Remember a person who asked to be forgotten, by nothing that says who they are."""
    salt = Tombstone.objects.values_list("salt", flat=True).first() or secrets.token_hex(16)
    texts = {
        text
        for telephone in identity.telephones or ("",)
        for text in told(identity.given, identity.family, identity.born, telephone, identity.area)
    }
    Tombstone.objects.bulk_create(
        Tombstone(erasure=erasure, salt=salt, digest=digest(salt, text)) for text in sorted(texts)
    )


def guard() -> Callable[[str, dict[str, Any], Any], str]:
    """Return what the importer asks of each row; what it knows is read once. Two queries."""
    stones: dict[str, set[str]] = {}
    for salt, one in Tombstone.objects.values_list("salt", "digest"):
        stones.setdefault(salt, set()).add(one)
    refs = set(Erasure.objects.values_list("ref", flat=True)) if stones else set()

    def refusal(kind: str, values: dict[str, Any], record: Any) -> str:
        if kind != KIND or not (stones or refs):
            return ""
        if record is not None and record.ref in refs:
            return REFUSED
        texts = list(_told_by(values))
        hit = any(digest(salt, text) in known for salt, known in stones.items() for text in texts)
        return REFUSED if hit else ""

    return refusal


def _told_by(values: dict[str, Any]) -> Iterator[str]:
    return told(
        values.get("given_name") or "",
        values.get("family_name") or "",
        values.get("birth_year"),
        values.get("telephone") or "",
        values.get("area_id") or "",
    )
