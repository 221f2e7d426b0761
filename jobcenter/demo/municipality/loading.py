"""Load Demo Kommune in one transaction: the stories told by hand first, then as many generated cases as asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from django.db import transaction

from cases.models import Case
from cases.risk import evaluate
from jobcenter.demo import cast, catalogue, ordinary
from jobcenter.demo.municipality import hiring, places, writing
from jobcenter.demo.municipality.generating import HISTORY, generate
from jobcenter.demo.vignettes import VIGNETTES, Teller

BATCH = 500
FEWEST = len(VIGNETTES) + len(ordinary.STORIES)

Say = Callable[[str], None]


def is_loaded() -> bool:
    return Case._base_manager.exists()


@transaction.atomic
def load(as_of: date, citizens: int = FEWEST, seed: int = 1, say: Say = lambda line: None) -> int:
    """All of it or nothing; returns the number of open cases."""
    since = as_of - HISTORY
    say("Ansætter medarbejdere og lægger tilbud frem …")
    people = cast.load(since=since)
    offers = catalogue.load(since=since, on=as_of - timedelta(days=60))
    tell = Teller(people, offers, as_of)
    say(f"Fortæller {FEWEST} sager i hånden …")
    for vignette in VIGNETTES:
        vignette.tell(tell, vignette.code)
    ordinary.tell_all(tell)
    _around(citizens - FEWEST, seed, tell, say)
    say("Ser efter opmærksomhedspunkter …")
    return sweep(as_of)


def _around(citizens: int, seed: int, tell: Teller, say: Say) -> None:
    if citizens <= 0:
        return
    say(f"Finder på {citizens} sager mere …")
    generated = generate(citizens, seed, tell.as_of)
    known = hiring.everybody(generated.staffing, tell, places.more_offers(), places.more_workplaces())
    say("Skriver dem i databasen …")
    written = writing.write(generated.cases, known)
    say(f"Der er skrevet {written} rækker og hændelser.")


def sweep(on: date) -> int:
    """The night's look at every open case, so that the flags are those of the day."""
    ids = list(Case.objects.open().order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        evaluate.reconcile(ids[start : start + BATCH], on=on)
    return len(ids)
