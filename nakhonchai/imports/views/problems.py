"""Problems gathered, each solved once for all its rows."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from nakhonchai.imports.pages.frame import address
from nakhonchai.imports.pages.problems import GROUPS_A_PAGE, AnswerForm, form_for, group_cards
from nakhonchai.imports.services import can_change, solve_group
from nakhonchai.imports.views.base import ImportView

GONE = "เรื่องนี้ตัดสินใจไปแล้ว"


class RunProblems(ImportView):
    """The open problems, those of most rows first."""

    here = "run-problems"
    label = "เรื่องที่ต้องตัดสินใจ"

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show a page of them."""
        return self.page(pk)

    def page(self, pk: UUID, failed: AnswerForm | None = None) -> HttpResponse:
        """Render the page."""
        run = self.run_of(pk)
        groups = run.groups.all()
        if asked := self.request.GET.get("group", "")[:16]:
            groups = groups.filter(key=asked)
        if failed is not None:
            groups = groups.filter(pk=failed.group.pk)
        page = Paginator(groups, GROUPS_A_PAGE).get_page(self.request.GET.get("page"))
        return self.show(
            run,
            "run_problems",
            status=422 if failed else 200,
            groups=group_cards(run, page.object_list, self.request.user, failed),
            page_obj=page,
            alone=bool(asked or failed),
            all_url=address(run, "run-problems"),
            next_url=run.get_absolute_url(),
            may_change=can_change(run, self.request.user),
        )


class RunSolve(RunProblems):
    """Takes one answer."""

    def get(self, request: HttpRequest, pk: UUID, key: str) -> HttpResponse:  # type: ignore[override]
        """Lead back to the list: the address of an answer is no page."""
        return HttpResponseRedirect(address(self.run_of(pk), "run-problems"))

    def post(self, request: HttpRequest, pk: UUID, key: str) -> HttpResponse:
        """Use it for all rows of the group."""
        run = self.run_of(pk)
        group = run.groups.filter(key=key).first()
        back = HttpResponseRedirect(address(run, "run-problems"))
        if group is None:  # a second press, or solved together with another
            messages.info(request, GONE)
            return back
        form = form_for(group, request.user, request.POST)
        if not form.is_valid():
            return self.page(pk, failed=form)
        remember = bool(form.cleaned_data.get("remember"))
        count = solve_group(run, key, form.decision(), by=request.user, remember=remember)
        messages.success(request, f"ใช้คำตอบกับ {count:,} แถวแล้ว")
        return back
