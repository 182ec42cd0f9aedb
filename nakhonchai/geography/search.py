"""Finding a place from what a person types, for pickers and forms."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Case, IntegerField, Prefetch, Q, Value, When

from nakhonchai.geography.asking import Question, condition, read
from nakhonchai.geography.enums import Level
from nakhonchai.geography.models import Area, AreaAlias, AreaSuccession
from nakhonchai.geography.naming import step_key
from nakhonchai.thai import normalise, search_key, to_arabic

EVERYWHERE = ("",)


@dataclass(frozen=True, slots=True)
class Found:
    """A place that exists today, and the former name or abolished area through which it was found."""

    area: Area
    former: str = ""

    @property
    def name(self) -> str:
        """The name, with the former one where that was asked for."""
        return f"{self.area.full_name} (เดิม {self.former})" if self.former else self.area.full_name


def ranked(question: Question, *, within: Iterable[str] = EVERYWHERE, levels: Iterable[Level] = ()) -> Any:
    """Return the areas that fit, the likeliest first: of today, whole name, beginning, high before low."""
    found = Area.objects.under_any(list(within)).filter(condition(question))
    levels = list(levels)
    if levels:
        found = found.at(*levels)
    gone = Case(When(valid_to=None, then=0), default=1)
    return found.annotate(likeness=_likeness(question)).order_by(
        gone, "likeness", "level", "sort_key", "code"
    )


def _likeness(question: Question) -> Case:
    whole = _whole_name(question.own_keys)
    if question.hinted_keys:
        whole |= _whole_name(question.hinted_keys) & Q(level__in=question.hints)
    begins = reduce(or_, (Q(search_key__startswith=key) for key in sorted(question.own_keys)))
    return Case(When(whole, then=0), When(begins, then=1), default=Value(2), output_field=IntegerField())


def _whole_name(keys: set[str]) -> Q:
    """Return the condition that one of *keys* is the Thai or the English half of a search key."""
    condition = Q()
    for key in sorted(keys):
        condition |= (
            Q(search_key=key) | Q(search_key__startswith=f"{key} ") | Q(search_key__endswith=f" {key}")
        )
    return condition


def search_areas(
    text: str, *, within: Iterable[str] = EVERYWHERE, levels: Iterable[Level] = (), limit: int = 20
) -> list[Area]:
    """Return the places of today that *text* may mean, the likeliest first. One query, sometimes two."""
    return [found.area for found in find_places(text, within=within, levels=levels, limit=limit)]


def find_places(
    text: str, *, within: Iterable[str] = EVERYWHERE, levels: Iterable[Level] = (), limit: int = 20
) -> list[Found]:
    """Return what :func:`search_areas` does, with former names; an abolished area leads to its successors."""
    question = read(text)
    if not question.words:
        return []
    within = list(within)
    areas = list(ranked(question, within=within, levels=levels)[:limit])
    former = {} if any(not area.is_current for area in areas) else _former_names(question, areas)
    found = [Found(area, former.get(area.code, "")) for area in areas if area.is_current]
    found += _successors([area for area in areas if not area.is_current])
    once: dict[str, Found] = {}
    for one in found:
        if any(one.area.code.startswith(prefix) for prefix in within):
            once.setdefault(one.area.code, one)
    return list(once.values())[:limit]


def _former_names(question: Question, areas: list[Area]) -> dict[str, str]:
    """Return the alias by which an area was found that does not say so itself. No query when all do."""
    keys = {key for word in question.words for key in word.keys}
    silent = [
        area.code for area in areas if not any(key in area.search_key or key in area.code for key in keys)
    ]
    if not silent:
        return {}
    aliases = AreaAlias.objects.filter(area_id__in=silent).order_by("pk")
    return {alias.area_id: alias.name for alias in aliases if any(key in alias.search_key for key in keys)}


def _successors(gone: list[Area]) -> list[Found]:
    """Return what took the place of abolished areas, in their order. One query."""
    if not gone:
        return []
    made: dict[str, list[Area]] = {}
    successions = AreaSuccession.objects.filter(predecessor__in=gone, successor__valid_to=None)
    for step in successions.select_related("successor").order_by("successor__code"):
        made.setdefault(step.predecessor_id, []).append(step.successor)
    return [Found(area, old.short_name) for old in gone for area in made.get(old.code, [])]


def with_successors(areas: Any) -> Any:
    """Return the queryset of areas with what took their place at hand as ``successors`` (one more query)."""
    steps = AreaSuccession.objects.select_related("successor").order_by("successor__sort_key")
    return areas.prefetch_related(Prefetch("successions", queryset=steps, to_attr="successors"))


def resolve_area(
    text: str, *, within: Iterable[str] = EVERYWHERE, levels: Iterable[Level] = ()
) -> list[Area]:
    """Return the places that *text* names: one for a code, a path as shown, or a name that occurs once.

    Several: it is ambiguous, the likeliest first. A part of a name names nothing, so that nobody
    gets a place they did not mean; an abolished area is returned where nothing of today fits.
    """
    text = normalise(text)
    levels = list(levels)
    allowed = Area.objects.under_any(list(within))
    allowed = allowed.at(*levels) if levels else allowed
    code = to_arabic(text).replace(" ", "").upper()
    by_name = Q(path_th__in=_tails(text), name_th__in=_names(text))
    exact = list(allowed.filter(Q(code=code) | by_name)) if text else []
    for area in exact:
        if area.code == code:
            return [area]
    shown = [area for area in exact if text in (area.path, f"{area.full_name} {area.path_th}".strip())]
    if shown:
        return [area for area in shown if area.is_current] or shown
    return _named(read(text), within, levels)


def _tails(text: str) -> list[str]:
    """Return every ending of *text* that may be the path above an area."""
    words = text.split(" ")
    return ["", *(" ".join(words[start:]) for start in range(1, len(words)))]


def _names(text: str) -> set[str]:
    """Return every beginning of *text* that may be an area's own name, with and without a word before it."""
    words = text.split(" ")
    heads = {" ".join(words[:end]) for end in range(1, len(words) + 1)}
    strip = ("จังหวัด", "จ.", "อำเภอ", "อ.", "เขต", "ตำบล", "ต.", "แขวง", "บ้าน", "ชุมชน")
    return heads | {head.removeprefix(word) for head in heads for word in strip}


