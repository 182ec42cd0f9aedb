"""Accounts with roles as traits."""

from typing import Any

import factory
from factory.django import DjangoModelFactory

from nakhonchai.accounts.enums import Role
from nakhonchai.accounts.models import Account, Grant

PASSWORD = "ผ่านทดสอบ-2567"


class AccountFactory(DjangoModelFactory):
    """``AccountFactory(coordinator=True, areas=["32"])``."""

    class Meta:
        model = Account
        skip_postgeneration_save = True

    class Params:
        viewer = factory.Trait(role=Role.VIEWER)
        recorder = factory.Trait(role=Role.RECORDER)
        coordinator = factory.Trait(role=Role.COORDINATOR)
        codi = factory.Trait(role=Role.CODI)
        administrator = factory.Trait(role=Role.ADMINISTRATOR)

    username = factory.Sequence("user{}".format)
    full_name = factory.Sequence("ผู้ใช้ทดสอบ คนที่{}".format)
    role = Role.VIEWER

    @factory.post_generation
    def password(account: Account, create: bool, extracted: str | None, **kwargs: Any) -> None:  # type: ignore[misc]
        account.set_password(extracted or PASSWORD)
        account.save()

    @factory.post_generation
    def areas(account: Account, create: bool, extracted: list[str] | None, **kwargs: Any) -> None:  # type: ignore[misc]
        Grant.objects.bulk_create(Grant(account=account, area_id=code) for code in extracted or [])

    @factory.post_generation
    def clusters(account: Account, create: bool, extracted: list[Any] | None, **kwargs: Any) -> None:  # type: ignore[misc]
        Grant.objects.bulk_create(Grant(account=account, cluster=cluster) for cluster in extracted or [])
