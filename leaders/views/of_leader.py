"""A page that adds something to the leader whom the address names."""

from typing import Any, ClassVar

from django.http import Http404, HttpRequest

from leaders.models import Leader
from nakhonchai.records.views import Crumb, RecordCreate


class OfLeader(RecordCreate):
    """Finds the leader of ``?leader=`` within the reader's reach, and leads back to their page.

    ``for_editors``: only for those who edit the leader, because what is added lies at the leader's home.
    """

    leader: Leader
    adds: ClassVar[str] = ""
    for_editors: ClassVar[bool] = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Find the leader, or answer 404."""
        found = Leader.objects.visible_to(request.user).alive().select_related("area", "cluster")
        if self.for_editors:
            found = found.editable_by(request.user)
        leader = found.filter(ref=request.GET.get("leader", "")).first()
        if leader is None:
            raise Http404
        self.leader = leader
        return super().dispatch(request, *args, **kwargs)

    def save(self, form: Any) -> str:
        """Lead back to the leader."""
        super().save(form)
        return self.leader.page()

    def own_crumbs(self) -> list[Crumb]:
        """Lead through the leader's page."""
        return [Crumb(str(self.leader), self.leader.page()), Crumb(self.adds)]

    def home_crumbs(self) -> list[Crumb]:
        """Begin at the list of leaders."""
        return [Crumb("ผู้นำ", Leader.list_url())]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Go back to the leader; say whose it is."""
        context = super().get_context_data(**kwargs)
        return context | {"cancel_url": self.leader.page(), "title": f"{self.adds}ของ {self.leader}"}
