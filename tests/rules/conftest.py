"""Rules from a small file of the test's own."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jobcenter.rules import Certainty, Unit, reference
from jobcenter.rules.models import DatedRule

SOURCES = '[sources]\nlab = "LAB, læst på elov.dk"\n'
SURE = 'basis = "LAB § 31"\nsource = "lab"\ncertainty = "bekraeftet"\n'


@pytest.fixture
def no_rules(db) -> None:
    """The rules that every other test begins with, taken away for this one."""
    DatedRule.objects.all().delete()


@pytest.fixture
def load(no_rules, tmp_path):
    """Loads periods written as (key, first, last, value)."""

    def load_periods(*periods):
        by_key = {}
        for key, first, last, value in periods:
            end = f"to = {last}\n" if last else ""
            text = f"[[rule.period]]\nfrom = {first}\n{end}value = {value}\n{SURE}"
            by_key.setdefault(key, []).append(text)
        path = tmp_path / "rules.toml"
        heads = (f'[[rule]]\nkey = "{key}"\ntitle = "Prøve"\nunit = "dage"\n' for key in by_key)
        texts = (head + "".join(parts) for head, parts in zip(heads, by_key.values(), strict=True))
        path.write_text(SOURCES + "".join(texts), encoding="utf-8")
        return reference.load(path)

    return load_periods


@pytest.fixture
def a_rule(no_rules):
    """Makes a sound row, changed as asked."""

    def make(**changes):
        usual = {
            "key": "kontaktforloeb.proeve",
            "title": "Prøve",
            "number": Decimal(7),
            "unit": Unit.DAYS,
            "valid_from": date(2026, 1, 1),
            "legal_basis": "LAB § 31",
            "source": "LAB",
            "certainty": Certainty.CONFIRMED,
        }
        return DatedRule(**(usual | changes))

    return make
