"""Pairs that wait for a decision, and two records side by side."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.generic.base import View

from nakhonchai.accounts.scope import Scope, scope_of
from nakhonchai.base.writing import StaleVersionError
from nakhonchai.geography.codes import under
from nakhonchai.geography.forms import AreaField
from nakhonchai.geography.models import Area
from nakhonchai.records.access import remember_reading
from nakhonchai.records.actions import OutOfReachError
from nakhonchai.records.merging.actions import (
    NotToBeMergedError,
    forget_not_same,
    may_merge,
    merge,
    say_not_same,
)
from nakhonchai.records.merging.asking import counts_by_place, facts_of, shown_pairs, waiting
from nakhonchai.records.merging.fields import LOST, field_groups, field_pairs
from nakhonchai.records.merging.refs import current_ref
from nakhonchai.records.merging.relations import moves_of
from nakhonchai.records.merging.rules import DuplicateRules, all_rules, rules_named
from nakhonchai.records.merging.weighing import weigh
from nakhonchai.records.models import Merge, NotTheSame
from nakhonchai.records.pickers import RecordPickerField
from nakhonchai.records.tasks import ask_for_search
from nakhonchai.records.views.base import Crumb

PAGE = 20
CHANGED = "มีผู้อื่นแก้ไขรายการหนึ่งไปก่อนแล้ว ดูข้อมูลล่าสุดด้านล่าง ที่ท่านเลือกไว้ยังอยู่ครบ ตรวจแล้วกดรวมอีกครั้ง"
STRENGTHS = [("70", "น่าจะใช่มาก (70 ขึ้นไป)"), ("55", "น่าจะใช่ (55 ขึ้นไป)")]


class ManagersView(View):
    """A page for those who merge. ``kind`` in the address names what is merged."""

    rules: DuplicateRules

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse who merges nothing; answer 404 for a kind that is not merged."""
        self.request = request
        if not self.scope.may_manage:
            raise PermissionDenied
        if "kind" in kwargs:
            rules = rules_named(kwargs["kind"])
            if rules is None:
                raise Http404
            self.rules = rules
        return super().dispatch(request, *args, **kwargs)

    @property
    def scope(self) -> Scope:
        """The reader's scope."""
        return scope_of(self.request.user)

    def mine(self, ref: str) -> Any:
        """Return a record that the person edits, or None."""
        found = self.rules.model.objects.editable_by(self.request.user).filter(ref=ref)
        return found.select_related("area", "cluster", *self.rules.related).first()


@dataclass(frozen=True)
class PlaceCount:
    """How many pairs wait in an area: a row of bars."""

    label: str
    value: int
    url: str
    note: str = ""
    tone: str = ""


class PairFilters(forms.Form):
    """How the waiting pairs are narrowed."""

    area = AreaField(label="พื้นที่ของทั้งสองรายการ", required=False)
    least = forms.ChoiceField(label="น้ำหนักของเหตุผล", required=False, choices=[("", "ทั้งหมด"), *STRENGTHS])
    across = forms.BooleanField(label="เฉพาะที่ข้ามจังหวัด", required=False)
    kind = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, staff: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not staff:
            del self.fields["across"]

    def narrow(self, pairs: Any) -> Any:
        """Return the pairs that the form asks for; nothing where it cannot be read."""
        if not self.is_valid():
            return pairs.none()
        given = self.cleaned_data
        if given["area"]:
            pairs = pairs.filter(under(given["area"].code, "place"))
        if given["least"]:
            pairs = pairs.filter(score__gte=int(given["least"]))
        return pairs.filter(place="") if given.get("across") else pairs


