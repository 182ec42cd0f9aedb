"""Which place all that a row says means: codes, names in columns or in free text, titles above, and hints.

The names go through :class:`Matcher`; what comes before and after it is decided here. A place is certain only
where it follows from what was written; hints (registration numbers, coordinates) never decide anything.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Final

from nakhonchai.geography.matching.cells import Likeness, read_cell
from nakhonchai.geography.matching.matcher import Decision, Match, Matcher
from nakhonchai.geography.matching.said import Asked, Found, NameReader, Names
from nakhonchai.thai import code_text, search_key, strip_place_prefix

_THAILAND: Final = ((5.5, 20.6), (97.2, 105.8))  # latitudes, longitudes
MAX_ALTERNATIVES: Final = 5


class PlaceFinder:
    """Finds the places of rows.

    ``villages``: subdistrict code → หมู่ → name. ``aliases``: (province code, key of the spelling) → code, as
    people confirmed them. ``home``: codes of the provinces the importer works in, for rows that name none.
    ``near``: codes of subdistricts near a point.
    """

    def __init__(
        self,
        matcher: Matcher,
        *,
        villages: Mapping[str, Mapping[int, str]] | None = None,
        aliases: Mapping[tuple[str, str], str] | None = None,
        home: tuple[str, ...] = (),
        near: Callable[[float, float], tuple[str, ...]] | None = None,
    ) -> None:
        self.matcher, self.gazetteer = matcher, matcher.gazetteer
        self.villages, self.aliases, self.home, self.near = villages or {}, aliases or {}, home, near
        self._names = NameReader(self.gazetteer)
        self._decide = lru_cache(maxsize=100_000)(self._decide_names)

    # --- the decision -----------------------------------------------------------------------

    def find(self, asked: Asked) -> Found:
        """Return the place that a row means."""
        names = self._names.read(asked)
        code = self._code(asked) if asked.code or asked.province_code or asked.district_code else ""
        found = self._decide(code, names)
        if asked.latitude is not None or (asked.registration and found.decision is not Decision.CERTAIN):
            found = self._with_hints(found, asked)
        return found

    def _decide_names(self, code: str, names: Names) -> Found:
        found = self._by_code(code, names) if code else self._by_names(names)
        found = self._with_village(found, names)
        if found.decision is Decision.CERTAIN and names.unsure:
            found = replace(found, decision=Decision.PROPOSED, reason=f"{found.reason} แต่{names.unsure[0]}")
        return replace(found, warnings=(*names.notes, *found.warnings)) if names.notes else found

    # --- what the row says --------------------------------------------------------------------

    # --- codes ------------------------------------------------------------------------------

    @staticmethod
    def _code(asked: Asked) -> str:
        """Return the official code, put together where each level has two digits of its own."""
        code = code_text(asked.code)
        province, district = code_text(asked.province_code), code_text(asked.district_code)
        if not code.isascii() or (code and not code.isdigit()):
            return ""
        if len(district) in (1, 2) and province:
            district = f"{province.zfill(2)}{district.zfill(2)}"
        if len(code) in (1, 2) and len(district) == 4:
            code = f"{district}{code.zfill(2)}"
        code = code or district or province
        return code if len(code) in (2, 4, 6, 8) and code.isdigit() else ""

    def _by_code(self, code: str, names: Names) -> Found:
        known = self._exists(code)
        said = any((names.province, names.district, names.subdistrict)) and not names.bare
        by_names = self._by_names(names) if said else None
        if not known:
            if by_names is not None and by_names.code:
                text = f"ไม่รู้จักรหัส {code} ใช้ชื่อพื้นที่แทน: {by_names.reason}"
                return replace(by_names, decision=Decision.PROPOSED, reason=text)
            return Found("", Decision.NONE, f"ไม่พบพื้นที่รหัส {code}")
        if by_names is not None and by_names.code:
            agree = by_names.code.startswith(code[:6]) or code.startswith(by_names.code)
            if not agree:
                reason = f"รหัส {code} คือ {self.path(code)} แต่ชื่อพื้นที่คือ {self.path(by_names.code)} ต้องเลือกเอง"
                return Found("", Decision.NONE, reason, (code, by_names.code))
            if len(by_names.code) > len(code):
                return by_names
        return Found(code, Decision.CERTAIN, "ตามรหัสพื้นที่")

    def _exists(self, code: str) -> bool:
        gazetteer = self.gazetteer
        if len(code) == 8:
            known = self.villages.get(code[:6])
            return code[:6] in gazetteer.places and (not known or int(code[6:]) in known)
        by_length: dict[int, Mapping[str, object]] = {
            2: gazetteer.provinces,
            4: gazetteer.districts,
            6: gazetteer.places,
        }
        return code in by_length[len(code)]

    def path(self, code: str) -> str:
        """Return a code's place in words."""
        names = self.gazetteer.names
        if len(code) == 8:
            village = self.villages.get(code[:6], {}).get(int(code[6:]), "")
            return f"{village} หมู่ {int(code[6:])} {self.path(code[:6])}".strip()
        if len(code) == 6 and code in self.gazetteer.places:
            return self.gazetteer.path(code)
        shown = [
            f"{word}{names[code[:length]]}"
            for word, length in (("อ.", 4), ("จ.", 2))
            if code[:length] in names and length <= len(code)
        ]
        return " ".join(shown) or code

    # --- names ------------------------------------------------------------------------------

    def _by_names(self, names: Names) -> Found:
        if names.subdistrict:
            found = self._subdistrict(names)
        elif names.district:
            found = self._district(names)
        elif names.province:
            codes, likeness = self._provinces(names.province)
            sure = len(codes) == 1 and likeness >= Likeness.SHORT
            decision = Decision.CERTAIN if sure else Decision.PROPOSED if codes else Decision.NONE
            reason = "บอกแต่จังหวัด" if codes else f"ไม่พบจังหวัด “{names.province}”"
            found = Found(
                codes[0] if len(codes) == 1 else "",
                decision if len(codes) == 1 else Decision.NONE,
                reason,
                codes,
            )
        else:
            return Found("", Decision.NONE, "ไม่ได้บอกพื้นที่")
        return self._capped(found, names)

    @staticmethod
    def _capped(found: Found, names: Names) -> Found:
        """What was read from the name of a body, or from bare words not all there, is only proposed."""
        if found.decision is not Decision.CERTAIN:
            return found
        if names.body:
            return replace(found, decision=Decision.PROPOSED, reason=f"{found.reason} (จากชื่อ อบต./เทศบาล)")
        if names.bare and not (names.province and names.district and names.subdistrict):
            return replace(
                found, decision=Decision.PROPOSED, reason=f"{found.reason} (อ่านจากคำที่ไม่มีคำบอกระดับ)"
            )
        return found

    def _subdistrict(self, names: Names) -> Found:
        alias = self._alias(names)
        if alias:
            return Found(alias, Decision.CERTAIN, "ตามตัวสะกดที่เคยยืนยันไว้")
        match = self.matcher.match(names.province, names.district, names.subdistrict)
        if names.province or match.decision is Decision.CERTAIN or not self.home:
            return self._from_match(match)
        return self._at_home(names, match)

    def _at_home(self, names: Names, anywhere: Match) -> Found:
        """Look in the importer's own provinces. That the row means them is likely, and never certain."""
        found = []
        for code in self.home:
            match = self.matcher.match(self.gazetteer.names.get(code, ""), names.district, names.subdistrict)
            if match.code and match.code.startswith(code):
                found.append(match)
        sure = [match for match in found if match.decision is Decision.CERTAIN] or found
        if len(sure) == 1:
            reason = f"ไม่ได้บอกจังหวัด ในจังหวัดของท่าน: {sure[0].reason}"
            return Found(sure[0].code, Decision.PROPOSED, reason, _others(anywhere.code, sure[0].runner_up))
        if sure:
            return Found(
                "", Decision.NONE, "ไม่ได้บอกจังหวัด มีหลายแห่งที่ตรง ต้องเลือกเอง", tuple(m.code for m in sure)
            )
        return self._from_match(anywhere)

    @staticmethod
    def _from_match(match: Match) -> Found:
        return Found(match.code, match.decision, match.reason, _others(match.runner_up))

    def _alias(self, names: Names) -> str:
        if not self.aliases:
            return ""
        provinces = self._provinces(names.province)[0] if names.province else self.home
        for key in (alias_key(names.district, names.subdistrict), alias_key("", names.subdistrict)):
            hits = {self.aliases[code, key] for code in provinces if (code, key) in self.aliases}
            if len(hits) == 1:
                return hits.pop()
        return ""

    def _provinces(self, text: str) -> tuple[tuple[str, ...], Likeness]:
        province = self.matcher._province(text)
        return ((), Likeness.NONE) if not read_cell(text, 2) else (province.codes, province.likeness)

    def _district(self, names: Names) -> Found:
        """Return the district where no subdistrict is named: certain for exact names within one province."""
        codes, likeness = self._provinces(names.province) if names.province else (self.home, Likeness.NONE)
        if names.province and not codes:
            return Found("", Decision.NONE, f"ไม่พบจังหวัด “{names.province}”")
        cell = read_cell(names.district, 4)
        pool = [code for code in self.gazetteer.districts if not codes or code[:2] in codes]
        scored = [(self.matcher._district_likeness(cell, code), code) for code in pool]
        best = max((one for one, _ in scored), default=Likeness.NONE)
        hits = tuple(code for one, code in scored if one is best)[: MAX_ALTERNATIVES + 1]
        if best is Likeness.NONE or not hits:
            return Found("", Decision.NONE, f"ไม่พบอำเภอ “{names.district}”")
        if len(hits) > 1:
            return Found(
                "",
                Decision.NONE,
                f"มีอำเภอที่ตรงหรือคล้าย “{names.district}” หลายแห่ง ต้องเลือกเอง",
                hits[:MAX_ALTERNATIVES],
            )
        sure = best >= Likeness.SHORT and likeness >= Likeness.SHORT
        reason = "จังหวัดและอำเภอตรงกัน ไม่ได้บอกตำบล" if sure else "อำเภอใกล้เคียง ไม่ได้บอกตำบล"
        return Found(hits[0], Decision.CERTAIN if sure else Decision.PROPOSED, reason)

    # --- villages ---------------------------------------------------------------------------

    def _with_village(self, found: Found, names: Names) -> Found:
        """Go on to the village where the หมู่ is known; its name alone never decides, but it may contradict."""
        if len(found.code) != 6:
            return replace(found, moos=names.moos)
        known = self.villages.get(found.code, {})
        if len(names.moos) > 1:
            listed = ", ".join(map(str, names.moos))
            return replace(
                found, moos=names.moos, warnings=(*found.warnings, f"หลายหมู่: {listed} จึงใช้ระดับตำบล")
            )
        named = self._named(known, names.village)
        if not names.moos:
            codes = tuple(f"{found.code}{moo:02}" for moo in named)
            note = (f"มีหมู่บ้านชื่อ “{names.village}” {len(named)} แห่งในตำบลนี้ แต่ไม่ได้บอกหมู่",) if named else ()
            return replace(
                found,
                alternatives=(*codes, *found.alternatives)[:MAX_ALTERNATIVES],
                warnings=(*found.warnings, *note),
            )
        moo = names.moos[0]
        if known and moo not in known:
            text = f"{found.reason} แต่ยังไม่มีหมู่ {moo} ของตำบลนี้ในระบบ"
            return replace(found, decision=_less(found.decision), reason=text, moos=names.moos)
        if named and moo not in named:
            text = f"{found.reason} แต่หมู่ {moo} ไม่ใช่ “{names.village}”"
            codes = tuple(f"{found.code}{one:02}" for one in (moo, *named))
            return Found(found.code, _less(found.decision), text, codes, found.warnings, names.moos)
        if not known:
            return replace(found, moos=names.moos)
        return replace(found, code=f"{found.code}{moo:02}", moos=names.moos)

    @staticmethod
    def _named(known: Mapping[int, str], village: str) -> tuple[int, ...]:
        wanted = search_key(strip_place_prefix(village))
        if not wanted:
            return ()
        return tuple(moo for moo, name in known.items() if search_key(strip_place_prefix(name)) == wanted)

    # --- hints ------------------------------------------------------------------------------

    def _with_hints(self, found: Found, asked: Asked) -> Found:
        hint = self._registered(asked.registration)
        if hint and not found.code:
            reason = f"{found.reason} แต่เลขทะเบียนมีรหัสของ {self.path(hint)}"
            found = Found(hint, Decision.PROPOSED, reason, _others(*found.alternatives))
        elif hint and found.decision is not Decision.CERTAIN and found.code.startswith(hint):
            found = replace(found, reason=f"{found.reason} และเลขทะเบียนมีรหัสตำบลนี้")
        if asked.latitude is None or asked.longitude is None:
            return found
        return self._with_point(found, asked.latitude, asked.longitude)

    def _registered(self, number: str) -> str:
        """Return the subdistrict whose code a registration number begins with, perhaps after one digit."""
        groups = re.findall(r"\d+", number) if len(number) < 60 else []
        joined = "".join(groups)
        tries = [joined[:6], joined[1:7], *(group[:6] for group in groups)]
        return next((code for code in tries if len(code) == 6 and code in self.gazetteer.places), "")

    def _with_point(self, found: Found, latitude: float, longitude: float) -> Found:
        (south, north), (west, east) = _THAILAND
        if not (south <= latitude <= north and west <= longitude <= east):
            swapped = south <= longitude <= north and west <= latitude <= east
            text = "ละติจูดกับลองจิจูดสลับกัน" if swapped else "พิกัดอยู่นอกประเทศไทย"
            return replace(found, warnings=(*found.warnings, text))
        near = self.near(latitude, longitude) if self.near else ()
        if not near:
            return found
        if not found.code:
            return replace(found, alternatives=_others(*found.alternatives, *near))
        if found.code[:6] not in near and len(found.code) >= 6:
            return replace(found, warnings=(*found.warnings, f"พิกัดอยู่ใกล้ {self.path(near[0])} โปรดตรวจ"))
        return found


def alias_key(district: str, subdistrict: str) -> str:
    """Return what a confirmed spelling is kept by, within its province."""
    return f"{read_cell(district, 4).key}/{read_cell(subdistrict, 6).key}"


def _others(*codes: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for code in codes if code))[:MAX_ALTERNATIVES]


def _less(decision: Decision) -> Decision:
    return Decision.PROPOSED if decision is Decision.CERTAIN else decision
