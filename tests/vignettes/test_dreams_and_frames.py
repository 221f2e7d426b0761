"""VIG-10 to VIG-14: a dream that waits, the same proposal again, a course with a job behind it, frames, one line for all."""

import pytest

from cases.enums import Response
from tests.vignettes.conftest import in_order

TOLD = ("VIG-10", "VIG-11", "VIG-12", "VIG-13", "VIG-14")


@pytest.mark.requirement("VIG-10", "S4-18", "S3-13")
def test_vig_10_the_dream_waits_for_its_condition_and_is_neither_lost_nor_seized_yet(read):
    sag = read("VIG-10", "bo")
    wishes = sag.page("wishes")
    assert in_order(wishes, "Skadedyrsbekæmper, det kunne være sjovt", "Venter", "Når Jonas har kørekort")
    brief = sag.page("brief")
    assert in_order(brief, "Endnu ikke grebet", "Skadedyrsbekæmper, det kunne være meget sjovt.")
    assert in_order(brief, "Ønsker, der skal tages op igen", "Er det sket? Når Jonas har kørekort")
    assert in_order(brief, "Finde ud af, om der er støtte til kørekort", "dagen er gået")
    [entry] = sag.entries()
    assert "Vi sagde, at vi ser på det en dag. Der kom ingen dag på." in sag.page("involvement", entry)
    assert sag.flags() == {"intet_naeste_skridt"}


@pytest.mark.requirement("VIG-11")
def test_vig_11_what_he_has_declined_twice_is_asked_about_when_it_is_shown_again(read):
    """That a number of vacancies has its source and its day (S4-95) comes in a later issue; the talk tells of it here."""
    sag = read("VIG-11", "mona")
    first, second, third = sag.entries()
    notice = "»It-support« er valgt fra 2 gange før. Hvad er nyt siden sidst?"
    assert notice in sag.page("involvement", third)
    assert "gange før" not in sag.page("involvement", first) + sag.page("involvement", second)
    assert "222 opslag; hun noterede ikke hvorfra" in sag.page("samtale", third.meeting)
    assert "Skrive søgning og dato ned, når vi bruger et tal" in sag.page("plan")


@pytest.mark.requirement("VIG-11", "S4-06", "S4-20")
def test_vig_11_he_says_that_saying_no_is_not_choosing_and_it_changed_the_search(read):
    sag = read("VIG-11", "mona")
    *_before, third = sag.entries()
    whole = sag.page("involvement", third)
    assert in_order(whole, "Hvem besluttede Borgeren Omstridt", "Det var det eneste, vi viste.")
    assert "At sige nej tredje gang er ikke at vælge." in sag.card("own-voice", "involvement", third)
    assert in_order(whole, "Hvad valget ændrede", "Søgningen er rettet: kundeservice og hjælpemidler.")
    assert "Forbrug Delvis Omstridt" in whole


@pytest.mark.requirement("VIG-12")
def test_vig_12_the_course_stands_with_the_letter_of_the_workplace_and_two_ways_to_choose_between(read):
    """The request for a course as a form of its own, and the figures of courses, come in a later issue."""
    sag = read("VIG-12", "mona")
    [entry] = sag.entries()
    assert in_order(sag.first_lines(entry), "Giv mig kortet, så har jeg et job.", "Vi besluttede sammen", "Enige")
    whole = sag.page("involvement", entry)
    assert in_order(whole, "Forbrug Dokumenteret", "Samskabelse Dokumenteret")
    assert in_order(
        whole, "Truckkort Valgte til", "Pakkeopgaver uden truck Valgte fra", "Stillingen blev gjort siddende."
    )
    assert "Lageret skriver: Får Rasmus truckkort, ansætter vi ham i fleksjob." in sag.page("case")
    course = sag.page("enrolment", sag.case.enrolments.get())
    assert in_order(course, "2. Truckkort", "Et fleksjob venter på den anden side af kurset.")
    assert "Det er mit job. Jeg kan se det." in sag.card("own-voice", "case")


@pytest.mark.requirement("VIG-13", "S4-20")
def test_vig_13_she_chose_the_frame_that_others_set_and_would_rather_not_be_asked(read):
    """The warning itself is of the catalogue (S4-80); here the offer that asks her to build the frame is folded away."""
    sag = read("VIG-13", "liv")
    offers = sag.page("case_offers")
    assert in_order(offers, "Rolig start", "Kan rumme: faste, tydelige rammer")
    assert in_order(offers, "Skab din egen vej", "Kræver selvstrukturering – borgeren har brug for faste")
    [entry] = sag.entries()
    assert in_order(sag.first_lines(entry), "Jeg skal bare vide, hvad der kommer bagefter.", "Hvem besluttede Borgeren")
    assert "Det skulle vi have set." in sag.first_lines(entry)
    assert "Borgeren valgte ikke at svare." in sag.page("voice", entry.meeting)
    assert "Borgerens stemme mangler." in sag.card("own-voice", "case")


@pytest.mark.requirement("VIG-14", "S4-13")
def test_vig_14_a_line_for_everybody_is_told_as_no_choice_and_with_its_pressure(read):
    """How many of a group are sent to the same offer, whatever they need (S4-58), is a figure of a later issue."""
    sag = read("VIG-14", "carl")
    everybody, smaller = sag.entries()
    assert in_order(
        sag.first_lines(everybody),
        "Okay. Men jeg tror ikke, jeg kan.",
        "For højt et krav til Malte. Jeg fulgte linjen.",
        "Hvem besluttede Sagsbehandleren",
        "Jeg ville begynde et sted med færre.",
    )
    whole = sag.page("involvement", everybody)
    assert "Ingen af formerne passede. Det stod i vejen: En lokal målsætning afgjorde det." in whole
    assert "En tidsfrist: Holdet begyndte ugen efter." in whole
    assert in_order(sag.first_lines(smaller), "Bare det ikke er kantinen igen.", "Vi besluttede sammen", "Enige")


@pytest.mark.requirement("VIG-14", "S4-20")
def test_vig_14_what_he_answered_about_the_later_talk_is_not_said_of_the_line(read):
    sag = read("VIG-14", "carl")
    everybody, smaller = sag.entries()
    assert "Det er første gang, jeg har tegnet mit eget skridt." in sag.card("own-voice", "involvement", smaller)
    assert "Borgerens stemme mangler." in sag.card("own-voice", "involvement", everybody)
    assert in_order(sag.page("utterances"), "Kan man reparere ting et sted?", "At reparere gamle computere")


@pytest.mark.requirement("VIG-11", "VIG-13")
def test_who_declines_is_told_what_it_means_and_says_why(read):
    for code, worker in (("VIG-11", "mona"), ("VIG-13", "liv")):
        for entry in read(code, worker).entries():
            for option in entry.options.filter(response=Response.FRAVALG):
                assert option.consequence_of_decline and option.citizen_reason
