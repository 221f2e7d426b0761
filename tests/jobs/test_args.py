"""A job carries ids and codes; anything about a person is refused before it reaches the table."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobcenter.jobs import NotForAJob
from jobcenter.jobs.args import cleaned


@given(
    st.dates(min_value=date(1937, 1, 1), max_value=date(1999, 12, 31)),
    st.integers(0, 3999),
    st.sampled_from([0, 60]),
    st.sampled_from(["{}{}", "{}-{}", "case:{}-{}", "x/{}{}/y"]),
)
def test_a_cpr_number_is_refused_in_any_dress(born, serial, shift, shape):
    first, last = f"{born.day + shift:02}{born:%m%y}", f"{serial:04}"
    for value in (shape.format(first, last), int(first + last), [shape.format(first, last)]):
        with pytest.raises(NotForAJob) as refused:
            cleaned({"id": value})
        assert last not in str(refused.value)


@pytest.mark.parametrize(
    "value",
    ["Asta Holm", "hun har det svært\nfor tiden", "x" * 101, "<b>", {"navn": "x"}, 1.5, b"x", object(), [["a b"]]],
)
def test_words_and_other_things_are_refused(value):
    with pytest.raises(NotForAJob):
        cleaned({"id": value})


def test_words_are_refused_as_names_too():
    with pytest.raises(NotForAJob):
        cleaned({"hvad hun sagde": 1})


@given(st.uuids(), st.dates(), st.integers(-(10**6), 10**6), st.booleans())
def test_ids_codes_and_numbers_pass_as_plain_json(some_id, day, number, flag):
    args = {"id": some_id, "ids": [some_id], "on": day, "n": number, "flag": flag, "none": None, "kode": "wish.added"}
    assert cleaned(args) == {
        "id": str(some_id), "ids": [str(some_id)], "on": day.isoformat(), "n": number, "flag": flag, "none": None,
        "kode": "wish.added",
    }  # fmt: skip


@given(st.uuids())
def test_no_uuid_is_taken_for_a_person(some_id):
    assert cleaned({"id": str(some_id)})


def test_a_refusal_names_the_place():
    with pytest.raises(NotForAJob, match="case_id"):
        cleaned({"ok": uuid4(), "case_id": "010190-1234"})
    assert isinstance(cleaned({"ok": UUID(int=5)})["ok"], str)
