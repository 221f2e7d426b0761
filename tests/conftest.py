"""The fixed cast: the same people with the same meaning in every test, on the same day."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection, connections
from django.test import TransactionTestCase

from jobcenter.accounts import reference
from jobcenter.accounts.models import User
from tests import factories_people as people
from tests import traps, unordered
from tests.append_only import switched_off

unordered.install()
traps.install()

_teardown = TransactionTestCase._fixture_teardown


def _teardown_of_tables_that_only_grow(self: TransactionTestCase) -> None:
    """Tests with real transactions empty all tables afterwards, which the append-only ones refuse."""
    with switched_off():
        _teardown(self)


TransactionTestCase._fixture_teardown = _teardown_of_tables_that_only_grow


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Roles, rules and indicators are there from the start, as in every municipality."""
    with django_db_blocker.unblock():
        call_command("load_reference", verbosity=0)
    yield
    # Threads of servers may have died with their connections open, and the database could not be dropped under them.
    # Asked from outside: our own connection may be one of those that a test has cut.
    with django_db_blocker.unblock():
        name = connection.settings_dict["NAME"]
        connections.close_all()
        with connection._nodb_cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])


@pytest.fixture(autouse=True)
def today_(settings) -> date:
    """The day it is in every test."""
    settings.TODAY = people.TODAY
    return people.TODAY


@pytest.fixture
def roles(db) -> None:
    reference.load()


@pytest.fixture
def units(db) -> people.Units:
    return people.units()


@pytest.fixture
def asta(roles, units) -> User:
    """Sagsbehandler with the case."""
    return people.player("asta", units)


@pytest.fixture
def bo(roles, units) -> User:
    """Sagsbehandler, Asta's colleague in the same unit."""
    return people.player("bo", units)


@pytest.fixture
def carl(roles, units) -> User:
    """Sagsbehandler in another unit."""
    return people.player("carl", units)


@pytest.fixture
def vera(roles, units) -> User:
    """Virksomhedskonsulent: sees what is shared with her."""
    return people.player("vera", units)


@pytest.fixture
def dorte(roles, units) -> User:
    """Teamleder over Ungeindsatsen and with it Asta's unit, not Carl's."""
    return people.player("dorte", units)


@pytest.fixture
def ida(roles, units) -> User:
    """Administrator: users and rules, no cases."""
    return people.player("ida", units)


@pytest.fixture
def nora(roles, units) -> User:
    """Databeskyttelsesrådgiver: the logs, no cases."""
    return people.player("nora", units)


@pytest.fixture
def dated_rules(db) -> None:
    """The rules of the repository's data file, as every municipality starts with them."""
    from jobcenter.rules import reference as dated
    from jobcenter.rules.models import DatedRule

    if not DatedRule.objects.exists():  # a test with real transactions emptied the tables
        dated.load()


@pytest.fixture
def indicators(db) -> None:
    """The indicator rows of the four forms, as of their data file."""
    from cases.involvement import reference as forms
    from cases.models import Indicator

    if not Indicator.objects.exists():
        forms.load()


@pytest.fixture
def public_texts(db) -> None:
    """The plain texts that the borger reads, as of their data file."""
    from cases.models import PublicText
    from cases.planning import reference as texts

    if not PublicText.objects.exists():
        texts.load()
