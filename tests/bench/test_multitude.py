"""A copied municipality is a municipality: as many rows in every table, and nobody points into another's copy."""

import pytest

from cases.models import Case
from jobcenter.accounts.models import User
from jobcenter.bench import multitude
from tests import world
from tests.factories import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_rules", "indicators")]


@pytest.fixture
def copied(asta, bo, carl, vera, dorte, units):
    """The tables, and how many rows each had before two copies were added."""
    world.fill(unit=units.unge, caseworker=asta)
    tables = list(multitude._in_order())
    before = {table: table._base_manager.count() for table in tables}
    assert multitude.multiply(2) == 3 * before[Case]
    return before


def test_every_table_has_three_times_its_rows(copied):
    assert {table: table._base_manager.count() for table in copied} == {t: 3 * n for t, n in copied.items()}


def test_every_key_stays_within_its_own_copy(copied):
    for table in copied:
        for field in table._meta.concrete_fields:
            if field.related_model in copied:
                keys = table._base_manager.exclude(**{field.name: None}).order_by().values_list(field.name, flat=True)
                assert keys.distinct().count() % 3 == 0, f"{table._meta.label}.{field.name}"


def test_each_asta_sees_her_own_cases_only(copied, asta):
    mine = set(Case.objects.visible_to(asta, TODAY).values_list("pk", flat=True))
    others = [User.objects.get(username=f"asta-{number}") for number in (1, 2)]
    theirs = [set(Case.objects.visible_to(other, TODAY).values_list("pk", flat=True)) for other in others]
    assert mine
    assert len(mine) == len(theirs[0]) == len(theirs[1])
    assert not mine & theirs[0] and not mine & theirs[1] and not theirs[0] & theirs[1]
