"""Deciding which subdistrict three typed names mean, and saying why.

A place is taken without asking only when it follows from what was typed: the three
names are official ones (or the district's own former ones), or two of them are and
the third is a slip of the only name that fits. A subdistrict whose own letters
differ is proposed, never taken: แม่ทา and แม่ทะ both exist. What could be several
places is not guessed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from nakhonchai.geography.matching.cells import Cell, Likeness, read_cell
from nakhonchai.geography.matching.gazetteer import CAPITAL, SPOKEN_PROVINCES, Gazetteer, Place

ALIKE = 0.55  # below this two names have nothing to do with each other
PROPOSE = 0.66  # what the best candidate must reach to be proposed at all
AHEAD = 0.04  # by how much it must be better than the next
NEARLY = 0.75  # two names that a tired hand confuses
PART = 0.8  # what a name counts that lacks a word of the official one: ต๋อม for บ้านต๋อม
SHORTEST_PART = 3


class Decision(StrEnum):
    """How sure the matcher is."""

    CERTAIN = "certain"
    PROPOSED = "proposed"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Match:
    """The place found: code ("" for none), how sure, the next best code, and the reason in Thai."""

    code: str
    decision: Decision
    runner_up: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Province:
    """The provinces that the first cell may mean; all of them when it is empty."""

    codes: tuple[str, ...]
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with how well it fits, 0–1, and how alike each name is."""

    score: float
    place: Place
    name: Likeness
    district: Likeness


