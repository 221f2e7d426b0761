"""Demo Kommune as it stands in the database: the vignettes with their flags, and the invented cases around them."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.urls import reverse

from cases.actions import wishes
from cases.enums import Voice
from cases.involvement import judge
from cases.models import Case, Citizen, Coordination, InvolvementEntry, Meeting
from cases.queries.involvement_drafts import draft_of
from cases.risk import evaluate
from cases.risk.facts import facts_for
from jobcenter.accounts.models import User
from jobcenter.audit.models import Event
from jobcenter.bench.sweeping import facts_in_one_statement
from jobcenter.cpr import CprVault, UnreadableCpr
from jobcenter.demo.cast import LOGINS, PASSWORD, STAFF
from jobcenter.demo.municipality import FEWEST
from jobcenter.demo.vignettes import VIGNETTES

AS_OF = date(2026, 11, 20)
INVENTED = 40
CODES = [vignette.code for vignette in VIGNETTES]


def load(as_of: date) -> str:
    said = StringIO()
    call_command("demo_data", as_of=as_of, citizens=FEWEST + INVENTED, stdout=said)
    return said.getvalue()


@pytest.fixture(scope="module")
def kommune(django_db_setup, django_db_blocker):
    """Loaded once for the module, and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        load(AS_OF)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demo(kommune, db):
    """The loaded municipality; what a test changes is undone."""


def case(code: str) -> Case:
    return Case.objects.get(source_id=code)


def open_flags(code: str) -> set[str]:
    return set(case(code).flags.open().values_list("code", flat=True))


def expected(code: str) -> frozenset[str]:
    return next(vignette.flags for vignette in VIGNETTES if vignette.code == code)


@pytest.mark.requirement("S4-93")
@pytest.mark.parametrize("code", CODES)
def test_a_vignette_shows_its_flags_and_no_others(demo, code):
    assert open_flags(code) == expected(code)


@pytest.mark.requirement("S4-93")
def test_all_eighteen_are_told_and_the_first_is_two_cases():
    numbers = [int(code.split("-")[1]) for code in CODES]
    assert sorted(set(numbers)) == list(range(1, 19))
    assert [code for code in CODES if code.startswith("VIG-1-")] == ["VIG-1-supermarked", "VIG-1-museum"]
    assert expected("VIG-2") == expected("VIG-6") == expected("VIG-17") == frozenset()


def test_the_two_first_wishes_were_said_on_one_day_with_one_deadline(demo):
    both = [case("VIG-1-supermarked"), case("VIG-1-museum")]
    assert len({row.wishes.get().raised_on for row in both}) == 1
    assert len({row.plan.steps.get(title="Finde en praktikplads").due_on for row in both}) == 1


@pytest.mark.requirement("S4-93")
def test_the_third_wish_lasted_two_days_and_the_library_was_extended_twice(demo):
    shop, library = case("VIG-2").placements.order_by("starts_on")
    assert (shop.wish.rank, (shop.ended_on - shop.starts_on).days, shop.end_reason) == (3, 1, "lavere_oenske")
    assert shop.skipped_wishes_explained
    assert (library.wish.rank, library.state, library.extended_times) == (2, "i_gang", 2)


@pytest.mark.requirement("S4-93")
def test_from_18_hours_to_12_without_agreement_and_by_her_own_decision(demo):
    *_how_it_was_chosen, first, second = case("VIG-6").involvement_entries.order_by("occurred_on")
    assert (first.agreement, second.agreement, second.decided_by) == ("uenig", "uenig", "borger")
    assert first.dissent
    assert case("VIG-6").placements.get().hours == 12


@pytest.mark.requirement("S4-50", "S4-93")
def test_the_museum_flag_closes_when_somebody_calls_a_museum(demo):
    museum = case("VIG-1-museum")
    asta = museum.assignments.get().caseworker
    wishes.attempt(wish=museum.wishes.get(), by=asta, on=AS_OF, kind="sparring")
    assert open_flags("VIG-1-museum") == {"oenske_uden_forsoeg"}
    wishes.attempt(wish=museum.wishes.get(), by=asta, on=AS_OF, kind="opkald", workplace_text="Demo Bymuseum")
    assert open_flags("VIG-1-museum") == set()


@pytest.mark.requirement("S4-54", "S4-93")
def test_the_pause_with_a_purpose_speaks_the_day_after_its_review(demo):
    assert case("VIG-17").pauses.get().review_on == AS_OF
    evaluate.sweep(AS_OF + timedelta(days=1))
    assert open_flags("VIG-17") == {"pause_skal_revurderes"}


def test_a_second_load_says_so_and_changes_nothing(demo):
    before = _state()
    assert "Intet er ændret" in load(AS_OF)
    assert _state() == before


