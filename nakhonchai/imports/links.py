"""Records that rows refer to, by ref (whatever the person may find) or by name (near the row's home).

Names are looked for in the row's subdistrict, then district, then province. What fits several, or lies only
farther away, or is nearly so called, is proposed and never taken. A person is never linked by name alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from rapidfuzz import fuzz, process

from nakhonchai.accounts.scope import Scope
from nakhonchai.geography.codes import under_any
from nakhonchai.imports.drafts import Draft
from nakhonchai.imports.lookups import pieces
from nakhonchai.records.registry import resource_for
from nakhonchai.records.resources import LinkColumn, RecordResource
from nakhonchai.records.several import SeveralColumn
from nakhonchai.thai import ThaiValueError, clean_ref, search_key

NEARLY, PROPOSED, LOOKED_AT = 70, 4, 5_000
LEAVE = ("value", "", "เว้นว่างไว้ ไม่ผูกกับรายการใด")
NO_PROOF = "มีผู้ที่ชื่อ “{name}” ในระบบ แต่ชื่ออย่างเดียวบอกไม่ได้ว่าเป็นคนเดียวกัน โปรดเลือก"
NOT_FOUND = "ไม่พบ “{name}” ในพื้นที่ของแถวนี้ โปรดเลือกรายการที่หมายถึง เพิ่มรายการนั้นก่อน (หรือในแฟ้มเดียวกัน) หรือใส่รหัสอ้างอิง"
UNKNOWN = "ไม่พบรหัสอ้างอิง {ref} โปรดตรวจรหัส"
SEVERAL = "มีชื่อนี้หลายรายการ ({listed}) โปรดใส่รหัสอ้างอิงของรายการที่หมายถึง"
WAITS = "“{name}” อยู่ใน{where} ซึ่งยังต้องแก้ไขก่อน"
DIFFERS = "รหัส {ref} เป็นของ “{name}” ไม่ตรงกับชื่อในแถวนี้ โปรดแก้ให้ตรงกันหรือลบรหัส"


def link_columns(resource: RecordResource, *, by_ref: bool) -> Iterator[tuple[str, LinkColumn]]:
    """Yield the links of a resource that are told by ref, or by name."""
    for name, column in resource.fields.items():
        if isinstance(column, LinkColumn) and column.by_ref is by_ref:
            yield name, column


def naming(target: str) -> type[RecordResource]:
    """Return the resource that says how records of a model are called."""
    from django.apps import apps

    try:
        return resource_for(apps.get_model(target))
    except KeyError:
        return RecordResource


def as_ref(text: Any) -> str:
    """Return the ref that stands where a name may stand, "" where it is a name."""
    try:
        return clean_ref(str(text)) if str(text).isascii() else ""
    except ThaiValueError:
        return ""


def meant_by(column: LinkColumn, value: Any) -> tuple[str, str]:
    """Return the model and the ref that a value names, "" where it is a name or nothing."""
    return column.meant(value) if column.by_ref and value else (column.target, as_ref(value))


class Links:
    """What the rows of one run refer to."""

    def __init__(self, person: Any) -> None:
        self.person = person
        self.refs: dict[tuple[str, str], Any] = {}
        self.named: dict[tuple[str, tuple[str, ...]], list[Any]] = defaultdict(list)
        self.near: dict[tuple[str, str], list[Any]] = {}
        self._names: dict[str, list[str]] = {}
        self._linking: dict[int, bool] = {}
        self.drafts: dict[tuple[str, tuple[str, ...]], list[Draft]] = defaultdict(list)

    # --- what is stored ---------------------------------------------------------------------

    def load(self, resource: RecordResource, drafts: list[Draft]) -> None:
        """Find everything that the drafts of one kind refer to."""
        refs: dict[str, list[str]] = defaultdict(list)
        names: dict[str, list[str]] = defaultdict(list)
        for name, column in resource.fields.items():
            if isinstance(column, LinkColumn):
                for text in (one.values[name] for one in drafts if name in one.values):
                    target, ref = meant_by(column, text)
                    (refs if ref else names)[target].append(ref or text)
            elif isinstance(column, SeveralColumn) and column.target:
                for said in (line for one in drafts for line in one.values.get(name, ())):
                    (refs if said.key else names)[column.target].append(said.key or said.text)
        for target, values in refs.items():
            for part in pieces(values):
                found = self._visible(target).filter(ref__in=part)
                self.refs |= {(target, one.ref): one for one in found}
        self._names = {target: list(dict.fromkeys(texts)) for target, texts in names.items()}
        for target, texts in self._names.items():
            self._load_named(target, texts)

    def _visible(self, target: str) -> Any:
        from django.apps import apps

        model: Any = apps.get_model(target)
        return model.objects.visible_to(self.person).alive().select_related("area")

    def _load_named(self, target: str, texts: list[str]) -> None:
        how = naming(target)
        keys = {text: how.name_key(text) for text in texts}
        wanted = {key for key in keys.values() if (target, key) not in self.named}
        for part in pieces(key[0] for key in wanted if key[0]):
            found = self._visible(target).filter(**{f"{how.name_fields[0]}__in": part})
            for one in found.order_by("pk"):
                key = how.name_key_of(one)
                if key in wanted:
                    self.named[target, key].append(one)

    def _load_near(self, target: str, texts: list[str], drafts: list[Draft]) -> None:
        """Find what is nearly so called in the districts of the rows: proposals for names nobody knows."""
        how = naming(target)
        texts = [text for text in texts if (target, text) not in self.near]
        texts = [text for text in texts if not self._is_known(target, how.name_key(text))]
        districts = sorted({draft.area[:4] for draft in drafts if len(draft.area) >= 4})
        if not texts or not districts:
            return
        rows = self._visible(target).filter(under_any(districts)).order_by("pk")
        known = {
            pk: search_key(" ".join(filter(None, words)))
            for pk, *words in rows.values_list("pk", *how.name_fields)[:LOOKED_AT]
        }
        hits = {
            text: process.extract(
                search_key(text), known, scorer=fuzz.WRatio, score_cutoff=NEARLY, limit=PROPOSED
            )
            for text in texts
        }
        wanted = {pk for found in hits.values() for *_, pk in found}
        records: dict[Any, Any] = {}
        for part in pieces(wanted):
            records |= {one.pk: one for one in self._visible(target).filter(pk__in=part)}
        for text, found in hits.items():
            self.near[target, text] = [records[pk] for *_, pk in found if pk in records]

    def _is_known(self, target: str, key: tuple[str, ...]) -> bool:
        return bool(self.named.get((target, key)) or self.drafts.get((target, key)))

    def offer(self, drafts: list[Draft]) -> None:
        """Let later rows refer to what these make."""
        for draft in drafts:
            names = draft.resource.name_fields
            if draft.same_as is None and names[0] in draft.values:
                key = tuple(str(draft.values.get(name, "")) for name in names)
                self.drafts[draft.kind, key].append(draft)

    # --- what rows mean ---------------------------------------------------------------------

    def settle_keys(self, resource: RecordResource, drafts: list[Draft], scope: Scope) -> None:
        """Resolve the links that say where rows are at home, or tell records apart, before all others."""
        if resource.home_from:
            for draft in drafts:
                self._settle_key(draft, resource.home_from)
                _take_home(draft, draft.keys.get(resource.home_from), scope)
        for target, texts in self._names.items():
            self._load_near(target, texts, drafts)
        links = {column.attribute for column in resource.columns if isinstance(column, LinkColumn)}
        for attribute in links & {*resource.key_fields, *resource.telling_links} - {resource.home_from}:
            for draft in drafts:
                self._settle_key(draft, attribute)

    def _settle_key(self, draft: Draft, attribute: str) -> None:
        columns = [
            (name, one)
            for name, one in draft.resource.fields.items()
            if isinstance(one, LinkColumn) and one.attribute == attribute and not one.part
        ]
        told = [name for name, _ in columns if name in draft.values]
        found = self._resolve(draft, dict(draft.values), columns)
        linked = next((found[name] for name, _ in columns if name in found), None)
        if linked is not None:
            draft.keys[attribute] = linked
        elif told or (draft.record is None and attribute not in draft.resource.telling_links):
            draft.keys_open = True

    def _has_links(self, resource: RecordResource) -> bool:
        if id(resource) not in self._linking:
            self._linking[id(resource)] = any(isinstance(one, LinkColumn) for one in resource.fields.values())
        return self._linking[id(resource)]

    def choose(self, draft: Draft) -> dict[str, Any]:
        """Return the values of a row with each link resolved to a record: the ref first, then the name."""
        chosen = dict(draft.values)
        if not self._has_links(draft.resource):
            return chosen
        by_attribute: dict[tuple[str, str], list[tuple[str, LinkColumn]]] = defaultdict(list)
        for name, column in draft.resource.fields.items():
            if isinstance(column, LinkColumn):
                by_attribute[column.part, column.attribute].append((name, column))
        for (part, attribute), columns in by_attribute.items():
            if not part and attribute in draft.keys:
                for name, _ in columns:
                    chosen.pop(name, None)
                chosen[_plain_name(columns)] = draft.keys[attribute]
            else:
                found = self._resolve(draft, chosen, columns)
                for name, _ in columns:
                    chosen.pop(name, None)
                chosen |= found
        return chosen

    def _resolve(
        self, draft: Draft, values: dict[str, Any], columns: list[tuple[str, LinkColumn]]
    ) -> dict[str, Any]:
        """Return {field: record} for the columns of one link, or nothing with a problem noted."""
        plain = _plain_name(columns)
        text = next((values[name] for name, one in columns if not one.by_ref and name in values), None)
        for name, column in columns:
            target, ref = meant_by(column, values.get(name, ""))
            if not ref:
                continue
            linked = self.refs.get((target, ref))
            if linked is None:
                draft.problem(column.heading, UNKNOWN.format(ref=ref), name=name)
            elif self._contradicts(draft, name, column, text, linked):
                draft.problem(column.heading, DIFFERS.format(ref=ref, name=linked), name=name)
            else:
                return {plain: linked}
            return {}
        column = dict(columns)[plain]
        return self._by_name(draft, plain, column, str(text)) if text is not None else {}

    @staticmethod
    def _contradicts(draft: Draft, name: str, column: LinkColumn, text: Any, linked: Any) -> bool:
        """Whether the name beside a ref is another's; what a person chose is not contradicted by a name."""
        if text is None or as_ref(text) or name in draft.decided.get("values", {}):
            return False
        how = naming(column.target)
        return how.name_key(str(text)) != how.name_key_of(linked)

    def _by_name(self, draft: Draft, name: str, column: LinkColumn, text: str) -> dict[str, Any]:
        how = naming(column.target)
        key = how.name_key(text)
        present = (
            getattr(draft.record, column.attribute, None)
            if draft.record is not None and not column.part
            else None
        )
        if present is not None and how.name_key_of(present) == key:
            return {name: present}
        home = draft.home
        if draft.outside or (not home and not draft.resource.home_from):
            return {}
        made = [one for one in self.drafts[column.target, key] if one.record is None]
        stored = self.named[column.target, key]
        linked, problem, proposals = self._decide(draft, column, text, stored, made, home)
        if linked is not None:
            return {name: linked}
        options = [("value", one.ref, f"{one} · {one.home_path}"[:200]) for one in proposals if one.pk]
        if not column.required:
            options.append(LEAVE)
        draft.problem(column.heading, problem, options, name, asked=True)
        return {}

    def _decide(
        self, draft: Draft, column: LinkColumn, text: str, stored: list[Any], made: list[Draft], home: str
    ) -> tuple[Any, str, list[Any]]:
        """Return (record, "", []) or (None, what to do, records that it may be)."""
        said = text[:60]
        if column.is_person and stored:
            sure = [one for one in stored if _proves(draft, column, one)]
            near = sure or stored
            if len(sure) == 1:
                return sure[0], "", []
            return None, NO_PROOF.format(name=said), near[:PROPOSED]
        candidates = [*stored, *(one.instance for one in made if one.usable)]
        near = nearest(candidates, home)
        if len(near) == 1:
            return near[0], "", []
        if near:
            shown = " / ".join(f"{one.ref} {one.home_path}".strip() for one in near[:3] if one.pk)
            return None, SEVERAL.format(listed=shown or "ในแฟ้มนี้"), near[:PROPOSED]
        broken = next((one for one in made if not one.usable), None)
        if broken is not None:
            return None, WAITS.format(name=said, where=broken.where), []
        farther = stored or self.near.get((column.target, text), [])
        return None, NOT_FOUND.format(name=said), farther[:PROPOSED]


