"""The options of the demo's commands: what is typed, read and bounded, with a sentence for what cannot be."""

from argparse import ArgumentTypeError
from datetime import date

from jobcenter.demo.municipality import FEWEST

CITIZENS, MOST = 600, 100_000
# From the first day the dated rules know, to the last on which the youngest still has a CPR number of our kind.
FIRST, LAST = date(2024, 3, 1), date(2050, 12, 31)


def a_day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"»{text}« er ikke en dato. Skriv den som 2026-11-20.") from None
    if not FIRST <= day <= LAST:
        raise ArgumentTypeError(f"»{text}« ligger uden for demoens kalender. Vælg en dag fra {FIRST} til {LAST}.")
    return day


def a_number_of_cases(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not FEWEST <= int(text) <= MOST:
        raise ArgumentTypeError(
            f"»{text}« er ikke et antal sager. Skriv et tal fra {FEWEST} (sagerne, der er fortalt i hånden) til {MOST}."
        )
    return int(text)


def a_seed(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise ArgumentTypeError(f"»{text}« er ikke et tal fra 0 til 999999999.")
    return int(text)


def a_port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:
        raise ArgumentTypeError(f"»{text}« er ikke en port. Vælg et tal fra 1 til 65535, fx 8000.")
    return int(text)
