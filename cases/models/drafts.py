"""What somebody is typing and has not saved: hers alone, no part of the case, gone when saved or old."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from jobcenter.rows import Row


class Draft(Row):
    """The fields of one form as they stand on somebody's screen; `page` and `about` say which form it is."""

    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    page = models.CharField(max_length=30)
    # The row the form concerns (a booked samtale, an entry); the case itself where there is none.
    about = models.UUIDField()
    fields = models.JSONField(default=dict)
    # Counts the saves of one screen, so that an older copy that arrives late does not win.
    turn = models.PositiveBigIntegerField(default=0)
    saved_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["-saved_at", "id"]
        constraints = [
            models.UniqueConstraint(name="one_draft_a_form", fields=["author", "case", "page", "about"]),
        ]
        indexes = [models.Index(fields=["saved_at"], name="drafts_by_age")]
