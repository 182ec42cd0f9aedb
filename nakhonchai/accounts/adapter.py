"""How the sign-in library behaves here."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up alone: accounts are made by an invitation."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False."""
        return False