def _state() -> dict[str, int]:
    tables = connection.introspection.table_names()
    with connection.cursor() as cursor:
        counted = {}
        for table in tables:
            cursor.execute(f'SELECT count(*) FROM "{table}"')
            counted[table] = cursor.fetchone()[0]
    return counted


def test_what_was_loaded_would_survive_the_commit(demo):
    connection.check_constraints()


def test_every_borger_is_invented_and_marked(demo):
    assert not Citizen.objects.filter(synthetic=False).exists()
    assert Citizen.objects.get(cases__source_id="VIG-8").interpreter
    assert Citizen.objects.get(cases__source_id="VIG-3").protected
    assert all(int(citizen.masked_cpr[:2]) > 60 for citizen in Citizen.objects.all())


@pytest.mark.requirement("S4-12", "S4-88")
def test_the_private_fact_of_vig_3_stands_in_its_own_table_only(demo):
    nursery = case("VIG-3")
    assert "plejefamilie" in nursery.sensitive_facts.get().text
    told = [*nursery.problem_definitions.values_list("text", flat=True)]
    told += [*nursery.wishes.values_list("wording", "explanation", "alternatives")]
    told += [*nursery.meetings.values_list("talked_about", "purpose")]
    told += [*nursery.involvement_entries.values_list("citizen_words", "worker_view", "dissent")]
    told += [*nursery.coordination_notes.values_list("text"), *nursery.actors_around.values_list("name", "function")]
    assert "plejefamilie" not in str(told)
    assert {row.voice for row in nursery.problem_definitions.all()} == {Voice.BORGER, Voice.FAGLIG}


@pytest.mark.requirement("S4-63", "S3-21")
def test_somebody_stands_around_two_of_them_and_one_wrote_herself_what_it_is_about(demo):
    assert case("VIG-3").actors_around.count() == 2
    assert not case("VIG-3").coordinations.exists()
    assert case("VIG-3").problem_definitions.filter(voice=Voice.BORGER).last().channel == "kiosk"
    [held] = Coordination.objects.all()
    assert held.actor.name == "Bostøtten"


def test_the_stories_were_written_through_the_actions(demo):
    """Each case has the events of its acts, by its caseworker and on days behind us."""
    for code in CODES:
        events = Event.objects.filter(case_id=case(code).pk)
        assert events.filter(kind="meeting.held", actor_kind="user").exists(), code
        assert not events.filter(on__gt=AS_OF).exists(), code


def test_there_is_a_day_to_show(demo):
    """Samtaler today at given hours, honest entries without a form, promises of both sides that are overdue."""
    today = Meeting.objects.filter(state="aftalt", planned_on=AS_OF, case__assignments__caseworker__username="asta")
    assert sorted(f"{row.planned_time:%H:%M}" for row in today) == ["09:00", "10:30", "13:00", "14:30"]
    assert InvolvementEntry.objects.filter(claims=None).exclude(barriers=[]).count() >= 5
    asta = Case.objects.filter(assignments__caseworker__username="asta")
    overdue = {row.party for one in asta for row in one.commitments.open().filter(due_on__lt=AS_OF)}
    assert {"borger", "sagsbehandler"} <= overdue
    assert Case.objects.unassigned(AS_OF).exists()


def test_the_demo_prints_everyone_and_the_password():
    lines = [str(line) for line in LOGINS]
    assert all(any(line.startswith(person.username) for line in lines) for person in STAFF)
    assert PASSWORD in lines[-1]


# --- The invented cases around them -----------------------------------------------------------------------------------


def invented():
    return Case.objects.filter(source_id__startswith="DK-").order_by("source_id")


def test_as_many_cases_as_asked_for_the_closed_ones_among_them(demo):
    assert Case.objects.count() == FEWEST + INVENTED
    assert 0 < invented().exclude(closed_on=None).count() < INVENTED / 2


def test_each_has_its_people_its_events_and_a_history_that_says_whence(demo):
    for one in invented():
        events = Event.objects.filter(case_id=one.pk)
        assert events.filter(kind="case.opened").count() == 1
        assert not events.filter(on__gt=AS_OF).exists()
        (born,) = one.history
        assert (born.pgh_label, born.pgh_context["action"]) == ("insert", "demo.loaded")
    colleagues = User.objects.exclude(username__in=[person.username for person in STAFF])
    assert not [user for user in colleagues if user.has_usable_password()]


