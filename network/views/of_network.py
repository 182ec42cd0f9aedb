"""A page that adds something to the network whom the address names."""

from typing import Any, ClassVar

from django.http import Http404, HttpRequest

from nakhonchai.records.views import Crumb, RecordCreate
from network.models import Network


class OfNetwork(RecordCreate):
    """Finds the network of ``?network=`` where the writer edits, and leads back to its page."""

    network: Network
    adds: ClassVar[str] = ""
    anchor: ClassVar[str] = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Find the network, or answer 404."""
        found = Network.objects.editable_by(request.user).alive().select_related("area", "cluster")
        network = found.filter(ref=request.GET.get("network", "")).first()
        if network is None:
            raise Http404
        self.network = network
        return super().dispatch(request, *args, **kwargs)

    def instance(self) -> Any:
        """Return an empty record of the network, at home where the network is."""
        one: Any = self.model(network=self.network)  # type: ignore[misc]
        one.area_id, one.cluster_id = self.network.area_id, self.network.cluster_id
        return one

    def initial(self) -> dict[str, Any]:
        """Start with nothing: the home is that of the network."""
        return {}

    def save(self, form: Any) -> str:
        """Lead back to the network."""
        super().save(form)
        return f"{self.network.page()}#{self.anchor}"

    def own_crumbs(self) -> list[Crumb]:
        """Lead through the network's page."""
        return [Crumb(str(self.network), self.network.page()), Crumb(self.adds)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Go back to the network; say whose it is."""
        context = super().get_context_data(**kwargs)
        return context | {"cancel_url": self.network.page(), "title": f"{self.adds}ของ {self.network}"}
