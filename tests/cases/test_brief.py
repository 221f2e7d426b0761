"""One minute before a samtale: the borger first, our promises as plainly as hers, deadlines last, and what was not read."""

from __future__ import annotations

import re
from datetime import time, timedelta

import pytest
from django.urls import reverse

from cases.actions import assignments
from cases.models import (
    ActorAround,
    AgreementLine,
    Assignment,
    Citizen,
    CitizenStatement,
    Commitment,
    Coordination,
    Enrolment,
    Exemption,
    LineRemark,
    Meeting,
    Pause,
    Placement,
    Plan,
    PlanStep,
    Rhythm,
    StatementMarkedWrong,
    Strength,
    Utterance,
)
from jobcenter.audit.models import Viewing
from tests.factories import TODAY, make_case, make_offer, make_wish, make_workplace, share
from tests.full_world import thicken
from tests.world import fill

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_rules", "indicators")]
DAY = timedelta(days=1)


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta)


@pytest.fixture
def as_asta(client, asta):
    client.force_login(asta)
    return client


def url(case, name="brief", *args):
    return reverse(f"cases:{name}", args=[case.pk, *args])


def shown(client, case):
    answer = client.get(url(case))
    assert answer.status_code == 200
    return answer.text


def section(page, anchor):
    """The words of one section."""
    found = re.search(rf'<section class="card" aria-labelledby="{anchor}">(.*?)</section>', page, re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", found.group(1)).split()) if found else ""


ORDER = [
    "Endnu ikke grebet",
    "Borgerens egne ord",
    "Styrker",
    "Ønsker",
    "Løfter, holdt og brudt",
    "Siden sidst",
    "Det, der er prøvet, og hvorfor det sluttede",
    "Aftaler og uenigheder",
    "Ønsker, der skal tages op igen",
    "Frister og krav",
]


def headings(page):
    return [" ".join(words.split()) for words in re.findall(r"<h2[^>]*>(.*?)</h2>", page, re.S)]


@pytest.mark.requirement("S3-14")
def test_the_sections_stand_in_the_borgers_order_also_when_a_deadline_is_overdue(as_asta, asta, units, settings):
    settings.TODAY = TODAY.replace(month=6, day=15)  # the rule of the first samtale was verified until 1 July
    case = make_case(unit=units.unge, caseworker=asta, category="jobparat", opened_on=settings.TODAY - 40 * DAY)
    Utterance.objects.create(case=case, text="Jeg savner at bruge hænderne", said_on=settings.TODAY - 30 * DAY)
    make_wish(case, revisit_on=settings.TODAY)
    page = shown(as_asta, case)
    assert headings(page) == ORDER
    assert "overskredet siden 13. maj 2026" in section(page, "frister")
    assert "Jeg savner at bruge hænderne" in section(page, "ikke-grebet")
    assert page.index("Jeg savner at bruge hænderne") < page.index("overskredet siden")


@pytest.mark.requirement("S3-14")
def test_what_was_seized_is_not_waiting_any_more(as_asta, case):
    waiting, seized = (Utterance.objects.create(case=case, text=text, said_on=TODAY) for text in ("Ventende", "Grebet"))
    seized.wish = make_wish(case)
    seized.save()
    assert "Ventende" in section(shown(as_asta, case), "ikke-grebet")
    assert "Grebet" not in section(shown(as_asta, case), "ikke-grebet")
    waiting.delete()
    assert "Intet af det, borgeren har sagt, ligger og venter." in shown(as_asta, case)


def test_a_voice_that_is_missing_is_said(as_asta, case):
    CitizenStatement.objects.create(case=case, channel="kiosk", given_on=TODAY, skipped=True)
    assert "Borgerens stemme mangler." in section(shown(as_asta, case), "egne-ord")


@pytest.mark.requirement("S4-77")
def test_a_correction_by_the_borger_stands_with_its_day(as_asta, asta, case):
    meeting = Meeting.objects.create(case=case, state="holdt", held_on=TODAY - 9 * DAY, held_by=asta)
    line = AgreementLine.objects.create(case=case, meeting=meeting, text="Ti timer om ugen", noted_on=TODAY - 9 * DAY)
    said = {"case": case, "channel": "link", "given_on": TODAY - 2 * DAY}
    mine = CitizenStatement.objects.create(**said, own_words="Det var mig, der ringede først", meaning="nej")
    LineRemark.objects.create(statement=mine, line=line, text="Vi sagde otte")
    page = shown(as_asta, case)
    assert "»Det var mig, der ringede først«" in section(page, "egne-ord")
    assert "18. november 2026" in section(page, "egne-ord")
    assert "Borgerens bemærkning 18. nov. 2026: »Vi sagde otte«" in section(page, "aftalt")
    # Whether it made sense is read beside the other side's answer, and nowhere else (S3-15).
    assert "Gav det mening" not in page
    StatementMarkedWrong.objects.create(statement=mine, reason="Forkert sag", marked_by=asta, marked_on=TODAY)
    assert "ringede først" not in shown(as_asta, case)
    assert "Vi sagde otte" not in shown(as_asta, case)


@pytest.mark.requirement("S4-15")
def test_promises_of_both_sides_ours_first_with_what_became_of_them(as_asta, asta, case):
    Meeting.objects.create(case=case, state="holdt", held_on=TODAY - 20 * DAY, held_by=asta)
    given = {"case": case, "promised_on": TODAY - 20 * DAY}
    ours = Commitment.objects.create(**given, party="sagsbehandler", what="Ringe til museet", due_on=TODAY - 3 * DAY)
    Commitment.objects.create(**given, party="borger", what="Se på museet", due_on=TODAY - 3 * DAY)
    Commitment.objects.create(**given, party="borger", what="Møde op", kept_on=TODAY - 5 * DAY, kept_by=asta)
    Commitment.objects.create(
        **given, party="sagsbehandler", what="Skrive", broken_on=TODAY - 5 * DAY, why_broken="Jeg var syg"
    )
    Commitment.objects.create(
        **given | {"promised_on": TODAY - 90 * DAY},
        party="borger",
        what="Gammelt",
        kept_on=TODAY - 40 * DAY,
        kept_by=asta,
    )
    words = section(shown(as_asta, case), "loefter")
    we, she = words.split("Det lovede borgeren")
    assert we.startswith("Løfter, holdt og brudt Det lovede vi Ringe til museet")
    assert "Sagsbehandleren 17. nov. 2026 dagen er gået" in we
    assert "Skrive blev ikke holdt 15. nov. 2026 Jeg var syg" in we
    assert she.index("Se på museet") < she.index("Møde op holdt 15. nov. 2026")
    assert "dagen er gået" in she
    assert "Gammelt" not in words  # before the last samtale
    ours.kept_on, ours.kept_by = TODAY, asta
    ours.save()
    assert "Ringe til museet holdt 20. nov. 2026" in section(shown(as_asta, case), "loefter")


def test_what_happened_since_the_last_samtale(as_asta, asta, case):
    for days, text in ((60, "Det ældre"), (20, "Om vejen til museet")):
        Meeting.objects.create(case=case, state="holdt", held_on=TODAY - days * DAY, held_by=asta, talked_about=text)
    Meeting.objects.create(case=case, state="aflyst_kommune", planned_on=TODAY - 5 * DAY)
    words = section(shown(as_asta, case), "siden-sidst")
    assert "Opfølgning 31. oktober 2026 Om vejen til museet" in words
    assert "Opfølgning: aflyst af kommunen" in words
    assert "Det ældre" not in words


@pytest.mark.requirement("S4-77")
def test_the_last_breakdowns_stand_with_their_reason_and_the_borgers_account(client, as_asta, dorte, case):
    first = TODAY - 60 * DAY
    Placement.objects.create(
        case=case, state="afsluttet", moved_on=TODAY - 40 * DAY, workplace=make_workplace(name="Bageriet"),
        purpose="afklaring", citizen_reason="At prøve", hours=10, starts_on=first, ends_on=TODAY,
        ended_on=TODAY - 40 * DAY, end_reason="helbred", citizen_account="Jeg fik ondt i ryggen", learned="Kortere vagter",
    )  # fmt: skip
    Enrolment.objects.create(
        case=case, offer=make_offer(title="Værkstedet"), state="opgivet", reason="x", became="Kurset blev aflyst",
        chosen_on=first, moved_on=TODAY - 10 * DAY,
    )  # fmt: skip
    words = section(shown(as_asta, case), "proevet")
    assert words.index("Værkstedet") < words.index("Bageriet")  # the newest first
    assert "Kurset blev aflyst" in words
    assert "Bageriet 11. okt. 2026 · Helbred eller smerter" in words
    assert "»Jeg fik ondt i ryggen«" in words
    assert "Næste gang: Kortere vagter" in words
    client.force_login(dorte)  # who may read notes, and not health
    assert "Helbred eller smerter" not in shown(client, case)


@pytest.mark.requirement("S4-13")
def test_disagreement_stands_before_agreement_in_the_borgers_words(as_asta, case):
    for text, values in (
        ("Vi begynder i januar", {}),
        ("Tyve timer", {"stance": "uenig", "dissent": "Det kan jeg ikke holde til"}),
        ("Afklaret", {"stance": "uenig", "dissent": "x", "settled_on": TODAY}),
        ("Gælder ikke", {"withdrawn_on": TODAY}),
    ):
        AgreementLine.objects.create(case=case, text=text, noted_on=TODAY - DAY, **values)
    plan = Plan.objects.create(case=case, started_on=TODAY)
    PlanStep.objects.create(plan=plan, title="Se museet", due_on=TODAY + DAY)
    words = section(shown(as_asta, case), "aftalt")
    assert words.index("Tyve timer Uenige »Det kan jeg ikke holde til«") < words.index("Vi begynder i januar")
    assert "Se museet Borgeren · 21. nov. 2026" in words
    assert "Afklaret" not in words
    assert "Gælder ikke" not in words


@pytest.mark.requirement("S4-18")
@pytest.mark.parametrize(("days", "there"), [(0, True), (-5, True), (1, False)])
def test_a_parked_wish_stands_on_the_agenda_from_its_day(as_asta, case, days, there):
    make_wish(case, wording="lastbil", revisit_on=TODAY + days * DAY, revisit_when="kørekort")
    make_wish(case, rank=2, wording="museum")
    for page in (shown(as_asta, case), as_asta.get(url(case, "samtale_new")).text):
        assert ("Er det sket? kørekort" in page) == there
        assert "museum" in page


def test_a_wish_that_waits_for_something_is_asked_about(as_asta, case):
    make_wish(case, wording="lastbil", revisit_when="kørekort")
    assert "Er det sket? kørekort" in section(shown(as_asta, case), "op-igen")


def test_deadlines_are_last_with_their_basis(as_asta, asta, case):
    Pause.objects.create(
        case=case, reason="tryghed", text="x", activity="y", starts_on=TODAY - DAY, review_on=TODAY + 9 * DAY
    )
    Exemption.objects.create(
        case=case, kind="fritagelse", legal_basis="LAS § 13", reason="x", decided_on=TODAY, valid_from=TODAY,
        valid_to=TODAY + 9 * DAY,
    )  # fmt: skip
    Rhythm.objects.create(case=case, every_days=14, valid_from=TODAY - 20 * DAY)
    words = section(shown(as_asta, case), "frister")
    assert "I ser på den igen 29. november 2026" in words
    assert "Fritagelse til og med 29. november 2026 LAS § 13" in words
    assert "mindst hver 14. dag" in words


def test_an_empty_sag_says_what_to_ask(as_asta, case):
    page = shown(as_asta, case)
    for words in ("Spørg, hvad borgeren drømmer om.", "I har ikke holdt en samtale endnu.", "Ingen løfter fra os."):
        assert words in page


# --- After a handover -------------------------------------------------------------------------------------------------


@pytest.fixture
def taken_over(case, asta, bo, dorte):
    """Asta had it; from today it is Bo's."""
    return assignments.assign(case=case, caseworker=bo, by=dorte, on=TODAY)


@pytest.mark.requirement("S4-77")
def test_after_a_handover_it_says_what_was_not_opened(client, bo, case, taken_over):
    meeting = Meeting.objects.create(case=case, state="holdt", held_on=TODAY - DAY)
    make_wish(case)
    client.force_login(bo)
    page = shown(client, case)
    assert "Du overtog sagen efter Asta Holm 20. november 2026." in page
    assert unread(page) == ["Ønsker", "Om borgeren", "Plan", "Seneste samtale", "Tilbud og praktik"]
    for address in (url(case, "wishes"), url(case, "about"), url(case, "samtale", meeting.pk)):
        assert client.get(address).status_code == 200
    assert unread(shown(client, case)) == ["Plan", "Tilbud og praktik"]
    for address in (url(case, "plan"), url(case, "case_offers")):
        client.get(address)
    assert "Du har åbnet alle dele af den." in shown(client, case)


def unread(page):
    said = re.search(r"Du har endnu ikke åbnet:(.*?)</p>", page, re.S)
    return re.findall(r">([^<]+)</a>", said.group(1))


def test_what_was_read_before_it_was_hers_or_by_another_does_not_count(client, asta, bo, case, dorte):
    client.force_login(bo)
    client.get(url(case, "wishes"))
    assignments.assign(case=case, caseworker=bo, by=dorte, on=TODAY)
    # A test is one transaction, in which the database's clock stands still.
    Assignment.objects.filter(caseworker=bo).update(recorded_at=Viewing.objects.latest("at").at + timedelta(seconds=1))
    client.force_login(asta)
    client.get(url(case, "plan"))
    assert "Du overtog" not in shown(client, case)  # it is not hers any more
    client.force_login(bo)
    assert unread(shown(client, case)) == ["Ønsker", "Om borgeren", "Plan", "Tilbud og praktik"]


def test_the_first_who_has_a_case_took_it_over_from_nobody(as_asta, case):
    assert "Du overtog" not in shown(as_asta, case)


# --- The frame --------------------------------------------------------------------------------------------------------


@pytest.mark.requirement("S4-79")
def test_an_interpreter_nobody_asked_about_is_said_first(as_asta, case):
    Citizen.objects.filter(pk=case.citizen_id).update(language="arabisk", version=2)
    page = shown(as_asta, case)
    assert "Borgeren taler arabisk, og ingen har spurgt, om der skal tolk på." in page
    assert page.index("skal tolk på") < page.index("Endnu ikke grebet")
    Citizen.objects.filter(pk=case.citizen_id).update(interpreter_asked_on=TODAY, version=3)
    assert "skal tolk på" not in shown(as_asta, case)


def test_todays_samtale_is_held_from_here(as_asta, case):
    row = Meeting.objects.create(case=case, planned_on=TODAY, planned_time=time(10), purpose="Om museet")
    page = shown(as_asta, case)
    assert "Opfølgning i dag kl. 10.00 · Om museet" in " ".join(page.split())
    assert f"{url(case, 'samtale_new')}?aftale={row.pk}" in page


@pytest.mark.requirement("S1-59")
def test_a_call_nobody_answered_is_one_tap_here_too(as_asta, case):
    answer = as_asta.post(url(case, "contact_new") + "?fra=foer", {"act": "ikke_truffet"})
    assert answer.url == url(case)
    assert case.contacts.get().reached is False


@pytest.mark.requirement("S4-87")
def test_a_consultant_reads_none_of_it(client, vera, dorte, case):
    share(case, vera)
    for user, status in ((vera, 403), (dorte, 200)):
        client.force_login(user)
        assert client.get(url(case)).status_code == status


def test_it_costs_the_same_for_many_rows_as_for_few(as_asta, asta, units, django_assert_max_num_queries):
    world = fill(unit=units.unge, caseworker=asta)
    as_asta.get("/profil/")
    with django_assert_max_num_queries(15) as few:
        as_asta.get(url(world.case))
    thicken(world, asta, times=3)
    with django_assert_max_num_queries(15) as many:
        as_asta.get(url(world.case))
    assert len(many) == len(few)


def test_the_sag_leads_to_the_brief_and_the_rhythm_for_those_who_read_notes(client, as_asta, vera, case):
    page = as_asta.get(url(case, "case")).text
    assert url(case) in page
    assert url(case, "rhythm") in page
    share(case, vera)
    client.force_login(vera)
    assert url(case) not in client.get(url(case, "case")).text


@pytest.mark.requirement("S4-76")
def test_strengths_come_before_wishes_and_both_before_what_ended_and_what_the_law_asks(as_asta, case):
    Strength.objects.create(case=case, text="God til dyr", noted_on=TODAY)
    make_wish(case, wording="et museum")
    page = shown(as_asta, case)
    order = ["God til dyr", "et museum", 'id="proevet"', 'id="frister"']
    assert sorted(order, key=page.index) == order


@pytest.mark.requirement("S4-63")
def test_who_else_helps_and_who_coordinates_stand_in_a_line(as_asta, case):
    assert "rundt-om" not in shown(as_asta, case).partition('class="brief-page"')[2]
    told = {"kind": "mentor", "function": "Følger med", "areas": ["hverdag"], "since": TODAY}
    for name in ("Mentoren", "Klinikken"):
        ActorAround.objects.create(case=case, name=name, **told)
    assert "Ingen noteret som koordinator." in section(shown(as_asta, case), "rundt-om")
    Coordination.objects.create(case=case, who="sagsbehandler", since=TODAY)
    line = section(shown(as_asta, case), "rundt-om")
    assert "Mentoren, Klinikken" in line and "sagsbehandleren i sagen" in line
