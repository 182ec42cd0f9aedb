"""A theme that gets another name gets it with every project that works on it."""

from typing import Any

from django.db import transaction

from nakhonchai.base.writing import write
from plans.models import Project, Theme


@transaction.atomic
def rename_theme(theme: Theme, *, by: Any, reason: str = "", version: int | None = None) -> int:
    """Write *theme*, and its new name to the projects that have the old one; return how many these are."""
    before = Theme.objects.get(pk=theme.pk).name
    write(theme, by=by, reason=reason, version=version)
    if before == theme.name:
        return 0
    holders = Project.objects.unscoped("a name of the list is the same everywhere").with_theme(before)
    count = 0
    for project in holders.iterator(chunk_size=500):
        names = [theme.name if name == before else name for name in project.theme_list]
        project.themes = "\n".join(dict.fromkeys(names))
        write(project, by=by, reason=f"ประเด็น “{before}” เปลี่ยนชื่อเป็น “{theme.name}”")
        count += 1
    return count
