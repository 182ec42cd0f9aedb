"""Pages of the young generation: numbers for everybody who has signed in, people for who finds them."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.generic.base import View

from leaders.generations import Generations, Group
from leaders.models import Leader, Position
from leaders.succession import SOON_MONTHS, Radar, places_on, urgent_places
from leaders.views.tabs import tabs_of
from nakhonchai.accounts.enums import WRITERS
from nakhonchai.accounts.scope import Scope, scope_of
from nakhonchai.base.forms import ThaiDateField
from nakhonchai.geography.codes import ancestors
from nakhonchai.geography.enums import Level
from nakhonchai.geography.forms import AreaField
from nakhonchai.geography.models import Area
from nakhonchai.records.views import Crumb

PAGE_SIZE = 50
LEVELS = (Level.PROVINCE, Level.DISTRICT, Level.SUBDISTRICT)


class PlaceForm(forms.Form):
    """Where, and on which day."""

    def __init__(self, *args: Any, with_day: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"] = AreaField(label="พื้นที่", required=False, within=("",), levels=LEVELS)
        if with_day:
            self.fields["day"] = ThaiDateField(label="ณ วันที่", required=False, help_text="เว้นว่างคือวันนี้")


@dataclass(frozen=True)
class Row:
    """A group with the addresses of the lists behind its numbers; empty where not all is found there."""

    group: Group
    url: str = ""
    people_url: str = ""
    young_url: str = ""
    unknown_url: str = ""

    @property
    def unknown(self) -> int:
        """How many whose age is not known."""
        return self.group.people - self.group.known


class PlacePage(View):
    """A page about one place (``?area=``; none is everywhere), for everybody who has signed in."""

    name = ""
    template = ""
    title = ""
    lead = ""
    with_day = False

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the place."""
        given = request.GET if request.GET else self._begin()
        form = PlaceForm(given, with_day=self.with_day)
        readable = form.is_valid()
        self.area: Area | None = form.cleaned_data.get("area")
        self.prefix = self.area.code[:6] if self.area else ""
        self.day: date = form.cleaned_data.get("day") or timezone.localdate()
        context = {
            "title": self.title,
            "lead": self.lead,
            "form": form,
            "tabs": tabs_of(self.name),
            "area": self.area,
            "place": self.area.path if self.area else "ทุกพื้นที่",
            "path": self._path(),
            "limit": settings.YOUNG_AGE_LIMIT,
            "day": self.day,
            "in_full": self.in_full,
        }
        status = 200 if readable else 422
        return render(request, self.template, context | self.content(), status=status)

    def _begin(self) -> dict[str, str]:
        """Begin at the reader's own place, where there is only one."""
        areas = self.scope.areas
        return {"area": areas[0][:6]} if len(areas) == 1 and areas[0] else {}

    @property
    def scope(self) -> Scope:
        """The reader's scope."""
        return scope_of(self.request.user)

    @property
    def in_full(self) -> bool:
        """Whether the reader finds every person at home here: only then do lists say the same."""
        if self.scope.role not in WRITERS:
            return False
        return self.scope.covers(self.prefix) if self.prefix else self.scope.everywhere

    def _path(self) -> list[Crumb]:
        """Lead upward through the places."""
        if self.area is None:
            return []
        above = Area.objects.filter(code__in=ancestors(self.prefix)).order_by("code")
        crumbs = [Crumb("ทุกพื้นที่", self.at("")), *(Crumb(one.name_th, self.at(one.code)) for one in above)]
        return [*crumbs, Crumb(self.area.name_th)]

    def at(self, code: str) -> str:
        """Return the address of this page for another place."""
        day = {"day": self.request.GET["day"]} if self.request.GET.get("day") else {}
        return f"{reverse(self.name)}?{urlencode({'area': code} | day)}"

    def people(self, code: str | None = None, **asked: Any) -> str:
        """Return the address of the list of people behind a number; "" where the reader finds not all."""
        if not self.in_full or self.day != timezone.localdate():
            return ""
        place = self.prefix if code is None else code
        return f"{Leader.list_url()}?{urlencode(({'area': place} if place else {}) | asked)}"

    def content(self) -> dict[str, Any]:
        """Return what the page shows."""
        raise NotImplementedError  # each page says what