def test_the_sealed_number_opens_with_its_owner_only_and_is_found(demo):
    vault = CprVault(settings.CPR_KEYS, settings.CPR_SEARCH_KEY)
    one, other = Citizen.objects.filter(cases__in=invented()).order_by("pk")[:2]
    cpr = vault.decrypt(one.cpr_cipher, owner=one.pk.bytes)
    assert (cpr.birth_date, cpr.is_synthetic) == (one.birth_date, True)
    assert Citizen.objects.get(cpr_search=vault.search_key(cpr)) == one
    with pytest.raises(UnreadableCpr):
        vault.decrypt(one.cpr_cipher, owner=other.pk.bytes)


def test_every_stored_status_is_what_the_rules_say_of_the_stored_entry(demo):
    entries = InvolvementEntry.objects.filter(case__in=invented()).with_parts()
    assert len(entries) > 30
    for entry in entries:
        judgement = judge(draft_of(entry))
        assert {claim.form: claim.status for claim in entry.claims.all()} == judgement.statuses, entry.pk


def test_the_flags_are_those_of_the_day_and_some_cases_have_one(demo):
    assert evaluate.sweep(AS_OF) == evaluate.Outcome()
    cases = invented().open()
    assert 0.05 <= cases.filter(flags__closed_on=None, flags__isnull=False).distinct().count() / cases.count() <= 0.5


PAGES = (
    "case",
    "wishes",
    "plan",
    "case_offers",
    "about",
    "visitation",
    "samtale_new",
    "involvement_new",
    "placement_new",
)


def test_every_page_of_some_invented_cases_opens_for_the_teamleder(demo, client):
    client.force_login(User.objects.get(username="dorte"))
    some = [*invented().open()[:6], *invented().exclude(closed_on=None)[:2]]
    for one in some:
        for page in PAGES[:6]:
            assert client.get(reverse(f"cases:{page}", args=[one.pk])).status_code == 200, (page, one.source_id)


def test_her_own_caseworker_can_go_on_with_an_invented_case(demo, client):
    client.force_login(User.objects.get(username="asta"))
    one = invented().open().filter(assignments__caseworker__username="asta", assignments__valid_to=None).first()
    for page in PAGES:
        assert client.get(reverse(f"cases:{page}", args=[one.pk])).status_code == 200, page
    for meeting in one.meetings.held()[:3]:
        assert client.get(reverse("cases:samtale", args=[one.pk, meeting.pk])).status_code == 200
    for rows, page in (
        (one.placements, "placement"),
        (one.enrolments, "enrolment"),
        (one.involvement_entries, "involvement"),
    ):
        for row in rows.all():
            assert client.get(reverse(f"cases:{page}", args=[one.pk, row.pk])).status_code == 200, page


def test_the_lists_of_the_house_open(demo, client):
    for username, pages in (
        ("asta", ("cases:caseload", "cases:offers", "cases:workplaces")),
        ("vera", ("cases:caseload",)),
        ("dorte", ("cases:caseload", "team")),
    ):
        client.force_login(User.objects.get(username=username))
        for page in pages:
            answer = client.get(reverse(page))
            assert answer.status_code == 200, page
    assert (
        Case.objects.visible_to(User.objects.get(username="vera"), AS_OF).filter(source_id__startswith="DK-").exists()
    )


# Days on which much is ahead, much behind, and nothing has begun.
ON_DAYS = [AS_OF + timedelta(days=days) for days in (-700, -200, -30, -1, 0, 1, 13, 90, 400)]


@pytest.mark.parametrize("on", ON_DAYS, ids=str)
def test_the_facts_are_those_of_one_statement_written_for_itself(demo, on):
    told = {row["case_id"]: row for row in facts_in_one_statement(on)}
    found = facts_for(list(told), on)
    assert found.keys() == told.keys()
    for case_id, row in told.items():
        facts = found[case_id]
        wish, pause, placement = facts.first_wish, facts.pause, facts.placement
        assert row == {
            "case_id": case_id,
            "opened_on": facts.opened_on,
            "needs_next_step": facts.needs_next_step,
            "next_act_on": facts.next_act and facts.next_act.day,
            "last_dated_on": facts.last_dated_on,
            "excused_on": facts.excused_on,
            "exempt": facts.exempt,
            "in_placement": facts.in_placement,
            "wish_id": wish and wish.id,
            "wish_raised_on": wish and wish.raised_on,
            "wish_touched_on": wish and wish.touched_on,
            "wish_parked": wish and wish.parked,
            "pause_id": pause and pause.id,
            "pause_protective": pause and pause.protective,
            "pause_starts_on": pause and pause.starts_on,
            "pause_review_on": pause and pause.review_on,
            "last_substantive_on": facts.last_substantive_on,
            "placement_id": placement and placement.id,
            "placement_starts_on": placement and placement.starts_on,
            "placement_chosen_on": placement and placement.chosen_on,
        }
