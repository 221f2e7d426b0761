"""The employee as a person. Whether she proves who she is by a password here or elsewhere is another matter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from jobcenter import audit
from jobcenter.rows import Row

if TYPE_CHECKING:
    from datetime import date

    from jobcenter.accounts.scope import Scope


class UserManager(BaseUserManager["User"]):
    """Finds a person by the name she types, in whatever case."""

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(username=(username or "").lower())


# Neither the password nor the time of the last login belongs in a history that is never erased.
@audit.tracked(exclude=["password", "last_login"])
class User(Row, AbstractBaseUser):
    """One employee or one calling system, one account. Rights come from memberships alone: there is no superuser."""

    username = models.CharField(
        _("brugernavn"),
        max_length=60,
        unique=True,
        validators=[
            RegexValidator(r"^[a-z0-9][a-z0-9._-]*\Z", _("Brug små bogstaver a-z, tal, punktum og bindestreg."))
        ],
        error_messages={"unique": _("Brugernavnet er i brug. Vælg et andet.")},
    )
    full_name = models.CharField(_("navn"), max_length=120)
    initials = models.CharField(_("initialer"), max_length=8)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telefon"), max_length=20, blank=True)
    is_active = models.BooleanField(_("aktiv"), default=True)
    # Another system, not a person: it has roles in units like everybody, and no way to log in.
    is_client = models.BooleanField(_("et andet system"), default=False, db_default=False, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name", "initials"]

    # Filled by scope_of; the instance lives as long as the request, and so does what is remembered on it.
    remembered_scope: tuple[date, Scope] | None = None

    class Meta:
        verbose_name = _("medarbejder")
        verbose_name_plural = _("medarbejdere")
        ordering = ["full_name", "username"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(username=Lower("username")),
                name="accounts_username_lower",
                violation_error_message=_("Brugernavnet skrives med små bogstaver."),
            ),
            # Django writes "!" where no password can ever match.
            models.CheckConstraint(
                name="accounts_client_has_no_password",
                condition=models.Q(is_client=False) | models.Q(password__startswith=UNUSABLE_PASSWORD_PREFIX),
                violation_error_message=_("Et andet system kan ikke have en adgangskode."),
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        super().refresh_from_db(*args, **kwargs)
        self.remembered_scope = None

    @property
    def actor_kind(self) -> str:
        """What the logs call this account."""
        return "client" if self.is_client else "user"

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.initials