class DuplicateList(ManagersView):
    """Pairs that may be one, the likeliest first, with how many wait where."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show one page of one kind."""
        ask_for_search()
        known = all_rules()
        rules = rules_named(request.GET.get("kind", "")) or known[0]
        mine = waiting(rules, request.user)
        form = PairFilters(request.GET, staff=self.scope.is_staff)
        page = Paginator(form.narrow(mine).order_by("-score", "pk"), PAGE).get_page(request.GET.get("page"))
        context = {
            "title": "รายการที่อาจซ้ำกัน",
            "rules": rules,
            "noun": rules.model._meta.verbose_name,
            "form": form,
            "page_obj": page,
            "pairs": shown_pairs(rules, request.user, list(page.object_list)),
            "tabs": [self._tab(one, one is rules) for one in known],
            "places": self._places(rules, mine),
            "filter_count": sum(bool(request.GET.get(name)) for name in ("area", "least", "across")),
            "list_url": f"{reverse('records:duplicates')}?{urlencode({'kind': rules.kind})}",
        }
        return render(request, "records/duplicates.html", context)

    def _tab(self, rules: DuplicateRules, active: bool) -> dict[str, Any]:
        return {
            "label": str(rules.model._meta.verbose_name_plural),
            "url": f"{reverse('records:duplicates')}?{urlencode({'kind': rules.kind})}",
            "active": active,
            "count": waiting(rules, self.request.user).count(),
        }

    def _places(self, rules: DuplicateRules, mine: Any) -> list[PlaceCount]:
        """Count by district (staff: by province), each with the list behind the number."""
        counts = counts_by_place(mine, 2 if self.scope.everywhere else 4)
        names = {one.code: one for one in Area.objects.filter(code__in=[code for code in counts if code])}
        base = f"{reverse('records:duplicates')}?{urlencode({'kind': rules.kind})}"
        rows = [
            PlaceCount(names[code].path, counts[code], f"{base}&area={code}")
            for code in sorted(names, key=lambda one: (-counts[one], one))
        ]
        if rest := counts.get("", 0):
            label = "ข้ามจังหวัด" if self.scope.everywhere else "ข้ามอำเภอ"
            rows.append(PlaceCount(label, rest, f"{base}&across=on" if self.scope.everywhere else ""))
        return rows


class PairView(ManagersView):
    """A page about two records; both are found only where the person edits and may merge them."""

    def pair(self, kind: str, ref: str, other: str) -> tuple[Any, Any]:
        """Return both records, or answer 404."""
        one, two = self.mine(ref), self.mine(other)
        if one is None or two is None or not may_merge(self.request.user, one, two):
            raise Http404
        return one, two


class MergePair(PairView):
    """Two records side by side: what stays is chosen fact by fact, what moves is shown, one press merges."""

    def get(self, request: HttpRequest, kind: str, ref: str, other: str) -> HttpResponse:
        """Compare. That people's data was read is remembered."""
        kept, lost = self.pair(kind, ref, other)
        if kept.is_trashed or lost.is_trashed:
            return self._gone(kept, lost)
        for one in (kept, lost):
            remember_reading(one, request.user)
        return self._page(kept, lost)

    def post(self, request: HttpRequest, kind: str, ref: str, other: str) -> HttpResponse:
        """Merge, unless somebody wrote either meanwhile."""
        kept, lost = self.pair(kind, ref, other)
        done = Merge.objects.standing().filter(kind=kind, lost_ref=lost.ref, kept_ref=kept.ref).first()
        if done is None and (kept.is_trashed or lost.is_trashed):
            return self._gone(kept, lost)
        reason = request.POST.get("reason", "").strip()[:200]
        try:
            merge(
                self.rules,
                kept,
                lost,
                by=request.user,
                chosen=self._chosen(),
                reason=reason,
                versions=self._versions(),
            )
        except StaleVersionError:
            kept.refresh_from_db()
            lost.refresh_from_db()
            if kept.is_trashed or lost.is_trashed:
                return self._gone(kept, lost)
            return self._page(kept, lost, problem=CHANGED, status=409)
        except (NotToBeMergedError, OutOfReachError) as problem:
            return self._page(kept, lost, problem=str(problem), status=409)
        except (ValidationError, IntegrityError) as problem:
            kept.refresh_from_db()
            return self._page(kept, lost, problem=_words(problem), status=422)
        messages.success(request, f"รวม “{lost}” เข้ากับ “{kept}” แล้ว ย้อนกลับได้จากหน้าการรวมที่ทำไปแล้ว")
        return HttpResponseRedirect(kept.page())

    def _chosen(self) -> dict[str, str]:
        names = [group[0] for group in field_groups(self.rules)]
        given = {name: self.request.POST.get(f"take-{name}", "") for name in names}
        return {name: value for name, value in given.items() if value in ("kept", LOST)}

    def _versions(self) -> tuple[int, int]:
        texts = (self.request.POST.get(name, "") for name in ("kept_version", "lost_version"))
        kept, lost = (int(text) if text.isdecimal() and len(text) < 9 else 0 for text in texts)
        return kept, lost

    def _gone(self, kept: Any, lost: Any) -> HttpResponse:
        """One of the two was merged or thrown away meanwhile: lead to what is left of them."""
        one = lost if kept.is_trashed else kept
        ref = current_ref(self.rules.kind, one.ref) or one.ref
        messages.info(self.request, "คู่นี้ถูกรวมไปแล้ว หรือรายการหนึ่งอยู่ในถังขยะ จึงไม่มีอะไรต้องทำ")
        return HttpResponseRedirect(reverse(f"{self.rules.model.url_name}-detail", args=[ref]))

    def _page(self, kept: Any, lost: Any, problem: str = "", status: int = 200) -> HttpResponse:
        pairs = field_pairs(self.rules, kept, lost, self._chosen() if self.request.method == "POST" else None)
        address = reverse("records:merge", args=[self.rules.kind, lost.ref, kept.ref])
        context = {
            "title": f"รวม{self.rules.model._meta.verbose_name}ที่ซ้ำกัน",
            "noun": self.rules.model._meta.verbose_name,
            "kept": kept,
            "lost": lost,
            "pairs": [pair for pair in pairs if not pair.same],
            "same": [(pair.label, pair.kept) for pair in pairs if pair.same],
            "weighed": weigh(self.rules, facts_of(self.rules, kept), facts_of(self.rules, lost)),
            "moves": moves_of(lost, self.request.user),
            "problem": problem,
            "reason": self.request.POST.get("reason", ""),
            "swap_url": address,
            "not_same_url": reverse("records:not-same", args=[self.rules.kind, kept.ref, lost.ref]),
            "has_alias": self.rules.has_alias,
            "breadcrumbs": crumbs(self.rules, "เปรียบเทียบและรวม"),
        }
        return render(self.request, "records/merge.html", context, status=status)


