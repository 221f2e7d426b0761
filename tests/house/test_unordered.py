"""The trap for lists that rely on luck is set."""

import pytest

from jobcenter.accounts.models import Unit
from tests import factories_people as people


@pytest.mark.django_db
def test_unordered_rows_come_in_random_order():
    for number in range(8):
        people.unit(f"Enhed {number}")
    orders = {tuple(Unit.objects.order_by().values_list("name", flat=True)) for _ in range(20)}
    assert len(orders) > 1
    assert len({tuple(Unit.objects.order_by("name").values_list("name", flat=True)) for _ in range(5)}) == 1
