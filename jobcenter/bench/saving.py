"""What the bench saves as a caseworker does: a whole samtale, the draft of it, and the plan on paper."""

from __future__ import annotations

from datetime import date, timedelta

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from cases.models import Case


class Refused(Exception):
    """A page did not answer as it should; its time would say nothing."""


def answered(answer: HttpResponse, status: int, what: str) -> HttpResponse:
    if answer.status_code != status:
        raise Refused(f"{what}: {answer.status_code}")
    return answer


def hold(client: Client, case: Case, on: date) -> None:
    """A whole samtale: a text, a promise from each side, the next step, where they stand, and one form told."""
    answered(client.post(reverse("cases:samtale_new", args=[case.pk]), typed(on)), 302, "POST cases:samtale_new")


def keep_draft(client: Client, case: Case, on: date) -> None:
    """The same samtale while it is being typed, as the page sends it every few seconds."""
    address = reverse("cases:draft", args=[case.pk, "samtale", case.pk])
    answered(client.post(address, typed(on) | {"kladde_tur": 1}), 200, "POST cases:draft")


def hand_over(client: Client, case: Case) -> str:
    """The plan as it is handed to the borger; answers the address of its PDF."""
    made = answered(client.post(reverse("cases:paper", args=[case.pk]), {}), 302, "POST cases:paper")
    return f"{made['Location']}plan.pdf"


def typed(on: date) -> dict[str, str | int]:
    """What the page of a new samtale sends, filled in."""
    shown = {"aftaler": 4, "enighed": 4, "egne_ord": 2, "muligheder": 3, "ikke_vist": 2, "udbydere": 1}
    empty = {
        f"{rows}-{name}": number
        for rows, most in shown.items()
        for name, number in (("TOTAL_FORMS", most), ("INITIAL_FORMS", 0))
    }
    later = (on + timedelta(days=14)).isoformat()
    return empty | {
        "talked_about": "Vi talte om, hvad der skal til for at komme godt i gang.",
        "held_on": on.isoformat(),
        "form": "telefon",
        "kind": "opfoelgning",
        "aftaler-0-party": "borger",
        "aftaler-0-what": "Ser på de to steder, vi talte om",
        "aftaler-0-due_on": later,
        "aftaler-1-party": "sagsbehandler",
        "aftaler-1-what": "Ringer til det første sted",
        "aftaler-1-due_on": later,
        "step_party": "borger",
        "step": "Besøge det første sted sammen",
        "step_on": later,
        "enighed-0-text": "Vi ser stedet, før noget er valgt",
        "enighed-0-stance": "enig",
        "enighed-1-text": "Tre dage om ugen fra begyndelsen",
        "enighed-1-stance": "uenig",
        "enighed-1-dissent": "To dage er nok til en begyndelse.",
        "egne_ord-0-text": "Jeg vil gerne være et sted med dyr.",
        "inddragelse-phase": "udvaelgelse",
        "inddragelse-subjects": "branche",
        "inddragelse-citizen_words": "Jeg vil helst se det først.",
        "inddragelse-decision": "Vi ser begge steder, før noget er valgt.",
        "inddragelse-decided_by": "borger",
        "inddragelse-claim_demokrati": "on",
        "inddragelse-evidence_demokrati": "Rækkefølgen blev valgt ved bordet.",
    }
