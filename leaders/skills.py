"""A skill that gets another name gets it with everybody who has it."""

from typing import Any

from django.db import transaction

from leaders.models import Leader, Skill
from nakhonchai.base.writing import write


@transaction.atomic
def rename_skill(skill: Skill, *, by: Any, reason: str = "", version: int | None = None) -> int:
    """Write *skill*, and its new name to the leaders who have the old one; return how many these are."""
    before = Skill.objects.get(pk=skill.pk).name
    write(skill, by=by, reason=reason, version=version)
    if before == skill.name:
        return 0
    holders = Leader.objects.unscoped("a name of the list is the same everywhere").with_skill(before)
    count = 0
    for leader in holders.iterator(chunk_size=500):
        names = [skill.name if name == before else name for name in leader.skill_list]
        leader.skills = "\n".join(dict.fromkeys(names))
        write(leader, by=by, reason=f"ทักษะ “{before}” เปลี่ยนชื่อเป็น “{skill.name}”")
        count += 1
    return count
