"""The two logs: what happened, and who looked. Both only grow; without foreign keys they outlive what they name."""

from __future__ import annotations

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from jobcenter.audit.triggers import AppendOnly


class ActorKind(models.TextChoices):
    """Who or what acted."""

    USER = "user", _("medarbejder")
    SYSTEM = "system", _("systemet")
    CLIENT = "client", _("andet system")


class Entry(models.Model):
    """One line of a log: when, by whom, in which request."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    at = models.DateTimeField(_("tidspunkt"), db_default=Now(), editable=False)
    actor_kind = models.CharField(_("slags"), max_length=6, choices=ActorKind.choices)
    actor_id = models.UUIDField(_("medarbejder"), null=True)  # null: the system itself
    request_id = models.UUIDField(null=True)  # null: not in answer to a request

    class Meta:
        abstract = True
        ordering = ["-at", "id"]


class Event(Entry):
    """A write, recorded in the transaction that made it. `data` holds codes, numbers, dates and ids only."""

    on = models.DateField(_("dag"))
    kind = models.CharField(_("hændelse"), max_length=64)
    case_id = models.UUIDField(null=True)
    citizen_id = models.UUIDField(null=True)
    target_type = models.CharField(max_length=64, blank=True)  # "cases.wish"
    target_id = models.CharField(max_length=64, blank=True)
    data = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    class Meta(Entry.Meta):
        abstract = False
        verbose_name = _("hændelse")
        verbose_name_plural = _("hændelser")
        triggers = [AppendOnly()]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(actor_kind=ActorKind.SYSTEM) | models.Q(actor_id__isnull=False),
                name="audit_event_actor",
            )
        ]
        indexes = [
            models.Index(fields=["at"], name="audit_event_at"),
            models.Index(fields=["case_id", "at"], name="audit_event_case", condition=~models.Q(case_id=None)),
            models.Index(fields=["citizen_id", "at"], name="audit_event_citizen", condition=~models.Q(citizen_id=None)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"


class Viewing(Entry):
    """An answer that showed borgere: all of them, by which route, and why. One row a request."""

    route = models.CharField(_("side"), max_length=100)
    purpose = models.CharField(_("formål"), max_length=200)
    citizen_ids = ArrayField(models.UUIDField())

    class Meta(Entry.Meta):
        abstract = False
        verbose_name = _("visning")
        verbose_name_plural = _("visninger")
        triggers = [AppendOnly()]
        constraints = [
            models.CheckConstraint(condition=models.Q(citizen_ids__len__gt=0), name="audit_viewing_someone"),
            models.CheckConstraint(
                condition=models.Q(actor_kind=ActorKind.SYSTEM) | models.Q(actor_id__isnull=False),
                name="audit_viewing_actor",
            ),
        ]
        indexes = [
            models.Index(fields=["at"], name="audit_viewing_at"),
            GinIndex(fields=["citizen_ids"], name="audit_viewing_citizens"),
        ]

    def __str__(self) -> str:
        return f"{self.route} {self.purpose}"
