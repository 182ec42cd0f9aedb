"""How wide an issue reaches: counted from its evidence, each body, project and place once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from support.models import PolicyEvidence, PolicyIssue

SUBDISTRICT, PROVINCE = 6, 2


@dataclass
class Reach:
    """What an issue concerns, in numbers."""

    organizations: int = 0
    projects: int = 0
    subdistricts: set[str] = field(default_factory=set)
    provinces: set[str] = field(default_factory=set)

    def add(self, organization: str | None, project: str | None, place: str | None, kind: str) -> None:
        """Count one row by its kind and the home of what it names."""
        self.organizations += kind == "organization"
        self.projects += kind == "project"
        code = {"organization": organization, "project": project, "place": place}[kind] or ""
        if len(code) >= SUBDISTRICT:
            self.subdistricts.add(code[:SUBDISTRICT])
        if code:
            self.provinces.add(code[:PROVINCE])

    @property
    def words(self) -> str:
        """12 องค์กร · 3 โครงการ · 9 ตำบล · 2 จังหวัด; "" where there is no evidence."""
        parts = (
            (self.organizations, "องค์กร"),
            (self.projects, "โครงการ"),
            (len(self.subdistricts), "ตำบล"),
            (len(self.provinces), "จังหวัด"),
        )
        return " · ".join(f"{count:,} {word}" for count, word in parts if count)


def reaches(issues: Iterable[PolicyIssue]) -> dict[int, Reach]:
    """Return the reach of each issue: one query. What lies in the trash does not count."""
    found: dict[int, Reach] = defaultdict(Reach)
    rows: Any = PolicyEvidence.objects.filter(issue__in=[one.pk for one in issues])
    alive = rows.filter(organization__trashed_at=None, project__trashed_at=None)
    columns = (
        "issue_id",
        "organization_id",
        "project_id",
        "organization__area_id",
        "project__area_id",
        "place_id",
    )
    for issue, organization, project, of_body, of_project, place in alive.values_list(*columns):
        kind = "organization" if organization else "project" if project else "place"
        found[issue].add(of_body, of_project, place, kind)
    return found


def reach_of(issue: PolicyIssue) -> Reach:
    """Return the reach of one issue."""
    return reaches([issue]).get(issue.pk, Reach())
