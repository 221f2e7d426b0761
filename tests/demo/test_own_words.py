"""What a case says of itself agrees with what stands in it: fates of wishes, refusals, notes and reasons."""

from datetime import date

import pytest

from jobcenter.demo.municipality.generating import generate
from jobcenter.demo.municipality.words import words

AS_OF = date(2026, 11, 20)
EMPLOYERS = ("branche", "opgaver")


@pytest.fixture(scope="module")
def cases():
    return generate(1200, 1, AS_OF).cases


def name(case):
    return case.one("citizen")["first_names"].split()[0]


def sentences(case, *path):
    found = words("cases")
    for step in path:
        found = found[step]
    return {sentence.format(navn=name(case)) for sentence in found}


def wishes(cases, status):
    found = [(case, row) for case in cases for row in case.of("wish") if row["status"] == status]
    assert len(found) > 50
    return found


def subject(wish):
    return "sted" if wish["kind"] in EMPLOYERS else wish["kind"]


def refused(case, wish):
    return [
        row
        for row in case.of("wishattempt")
        if row["wish_id"] == wish["id"] and row.get("workplace_id") and row["outcome"] == "nej"
    ]


def test_a_fate_is_told_in_the_words_of_its_own_kind(cases):
    for status in ("opfyldt", "trukket"):
        for case, wish in wishes(cases, status):
            told = sentences(case, "skaebne", status, subject(wish)) | {""}
            assert wish["explanation"] in told, (case.number, wish["wording"], wish["explanation"])


def test_a_refusal_speaks_of_an_employer_only_where_one_refused(cases):
    for case, wish in wishes(cases, "ikke_mulig"):
        key = "sted" if refused(case, wish) else "uden_forsoeg"
        key = key if wish["kind"] in EMPLOYERS else wish["kind"]
        assert wish["explanation"] in sentences(case, "skaebne", "ikke_mulig", key), (case.number, wish["wording"])
        assert wish["alternatives"] in sentences(case, "skaebne", "i_stedet", subject(wish)), (
            case.number,
            wish["kind"],
        )


def test_a_fulfilled_wish_for_work_or_a_course_has_its_place_behind_it(cases):
    for case, wish in wishes(cases, "opfyldt"):
        if subject(wish) in ("sted", "kursus"):
            behind = [*case.of("placement"), *case.of("enrolment")]
            states = {row["state"] for row in behind if row.get("wish_id") == wish["id"]}
            assert states & {"i_gang", "afsluttet"}, (case.number, wish["wording"])


def running(case, table, day):
    return [
        row
        for row in case.of(table)
        if row["state"] in ("i_gang", "afsluttet") and row["starts_on"] <= day
        if row["state"] == "i_gang" or day <= row["moved_on"]
    ]


@pytest.mark.parametrize(("path", "table"), [("i_praktik", "placement"), ("i_tilbud", "enrolment")])
def test_a_note_about_a_praktik_or_an_offer_is_from_a_day_in_one(cases, path, table):
    said = 0
    for case in cases:
        for row in case.of("meeting"):
            if row["state"] == "holdt" and row["talked_about"] in sentences(case, "samtale", path):
                assert running(case, table, row["held_on"]), (case.number, row["talked_about"])
                said += 1
            if "praktik" in row["purpose"]:
                assert running(case, "placement", row["planned_on"]), (case.number, row["purpose"])
    assert said > 20


def test_no_other_note_of_a_samtale_speaks_of_a_praktik(cases):
    for key, told in words("cases")["samtale"].items():
        if key not in ("i_praktik", "formaal_praktik"):
            assert not [sentence for sentence in told if "praktik" in sentence or "flere timer" in sentence], key


def test_a_small_child_is_given_as_a_reason_to_those_of_an_age_for_it(cases):
    asked = 0
    for case in cases:
        told = [(row["text"], row["starts_on"]) for row in case.of("pause")]
        told += [(row["reason"], row["valid_from"]) for row in case.of("exemption")]
        for text, day in told:
            if "lille barn" in text or "nyt barn" in text:
                assert (day - case.one("citizen")["birth_date"]).days < 48 * 365.25, (case.number, text)
                asked += 1
    assert asked > 3


@pytest.mark.requirement("S4-20", "S3-15")
def test_the_borger_answers_what_was_held_and_no_sooner(cases):
    told = [(case, row) for case in cases for row in case.of("citizenstatement")]
    assert len(told) > 500
    for case, row in told:
        held = {meeting["id"]: meeting["held_on"] for meeting in case.of("meeting") if meeting["state"] == "holdt"}
        assert held[row["meeting_id"]] <= row["given_on"] <= AS_OF
        assert (row["channel"] == "papir") == (row["entered_by_id"] is not None)
        assert row["skipped"] != bool(row.get("meaning"))


@pytest.mark.requirement("S4-20", "S3-15")
def test_a_voice_is_missing_more_often_than_not_and_both_sides_answer_apart(cases):
    held = [row["id"] for case in cases for row in case.of("meeting") if row["state"] == "holdt"]
    hers = {row["meeting_id"] for case in cases for row in case.of("citizenstatement")}
    ours = {row["meeting_id"] for case in cases for row in case.of("workermeaning")}
    assert 0.2 < len(hers) / len(held) < 0.4
    assert hers & ours and hers - ours and ours - hers


@pytest.mark.requirement("S3-03")
def test_a_check_in_lies_within_its_praktik(cases):
    told = [(case, row) for case in cases for row in case.of("checkin")]
    assert len(told) > 50
    for case, row in told:
        (praktik,) = [one for one in case.of("placement") if one["id"] == row["placement_id"]]
        assert praktik["starts_on"] <= row["given_on"] <= AS_OF
