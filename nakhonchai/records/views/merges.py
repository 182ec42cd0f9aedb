"""Merges that were done, and taking one back."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from nakhonchai.records.actions import OutOfReachError
from nakhonchai.records.merging.actions import (
    Conflict,
    NotToBeMergedError,
    may_undo,
    undo_merge,
)
from nakhonchai.records.merging.rules import DuplicateRules, all_rules, rules_named
from nakhonchai.records.models import Merge, NotTheSame
from nakhonchai.records.views.duplicates import PAGE, ManagersView, crumbs


class MergeList(ManagersView):
    """What was merged, the latest first, and what was said not to be the same."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the merges of records that the person edits."""
        rules = rules_named(request.GET.get("kind", "")) or all_rules()[0]
        mine = rules.model.objects.editable_by(request.user)
        refs = mine.values("ref")
        merges = Merge.objects.filter(kind=rules.kind, kept_ref__in=refs, lost_ref__in=refs)
        page = Paginator(
            merges.select_related("merged_by", "undone_by").order_by("-merged_at", "-pk"), PAGE
        ).get_page(request.GET.get("page"))
        shown = list(page.object_list)
        others = NotTheSame.objects.filter(kind=rules.kind, first_ref__in=refs, second_ref__in=refs)
        said = list(others.select_related("said_by").order_by("-said_at", "-pk")[:PAGE])
        wanted = {one.kept_ref for one in shown} | {
            ref for one in said for ref in (one.first_ref, one.second_ref)
        }
        names = {one.ref: one for one in mine.filter(ref__in=wanted).select_related("area", "cluster")}
        context = {
            "title": "การรวมที่ทำไปแล้ว",
            "noun": rules.model._meta.verbose_name,
            "page_obj": page,
            "rows": [(one, names.get(one.kept_ref)) for one in shown],
            "said": [(one, names.get(one.first_ref), names.get(one.second_ref)) for one in said],
            "tabs": [self._tab(one, one is rules) for one in all_rules()],
            "breadcrumbs": crumbs(rules, "การรวมที่ทำไปแล้ว"),
        }
        return render(request, "records/merge_list.html", context)

    def _tab(self, rules: DuplicateRules, active: bool) -> dict[str, Any]:
        url = f"{reverse('records:merge-list')}?{urlencode({'kind': rules.kind})}"
        return {
            "label": str(rules.model._meta.verbose_name_plural),
            "url": url,
            "active": active,
            "count": None,
        }


class MergeUndo(ManagersView):
    """Asks, and takes a merge back."""

    def done(self, kind: str, ref: str) -> Merge:
        """Return the standing merge of a lost record, if the person may take it back; otherwise 404."""
        found = (
            Merge.objects.filter(kind=kind, lost_ref=ref).select_related("merged_by").order_by("-pk").first()
        )
        if found is None or not (found.is_undone or may_undo(self.request.user, found)):
            raise Http404
        if found.is_undone and self.mine(found.kept_ref) is None:
            raise Http404
        return found

    def get(self, request: HttpRequest, kind: str, ref: str) -> HttpResponse:
        """Ask; say so where it was taken back already."""
        done = self.done(kind, ref)
        return self._page(done, [Conflict(*one) for one in done.conflicts], done.is_undone)

    def post(self, request: HttpRequest, kind: str, ref: str) -> HttpResponse:
        """Do it; show what was left, or lead to the record that is back."""
        done = self.done(kind, ref)
        try:
            left = undo_merge(done, by=request.user)
        except (NotToBeMergedError, OutOfReachError) as problem:
            return self._page(done, [], False, problem=str(problem), status=409)
        messages.success(request, f"ย้อนการรวมแล้ว “{done.lost_name}” กลับมาเป็นรายการของตนเอง")
        if left:
            done.refresh_from_db()
            return self._page(done, left, True)
        return HttpResponseRedirect(reverse(f"{self.rules.model.url_name}-detail", args=[ref]))

    def _page(
        self, done: Merge, left: list[Conflict], undone: bool, problem: str = "", status: int = 200
    ) -> HttpResponse:
        context = {
            "title": f"ย้อนการรวม “{done.lost_name}”",
            "done": done,
            "kept": self.mine(done.kept_ref),
            "left": left,
            "undone": undone,
            "problem": problem,
            "lost_url": reverse(f"{self.rules.model.url_name}-detail", args=[done.lost_ref]),
            "breadcrumbs": crumbs(self.rules, "ย้อนการรวม"),
        }
        return render(self.request, "records/merge_undo.html", context, status=status)
