"""How a person is recognised."""

from typing import Any

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from nakhonchai.accounts.models import Account
from nakhonchai.accounts.usernames import clean_username, read_telephone
from nakhonchai.base.prepared import once_made


class AccountBackend(ModelBackend):
    """Signs in by user name or telephone number. What an account may do follows its role."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: Any,
    ) -> Account | None:
        """Return the active account of this name or number if the password fits, always in the same time."""
        name = username or kwargs.get(Account.USERNAME_FIELD)
        if not name or password is None:
            return None
        account = named(name)
        if account is None:
            Account().set_password(password)  # an unknown name must cost what a known one costs
            return None
        fits = account.check_password(password)
        return account if fits and self.user_can_authenticate(account) else None

    def user_can_authenticate(self, user: Any) -> bool:
        """Whether the account may sign in, and stay; an example only where no stranger reaches the portal."""
        return super().user_can_authenticate(user) and (settings.LOOPBACK or not user.is_example)

    def get_user(self, user_id: Any) -> Account | None:
        """Return the account of a session, while it may stay."""
        account = next(iter(_account(pk=user_id)), None)
        return account if account is not None and self.user_can_authenticate(account) else None


@once_made
def _account(pk: Any) -> Any:
    """Every page of a reader asks for their account: its SQL is made once."""
    return Account.objects.filter(pk=pk)


def named(name: str) -> Account | None:
    """Return the account of this user name or telephone number. No user name can be read as a number."""
    number = read_telephone(name)
    key = {"telephone": number} if number else {"username": clean_username(name)}
    return Account.objects.filter(**key).first()


def name_key(name: str) -> str:
    """Return the one form of a name under which attempts are counted, however its number was written."""
    return read_telephone(name) or clean_username(name)
