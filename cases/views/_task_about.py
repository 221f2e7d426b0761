"""The page of the row a task is about, so that whoever has the task finds what it asks for."""

from __future__ import annotations

from django.urls import reverse

from cases.models import ProviderResponse, Task

# What a task may be about -> the page of that row.
_PAGES = {
    "wish": "cases:wish",
    "meeting": "cases:samtale",
    "placement": "cases:placement",
    "involvemententry": "cases:involvement",
}


def about_href(task: Task) -> str:
    """Its address, or nothing where the task stands for itself."""
    if task.about_kind == "providerresponse":
        entry = ProviderResponse.objects.filter(pk=task.about_id).values_list("entry", flat=True).first()
        return reverse("cases:involvement", args=[task.case_id, entry]) if entry else ""
    page = _PAGES.get(task.about_kind)
    return reverse(page, args=[task.case_id, task.about_id]) if page and task.about_id else ""
