"""The municipality's units as a tree, the roles as data, and memberships: a role in a unit for a period."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jobcenter import audit
from jobcenter.accounts.rights import Reach
from jobcenter.rows import Row
from jobcenter.rows.periods import in_force, no_overlap, period_in_order

STEP = 5  # one step of a path: four digits and a full stop


@audit.tracked()
class Unit(Row):
    """A unit in the tree. `path` is the parent's path and one step more; `actions.units` alone writes it."""

    name = models.CharField(_("navn"), max_length=120)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("hører under")
    )
    path = models.CharField(
        max_length=20 * STEP, unique=True, editable=False, validators=[RegexValidator(r"^([0-9]{4}\.)+\Z")]
    )

    class Meta:
        verbose_name = _("enhed")
        verbose_name_plural = _("enheder")
        ordering = ["path"]
        constraints = [
            models.UniqueConstraint(
                fields=["parent", "name"],
                name="accounts_unit_name",
                nulls_distinct=False,
                violation_error_message=_("Der er allerede en enhed med det navn samme sted."),
            ),
            models.CheckConstraint(
                condition=Q(parent=None, path__regex=r"^[0-9]{4}\.$")
                | Q(parent__isnull=False, path__regex=r"^([0-9]{4}\.){2,}$"),
                name="accounts_unit_path",
            ),
        ]

    def __str__(self) -> str:
        return self.name


@audit.tracked()
class Role(models.Model):
    """A role, as the reference data file gives it: what it reaches and what it may do there."""

    code = models.SlugField(primary_key=True)
    name = models.CharField(_("navn"), max_length=60, unique=True)
    description = models.CharField(_("beskrivelse"), max_length=300)
    reach = models.CharField(_("rækkevidde"), max_length=10, choices=Reach.choices)
    rights = ArrayField(models.CharField(max_length=30), verbose_name=_("rettigheder"))

    class Meta:
        verbose_name = _("rolle")
        verbose_name_plural = _("roller")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Memberships by day."""

    def on(self, day: date) -> MembershipQuerySet:
        return self.filter(in_force(day))


@audit.tracked()
class Membership(Row):
    """A role in a unit, from a day to a day, both counted in; revoked today, it ended yesterday."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="+", verbose_name=_("rolle"))
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("enhed"))
    valid_from = models.DateField(_("gælder fra"))
    valid_to = models.DateField(_("gælder til og med"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("rolle i enhed")
        verbose_name_plural = _("roller i enheder")
        ordering = ["valid_from", "id"]
        constraints = [
            period_in_order("accounts_membership"),
            no_overlap(
                "accounts_membership",
                "user",
                "role",
                "unit",
                message=_("Medarbejderen har allerede rollen i enheden i den periode."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role_id} {self.unit_id}"

    def clean(self) -> None:
        # Before the constraints: PostgreSQL cannot compare a period that ends before it begins.
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValidationError({"valid_to": _("Slutdatoen skal ligge på eller efter startdatoen.")})
