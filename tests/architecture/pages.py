"""Which kind of page stands at each address. An address that is not here fails the tests."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """A kind of ``rights.RULES``, what the address names, and whether the matrix sends a form to it."""

    kind: str
    about: str = ""
    post: bool = True
    query: str = ""


def _record(stem: str, name: str, kind: str) -> dict[str, Page]:
    return {
        f"{stem}-list": Page("signed_in", post=False),
        f"{stem}-create": Page("writers"),
        f"{stem}-bulk": Page("bulk"),
        f"{stem}-pick": Page("signed_in", post=False, query="?q=ทดสอบ"),
        f"{stem}-export": Page("export", post=False, query="?format=csv"),
        f"{stem}-detail": Page(kind, name, post=False),
        f"{stem}-history": Page("internal", name, post=False),
        f"{stem}-edit": Page("edit_alive", name),
        f"{stem}-trash": Page("edit", name),
        f"{stem}-restore": Page("edit", name),
    }


def _without(pages: dict[str, Page], *names: str) -> dict[str, Page]:
    """Leave out pages that a kind of record does not have."""
    return {key: page for key, page in pages.items() if key.rpartition("-")[2] not in names}


def _register(stem: str, name: str) -> dict[str, Page]:
    """The pages of a register that coordinators and staff keep."""
    return {
        f"{stem}-list": Page("signed_in", post=False),
        f"{stem}-create": Page("managers"),
        f"{stem}-detail": Page("managed_read", name, post=False),
        f"{stem}-history": Page("managed_read", name, post=False),
        f"{stem}-edit": Page("managed_alive", name),
        f"{stem}-trash": Page("managed", name),
        f"{stem}-restore": Page("managed", name),
    }


PAGES: dict[str, Page] = {
    "portal:home": Page("public", post=False),
    "portal:places": Page("public", post=False),
    "portal:place": Page("public_area", "area", post=False),
    "portal:villages": Page("public_area", "subdistrict", post=False),
    "portal:place-history": Page("signed_in_area", "area", post=False),
    "portal:pick-areas": Page("public", post=False, query="?q=เมือง"),
    "portal:village-create": Page("village", "subdistrict"),
    "portal:community-create": Page("village", "subdistrict"),
    "portal:place-rename": Page("village", "village"),
    "portal:place-close": Page("village", "village"),
    "portal:place-reopen": Page("village", "closed_village"),
    "portal:place-split": Page("redraw", "subdistrict"),
    "dashboards:snapshot-list": Page("signed_in", post=False),
    "dashboards:snapshot-create": Page("managers"),
    "dashboards:figure": Page("public", "measure", post=False),
    "dashboards:figure-of-area": Page("public_area", "measure_area", post=False),
    "portal:gallery": Page("public", post=False),
    "portal:search": Page("public", post=False, query="?q=ทดสอบ"),
    "portal:about": Page("public", post=False),
    "portal:privacy": Page("public", post=False),
    "portal:accessibility": Page("public", post=False),
    "portal:help": Page("public", post=False),
    "portal:help-topic": Page("public", "help_topic", post=False),
    "portal:feedback": Page("public", post=False),
    "portal:feedback-sent": Page("public", post=False),
    "portal:robots": Page("public", post=False),
    "accounts:me": Page("signed_in", post=False),
    "accounts:me-edit": Page("own_account", post=False),
    "accounts:sign-out-everywhere": Page("signed_in_post", post=False),
    "accounts:kept-form": Page("kept", post=False),
    "accounts:welcome": Page("link", "token", post=False),
    "accounts:invitation-list": Page("managers", post=False),
    "accounts:invitation-create": Page("managers"),
    "accounts:account-detail": Page("account", "account", post=False),
    "accounts:account-edit": Page("account", "account"),
    "accounts:account-renew": Page("account", "account", post=False),
    "accounts:account-disable": Page("account", "account", post=False),
    "accounts:account-enable": Page("account", "account", post=False),
    "accounts:account-remove-factor": Page("account", "account", post=False),
    "records:duplicates": Page("managers", post=False),
    "records:merge-list": Page("managers", post=False),
    "records:trash": Page("writers", post=False),
    "records:task-people": Page("writers", post=False),
    "records:attachment-create": Page("attach", "attach_to"),
    "records:attachment": Page("internal", "attachment", post=False),
    "records:attachment-trash": Page("attach", "attachment"),
    "records:attachment-restore": Page("not_in_trash", "attachment"),
    "imports:run-list": Page("managers", post=False),
    "imports:run-create": Page("managers"),
    "imports:template": Page("managers", post=False),
    **_record("organizations:organization", "organization", "directory"),
    **_record("leaders:leader", "leader", "internal"),
    **_record("leaders:position", "position", "internal"),
    **_without(_record("leaders:tie", "tie", "internal"), "bulk", "pick"),
    **_record("learning:series", "series", "directory"),
    **_record("learning:event", "event", "directory"),
    **_without(_record("learning:participation", "participation", "internal"), "create", "pick"),
    **_record("plans:plan", "plan", "home"),
    **_record("plans:project", "project", "home"),
    **_record("records:task", "task", "internal"),
    **_record("network:link", "link", "directory"),
    **_record("network:network", "network", "directory"),
    **_record("network:member", "member", "directory"),
    "network:member-create": Page("of_a_network"),
    "network:map": Page("signed_in", post=False),
    "network:matrix": Page("signed_in", post=False),
    "network:body-list": Page("signed_in", post=False, query="?answer=isolated"),
    "network:gap-list": Page("signed_in", post=False),
    "network:tie-list": Page("signed_in", post=False),
    "network:reach": Page("signed_in", post=False),
    "network:body": Page("on_the_map", "organization", post=False),
    "network:follow-up": Page("bulk", post=False),
    **_record("honours:honour", "honour", "home"),
    "honours:honour-certificate": Page("internal", "honour", post=False),
    "honours:round": Page("writers"),
    "honours:roll": Page("public", post=False),
    **_register("consents:request", "subjectrequest"),
    **_register("consents:breach", "breach"),
    "consents:home": Page("managers", post=False),
    "consents:purposes": Page("managers", post=False),
    "consents:purposes-file": Page("managers", post=False),
    "consents:purpose-create": Page("staff_among_managers"),
    "consents:purpose-edit": Page("staff_among_managers", "purpose"),
    "consents:retention": Page("managers", post=False),
    "consents:retention-keep": Page("managed_post", "leader", post=False),
    "consents:erasures": Page("managers", post=False),
    "consents:consent-give": Page("managed", "leader"),
    "consents:consent-withdraw": Page("managed", "consent"),
    "consents:consent-paper": Page("managed", "leader", post=False),
    "consents:person-access": Page("managed", "leader", post=False),
    "consents:person-file": Page("managed", "leader"),
    "consents:person-erase": Page("managed", "leader"),
    "leaders:position-create": Page("of_a_leader"),
    "leaders:tie-create": Page("of_a_leader"),
    "leaders:position-end": Page("edit", "position"),
    "leaders:young": Page("signed_in", post=False),
    "leaders:radar": Page("signed_in", post=False),
    "leaders:urgent": Page("signed_in", post=False),
    "leaders:committee-renew": Page("edit_alive_here", "organization", post=False),
    "leaders:leader-photo": Page("edit_alive_here", "leader"),
    "leaders:leader-picture": Page("no_picture", "leader", post=False),
    "records:task-done": Page("edit_post", "task", post=False),
}

# Addresses with tests of their own, and why they are not asked here.
ELSEWHERE: dict[str, str] = {
    "records:merge-with": "about two records of one kind; tests/records/merging",
    "records:merge": "about two records of one kind; tests/records/merging",
    "records:not-same": "about two records of one kind; tests/records/merging",
    "records:not-same-forget": "about two records of one kind; tests/records/merging",
    "records:merge-undo": "about two records of one kind; tests/records/merging",
    "portal:health": "says only that the server is ready; tests/portal/test_serving.py",
    "account_login": "the one door; tests/accounts",
    "account_logout": "ends a session; tests/accounts",
    "account_reauthenticate": "tests/accounts",
    "account_change_password": "tests/accounts",
    "account_reset_password": "tests/accounts",
    "mfa_index": "about the reader's own account; tests/accounts",
    "mfa_authenticate": "tests/accounts",
    "mfa_reauthenticate": "tests/accounts",
    "mfa_activate_totp": "tests/accounts",
    "mfa_deactivate_totp": "tests/accounts",
    "mfa_view_recovery_codes": "tests/accounts",
    "mfa_generate_recovery_codes": "tests/accounts",
    "mfa_download_recovery_codes": "tests/accounts",
    "network:group": "names a group of a picture; tests/network/test_maps.py",
    "network:tie": "names two bodies; tests/network/test_maps.py",
    "imports:run-detail": "belongs to one person; tests/imports",
    "imports:run-apply": "belongs to one person; tests/imports",
    "imports:run-cancel": "belongs to one person; tests/imports",
    "imports:run-progress": "belongs to one person; tests/imports",
    "imports:run-sheets": "belongs to one person; tests/imports",
    "imports:run-problems": "belongs to one person; tests/imports",
    "imports:run-solve": "belongs to one person; tests/imports",
    "imports:run-rows": "belongs to one person; tests/imports",
    "imports:run-decide": "belongs to one person; tests/imports",
    "imports:run-mode": "belongs to one person; tests/imports",
    "imports:run-leftovers": "belongs to one person; tests/imports",
    "imports:run-undo": "belongs to one person; tests/imports",
}
