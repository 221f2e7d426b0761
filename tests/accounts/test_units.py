"""The tree of units and its paths."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from jobcenter.accounts.actions.units import create_unit, move_unit, rename_unit
from jobcenter.accounts.models import Unit
from tests import factories_people as people

ON = people.TODAY


def paths() -> dict[str, str]:
    return dict(Unit.objects.values_list("name", "path"))


def test_a_path_is_the_parents_path_and_one_step_more(units):
    assert paths() == {
        "Kommunen": "0001.",
        "Ungeindsatsen": "0001.0001.",
        "Unge og aktivitet": "0001.0001.0001.",
        "Job og virksomhed": "0001.0002.",
    }


def test_a_moved_unit_takes_all_below_it_along(units):
    move_unit(unit=units.ungeindsats, parent=units.job, by=None, on=ON)
    assert paths()["Ungeindsatsen"] == "0001.0002.0001."
    assert paths()["Unge og aktivitet"] == "0001.0002.0001.0001."
    move_unit(unit=units.ungeindsats, parent=None, by=None, on=ON)
    assert paths()["Unge og aktivitet"] == "0002.0001."


def test_a_number_is_not_taken_while_it_stands(units):
    last = people.unit("Sidste", units.kommunen)
    move_unit(unit=units.job, parent=units.ungeindsats, by=None, on=ON)
    assert people.unit("Ny", units.kommunen).path > last.path


def test_a_unit_cannot_move_below_itself(units):
    with pytest.raises(ValidationError, match="under sig selv"):
        move_unit(unit=units.ungeindsats, parent=units.unge, by=None, on=ON)
    assert paths()["Ungeindsatsen"] == "0001.0001."


@pytest.mark.parametrize("parent", ["kommunen", None])
def test_two_units_in_one_place_have_two_names(units, parent):
    place = getattr(units, parent) if parent else None
    people.unit("Ens", place)
    with pytest.raises(ValidationError, match="allerede en enhed med det navn"):
        create_unit(name="Ens", parent=place, by=None, on=ON)


def test_a_unit_can_be_renamed(units):
    rename_unit(unit=units.job, name="Erhverv", by=None, on=ON)
    assert "Erhverv" in paths()


@pytest.mark.parametrize("path", ["0001", "1.", "0001.0001.", ""])
def test_the_database_refuses_a_root_with_another_path(db, path):
    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.create(name="Rod", path=path)


def test_the_database_refuses_a_child_with_the_path_of_a_root(units):
    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.create(name="Barn", parent=units.kommunen, path="0009.")
