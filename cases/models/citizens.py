"""The borger: who the case is about; the CPR is encrypted, searchable by a keyed hash, masked in every output."""

from __future__ import annotations

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.enums import Support
from jobcenter import audit
from jobcenter.names import danish_sort_key
from jobcenter.rows import VersionedRow

SYNTHETIC_DAY_OFFSET = 60  # replacement numbers: a day of birth no one can have


# Sealed numbers are renewed with their keys, and a history would keep the old ones for ever.
@audit.tracked(exclude=["cpr_cipher", "cpr_search", "sort_key"])
class Citizen(VersionedRow):
    first_names = models.CharField(_("fornavne"), max_length=120)
    last_name = models.CharField(_("efternavn"), max_length=120)
    sort_key = models.CharField(max_length=260, editable=False, db_index=True)
    birth_date = models.DateField(_("fødselsdag"))
    cpr_cipher = models.BinaryField(_("CPR, krypteret"))
    cpr_search = models.CharField(_("CPR, søgenøgle"), max_length=64, unique=True)
    synthetic = models.BooleanField(_("opdigtet person"), default=False)
    protected = models.BooleanField(_("navne- og adressebeskyttelse"), default=False)
    address = models.CharField(_("adresse"), max_length=200, blank=True)
    phone = models.CharField(_("telefon"), max_length=20, blank=True)
    language = models.CharField(_("sprog"), max_length=40, default="dansk")
    interpreter = models.BooleanField(_("tolk er nødvendig"), default=False)
    # What helps her to take part in a talk (S4-79); how, never why.
    communication = ArrayField(
        models.CharField(max_length=20, choices=Support), default=list, db_default=[], blank=True
    )
    interpreter_asked_on = models.DateField(_("spurgt om tolk"), null=True, blank=True)

    class Meta:
        ordering = ["sort_key", "id"]
        constraints = [
            models.CheckConstraint(
                name="citizen_has_a_name",
                condition=~Q(first_names="") & ~Q(last_name=""),
                violation_error_message=_("En borger skal have både fornavn og efternavn."),
            ),
            models.CheckConstraint(
                name="citizen_communication_is_known",
                condition=Q(communication__contained_by=Support.values),
                violation_error_message=_("En af måderne at tale sammen på findes ikke på listen."),
            ),
        ]

    def __str__(self) -> str:
        return f"borger {self.pk}"  # a name in a log line would be a leak; screens use full_name

    def save(self, *args, **kwargs):
        self.sort_key = danish_sort_key(f"{self.last_name} {self.first_names}")
        super().save(*args, **kwargs)

    @property
    def full_name(self) -> str:
        return f"{self.first_names} {self.last_name}"

    @property
    def masked_cpr(self) -> str:
        day = self.birth_date.day + (SYNTHETIC_DAY_OFFSET if self.synthetic else 0)
        return f"{day:02d}{self.birth_date:%m%y}-••••"

    def age(self, on: date) -> int:
        before_birthday = (on.month, on.day) < (self.birth_date.month, self.birth_date.day)
        return on.year - self.birth_date.year - before_birthday
