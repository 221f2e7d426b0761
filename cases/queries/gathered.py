"""Many lists of one case in one statement: each is gathered as JSON by a subquery, and read back as plain rows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from types import SimpleNamespace
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet
from django.db.models.functions import JSONObject

Rows = list[SimpleNamespace]
# part -> field -> the code list that has its words
Words = Mapping[str, Mapping[str, Any]]


def listed(rows: QuerySet[Any], case: str = "case", *, most: int | None = None, **fields: Any) -> ArraySubquery:
    """The first `most` rows of the case at hand, with these fields (a name, a path or an expression) and their id."""
    named = {name: F(source) if isinstance(source, str) else source for name, source in fields.items()}
    found = rows.filter(**{case: OuterRef("pk")}).values(row=JSONObject(id="pk", **named))
    return ArraySubquery(found[:most] if most else found)


def gather(cases: QuerySet[Any], parts: Mapping[str, ArraySubquery], words: Words) -> dict[str, Rows]:
    """Every part of the only case among `cases`; one statement."""
    # With a prefix, because an annotation may not bear the name of a relation of the model.
    named: dict[str, Any] = {f"the_{name}": part for name, part in parts.items()}
    row: Any = cases.order_by().values(**named).get()
    return {name: [plain(item, words.get(name, {})) for item in row[f"the_{name}"]] for name in parts}


def plain(item: Mapping[str, Any], words: Mapping[str, Any]) -> SimpleNamespace:
    """A JSON object as a row with attributes: days are dates again, and a code brings its label along."""
    row = {name: _value(name, value) for name, value in item.items()}
    labels = {f"{name}_label": str(codes(row[name]).label) if row[name] else "" for name, codes in words.items()}
    return SimpleNamespace(**row, **labels)


def _value(name: str, value: Any) -> Any:
    if value is not None and name.endswith("_on"):
        return date.fromisoformat(value)
    return time.fromisoformat(value) if value is not None and name == "time" else value
