"""Reads a statement of the database for what it groups, orders and counts by, where that is somebody who works here."""

from __future__ import annotations

import re

from django.apps import apps
from django.db.models import ForeignKey

from jobcenter.accounts.models import User

OURS = {"cases", "offers", "accounts", "rules", "dashboards", "audit", "jobs", "api", "bench"}
EMPLOYEE = re.compile(r'"accounts_user"\."id"')
CLAUSE = re.compile(r"(GROUP|ORDER|PARTITION) BY (.*?)(?= HAVING| ORDER BY| LIMIT| FOR | FROM | AS |$)", re.DOTALL)
FIGURE = re.compile(r"\b(COUNT|SUM|AVG|MIN|MAX)\b")


def employee_columns() -> re.Pattern[str]:
    keys = {
        field.column
        for model in apps.get_models()
        if model._meta.app_label in OURS - {"accounts"}
        for field in model._meta.local_fields
        if isinstance(field, ForeignKey) and field.related_model is User
    }
    names = "|".join(sorted(keys | {"full_name", "username", "initials"}))
    return re.compile(rf'"(?:{names})"|{EMPLOYEE.pattern}')


def flat(sql: str) -> list[str]:
    """The queries inside a statement, each without the ones inside it."""
    found = []
    while inner := re.search(r"\(([^()]*)\)", sql):
        nested = "SELECT" in inner[1]
        found += [inner[1]] if nested else []
        sql = sql[: inner.start()] + ("" if nested else f" {inner[1].replace(',', ' ')} ") + sql[inner.end() :]
    return [*found, sql]


def terms(query: str) -> list[tuple[str, str]]:
    """What one query groups, orders and divides by; a number stands for the column it selects."""
    chosen = re.search(r"SELECT (?:DISTINCT )?(.*?) FROM ", query, re.DOTALL)
    found = []
    for kind, clause in CLAUSE.findall(query):
        for term in clause.split(","):
            number = re.match(r"\s*(\d+)\b", term)
            meant = chosen[1].split(",")[int(number[1]) - 1] if number and chosen else term
            found.append((kind, " ".join(meant.split())))
    return found


def counted_for_each(query: str) -> bool:
    """A figure made for one employee at a time: the row it belongs to is fetched by the query around it."""
    return bool(
        FIGURE.search(query) and EMPLOYEE.search(query) and not re.search(r'(FROM|JOIN) "accounts_user"', query)
    )


def by_employee(sql: str) -> list[str]:
    """What a statement groups, orders or counts by, where that is somebody who works here: "GROUP …", "ORDER …".

    Where figures are made for each employee, or employees are listed, every order is told: it is theirs.
    """
    columns, queries = employee_columns(), flat(sql)
    each = {query: terms(query) for query in queries}
    figures = ["GROUP one employee at a time" for query in queries if counted_for_each(query)]
    grouped = figures or any(
        kind != "ORDER" and columns.search(term) for found in each.values() for kind, term in found
    )
    told = []
    for query, found in each.items():
        listed = re.search(r'FROM "accounts_user"', query)
        told += [
            f"{kind} {term}"
            for kind, term in found
            if columns.search(term) or (kind == "ORDER" and (grouped or listed) and "RANDOM" not in term)
        ]
    return figures + told
