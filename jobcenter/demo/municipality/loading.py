"""Load Demo Kommune in one transaction: the stories told by hand first, then as many generated cases as asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from django.db import connection, transaction

from cases.models import Case
from cases.risk import evaluate
from jobcenter.demo import cast, catalogue, ordinary
from jobcenter.demo.municipality import hiring, places, writing
from jobcenter.demo.municipality.generating import HISTORY, generate
from jobcenter.demo.vignettes import VIGNETTES, Teller

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
    with evaluate.postponed():
        for vignette in VIGNETTES:
            vignette.tell(tell, vignette.code)
        ordinary.tell_all(tell)
    _around(citizens - FEWEST, seed, tell, say)
    _let_the_database_know()
    say("Ser efter opmærksomhedspunkter …")
    evaluate.sweep(as_of)
    return Case.objects.open().count()


def _let_the_database_know() -> None:
    """Until it has counted the rows of a COPY, it plans as if the tables were empty: pages take four times as long."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _around(citizens: int, seed: int, tell: Teller, say: Say) -> None:
    if citizens <= 0:
        return
    say(f"Finder på {citizens} sager mere …")
    generated = generate(citizens, seed, tell.as_of)
    known = hiring.everybody(generated.staffing, tell, places.more_offers(), places.more_workplaces())
    say("Skriver dem i databasen …")
    written = writing.write(generated.cases, known)
    say(f"Der er skrevet {written} rækker og hændelser.")
