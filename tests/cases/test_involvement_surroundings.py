"""What stands around a record: declined proposals, words of other cases, the borger's own answer, and nobody's secrets."""

from dataclasses import replace
from datetime import timedelta

import pytest

from cases.actions import involvement
from cases.enums import Chose, Form, Phase, Response
from cases.involvement import Claim, Draft, Option, judge
from cases.models import CitizenStatement, FormClaim, Meeting, StatementMarkedWrong
from cases.queries.contested import whole
from cases.queries.involvement import alone, profile
from cases.queries.involvement_drafts import draft_of
from cases.queries.surroundings import surroundings
from cases.queries.timeline import timeline
from tests.factories import TODAY, make_case, make_offer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_rules", "indicators")]

WORDS = "Hun valgte selv rækkefølgen og begyndte kl. 10."
CHOSEN = Draft(
    phase=Phase.UDVAELGELSE,
    occurred_on=TODAY,
    citizen_words="Jeg vil helst begynde sent.",
    decision="Begynder kl. 10.",
    decided_by="borger",
    claims=(Claim(Form.DEMOKRATI, WORDS),),
)
REFLECTED = Draft(
    phase=Phase.REGULERING,
    occurred_on=TODAY,
    claims=(Claim(Form.SELVREFLEKSION, "Vi talte om hendes drømme.", {"R-1": "Et museum.", "R-2": "Ringer selv."}),),
)


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta)


@pytest.fixture
def other(asta, units):
    return make_case(unit=units.unge, caseworker=asta, name="Otto Anden")


def record(case, by, draft=CHOSEN, **more):
    return involvement.record(case=case, by=by, on=draft.occurred_on, draft=draft, **more)


def codes(user, case, draft=CHOSEN, entry=None):
    return {v.code for v in judge(draft, surroundings(user, case, TODAY, draft, entry=entry)).notices}


# --- V-13: words of another case ----------------------------------------------------------------------------------------


@pytest.mark.requirement("V-13")
def test_the_same_words_in_another_case_of_hers_are_asked_about(case, other, asta):
    assert "V-13" not in codes(asta, case)
    record(other, asta)
    assert "V-13" in codes(asta, case)
    shouted = replace(CHOSEN, claims=(Claim(Form.DEMOKRATI, WORDS.upper().replace(" ", "  ")),))
    assert "V-13" in codes(asta, case, shouted)


@pytest.mark.requirement("V-13")
def test_the_same_words_in_the_same_case_are_no_template(case, asta):
    record(case, asta)
    assert "V-13" not in codes(asta, case)


@pytest.mark.requirement("V-13")
def test_the_words_of_a_colleague_or_of_a_case_she_may_not_see_are_never_told(case, other, asta, bo, units):
    record(other, bo)
    assert "V-13" not in codes(asta, case)
    there = make_case(unit=units.unge, caseworker=asta, name="Mia Flyttet")
    record(there, asta)
    assert "V-13" in codes(asta, case)
    type(there).objects.filter(pk=there.pk).update(unit=units.job)
    assert "V-13" not in codes(asta, case)


@pytest.mark.requirement("V-13")
def test_the_notice_names_no_other_case_and_only_its_author_reads_it(client, case, other, asta, dorte):
    record(other, asta)
    entry = record(case, asta)
    address = f"/sager/{case.pk}/inddragelse/{entry.pk}/"
    client.force_login(asta)
    page = client.get(address).content.decode()
    assert "Skabelontekst?" in page
    assert "Otto" not in page
    assert str(other.pk) not in page
    short = record(case, asta, replace(CHOSEN, claims=(Claim(Form.DEMOKRATI, "Ja."),)))
    client.force_login(dorte)
    for read in (entry, short):
        page = client.get(f"/sager/{case.pk}/inddragelse/{read.pk}/").content.decode()
        assert "Skabelontekst?" not in page


@pytest.mark.requirement("V-13")
def test_a_wrong_registration_elsewhere_is_no_template(case, other, asta):
    entry = record(other, asta)
    involvement.mark_wrong(entry=entry, by=asta, on=TODAY, reason="Forkert sag.")
    assert "V-13" not in codes(asta, case)


