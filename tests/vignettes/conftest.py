"""The vignettes as somebody reads them: told once a file by the demo's own telling, and asked of the pages.

What a vignette expects of later work (how an offer fits, statistics, aftercare, the review of a praktik that broke off)
is named where it is left out, and not pretended.
"""

from __future__ import annotations

import html
import re
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse

from cases.models import Case
from cases.risk import evaluate
from jobcenter.accounts.models import User
from jobcenter.demo import cast, catalogue
from jobcenter.demo.municipality.generating import HISTORY
from jobcenter.demo.vignettes import VIGNETTES, Teller

AS_OF = date(2026, 11, 20)


@pytest.fixture(scope="module")
def told(request, django_db_setup, django_db_blocker):
    """The stories that the file names in TOLD, with the sweep of the day; rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_reference", verbosity=0)  # a test with real transactions emptied the tables
        people = cast.load(since=AS_OF - HISTORY)
        offers = catalogue.load(since=AS_OF - HISTORY, on=AS_OF - timedelta(days=60))
        with evaluate.postponed():
            for vignette in VIGNETTES:
                if vignette.code in request.module.TOLD:
                    vignette.tell(Teller(people, offers, AS_OF), vignette.code)
        evaluate.sweep(AS_OF)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def read(told, db, client, settings):
    """`read("VIG-2", "asta")`: the sag of the story, as that employee reads it on the day of the demo."""
    settings.TODAY = AS_OF

    def of(code: str, username: str) -> Sag:
        client.force_login(User.objects.get(username=username))
        return Sag(client, Case.objects.get(source_id=code))

    return of


class Sag:
    """The pages of one sag as their words."""

    def __init__(self, client, case: Case) -> None:
        self.client, self.case = client, case

    def get(self, name: str, *rows: object, **asked: str) -> str:
        address = reverse(f"cases:{name}", args=[self.case.pk, *(getattr(row, "pk", row) for row in rows)])
        answer = self.client.get(address, asked)
        assert answer.status_code == 200, address
        return answer.content.decode()

    def page(self, name: str, *rows: object, **asked: str) -> str:
        shown = self.get(name, *rows, **asked)
        return words(shown[shown.index("<main") : shown.index("</main>")])

    def card(self, heading: str, name: str, *rows: object) -> str:
        """One card of a page, by the id of its heading."""
        found = re.search(rf'<section[^>]*"{heading}".*?</section>', self.get(name, *rows), re.DOTALL)
        assert found, heading
        return words(found.group())

    def first_lines(self, entry: object) -> str:
        """What stands at the top of an entry: what was wanted, who decided what, and where they disagree."""
        page = self.page("involvement", entry)
        return page[: page.index("Borgerens egen stemme")]

    def entries(self):
        """In the order in which it happened."""
        return list(self.case.involvement_entries.order_by("occurred_on"))

    def flags(self) -> set[str]:
        return set(self.case.flags.open().values_list("code", flat=True))


def words(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def in_order(text: str, *parts: str) -> bool:
    """All of the parts stand in the text, one after the other."""
    place = 0
    for part in parts:
        assert part in text[place:], part
        place = text.index(part, place) + len(part)
    return True
