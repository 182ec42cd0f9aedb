"""What two projects contribute to, when they become one: to every line of both, to one first of all."""

from nakhonchai.records.merging.moving import gives_way, when_both_have
from strategy.models import Contribution


@gives_way("contribution_has_one_primary")
def become_further(moved: Contribution) -> None:
    """The first line of the project that stays is first; the other's becomes a further one."""
    moved.is_primary = False


@when_both_have("strategy.contribution")
def stay_first(stays: Contribution, goes: Contribution) -> None:
    """A line that was first for the other project is first where the one that stays had none."""
    others = Contribution.objects.filter(project=stays.project_id, is_primary=True).exclude(pk=stays.pk)
    if goes.is_primary and not others.exists():
        stays.is_primary = True
