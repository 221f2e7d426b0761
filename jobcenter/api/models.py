"""The systems that may call: whose errand they run, on what legal basis, with which scopes, and until when."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from oauth2_provider.models import AbstractApplication

from jobcenter import audit
from jobcenter.api.scopes import SCOPES
from jobcenter.dates import today
from jobcenter.rows import Row
from jobcenter.rows.periods import period_in_order


# The secret is hashed, and does not belong in a history that is never erased all the same.
@audit.tracked(exclude=["client_secret"])
class Client(Row, AbstractApplication):
    """Another system. What it reaches are the memberships of its account `user`, as for every employee."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="client")
    scopes = ArrayField(models.CharField(max_length=30), verbose_name=_("må bruges til"))
    purpose = models.CharField(_("formål og hjemmel"), max_length=300)
    valid_from = models.DateField(_("gælder fra"))
    valid_to = models.DateField(_("gælder til og med"), null=True, blank=True)

    class Meta:
        verbose_name = _("system med adgang")
        verbose_name_plural = _("systemer med adgang")
        ordering = ["name", "id"]
        constraints = [
            period_in_order("api_client"),
            models.CheckConstraint(
                name="api_client_has_purpose",
                condition=Q(purpose__regex=r"\S") & ~Q(name=""),
                violation_error_message=_("Skriv, hvad systemet hedder, og hvad det skal bruge oplysningerne til."),
            ),
            models.CheckConstraint(
                name="api_client_scopes_are_known",
                condition=Q(scopes__contained_by=sorted(SCOPES), scopes__len__gte=1),
                violation_error_message=_("Vælg mindst ét scope, der findes."),
            ),
            # A code or a password grant would let somebody act in the name of a person.
            models.CheckConstraint(
                name="api_client_acts_for_itself",
                condition=Q(
                    client_type=AbstractApplication.CLIENT_CONFIDENTIAL,
                    authorization_grant_type=AbstractApplication.GRANT_CLIENT_CREDENTIALS,
                    hash_client_secret=True,
                ),
            ),
        ]

    def clean(self) -> None:
        super().clean()
        if not self.user.is_client:
            raise ValidationError({"user": _("Kontoen er en medarbejders. Vælg en, der hører til et system.")})

    def is_usable(self, request: Any) -> bool:
        """Asked by the library before it gives a token and each time a token is shown."""
        on = today()
        return bool(self.user.is_active and self.valid_from <= on and (self.valid_to is None or on <= self.valid_to))