class Young(PlacePage):
    """How many young people there are, where, in which bodies and roles, and how they grow."""

    name = "leaders:young"
    template = "leaders/young.html"
    title = "คนรุ่นใหม่"
    lead = "ผู้นำคนรุ่นใหม่มีกี่คน อยู่ที่ใด ทำหน้าที่อะไร และเพิ่มขึ้นหรือไม่"
    with_day = True

    def content(self) -> dict[str, Any]:
        """Count: the number of questions is the same for every place."""
        found = Generations(self.prefix, self.day)
        return {
            "whole": self._row(found.whole),
            "key_posts": self._row(found.key_posts, level="key"),
            "seats": self._row(found.seats, seat="any"),
            "returned_url": self.people(returned="yes"),
            "places": [self._place(one) for one in found.places],
            "types": [self._row(one, type=one.key) for one in found.types],
            "levels": [self._row(one, level=one.key) for one in found.levels],
            "years": found.years,
            "largest_year": max((one.young for one in found.years), default=0),
            "radar_url": f"{reverse('leaders:radar')}?{urlencode({'area': self.prefix})}",
            "urgent_url": f"{reverse('leaders:urgent')}?{urlencode({'area': self.prefix})}",
        }

    def _row(self, group: Group, **asked: Any) -> Row:
        return Row(
            group,
            people_url=self.people(**asked),
            young_url=self.people(young="yes", **asked),
            unknown_url=self.people(young="unknown", **asked),
        )

    def _place(self, group: Group) -> Row:
        return Row(
            group,
            self.at(group.key),
            self.people(group.key),
            self.people(group.key, young="yes"),
            self.people(group.key, young="unknown"),
        )


class RadarPage(PlacePage):
    """Councils and funds without young people: the bodies for who reads them in full, numbers for others."""

    name = "leaders:radar"
    template = "leaders/radar.html"
    title = "เรดาร์การสืบทอด"
    lead = "สภาองค์กรชุมชนและกองทุนสวัสดิการที่ยังไม่มีคนรุ่นใหม่ ประธานอายุมาก หรือใกล้ครบวาระ"

    def content(self) -> dict[str, Any]:
        """Show the places below; and the bodies, from the province down."""
        radar = Radar(self.prefix, self.day)
        listed = self.in_full and bool(self.prefix)
        blips = radar.blips
        page = Paginator(blips, PAGE_SIZE).get_page(self.request.GET.get("page")) if listed else None
        return {
            "places": [(one, self.at(one.code)) for one in places_on(radar)],
            "count": len(blips),
            "without": sum(one.crew.people > 0 and one.is_without_young for one in blips),
            "empty": sum(not one.crew.people for one in blips),
            "page_obj": page,
            "rows": [self._row(one, radar.year) for one in radar.named(list(page), self.request.user)]
            if page is not None
            else [],
            "page_sizes": (),
            "page_size": PAGE_SIZE,
            "months": SOON_MONTHS,
        }

    def _row(self, blip: Any, year: int) -> dict[str, Any]:
        heads = [(one, year - one.leader.birth_year if one.leader.birth_year else None) for one in blip.heads]
        held = f"{Position.list_url()}?{urlencode({'body': blip.body.ref, 'term': 'current'})}"
        people = f"{Leader.list_url()}?{urlencode({'body': blip.body.ref})}"
        return {
            "body": blip.body,
            "crew": blip.crew,
            "heads": heads,
            "reasons": blip.reasons(year),
            "people_url": people,
            "young_url": f"{people}&young=yes",
            "key_url": f"{people}&level=key",
            "held_url": held,
        }


class Urgent(PlacePage):
    """Subdistricts that must hurry to raise a young generation, with the reason in words."""

    name = "leaders:urgent"
    template = "leaders/urgent.html"
    title = "ตำบลที่ต้องเร่งสร้างคนรุ่นใหม่"
    lead = "เรียงจากตำบลที่ต้องเร่งที่สุด พร้อมเหตุผล"

    def content(self) -> dict[str, Any]:
        """Show the subdistricts of a province or below; above, ask for a province first."""
        if not self.prefix:
            provinces = Area.objects.current().at(Level.PROVINCE).order_by("code")
            return {
                "page_obj": None,
                "rows": [],
                "provinces": [(one.name_th, self.at(one.code)) for one in provinces],
            }
        found = urgent_places(Radar(self.prefix, self.day))
        page = Paginator(found, PAGE_SIZE).get_page(self.request.GET.get("page"))
        rows = [
            (one, f"{reverse('leaders:radar')}?area={one.area.code}", self.people(one.area.code))
            for one in page
        ]
        return {"page_obj": page, "rows": rows, "provinces": [], "page_sizes": (), "page_size": PAGE_SIZE}