def test_it_costs_two_statements_however_much_was_written(case, other, asta, django_assert_num_queries):
    for _ in range(4):
        record(other, asta)
    user = type(asta).objects.get(pk=asta.pk)
    surroundings(user, case, TODAY, CHOSEN)
    with django_assert_num_queries(2):
        surroundings(user, case, TODAY, CHOSEN)


# --- V-16: the same proposal again --------------------------------------------------------------------------------------


def shown(*options):
    return replace(CHOSEN, options=options)


NO = {"response": Response.FRAVALG, "consequence_of_decline": "Ingen følger."}


@pytest.mark.requirement("S4-19", "V-16")
def test_the_third_time_the_same_offer_is_shown_it_is_asked_what_is_new(client, case, asta):
    offer = make_offer(title="IT-kursus")
    for _ in range(2):
        record(case, asta, shown(Option("IT-kursus", key=str(offer.pk), **NO)))
    again = record(case, asta, shown(Option("Kursus i IT", key=str(offer.pk))))
    client.force_login(asta)
    address = f"/sager/{case.pk}/inddragelse/{again.pk}/"
    assert "er valgt fra 2 gange før. Hvad er nyt siden sidst?" in client.get(address).content.decode()
    told = shown(Option("Kursus i IT", key=str(offer.pk), what_is_new="Nu om formiddagen."))
    involvement.revise(entry=again, by=asta, on=TODAY, version=again.version, draft=told)
    page = client.get(address).content.decode()
    assert "gange før" not in page
    assert "Nu om formiddagen." in page


@pytest.mark.requirement("S4-19", "V-16")
def test_the_third_offer_of_a_branch_she_has_said_no_to_twice_is_asked_about_too(client, case, asta):
    titles = ("IT-kursus", "Programmering", "Helpdesk", "Butik")
    first, second, third, elsewhere = (make_offer(title=title, branch="it") for title in titles)
    type(elsewhere).objects.filter(pk=elsewhere.pk).update(branch="detail")
    for offer in (first, second):
        record(case, asta, shown(Option(offer.title, key=str(offer.pk), **NO)))
    assert "V-16" not in codes(asta, case, shown(Option("Butik", key=str(elsewhere.pk)), Option("Helt andet")))
    again = record(case, asta, shown(Option("Helpdesk", key=str(third.pk))))
    client.force_login(asta)
    page = client.get(f"/sager/{case.pk}/inddragelse/{again.pk}/").content.decode()
    assert "»IT og kontor« er valgt fra 2 gange før. Hvad er nyt siden sidst?" in page


@pytest.mark.requirement("S4-19")
def test_another_borgers_no_counts_for_her_alone(case, other, asta):
    for _ in range(2):
        record(other, asta, shown(Option("IT-kursus", **NO)))
    assert "V-16" not in codes(asta, case, shown(Option("IT-kursus")))


# --- V-17: only selv-refleksion -----------------------------------------------------------------------------------------


@pytest.mark.requirement("S4-23", "V-17")
def test_three_reflections_are_mentioned_and_another_form_clears_it(client, case, asta):
    for _ in range(2):
        record(case, asta, REFLECTED)
    assert not alone(profile(asta, case, TODAY), TODAY)
    entry = record(case, asta, REFLECTED)
    assert alone(profile(asta, case, TODAY), TODAY)
    client.force_login(asta)
    sentence = "Den form lægger et stort ansvar på borgeren"
    assert sentence in client.get(f"/sager/{case.pk}/").content.decode()
    assert sentence in client.get(f"/sager/{case.pk}/inddragelse/{entry.pk}/").content.decode()
    record(case, asta, CHOSEN)
    assert sentence not in client.get(f"/sager/{case.pk}/").content.decode()
    assert "V-17" not in codes(asta, case, REFLECTED, entry)


# --- V-20: the borger says otherwise ------------------------------------------------------------------------------------