def _named(question: Question, within: Iterable[str], levels: list[Level]) -> list[Area]:
    """Return the areas whose whole name was typed; villages only where nothing higher bears the name."""
    if not question.words:
        return []
    found = list(ranked(question, within=within, levels=levels)[:40])
    whole = [area for area in found if area.is_current and _is_whole(area, question)]
    whole = _best(whole, question) or [
        area for area in found if not area.is_current and _is_whole(area, question)
    ]
    if whole:
        return whole
    return _formerly_named(question, within, levels)


def _formerly_named(question: Question, within: Iterable[str], levels: list[Level]) -> list[Area]:
    aliases = AreaAlias.objects.filter(search_key__in=question.own_keys).values("area_id")
    found = ranked(question, within=within, levels=levels).filter(valid_to=None, pk__in=aliases)
    return list(found[:20])


def _is_whole(area: Area, question: Question) -> bool:
    names = {search_key(area.name_th), search_key(area.name_en)}
    hinted = question.hinted_keys if area.level in question.hints else set()
    return bool(names & (question.own_keys | hinted))


def _best(whole: list[Area], question: Question) -> list[Area]:
    """Leave out villages beside a higher namesake, and what lies below a name that only begins as typed."""
    if not question.hints:
        whole = [area for area in whole if area.level < Level.VILLAGE] or whole
    return [area for area in whole if _fits_exactly(area, question)] or whole


def _fits_exactly(area: Area, question: Question) -> bool:
    """Whether each word is the whole name of the area or of one above it."""
    steps = (step_key(Level(area.level), area.name_th, area.name_en) + area.path_key).split("/")
    names = {name for step in steps for name in step[1:].split("~")}
    return all(names.intersection(word.keys) for word in question.words)
