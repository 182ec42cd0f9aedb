"""The account of a person who signs in."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac

from nakhonchai.accounts.enums import ADMINISTRATOR_APPS, STAFF, Role
from nakhonchai.accounts.usernames import UNCHOSEN, check_username, clean_username
from nakhonchai.base.fields import ByteOrderField
from nakhonchai.base.personal_data import DataClass
from nakhonchai.thai import normalise, normalise_telephone, sort_key


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts; a password of ``None`` is one that nobody can sign in with."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "Account":
        """Make an account with a role (viewer unless said otherwise)."""
        account = self.model(username=self.model.normalize_username(username), **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def create_superuser(self, username: str, password: str | None = None, **fields: Any) -> "Account":
        """Make an administrator."""
        return self.create_user(username, password, role=Role.ADMINISTRATOR, **fields)


class Account(AbstractBaseUser):
    """Somebody who signs in, by user name or telephone number. An e-mail address is optional."""

    username = models.CharField(
        "ชื่อผู้ใช้",
        max_length=60,
        unique=True,
        validators=[check_username],
        error_messages={"unique": "มีผู้ใช้ชื่อนี้แล้ว กรุณาตั้งชื่ออื่น"},
    )
    telephone = models.CharField(
        "โทรศัพท์",
        max_length=20,
        null=True,
        blank=True,
        unique=True,
        error_messages={"unique": "มีบัญชีที่ใช้หมายเลขนี้แล้ว"},
    )
    email = models.EmailField("อีเมล", blank=True)
    full_name = models.CharField("ชื่อ–นามสกุล", max_length=120)
    role = models.CharField("บทบาท", max_length=20, choices=Role, default=Role.VIEWER)
    is_active = models.BooleanField("ใช้งานได้", default=True)
    is_staff = models.BooleanField("เข้าหน้าผู้ดูแลระบบได้", default=False, editable=False)
    is_example = models.BooleanField("บัญชีตัวอย่าง", default=False, editable=False)
    date_joined = models.DateTimeField("สร้างเมื่อ", default=timezone.now, editable=False)
    invited_by = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="invited",
        verbose_name="ผู้เชิญ",
    )
    # Goes up when every open session of the account must end: a session is checked against it.
    session_generation = models.PositiveIntegerField("รุ่นของการเข้าสู่ระบบ", default=0, editable=False)
    sort_key = ByteOrderField("ลำดับอักษร", max_length=400, default="", editable=False, db_index=True)

    data_classes: ClassVar[dict[str, DataClass]] = {
        "username": DataClass.INTERNAL,
        "telephone": DataClass.PERSONAL,
        "email": DataClass.PERSONAL,
        "full_name": DataClass.NETWORK,
        "role": DataClass.INTERNAL,
        "is_active": DataClass.INTERNAL,
        "is_staff": DataClass.INTERNAL,
        "is_example": DataClass.INTERNAL,
        "date_joined": DataClass.INTERNAL,
        "last_login": DataClass.PERSONAL,
        "invited_by": DataClass.INTERNAL,
        "password": DataClass.PERSONAL,
        "session_generation": DataClass.INTERNAL,
        "sort_key": DataClass.NETWORK,
    }

    objects = AccountManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        verbose_name = "บัญชีผู้ใช้"
        verbose_name_plural = "บัญชีผู้ใช้"
        ordering = ["sort_key", "pk"]

    def __str__(self) -> str:
        return self.full_name or self.username

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; the role says whether the admin site opens, names and numbers are stored in one form."""
        self.is_staff = self.role in STAFF
        self.username = clean_username(self.username)
        self.full_name = normalise(self.full_name)
        self.sort_key = sort_key(self.full_name)[:400]
        self.telephone = normalise_telephone(self.telephone or "") or None
        super().save(*args, **kwargs)

    @classmethod
    def normalize_username(cls, username: str) -> str:
        """Return the one form in which a user name is stored and looked up."""
        return clean_username(username)

    def _get_session_auth_hash(self, secret: Any = None) -> str:
        # Django ends the sessions whose hash differs; a new password or a new generation makes it differ.
        text = f"{self.password}{self.session_generation}"
        return salted_hmac("nakhonchai.accounts.session", text, secret=secret, algorithm="sha256").hexdigest()

    @property
    def has_entered(self) -> bool:
        """Whether the invited person has chosen a user name and a password."""
        return self.has_usable_password()

    @property
    def shown_username(self) -> str:
        """The user name, or nothing while the person has not chosen one."""
        return "" if self.username.startswith(UNCHOSEN) else self.username

    @property
    def is_superuser(self) -> bool:
        """Whether the account is an administrator's; libraries ask under this name."""
        return self.is_active and self.role == Role.ADMINISTRATOR

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Whether the role allows *perm* in the admin site. Which rows is a matter of scope."""
        return self.has_module_perms(perm.partition(".")[0])

    def has_perms(self, perm_list: list[str], obj: Any = None) -> bool:
        """Whether the role allows all of *perm_list*."""
        return all(self.has_perm(perm, obj) for perm in perm_list)

    def has_module_perms(self, app_label: str) -> bool:
        """Whether the role opens this application in the admin site."""
        if not self.is_active:
            return False
        return self.is_superuser or (self.role == Role.CODI and app_label not in ADMINISTRATOR_APPS)

    def get_full_name(self) -> str:
        """Return the name to show."""
        return self.full_name

    def get_short_name(self) -> str:
        """Return the name to greet with."""
        return self.full_name.split(" ")[0] if self.full_name else self.username
