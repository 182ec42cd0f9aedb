"""One body in two rows of a file, of which only one names the village: asked, never joined by itself."""

from collections import defaultdict

from nakhonchai.imports.drafts import Draft
from nakhonchai.imports.likely import body_key, is_open
from nakhonchai.records.resources import RecordResource

VILLAGE, SUBDISTRICT = 8, 6  # digits of a code
_Key = tuple[str, str]


def ask_of_twins(resource: RecordResource, drafts: list[Draft]) -> None:
    """Ask of each new body without a village whether a row of the same name in its subdistrict means it.

    The row that says less is asked about: who leaves it out loses nothing. Rows whose types differ are two.
    """
    if resource.model()._meta.label_lower != "organizations.organization":
        return
    bare = [draft for draft in drafts if _is_new(draft) and len(draft.area) == SUBDISTRICT]
    if not bare:
        return
    places = {draft.area for draft in bare}
    housed: dict[_Key, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if len(draft.area) == VILLAGE and draft.area[:SUBDISTRICT] in places and _is_new(draft):
            housed[_key(draft)].append(draft)
    for draft in bare:
        twins = [one for one in housed.get(_key(draft), []) if not _differ(draft, one)]
        if twins:
            _ask(draft, twins)


def _is_new(draft: Draft) -> bool:
    return is_open(draft) and draft.same_as is None and bool(draft.values.get("name"))


def _key(draft: Draft) -> _Key:
    return draft.area[:SUBDISTRICT], body_key(draft.values["name"])


def _differ(first: Draft, second: Draft) -> bool:
    types = [draft.values.get("type") for draft in (first, second)]
    return None not in types and types[0] != types[1]


def _ask(draft: Draft, twins: list[Draft]) -> None:
    first, more = twins[0], len(twins) - 1
    others = f" และอีก {more} แถว" if more else ""
    text = f"อาจเป็นรายการเดียวกับ{first.where}{others} ซึ่งชื่อเดียวกัน ตำบลเดียวกัน และบอกหมู่บ้านด้วย ถ้าใช่ ให้ข้ามแถวนี้"
    draft.problem("อาจซ้ำ", text, [("new", "", "ไม่ใช่ เป็นคนละรายการ เพิ่มทั้งสองแถว")])
