"""Names, numbers, and lists that only grow."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db.models.deletion import ProtectedError
from hypothesis import given
from hypothesis import strategies as st

from nakhonchai.accounts.backends import name_key, named
from nakhonchai.accounts.models import AccessLog, Account, AccountEvent, Invitation
from nakhonchai.accounts.models.access import AccessKind
from nakhonchai.accounts.models.append_only import AppendOnlyError
from nakhonchai.accounts.models.invitation import digest
from nakhonchai.accounts.usernames import check_username, clean_username
from tests.factories import AccountFactory


@pytest.mark.parametrize("name", ["somying", "สมหญิง.ใจดี", "ผู้บันทึก_32", "น้ำ-ฝน", "a@b.example"])
def test_a_user_name_may_be_thai(name: str) -> None:
    check_username(clean_username(name))


@pytest.mark.parametrize(
    "name", ["", "two words", "a/b", "12345", "๑๒๓๔๕", "0812345678", "โทร0812345678", "tel.0812345678"]
)
def test_a_user_name_is_no_number_and_has_no_spaces(name: str) -> None:
    with pytest.raises(ValidationError):
        check_username(clean_username(name))


@pytest.mark.django_db
def test_a_name_is_found_however_it_was_typed() -> None:
    account = AccountFactory(username="Somying", telephone="081-234-5678")
    assert account.username == "somying"
    assert account.telephone == "0812345678"
    for typed in ["somying", " SOMYING ", "0812345678", "081 234 5678", "๐๘๑-๒๓๔๕๖๗๘", "+66812345678"]:
        assert named(typed) == account, typed
    thai = AccountFactory(username="น้ํา")  # typed as two characters
    assert named("น้ำ") == thai


@given(st.sampled_from(["0812345678", "044123456"]), st.lists(st.integers(1, 8), max_size=3))
def test_all_ways_to_write_a_number_count_as_one_name(number: str, places: list[int]) -> None:
    written = "".join(("-" if index in places else "") + digit for index, digit in enumerate(number))
    assert name_key(written) == number


@pytest.mark.django_db
def test_the_access_log_only_grows() -> None:
    row = AccessLog.objects.create(kind=AccessKind.READ, subject="ผู้นำ", account=AccountFactory())
    row.count = 5
    for attempt in (
        row.save,
        row.delete,
        lambda: AccessLog.objects.update(count=2),
        lambda: AccessLog.objects.filter(pk=row.pk).delete(),
        lambda: AccessLog.objects.bulk_update([row], ["count"]),
        lambda: AccessLog._base_manager.all().delete(),
        lambda: AccessLog.objects.update_or_create(defaults={"count": 9}, pk=row.pk),
        lambda: AccessLog.objects.bulk_create(
            [row], update_conflicts=True, update_fields=["count"], unique_fields=["id"]
        ),
    ):
        with pytest.raises(AppendOnlyError):
            attempt()
    assert AccessLog.objects.get().count == 1
    AccessLog.objects.bulk_create([AccessLog(kind=AccessKind.PRINT, subject="ผู้นำ")])
    assert AccessLog.objects.count() == 2


@pytest.mark.django_db
def test_an_account_with_a_past_cannot_be_deleted() -> None:
    account = AccountFactory()
    AccountEvent.objects.create(account=account, kind="edited")
    with pytest.raises((ProtectedError, AppendOnlyError)):
        account.delete()
    with pytest.raises(AppendOnlyError):
        AccountEvent.objects.all().delete()


@pytest.mark.django_db
def test_only_the_digest_of_a_token_is_stored() -> None:
    invitation, token = Invitation.make(AccountFactory(), None)
    stored = Invitation.objects.values().get()
    assert token not in str(stored)
    assert invitation.token_digest == digest(token)
    assert len(token) >= 32


@pytest.mark.django_db
def test_accounts_sort_as_a_thai_dictionary_does() -> None:
    for name in ["แก้ว ก", "กานต์ ข", "เกษม ค", "ขวัญ ง"]:
        AccountFactory(full_name=name)
    names: Any = list(Account.objects.values_list("full_name", flat=True))
    assert names.index("กานต์ ข") < names.index("เกษม ค") < names.index("แก้ว ก") < names.index("ขวัญ ง")