class Matcher:
    """Matches against one gazetteer; keeps what it has seen."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.province_keys = dict(gazetteer.provinces)
        self.match = lru_cache(maxsize=100_000)(self._match)
        self._province = lru_cache(maxsize=10_000)(self._read_province)
        self._district_likeness = lru_cache(maxsize=100_000)(self._compare_district)
        self._names = {
            code: [place.key for place in places] for code, places in gazetteer.by_province.items()
        }

    def match_rows(self, rows: Iterable[tuple[str, str, str]]) -> Iterator[Match]:
        """Match many rows of (province, district, subdistrict)."""
        for row in rows:
            yield self.match(*row)

    # --- the decision ---------------------------------------------------------

    def _match(self, raw_province: str, raw_district: str, raw_subdistrict: str) -> Match:
        name, district = read_cell(raw_subdistrict, 6), read_cell(raw_district, 4)
        if not name:
            return Match("", Decision.NONE, reason="ไม่ได้บอกตำบล")
        province = self._province(raw_province)
        if not province.codes:
            return Match("", Decision.NONE, reason=f"ไม่พบจังหวัด “{raw_province.strip()}”")
        exact = self._exact(province, name)
        found = self._from_exact(exact, province, district) if exact and not name.vague else None
        return found or self._former(province, district, name) or self._from_alike(province, district, name)

    def _exact(self, province: Province, name: Cell) -> list[Place]:
        """Return the subdistricts of exactly this name in the provinces that may be meant."""
        places = self.gazetteer.by_name.get(name.key) or self.gazetteer.by_name.get(name.whole) or []
        if province.likeness == Likeness.NONE:
            return places
        return [place for place in places if place.code[:2] in province.codes]

    def _from_exact(self, places: list[Place], province: Province, district: Cell) -> Match | None:
        """Decide among subdistricts whose own name was typed exactly."""
        ranked = sorted(
            ((self._district_likeness(district, place.code[:4]), place) for place in places),
            key=lambda pair: (-pair[0], pair[1].code),
        )
        best, place = ranked[0]
        rivals = [other for likeness, other in ranked[1:] if likeness == best]
        runner_up = ranked[1][1].code if len(ranked) > 1 else ""
        if rivals:
            return self._undecided(ranked[0][1], runner_up, len(rivals) + 1) if not district else None
        if not district:
            return self._alone(place, province, runner_up)
        if best >= Likeness.SHORT:
            return self._named(place, province, district, runner_up)
        former = self._was_there(district, place)
        if former or best == Likeness.ALIKE:
            return self._slip(place, province, district, runner_up, former)
        return self._elsewhere(place, province, district)

    def _named(self, place: Place, province: Province, district: Cell, runner_up: str) -> Match:
        """District and subdistrict are named; the province may be a slip or missing."""
        if province.likeness >= Likeness.SHORT:
            return Match(place.code, Decision.CERTAIN, runner_up, "ชื่อจังหวัด อำเภอ และตำบลตรงกัน")
        if province.likeness == Likeness.ALIKE:
            return Match(place.code, Decision.CERTAIN, runner_up, "อำเภอและตำบลตรง ชื่อจังหวัดสะกดต่างเล็กน้อย")
        own = district.key != CAPITAL and self.gazetteer.complete
        decision = Decision.CERTAIN if own else Decision.PROPOSED
        return Match(place.code, decision, runner_up, "ไม่ได้บอกจังหวัด แต่อำเภอและตำบลคู่นี้มีแห่งเดียว")

    def _alone(self, place: Place, province: Province, runner_up: str) -> Match:
        """No district was typed, and one subdistrict of the name is left."""
        if province.likeness == Likeness.NONE:
            return Match(place.code, Decision.PROPOSED, runner_up, "บอกแต่ตำบล ซึ่งทั้งประเทศมีชื่อนี้แห่งเดียว")
        sure = province.likeness >= Likeness.SHORT
        decision = Decision.CERTAIN if sure else Decision.PROPOSED
        return Match(place.code, decision, runner_up, "ไม่ได้บอกอำเภอ แต่ทั้งจังหวัดมีตำบลชื่อนี้แห่งเดียว")

    def _slip(self, place: Place, province: Province, district: Cell, runner_up: str, former: bool) -> Match:
        """The subdistrict's name is exact; the district is its former one, or a slip (no other district)."""
        another = not former and bool(self._districts_meant(province, district))
        sure = province.likeness >= Likeness.SHORT and not runner_up and not another
        decision = Decision.CERTAIN if sure else Decision.PROPOSED
        why = "ตำบลนี้เคยอยู่ในอำเภอที่พิมพ์มา" if former else "จังหวัดและตำบลตรง ชื่ออำเภอสะกดต่างเล็กน้อย"
        return Match(place.code, decision, runner_up, why)

    def _elsewhere(self, place: Place, province: Province, district: Cell) -> Match | None:
        """The only subdistrict of the name lies in a district that has nothing to do with the typed one.

        Proposed, unless the typed district has one whose name is nearly the same: then a person has to say.
        """
        if province.likeness == Likeness.NONE:
            return None
        near = [
            other.code
            for code in self._districts_meant(province, district)
            for other in self.gazetteer.by_province[place.code[:2]]
            if other.code[:4] == code and OSA.normalized_similarity(other.key, place.key) >= NEARLY
        ]
        if near:
            return Match(
                "", Decision.NONE, place.code, "ตำบลชื่อนี้อยู่อำเภออื่น แต่อำเภอที่พิมพ์มามีตำบลชื่อคล้าย ต้องเลือกเอง"
            )
        return Match(place.code, Decision.PROPOSED, "", "ทั้งจังหวัดมีตำบลชื่อนี้แห่งเดียว แต่อยู่คนละอำเภอกับที่พิมพ์มา")

    def _undecided(self, place: Place, runner_up: str, count: int) -> Match:
        return Match("", Decision.NONE, place.code or runner_up, f"มีตำบลชื่อนี้ {count} แห่ง ต้องบอกอำเภอหรือจังหวัด")

    # --- former districts -------------------------------------------------------

    def _districts_meant(self, province: Province, district: Cell) -> list[str]:
        """Return the codes of districts, of today or abolished, that the cell names exactly."""
        keys = {district.key, district.whole}
        found = [code for key in keys for code in self.gazetteer.by_district_name.get(key, [])]
        found += [code for key in keys for code in self.gazetteer.former_districts.get(key, [])]
        if district.key == CAPITAL:
            found += [f"{code}01" for code in province.codes]
        return [
            code
            for code in dict.fromkeys(found)
            if province.likeness == Likeness.NONE or code[:2] in province.codes
        ]

    def _was_there(self, district: Cell, place: Place) -> bool:
        """Whether the subdistrict once lay in the district that was typed."""
        anywhere = Province((place.code[:2],), Likeness.SAME)
        return any(
            place.code in self.gazetteer.former.get((code, place.key), ())
            for code in self._districts_meant(anywhere, district)
        )

    def _former(self, province: Province, district: Cell, name: Cell) -> Match | None:
        """Follow an abolished subdistrict, named with its old district, to what took its place."""
        if not district or name.vague:
            return None
        codes: dict[str, None] = {}
        for old in self._districts_meant(province, district):
            codes |= dict.fromkeys(self.gazetteer.former.get((old, name.key), ()))
        known = [code for code in codes if code in self.gazetteer.places]
        if len(known) == 1:
            namesakes = {place.code for place in self._exact(province, name)} - set(known)
            sure = province.likeness >= Likeness.SHORT and not namesakes
            decision = Decision.CERTAIN if sure else Decision.PROPOSED
            return Match(known[0], decision, "", "ชื่อเดิม: ปัจจุบันเป็นตำบลนี้")
        if known:
            return Match("", Decision.NONE, known[0], f"ตำบลเดิมนี้แยกเป็น {len(known)} ตำบล ต้องเลือกเอง")
        return None

    # --- names that are only alike ------------------------------------------------

    def _from_alike(self, province: Province, district: Cell, name: Cell) -> Match:
        """Propose the subdistrict whose names are most alike, if it is clearly the best."""
        if name.vague:
            return Match("", Decision.NONE, reason="พิมพ์ชื่อเทศบาล อบต. หรือหลายตำบลในช่องเดียว ต้องเลือกเอง")
        ranked = self._ranked(province, district, name)
        if not ranked or ranked[0].score < PROPOSE:
            return Match("", Decision.NONE, ranked[0].place.code if ranked else "", "ไม่พบตำบลที่ชื่อใกล้เคียงพอ")
        best = ranked[0]
        runner_up = ranked[1] if len(ranked) > 1 else None
        if runner_up and best.score - runner_up.score < AHEAD:
            return Match("", Decision.NONE, best.place.code, "มีตำบลที่ชื่อใกล้เคียงพอกันหลายแห่ง ต้องเลือกเอง")
        return Match(
            best.place.code, Decision.PROPOSED, runner_up.place.code if runner_up else "", _why(best)
        )

    def _ranked(self, province: Province, district: Cell, name: Cell) -> list[Scored]:
        found = [
            scored
            for code in province.codes
            for scored in self._alike_in(code, district, name, known=province.likeness != Likeness.NONE)
        ]
        return sorted(found, key=lambda scored: (-scored.score, scored.place.code))[:5]

    def _alike_in(self, province: str, district: Cell, name: Cell, known: bool) -> Iterator[Scored]:
        places = self.gazetteer.by_province[province]
        keys = self._names[province]
        hits = process.extract(name.key, keys, scorer=OSA.normalized_similarity, score_cutoff=ALIKE, limit=6)
        alike = {index: likeness for _, likeness, index in hits} | dict.fromkeys(_parts(name.key, keys), PART)
        for index, likeness in alike.items():
            place = places[index]
            same = Likeness.SAME if place.key == name.key else Likeness.ALIKE
            if same != Likeness.SAME and place.loose == name.loose:
                same, likeness = Likeness.MARKS, 0.95
            above = self._district_likeness(district, place.code[:4])
            yield Scored(_score(likeness, above, bool(district), known), place, same, above)

    # --- provinces and districts ------------------------------------------------------

    def _read_province(self, raw: str) -> Province:
        cell = read_cell(raw, 2)
        if not cell:
            return Province(tuple(self.gazetteer.provinces), Likeness.NONE)
        keys = self.province_keys
        same = tuple(code for code, key in keys.items() if key == cell.key)
        spoken = SPOKEN_PROVINCES.get(cell.key)
        if same or (spoken in keys):
            return Province(same or (str(spoken),), Likeness.SAME)
        begun = tuple(code for code, key in keys.items() if len(cell.key) >= 4 and key.startswith(cell.key))
        if len(begun) == 1:
            return Province(begun, Likeness.SHORT if cell.short else Likeness.ALIKE)
        loose = tuple(code for code, key in keys.items() if read_cell(key, 2).loose == cell.loose)
        if len(loose) == 1:
            return Province(loose, Likeness.MARKS)
        hits = process.extract(cell.key, keys, scorer=OSA.normalized_similarity, score_cutoff=0.6, limit=3)
        return Province(tuple(code for _, score, code in hits if score >= hits[0][1] - 0.1), Likeness.ALIKE)

    def _compare_district(self, cell: Cell, code: str) -> Likeness:
        """Return how the typed district stands to the district *code*."""
        key = self.gazetteer.districts[code]
        if not cell:
            return Likeness.NONE
        if key in (cell.key, cell.whole) or (cell.key == CAPITAL and code.endswith("01")):
            return Likeness.SAME
        if read_cell(key, 4).loose == cell.loose:
            return Likeness.MARKS
        if cell.short and len(cell.key) >= 3 and key.startswith(cell.key):
            return Likeness.SHORT
        capital = code.endswith("01") and self._is_capital(cell, code)
        alike = OSA.normalized_similarity(cell.key, key, score_cutoff=0.6)
        return Likeness.ALIKE if alike or capital else Likeness.NONE

    def _is_capital(self, cell: Cell, code: str) -> bool:
        """Whether the capital district was named by its province alone, or misspelt."""
        province = self.gazetteer.provinces[code[:2]]
        return cell.key == province or OSA.normalized_similarity(cell.key, CAPITAL) >= 0.75


