"""Pages of records that belong to a plan or a project: made on its page, and leading back to it."""

from typing import Any, ClassVar

from django.http import Http404, HttpRequest

from nakhonchai.records.models import Record
from nakhonchai.records.views import Crumb, RecordCreate, RecordEdit, RecordView


class BelongingPages(RecordView):
    """What the pages of such records share: ``parent_name`` is the key to the parent, of ``parent_model``."""

    parent_model: ClassVar[type[Record]]
    parent_name: ClassVar[str]
    anchor: ClassVar[str]  # the panel of the parent's page that shows the rows

    def home_crumbs(self) -> list[Crumb]:
        """Begin at the list of parents."""
        return [Crumb(str(self.parent_model._meta.verbose_name_plural), self.parent_model.list_url())]

    def back_to(self, record: Any) -> str:
        """Return the address of the panel that shows the row."""
        return f"{getattr(record, self.parent_name).page()}#{self.anchor}"


class BelongingCreate(BelongingPages, RecordCreate):
    """A new record of the parent that the address names (``?plan=``, ``?project=``)."""

    parent: Any

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Find the parent among those the person edits, or answer 404."""
        mine: Any = self.parent_model.objects.editable_by(request.user).alive()
        found = mine.select_related("area", "cluster")
        parent = found.filter(ref=request.GET.get(self.parent_name, "")).first()
        if parent is None:
            raise Http404
        self.parent = parent
        return super().dispatch(request, *args, **kwargs)

    def instance(self) -> Any:
        """Return an empty record of the parent, at home where that is."""
        model: Any = self.model
        return model(
            **{self.parent_name: self.parent}, area_id=self.parent.area_id, cluster_id=self.parent.cluster_id
        )

    def initial(self) -> dict[str, Any]:
        """Start empty: the place is the parent's."""
        return {}

    def save(self, form: Any) -> str:
        """Lead back to the parent."""
        super().save(form)
        return self.back_to(form.instance)

    def own_crumbs(self) -> list[Crumb]:
        """Lead through the parent's page."""
        return [Crumb(str(self.parent), self.parent.page()), *super().own_crumbs()]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whose record it is."""
        title = f"เพิ่ม{self.model._meta.verbose_name} {self.parent}"
        return super().get_context_data(**kwargs) | {"cancel_url": self.parent.page(), "title": title}


class BelongingEdit(BelongingPages, RecordEdit):
    """Changes such a record."""

    def save(self, form: Any) -> str:
        """Lead back to the parent."""
        super().save(form)
        return self.back_to(form.instance)
