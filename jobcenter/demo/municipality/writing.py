"""The bulk path of the municipality: names become ids, rows and then their audit events go in by COPY."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings

from cases.models import Indicator
from jobcenter import audit
from jobcenter.audit import data as plain
from jobcenter.audit.models import Event
from jobcenter.cpr import CprVault
from jobcenter.demo.municipality.ledger import Sag
from jobcenter.rows import bulk

# Each after those it points to.
TABLES = (
    "citizen",
    "case",
    "assignment",
    "caseshare",
    "targetgroup",
    "benefit",
    "visitation",
    "strength",
    "accommodationneed",
    "sensitivefact",
    "problemdefinition",
    "wish",
    "wishattempt",
    "plan",
    "goal",
    "planstep",
    "meeting",
    "commitment",
    "contact",
    "task",
    "pause",
    "exemption",
    "enrolment",
    "placement",
    "placementextension",
    "involvemententry",
    "formclaim",
    "indicatorhit",
    "optionshown",
    "optionwithheld",
    "providerresponse",
    "citizenstatement",
    "workermeaning",
    "checkin",
    "observation",
)
PEOPLE = ("caseworker_id", "user_id", "owner_id", "author_id", "held_by_id", "made_by_id", "done_by_id", "kept_by_id")
PEOPLE += ("noted_by_id", "decided_by_id", "ended_by_id", "entered_by_id", "given_by_id")
WHAT = "demo.loaded"


@dataclass(frozen=True)
class Known:
    """What the names in the cases stand for."""

    users: Mapping[str, Any]
    units: Mapping[str, Any]
    offers: Mapping[str, Any]
    workplaces: Mapping[str, Any]


def write(cases: Sequence[Sag], known: Known) -> int:
    """All rows and events of the cases, in the caller's transaction; answers how many rows and events."""
    names = _columns(known)
    rows = _by_table(cases)
    vault = CprVault(settings.CPR_KEYS, settings.CPR_SEARCH_KEY)
    rows["citizen"] = [_sealed(row, vault) for row in rows["citizen"]]
    with audit.acting(WHAT):
        written = bulk.copy_all(
            [(apps.get_model("cases", table), (_named(row, names) for row in rows[table])) for table in TABLES]
        )
    return written + bulk.copy(Event, _events(cases, known.users))


def _columns(known: Known) -> dict[str, Mapping[str, Any]]:
    indicators = {row.code: row.pk for row in Indicator.objects.order_by("valid_from")}
    return dict.fromkeys(PEOPLE, known.users) | {
        "unit_id": known.units,
        "offer_id": known.offers,
        "workplace_id": known.workplaces,
        "indicator_id": indicators,
    }


def _by_table(cases: Sequence[Sag]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for case in cases:
        for table, row in case.rows:
            found[table].append(row)
    if unknown := found.keys() - set(TABLES):
        raise ValueError(f"no place in the order of tables: {sorted(unknown)}")
    return found


def _named(row: dict[str, Any], names: dict[str, Mapping[str, Any]]) -> dict[str, Any]:
    """The row with ids where it has names."""
    found = {key: names[key][row[key]] for key in names.keys() & row.keys() if row[key] is not None}
    return row | found


def _sealed(row: dict[str, Any], vault: CprVault) -> dict[str, Any]:
    """The number locked with the row's own id; the plain one goes nowhere."""
    rest = {key: value for key, value in row.items() if key != "cpr"}
    cipher = vault.encrypt(row["cpr"], owner=row["id"].bytes)
    return rest | {"cpr_cipher": cipher, "cpr_search": vault.search_key(row["cpr"])}


def _events(cases: Sequence[Sag], users: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for case in cases:
        for event in case.events:
            yield {
                "id": event.id,
                "at": event.at,
                "on": event.on,
                "kind": plain.code(event.kind, "kind"),
                "actor_kind": "user" if event.by else "system",
                "actor_id": users[event.by] if event.by else None,
                "case_id": case.id,
                "citizen_id": case.citizen_id,
                "target_type": f"cases.{event.table}",
                "target_id": str(event.target),
                "data": plain.clean(event.data),
            }
