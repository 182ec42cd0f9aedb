"""What narrows the map, and by whom and when a gap is to be closed."""

from datetime import timedelta
from typing import Any

from django import forms

from nakhonchai.base.forms import AreaPicker, ThaiDateField
from nakhonchai.dashboards.figures import Now
from nakhonchai.dashboards.tree import Tree, tree
from nakhonchai.geography.forms import AreaField, describe_area
from nakhonchai.records.assignees import accounts_near
from nakhonchai.records.pickers import AccountPickerField
from nakhonchai.thai import today_in_bangkok
from network.asking import Asked
from network.filters import years
from network.models import Issue, LinkKind
from network.ties import SOURCES
from organizations.models import TypeGroup

DAYS = 30
LISTS = ("network.linkkind", "network.issue", "organizations.typegroup")


def lists(now: Now) -> dict[str, Any]:
    """Return the lists to choose from, read again when staff change one."""
    found: dict[str, Any] = now.kept("network:lists", LISTS, _read_lists)
    return found


def _read_lists() -> dict[str, Any]:
    kinds = list(LinkKind.objects.values_list("slug", "name"))
    derived = [(source.slug, source.label) for source in SOURCES]
    return {
        "kinds": kinds,
        "derived": derived,
        "issues": list(Issue.objects.values_list("pk", "name")),
        "groups": list(TypeGroup.objects.values_list("slug", "name")),
    }


def kind_words(now: Now) -> dict[str, str]:
    """Return how each kind of tie is called."""
    found = lists(now)
    return dict(found["kinds"]) | dict(found["derived"])


class KnownAreaField(AreaField):
    """A place, looked up in the tree that is in memory; what is typed in words is asked of the database."""

    def __init__(self, *, where: Tree, **kwargs: Any) -> None:
        self.where = where
        super().__init__(widget=AreaPicker(describe=self.describe), **kwargs)

    def describe(self, code: str) -> str:
        """Return the path of an area in words."""
        return path_words(code, self.where) or describe_area(code)

    def clean(self, value: Any) -> Any:
        """Return the area, or its short form: both know their code."""
        known = self.where.places.get(value) if isinstance(value, str) else None
        return known or super().clean(value)


def path_words(code: str, where: Tree) -> str:
    """Return the names of a place and of all above it, down to the subdistrict; "" for no known place."""
    codes = [code[:length] for length in (6, 4, 2) if length <= len(code)]
    return " ".join(where.places[one].short_name for one in codes if one in where.places)


class MapForm(forms.Form):
    """A place, and which ties count. What cannot be read is said at its field, and narrows nothing."""

    kind = forms.ChoiceField(label="ชนิดเส้น", required=False)
    issue = forms.TypedChoiceField(label="ประเด็น", required=False, coerce=int)
    year = forms.TypedChoiceField(label="เริ่มในปี", required=False, coerce=int)
    group = forms.ChoiceField(label="กลุ่มประเภทองค์กร", required=False)
    partner = forms.BooleanField(label="เฉพาะเส้นกับภาคี", required=False)

    def __init__(self, data: Any, *, now: Now) -> None:
        super().__init__(data)
        self.fields["area"] = KnownAreaField(where=tree(now), label="พื้นที่", required=False, within=("",))
        self.order_fields(["area"])
        found, every = lists(now), ("", "ทั้งหมด")
        typed = ("บันทึกไว้", found["kinds"])
        self._choices("kind", [every, typed, ("ระบบพบเอง", found["derived"])])
        self._choices("issue", [every, *found["issues"]])
        self._choices("year", [every, *years()])
        self._choices("group", [every, *found["groups"]])

    def _choices(self, name: str, choices: list[Any]) -> None:
        field: Any = self.fields[name]
        field.choices = choices

    def asked(self) -> Asked:
        """Return what is asked; the cluster where the place cannot be read."""
        self.is_valid()
        read = self.cleaned_data
        area = read.get("area")
        return Asked(
            area=area.code[:6] if area else "",
            kind=read.get("kind") or "",
            issue=read.get("issue") or 0,
            year=read.get("year") or 0,
            group=read.get("group") or "",
            partner=bool(read.get("partner")),
        )


class FollowForm(forms.Form):
    """Who follows up, and by when: one press then makes the task."""

    def __init__(self, *, person: Any, scope: Any) -> None:
        super().__init__(auto_id="follow_%s")
        self.fields["assignee"] = AccountPickerField(
            choices=lambda: accounts_near(scope), label="มอบให้", initial=person
        )
        self.fields["due"] = ThaiDateField(
            label="ภายในวันที่", initial=today_in_bangkok() + timedelta(days=DAYS)
        )
