"""The parts of involvement entries: the same draft, judged by the same validations, as the screens."""

from __future__ import annotations

from typing import Any

from cases.involvement import judge
from cases.models import FormClaim, InvolvementEntry
from cases.queries.contested import whole
from cases.queries.involvement_drafts import draft_of
from jobcenter.api.reading import Item, Reader

# What is written in words, part by part; null without the right to notes.
WORDS = {
    "claims": ("evidence",),
    "options": ("label", "citizen_reason"),
    "withheld": ("label", "reason"),
    "provider_responses": ("provider", "what_changed"),
    "findings": ("message",),
}


def dress(reader: Reader, items: list[Item]) -> None:
    """Seven statements, whatever the number of entries."""
    found = whole(InvolvementEntry.objects.filter(pk__in=[item["id"] for item in items]))
    entries = {entry.pk: entry for entry in found}
    for item in items:
        parts = parts_of(entries[item["id"]])
        item.update(parts if item["_notes"] else without_words(parts))


def parts_of(entry: InvolvementEntry) -> dict[str, list[Item]]:
    return {
        "claims": [_claim(row) for row in entry.claims.all()],
        "options": [_shown(row, "offer_id", "label", "response", "citizen_reason") for row in entry.options.all()],
        "withheld": [_shown(row, "offer_id", "label", "reason") for row in entry.withheld.all()],
        "provider_responses": [
            _shown(row, "id", "provider", "asked_on", "due_on", "answered_on", "what_changed", "unchanged")
            for row in entry.provider_responses.all()
        ],
        "findings": [
            {
                "code": verdict.code,
                "effect": verdict.effect.value,
                "form": verdict.form.value if verdict.form else None,
                "field": verdict.field,
                "message": verdict.message,
            }
            for verdict in judge(draft_of(entry)).verdicts
        ],
    }


def without_words(parts: dict[str, list[Item]]) -> dict[str, list[Item]]:
    """Codes, ids and days stay; what somebody said or wrote does not."""
    for part, words in WORDS.items():
        for row in parts[part]:
            row.update(dict.fromkeys(words))
    for claim in parts["claims"]:
        for hit in claim["indicators"]:
            hit["text"] = None
    return parts


def _claim(row: FormClaim) -> Item:
    hits = [{"code": hit.indicator.code, "text": hit.text} for hit in row.hits.all()]
    return {"form": row.form, "status": row.status, "evidence": row.evidence, "indicators": hits}


def _shown(row: Any, *names: str) -> Item:
    return {name: getattr(row, name) for name in names}
