"""The notat for the fagsystem and the receipt: what was recorded, once each, nothing made up, nothing empty."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

import pytest
from django.apps import apps
from django.db import models
from django.urls import reverse

from cases.models import (
    AgreementLine,
    CitizenStatement,
    Commitment,
    FormClaim,
    Indicator,
    IndicatorHit,
    InvolvementEntry,
    LineRemark,
    Meeting,
    NegotiationMove,
    OptionShown,
    OptionWithheld,
    Plan,
    PlanStep,
    ProviderResponse,
    Utterance,
)
from cases.queries.journal import led_to, talk
from cases.wording.journal import journal
from cases.wording.receipt import Doing, receipt
from cases.wording.receipt import Meeting as Next
from cases.wording.recorded import Involved, Line, Talk
from tests.cases.test_samtale_pages import DONE, SAMTALE, new_url
from tests.factories import TODAY, make_case, make_wish, share
from tests.house.html import Page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_rules", "indicators")]
WEEK = TODAY + timedelta(days=7)

# What a samtale and its involvement are made of. A text field of these that the notat leaves out stands here with why.
PARTS = (Meeting, AgreementLine, Utterance, Commitment, InvolvementEntry, FormClaim, IndicatorHit, OptionShown)
PARTS += (OptionWithheld, ProviderResponse, NegotiationMove, CitizenStatement, LineRemark)
LEFT_OUT = {
    "Meeting.citizen_explanation": "of a samtale that was not held; it has no notat",
    "Commitment.why_broken": "told when the day has passed, on the plan",
}


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta)


@pytest.fixture
def as_asta(client, asta):
    client.force_login(asta)
    return client


def texts_of(model: type[models.Model]) -> list[str]:
    """The fields somebody writes words in: no codes, and nothing that a screen does not write."""
    return [
        field.name
        for field in model._meta.fields
        if isinstance(field, models.CharField | models.TextField) and not field.choices and field.editable
    ]


class Canaries:
    """A word of its own for each field of each row; `put` gives the columns."""

    def __init__(self):
        self.words = {}

    def put(self, model):
        return {name: self.word(model, name) for name in texts_of(model)}

    def word(self, model, name):
        label = f"{model.__name__}.{name}"
        # No word is the beginning of another.
        return self.words.setdefault(label, f"ord{len(self.words):03}x")


@pytest.fixture
def everything(case, asta):
    """One samtale with every text filled in, in every table that belongs to it."""
    new = Canaries()
    about = {"kind": "jobsamtale", "form": "digital", "present": ["tolk", "mentor"]}
    meeting = Meeting.objects.create(case=case, state="holdt", held_on=TODAY, held_by=asta, **about, **new.put(Meeting))
    row = {"case": case, "meeting": meeting}
    line = AgreementLine.objects.create(stance="uenig", noted_on=TODAY, **row, **new.put(AgreementLine))
    Utterance.objects.create(said_on=TODAY, about_work=True, **row, **new.put(Utterance))
    Commitment.objects.create(party="sagsbehandler", promised_on=TODAY, due_on=WEEK, **row, **new.put(Commitment))
    plan = Plan.objects.create(case=case, started_on=TODAY)
    PlanStep.objects.create(plan=plan, meeting=meeting, title=new.word(PlanStep, "title"), due_on=WEEK)
    _involved(row, new, asta)
    answer = CitizenStatement.objects.create(
        channel="kiosk", given_on=TODAY, chose="nej", understood=False, **row, **new.put(CitizenStatement)
    )
    LineRemark.objects.create(statement=answer, line=line, stance="delvist", **new.put(LineRemark))
    booked = {"planned_on": WEEK, "planned_time": time(9, 30), "form": "telefon"}
    Meeting.objects.create(case=case, purpose=new.word(PlanStep, "next"), **booked)
    return meeting, new.words


def _involved(row, new, asta):
    codes = {"subjects": ["timer"], "barriers": ["tid"], "actors": ["sundhed"], "preconditions": ["forudsigelighed"]}
    codes |= {"decided_by": "lovkrav", "decision_included": "nej", "pressure": "tidsfrist", "agreement": "uenig"}
    entry = InvolvementEntry.objects.create(
        occurred_on=TODAY, author=asta, author_has_authority=True, phase="udvaelgelse",
        citizen_confirmation="set_og_uenig", **codes, **row, **new.put(InvolvementEntry),
    )  # fmt: skip
    claim = FormClaim.objects.create(entry=entry, form="demokrati", status="delvis", **new.put(FormClaim))
    indicator = Indicator.objects.in_force(TODAY).filter(form="demokrati").first()
    IndicatorHit.objects.create(claim=claim, indicator=indicator, **new.put(IndicatorHit))
    OptionShown.objects.create(entry=entry, response="fravalg", **new.put(OptionShown))
    OptionWithheld.objects.create(entry=entry, code="lov", **new.put(OptionWithheld))
    ProviderResponse.objects.create(
        entry=entry, asked_on=TODAY, due_on=WEEK, answered_on=WEEK, **new.put(ProviderResponse)
    )
    NegotiationMove.objects.create(entry=entry, party="borger", kind="modforslag", **new.put(NegotiationMove))


def notat(meeting):
    entries = InvolvementEntry.objects.filter(meeting=meeting).with_parts().prefetch_related("moves")
    return journal(talk(meeting, led_to(meeting), entries))


# --- Write once ---------------------------------------------------------------------------------------------------------


@pytest.mark.requirement("S1-60", "S4-78")
def test_every_recorded_text_stands_in_the_notat_exactly_once(everything):
    meeting, words = everything
    text = notat(meeting)
    counts = {label: len(re.findall(rf"\b{word}\b", text)) for label, word in words.items()}
    assert {label: n for label, n in counts.items() if n != 1} == dict.fromkeys(LEFT_OUT, 0)
    fields = {f"{model.__name__}.{name}" for model in PARTS for name in texts_of(model)}
    assert fields == set(words) - {"PlanStep.title", "PlanStep.next"}
    assert all(model in apps.get_app_config("cases").get_models() for model in PARTS)


@pytest.mark.requirement("S1-60")
def test_every_code_is_said_in_words(everything):
    meeting, _words = everything
    text = notat(meeting)
    for said in (
        "Jobsamtale den 20. november 2026, video.",
        "Til stede ud over borgeren: Asta Holm, tolk, mentor",
        "Uenige.",
        "peger på et konkret arbejde",
        "Sagsbehandleren:",
        "senest den 27. november 2026",
        "valg af indsats (timer)",
        "Demokrati – delvis.",
        "valgte fra",
        "Loven havde afgjort det",
        "Nej, kun planlægning og gennemførelse",
        "tiden slog ikke til",
        "at det, vi lover, holder",
        "en tidsfrist",
        "modforslag",
        "Næste samtale: 27. november 2026 kl. 09.30, telefon",
        "Selv, på skærmen hos os".lower(),
        "Nej, jeg var ikke med til at vælge",
        "Det forstår jeg ikke",
        "Delvist enige.",
        "Set, og borgeren er uenig",
    ):
        assert said in text, said
    codes = "fremmoede|udvaelgelse|selvrefleksion|sagsbehandler:|lovkrav|fravalg|uenig:|set_og"
    assert re.findall(codes, text) == []


@pytest.mark.requirement("S3-15")
def test_whether_it_made_sense_is_not_told_before_both_have_answered(case, everything):
    meeting, _words = everything
    CitizenStatement.objects.create(case=case, meeting=meeting, channel="kiosk", given_on=TODAY, meaning="nej")
    assert "mening" not in notat(meeting).lower()


@pytest.mark.requirement("S1-60")
def test_the_same_rows_give_the_same_text(everything):
    meeting, _words = everything
    assert len({notat(Meeting.objects.get(pk=meeting.pk)) for _ in range(4)}) == 1


@pytest.mark.requirement("S1-60")
def test_what_nobody_wrote_leaves_nothing_behind():
    text = journal(Talk(kind="Opfølgning", form="Telefon", held_on=TODAY, talked_about="Vi talte om ro."))
    assert text == "Opfølgning den 20. november 2026, telefon.\n\nDet talte vi om: Vi talte om ro."


@pytest.mark.requirement("S1-60")
def test_agreement_told_line_by_line_is_not_told_again_on_the_whole():
    entry = Involved(phase="Valg af indsats", agreement="Uenige")
    base = {"kind": "Opfølgning", "form": "Telefon", "held_on": TODAY, "entries": (entry,)}
    assert "Enighed: uenige" in journal(Talk(**base))
    lines = (Line(text="Tre dage", stance="Uenige", dissent="To er nok."),)
    assert "Enighed" not in journal(Talk(**base, lines=lines))


@pytest.mark.requirement("S1-60")
def test_the_step_of_this_samtale_is_told_once_also_where_her_words_became_it(as_asta, case):
    step = {"step": "Besøg på museet", "step_on": "2026-12-02"}
    said = {"egne_ord-0-text": "Noget med historie.", "egne_ord-0-link": "nyt"}
    as_asta.post(new_url(case), SAMTALE | step | said)
    text = notat(Meeting.objects.get())
    assert text.count("Besøg på museet") == 1
    assert "»Noget med historie.« (grebet)" in text


def test_words_that_became_a_wish_say_which(as_asta, case):
    wish = make_wish(case, wording="et museum")
    as_asta.post(new_url(case), DONE | {"egne_ord-0-text": "Historie.", "egne_ord-0-link": f"wish:{wish.pk}"})
    assert "»Historie.« (grebet: et museum)" in notat(Meeting.objects.get())


def test_a_withdrawn_line_and_a_wrong_answer_are_no_part_of_it(everything):
    from cases.models import StatementMarkedWrong

    meeting, words = everything
    meeting.agreement_lines.update(withdrawn_on=TODAY)
    answer = meeting.statements.get()
    StatementMarkedWrong.objects.create(
        statement=answer, reason="Forkert sag", marked_by=meeting.held_by, marked_on=TODAY
    )
    text = notat(meeting)
    assert words["AgreementLine.text"] not in text
    assert words["CitizenStatement.own_words"] not in text
    assert words["LineRemark.text"] not in text


@pytest.mark.requirement("S4-78")
def test_a_line_and_the_borgers_remark_to_it_are_stored_and_taken_out_together(as_asta, asta, case):
    as_asta.post(new_url(case), DONE | {"enighed-0-text": "Aktivt jobsøgende", "enighed-0-stance": "enig"})
    line = AgreementLine.objects.get()
    answer = CitizenStatement.objects.create(
        case=case, meeting=line.meeting, channel="papir", entered_by=asta, given_on=TODAY, own_words="Fint nok."
    )
    LineRemark.objects.create(statement=answer, line=line, text="Jeg søger kun inden for kultur.")
    text = notat(line.meeting)
    at = text.index("- Aktivt jobsøgende. Enige.")
    assert text.index("»Jeg søger kun inden for kultur.«") > at
    assert "(på papir, skrevet ind af en medarbejder): »Jeg søger kun inden for kultur.«" in text
    assert "Med egne ord: »Fint nok.«" in text


# --- The page -----------------------------------------------------------------------------------------------------------


@pytest.mark.requirement("S1-60")
def test_the_page_after_a_samtale_holds_the_whole_notat_and_asks_for_nothing(as_asta, everything):
    meeting, words = everything
    page = as_asta.get(reverse("cases:samtale_after", args=[meeting.case_id, meeting.pk]))
    area = page.text.partition('<textarea class="notat"')[2].partition("</textarea>")[0]
    assert "readonly" in area
    assert all(word in area for label, word in words.items() if label not in LEFT_OUT)
    asked = [control for form in Page(page.text).forms for control in form.controls if control.kind != "hidden"]
    assert asked == []


def test_who_may_not_read_notes_reads_no_notat(client, everything, case, carl, vera, dorte):
    meeting, _words = everything
    share(case, vera)
    for name in ("samtale_after", "turned_after"):
        url = reverse(f"cases:{name}", args=[case.pk, meeting.pk])
        for person, expected in ((carl, 404), (vera, 403), (dorte, 200)):
            client.force_login(person)
            assert client.get(url).status_code == expected


@pytest.mark.parametrize("name", ["samtale_after", "turned_after"])
def test_only_a_held_samtale_of_this_sag_has_one(as_asta, asta, units, case, name):
    booked = Meeting.objects.create(case=case, planned_on=TODAY)
    other = make_case(unit=units.unge, caseworker=asta, name="Per Lund")
    foreign = Meeting.objects.create(case=other, state="holdt", held_on=TODAY)
    for meeting in (booked, foreign):
        assert as_asta.get(reverse(f"cases:{name}", args=[case.pk, meeting.pk])).status_code == 404


# --- Hvad sker der nu? --------------------------------------------------------------------------------------------------


@pytest.mark.requirement("S3-05")
def test_the_receipt_says_who_does_what_and_when_in_plain_words():
    said = receipt(
        [Doing("Besøg på museet.", "borger", date(2026, 12, 2))],
        [Doing("Ringer til museet", "sagsbehandler", date(2026, 11, 25))],
        no_step_needed=False,
        next_meeting=Next(date(2026, 12, 4), time(10, 30), "Telefon"),
    )
    assert said.lines == (
        "Det næste er: Besøg på museet. Det gør du, senest den 2. december 2026.",
        "Din sagsbehandler: Ringer til museet, senest den 25. november 2026.",
        "Vi taler sammen igen den 4. december 2026 kl. 10.30 (telefon).",
    )
    assert said.asks == ()


@pytest.mark.requirement("S3-05")
@pytest.mark.parametrize(
    ("doing", "line", "asks"),
    [
        (Doing("Ringer", "borger"), "Der er ikke sat en dag på endnu.", ["Hvornår?"]),
        (Doing("Ringer", "", TODAY), "Vi har ikke aftalt, hvem der gør det.", ["Hvem gør det?"]),
        (Doing("Ringer"), "hvem der gør det, eller hvornår.", ["Hvem gør det?", "Hvornår?"]),
    ],
)
def test_what_is_not_known_is_said_and_asked_for_and_not_made_up(doing, line, asks):
    said = receipt([doing], [], no_step_needed=False, next_meeting=None)
    assert line in said.steps[0]
    assert [ask[: len(start)] for ask, start in zip(said.asks, asks, strict=True)] == asks
    assert said.meeting == "Den næste samtale er ikke aftalt endnu."


@pytest.mark.requirement("S3-05", "S1-58")
def test_not_needed_now_is_an_answer_and_not_a_gap():
    said = receipt([], [], no_step_needed=True, next_meeting=None)
    assert said.steps == ("Vi er enige om, at der ikke skal ske noget nyt lige nu. Sig til, hvis det ændrer sig.",)
    assert said.asks == ()


@pytest.mark.requirement("S3-05")
def test_the_page_after_a_samtale_says_and_asks(as_asta, case):
    promise = {"aftaler-1-what": "Ringer til museet", "step": "Besøg på museet", "step_on": "2026-12-02"}
    answer = as_asta.post(new_url(case), SAMTALE | promise, follow=True)
    assert "Det næste er: Besøg på museet. Det gør du, senest den 2. december 2026." in answer.text
    assert "Der er ingen dag på »Ringer til museet«." in answer.text
    assert reverse("cases:plan", args=[case.pk]) in answer.text