def crumbs(rules: DuplicateRules, last: str) -> list[Crumb]:
    """Return the way back to the pairs of this kind."""
    url = f"{reverse('records:duplicates')}?{urlencode({'kind': rules.kind})}"
    return [Crumb("รายการที่อาจซ้ำกัน", url), Crumb(last)]


def _words(problem: Exception) -> str:
    if isinstance(problem, ValidationError):
        return "รวมไม่ได้: " + " ".join(problem.messages)
    return "รวมไม่ได้เพราะมีรายการที่เหมือนกันอยู่แล้ว โปรดเลือกค่าของอีกฝ่าย"


class NotSame(PairView):
    """Says that two records are not the same."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, kind: str, ref: str, other: str) -> HttpResponse:
        """Remember it, and go on with the next pair."""
        one, two = self.pair(kind, ref, other)
        say_not_same(self.rules, one, two, by=request.user, reason=request.POST.get("reason", "").strip())
        messages.success(request, f"จำไว้แล้วว่า “{one}” กับ “{two}” ไม่ใช่รายเดียวกัน จะไม่ถามคู่นี้อีก")
        return HttpResponseRedirect(f"{reverse('records:duplicates')}?{urlencode({'kind': kind})}")


class MergeWith(ManagersView):
    """Chooses the other record by hand, for a pair that the search did not find."""

    def get(self, request: HttpRequest, kind: str, ref: str) -> HttpResponse:
        """Ask, or lead to the comparison where the other was named."""
        kept = self.mine(ref)
        if kept is None or kept.is_trashed:
            raise Http404
        form = self._form(request.GET if "other" in request.GET else None, kept)
        if form.is_bound and form.is_valid():
            other = form.cleaned_data["other"]
            return HttpResponseRedirect(reverse("records:merge", args=[kind, kept.ref, other.ref]))
        noun = self.rules.model._meta.verbose_name
        context = {
            "title": f"รวม{noun}อื่นเข้ากับ “{kept}”",
            "record": kept,
            "noun": noun,
            "form": form,
            "breadcrumbs": [Crumb(str(kept), kept.page()), Crumb("รวมกับรายการอื่น")],
        }
        return render(request, "records/merge_with.html", context, status=422 if form.errors else 200)

    def _form(self, data: Any, kept: Any) -> forms.Form:
        form = forms.Form(data)
        noun = str(self.rules.model._meta.verbose_name)
        form.fields["other"] = RecordPickerField(
            model=self.rules.model,
            choices=lambda: self._others(kept),
            label=f"{noun}ที่ซ้ำ",
            help_text="พิมพ์ชื่อหรือรหัสอ้างอิงของรายการที่จะรวมเข้ามา",
        )
        return form

    def _others(self, kept: Any) -> Any:
        found = self.rules.model.objects.editable_by(self.request.user).alive().exclude(pk=kept.pk)
        if self.scope.is_staff or not kept.area_id:
            return found
        return found.filter(under(kept.area_id[:2]))


class NotSameForget(PairView):
    """Takes back that two are not the same."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, kind: str, ref: str, other: str) -> HttpResponse:
        """Forget it: the next search may propose the pair."""
        self.pair(kind, ref, other)
        first, second = sorted((ref, other))
        for said in NotTheSame.objects.filter(kind=kind, first_ref=first, second_ref=second):
            forget_not_same(said)
        messages.success(request, "ลืมคำตอบเดิมแล้ว คู่นี้อาจถูกเสนออีกเมื่อระบบเปรียบเทียบครั้งต่อไป")
        return HttpResponseRedirect(reverse("records:merge", args=[kind, ref, other]))