def _parts(key: str, keys: list[str]) -> list[int]:
    """Return where in *keys* a name begins or ends with *key*, or the other way round."""
    if len(key) < SHORTEST_PART:
        return []
    return [
        index
        for index, other in enumerate(keys)
        if other != key
        and len(other) >= SHORTEST_PART
        and (other.endswith(key) or other.startswith(key) or key.endswith(other) or key.startswith(other))
    ]


def _score(name: float, district: Likeness, district_given: bool, province_known: bool) -> float:
    """Weigh the likeness of the names. The subdistrict's own name carries most."""
    above = {Likeness.SAME: 1.0, Likeness.MARKS: 0.97, Likeness.SHORT: 0.95, Likeness.ALIKE: 0.75}.get(
        district, 0.0
    )
    if not district_given:
        return name * (0.95 if province_known else 0.85)
    return 0.62 * name + 0.38 * above if province_known else 0.6 * name + 0.3 * above


def _why(best: Scored) -> str:
    name = {Likeness.SAME: "ชื่อตำบลตรง", Likeness.MARKS: "ชื่อตำบลต่างเพียงวรรณยุกต์"}.get(
        best.name, "ชื่อตำบลใกล้เคียงที่สุด"
    )
    district = {Likeness.NONE: "อำเภอไม่ตรงหรือไม่ได้บอก", Likeness.ALIKE: "อำเภอใกล้เคียง"}.get(
        best.district, "อำเภอตรง"
    )
    return f"{name} {district}"
