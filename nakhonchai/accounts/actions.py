"""Every write on an account. Atomic, with who does it; the reach of the doer is checked before and after."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from nakhonchai.accounts.enums import EventKind, Role
from nakhonchai.accounts.managing import managed_by, refusal
from nakhonchai.accounts.models import Account, AccountEvent, ApiToken, Grant, Invitation
from nakhonchai.accounts.scope import forget_scope
from nakhonchai.accounts.usernames import unchosen_username
from nakhonchai.geography.models import Area, Cluster


class NotManagedError(Exception):
    """The account is not one that the doer manages, or would no longer be one."""


class LinkUsedUpError(Exception):
    """The one-time link was used, has expired, was replaced, or never existed."""


def managed(account: Account, by: Any) -> Account:
    """Return *account* as it is stored now, or raise :class:`NotManagedError`."""
    found = managed_by(by).filter(pk=account.pk).first()
    if found is None:
        raise NotManagedError(account.pk)
    return found


def _note(account: Account, kind: EventKind, by: Any, changes: Sequence[Any] = (), reason: str = "") -> None:
    AccountEvent.objects.create(account=account, by=by, kind=kind, changes=list(changes), reason=reason[:200])


def _hold(account: Account, areas: Sequence[Area], clusters: Sequence[Cluster]) -> None:
    """Make the account hold exactly these; what stays keeps its row."""
    account.grants.exclude(area__in=areas).exclude(cluster__in=clusters).delete()
    held = set(account.grants.values_list("area_id", "cluster_id"))
    wanted = [(area.code, None) for area in areas] + [(None, cluster.pk) for cluster in clusters]
    Grant.objects.bulk_create(
        Grant(account=account, area_id=area, cluster_id=cluster)
        for area, cluster in dict.fromkeys(wanted)
        if (area, cluster) not in held
    )
    forget_scope(account)


def holdings(account: Account) -> str:
    """Return what the account holds, in words."""
    grants = account.grants.select_related("area", "cluster")
    return ", ".join(sorted(grant.area.path if grant.area else str(grant.cluster) for grant in grants))


@transaction.atomic
def invite(
    *,
    by: Any,
    full_name: str,
    role: str,
    areas: Sequence[Area] = (),
    clusters: Sequence[Cluster] = (),
    telephone: str = "",
    email: str = "",
) -> tuple[Account, str]:
    """Make an account that nobody can sign in to yet; return it with the token of its one-time link."""
    if refusal(by, role, areas, clusters):
        raise NotManagedError(role)
    account = Account.objects.create_user(
        unchosen_username(),
        None,
        full_name=full_name,
        role=role,
        telephone=telephone,
        email=email,
        invited_by=by,
    )
    _hold(account, areas, clusters)
    _note(account, EventKind.INVITED, by, [["บทบาท", "", Role(role).label], ["พื้นที่", "", holdings(account)]])
    managed(account, by)
    return account, Invitation.make(account, by)[1]


@transaction.atomic
def renew_link(*, account: Account, by: Any) -> str:
    """Make a new one-time link, which ends the earlier ones; return its token."""
    account = managed(account, by)
    if not account.is_active:
        raise NotManagedError(account.pk)
    _note(account, EventKind.LINK, by)
    account.invitations.close()
    return Invitation.make(account, by)[1]


@transaction.atomic
def link_for_mail(*, account: Account, lasts: timedelta) -> str:
    """Make the one-time link that is mailed to the account's own address; return its token.

    Earlier links stay open: anybody may ask for a mail, and must not shut out whom somebody invited.
    """
    _note(account, EventKind.MAILED, None)
    return Invitation.make(account, None, lasts)[1]


@transaction.atomic
def edit_account(
    *,
    account: Account,
    by: Any,
    full_name: str,
    role: str,
    areas: Sequence[Area],
    clusters: Sequence[Cluster],
    telephone: str = "",
    email: str = "",
) -> None:
    """Change the name, the ways to reach a person, the role, and what the account holds."""
    account = managed(account, by)
    if refusal(by, role, areas, clusters):
        raise NotManagedError(role)
    before = described(account)
    account.full_name, account.role = full_name, role
    account.telephone, account.email = telephone or None, email
    account.save()
    _hold(account, areas, clusters)
    note_edit(account, before, by)
    managed(account, by)


def described(account: Account) -> dict[str, str]:
    """Return in words what a change of the account may change."""
    return {
        "ชื่อ": account.full_name,
        "โทรศัพท์": account.telephone or "",
        "อีเมล": account.email,
        "บทบาท": account.get_role_display(),
        "พื้นที่": holdings(account),
    }


def note_edit(account: Account, before: dict[str, str], by: Any) -> None:
    """Remember what differs from *before*; nothing when nothing does."""
    after = described(account)
    changes = [[label, before[label], after[label]] for label in after if before[label] != after[label]]
    if changes:
        _note(account, EventKind.EDITED, by, changes)


@transaction.atomic
def edit_own(*, by: Account, full_name: str, telephone: str, email: str) -> None:
    """Change one's own name and the ways to be reached."""
    before = described(Account.objects.get(pk=by.pk))
    by.full_name, by.telephone, by.email = full_name, telephone or None, email
    by.save(update_fields=["full_name", "telephone", "email", "sort_key"])
    note_edit(by, before, by)


@transaction.atomic
def disable_account(*, account: Account, by: Any, reason: str = "") -> None:
    """Shut the account: its sessions end at once and its links are closed. Nothing it wrote is lost."""
    account = managed(account, by)
    account.invitations.close()
    end_sessions(account)
    Account.objects.filter(pk=account.pk).update(is_active=False)
    _note(account, EventKind.DISABLED, by, reason=reason)


@transaction.atomic
def enable_account(*, account: Account, by: Any) -> None:
    """Open the account again, with the password it had."""
    account = managed(account, by)
    Account.objects.filter(pk=account.pk).update(is_active=True)
    _note(account, EventKind.ENABLED, by)


def end_sessions(account: Account) -> None:
    """End every open session of the account, on every machine."""
    Account.objects.filter(pk=account.pk).update(session_generation=F("session_generation") + 1)
    account.refresh_from_db(fields=["session_generation"])


@transaction.atomic
def sign_out_everywhere(*, by: Account) -> None:
    """End one's own sessions; the caller keeps the one that asked."""
    end_sessions(by)
    _note(by, EventKind.SIGNED_OUT, by)


@transaction.atomic
def remove_second_factor(*, account: Account, by: Any) -> None:
    """Take the second factor off an account whose owner lost telephone and recovery codes."""
    account = managed(account, by)
    Authenticator.objects.filter(user_id=account.pk).delete()
    end_sessions(account)
    _note(account, EventKind.FACTOR_REMOVED, by)


@transaction.atomic
def accept_link(*, token: str, password: str, username: str = "") -> Account:
    """Use up a one-time link: set the password, and the user name at the first sign-in."""
    invitation = Invitation.objects.open().of_token(token).select_related("account").first()
    if invitation is None:
        raise LinkUsedUpError
    # Of two at the same time, this condition lets one through on either database.
    if not Invitation.objects.filter(pk=invitation.pk, used_at=None).update(used_at=timezone.now()):
        raise LinkUsedUpError
    account = invitation.account
    if username and not account.has_entered:
        account.username = username
    account.set_password(password)
    account.save()
    account.invitations.close()
    # Who asks for a new password may have lost more than the old one.
    ApiToken.objects.filter(account=account, revoked_at=None).update(revoked_at=timezone.now())
    _note(account, EventKind.ENTERED, account)
    return account
