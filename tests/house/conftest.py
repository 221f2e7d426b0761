"""The walks are made once a run; each test reads the answers it asks about."""

import pytest

from tests.house import acts as acting
from tests.house import tour as walking


@pytest.fixture(scope="session")
def tour(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        return walking.walk()


@pytest.fixture(scope="session")
def acts(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        return acting.send_all()