def answered(case, chose, *, on=TODAY, meeting=None):
    return CitizenStatement.objects.create(case=case, meeting=meeting, channel="kiosk", given_on=on, chose=chose)


def contested(entry):
    read = whole(type(entry).objects.filter(pk=entry.pk)).get()
    return judge(draft_of(read)).contested


def held(case, asta, day=TODAY):
    return Meeting.objects.create(case=case, state="holdt", held_on=day, held_by=asta, talked_about="Vejen")


@pytest.mark.requirement("V-20")
@pytest.mark.parametrize(
    ("chose", "denied"), [(Chose.NEJ, True), (Chose.JA, False), (Chose.DELVIST, False), (Chose.VED_IKKE, False)]
)
def test_her_answer_to_the_same_samtale_contests_the_choice_and_rewrites_nothing(case, asta, chose, denied):
    meeting = held(case, asta)
    entry = record(case, asta, meeting=meeting)
    answered(case, chose, meeting=meeting)
    assert contested(entry) == ({Form.DEMOKRATI} if denied else frozenset())
    assert FormClaim.objects.get(entry=entry).status == "dokumenteret"


@pytest.mark.requirement("V-20")
def test_the_newest_standing_answer_counts(case, asta):
    meeting = held(case, asta)
    entry = record(case, asta, meeting=meeting)
    answered(case, Chose.NEJ, meeting=meeting, on=TODAY - timedelta(days=1))
    newest = answered(case, Chose.JA, meeting=meeting)
    assert not contested(entry)
    StatementMarkedWrong.objects.create(statement=newest, reason="Forkert sag", marked_by=asta, marked_on=TODAY)
    assert contested(entry)


@pytest.mark.requirement("V-20")
def test_without_a_samtale_her_answer_belongs_to_the_last_entry_before_it(case, asta):
    first = record(case, asta, replace(CHOSEN, occurred_on=TODAY - timedelta(days=9)))
    second = record(case, asta, replace(CHOSEN, occurred_on=TODAY - timedelta(days=3)))
    answered(case, Chose.NEJ, on=TODAY - timedelta(days=5))
    assert contested(first)
    assert not contested(second)
    answered(case, Chose.JA, on=TODAY - timedelta(days=1))
    assert contested(first)
    assert not contested(second)
    answered(case, Chose.NEJ)
    assert contested(second)


@pytest.mark.requirement("V-20")
def test_an_answer_of_another_case_or_samtale_contests_nothing(case, other, asta):
    entry = record(case, asta, meeting=held(case, asta))
    answered(other, Chose.NEJ)
    answered(case, Chose.NEJ, meeting=held(case, asta, TODAY - timedelta(days=1)))
    answered(case, Chose.NEJ)
    assert not contested(entry)


@pytest.mark.requirement("V-20", "S4-22")
def test_a_contested_form_is_shown_as_that_wherever_it_is_shown(client, case, asta, dorte):
    meeting = held(case, asta)
    entry = record(case, asta, meeting=meeting)
    answered(case, Chose.NEJ, meeting=meeting)
    cells = [cell for row in profile(asta, case, TODAY).rows for cell in row.cells if cell.entries]
    assert [(cell.contested, cell.documented) for cell in cells] == [((entry.pk,), ())]
    assert any("omstridt" in row.title for row in timeline(case, TODAY, notes=True))
    client.force_login(asta)
    for path in ("", "inddragelse/", f"inddragelse/{entry.pk}/", f"samtaler/{meeting.pk}/"):
        assert "mstridt" in client.get(f"/sager/{case.pk}/{path}").content.decode(), path
    client.force_login(dorte)
    listed = client.get("/sager/?omfang=enhed&inddragelse=omstridt").content.decode()
    assert case.citizen.full_name in listed


@pytest.mark.requirement("V-20")
def test_a_consultant_is_not_told_by_the_timeline(case, asta):
    meeting = held(case, asta)
    record(case, asta, meeting=meeting)
    answered(case, Chose.NEJ, meeting=meeting)
    assert not any("omstridt" in row.title for row in timeline(case, TODAY, notes=False))
