"""How a person is recognised."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.db.models import Q
from django.http import HttpRequest

from nakhonchai.accounts.models import Account
from nakhonchai.thai import ThaiValueError, normalise_telephone


class AccountBackend(ModelBackend):
    """Signs in by user name or telephone number. What an account may do follows its role."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **kwargs: Any
    ) -> Account | None:
        """Return the active account of this name or number if the password fits; always take the same time."""
        name = username or kwargs.get(Account.USERNAME_FIELD)
        if not name or password is None:
            return None
        account = Account.objects.filter(_named(name)).first()
        if account is None:
            Account().set_password(password)  # an unknown name must cost what a known one costs
            return None
        fits = account.check_password(password)
        return account if fits and self.user_can_authenticate(account) else None


def _named(name: str) -> Q:
    condition = Q(username=Account.normalize_username(name.strip()))
    try:
        return condition | Q(telephone=normalise_telephone(name))
    except ThaiValueError:
        return condition
