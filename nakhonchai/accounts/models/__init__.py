"""Accounts, what they hold, how they are invited, and what they did that must be remembered."""

from nakhonchai.accounts.models.access import AccessLog
from nakhonchai.accounts.models.account import Account
from nakhonchai.accounts.models.event import AccountEvent
from nakhonchai.accounts.models.grant import Grant
from nakhonchai.accounts.models.invitation import Invitation
from nakhonchai.accounts.models.token import ApiToken

__all__ = ["AccessLog", "Account", "AccountEvent", "ApiToken", "Grant", "Invitation"]