def nearest(found: list[Any], home: str) -> list[Any]:
    """Return those in the same village, else subdistrict, district, province; all where no home is known."""
    if not home:
        return found
    for length in (8, 6, 4, 2):
        if len(home) >= length:
            near = [one for one in found if (one.area_id or "").startswith(home[:length])]
            if near:
                return near
    return [one for one in found if not one.area_id]  # at home in the cluster


def _proves(draft: Draft, column: LinkColumn, record: Any) -> bool:
    """Whether the row says something of the person, beside the name, that the record says too."""
    return any(
        draft.values.get(proof) not in (None, "") and draft.values[proof] == getattr(record, proof, None)
        for proof in column.proofs
    )


def _plain_name(columns: Iterable[tuple[str, LinkColumn]]) -> str:
    """Return the field under which the record is laid: the one by name, or the only one."""
    listed = list(columns)
    return next((name for name, one in listed if not one.by_ref), listed[0][0])


def _take_home(draft: Draft, linked: Any, scope: Scope) -> None:
    """Give the row the home of what it belongs to."""
    if linked is None:
        return
    draft.area, draft.cluster = linked.area_id or "", linked.cluster_id
    if linked.area_id:
        draft.outside = not scope.may_edit_area(linked.area_id)
    else:
        everywhere = scope.is_staff and scope.everywhere
        draft.outside = not (everywhere or (scope.may_write and linked.cluster_id in scope.clusters))
