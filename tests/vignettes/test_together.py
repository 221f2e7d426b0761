"""VIG-15 to VIG-18: other tasks, a plan on paper, a pause with a purpose, and school with pay."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cases.models import CaseShare
from cases.risk import evaluate
from jobcenter.accounts.models import User
from tests.vignettes.conftest import AS_OF, in_order

TOLD = ("VIG-15", "VIG-16", "VIG-17", "VIG-18")


@pytest.mark.requirement("VIG-15", "S3-03", "S3-04")
def test_vig_15_what_she_said_on_the_screen_led_to_a_joint_meeting_and_to_other_tasks(read):
    sag = read("VIG-15", "asta")
    place = sag.case.placements.get()
    answers = sag.page("check_ins", place)
    assert in_order(answers, "Det hjalp.", "Fortsætte", "samme bakker hver dag.", "Ændre noget", "Det går godt.")
    asked, met, after = (
        sag.case.placements.get().check_ins.get(wants="juster").given_on,
        sag.case.meetings.held().get(kind="faelles").held_on,
        sag.case.placements.get().check_ins.first().given_on,
    )
    assert asked < met < after
    assert "Vi taler med dem sammen" in answers
    told = sag.page("placement", place)
    assert "Binde buketter to dage, drivhus om fredagen" in told
    assert "Aftalte et møde på stedet, hvor Birgit selv er med." in sag.page("company_contact", place)


@pytest.mark.requirement("VIG-15", "S4-13", "S4-20")
def test_vig_15_she_decided_and_says_so_herself(read):
    sag = read("VIG-15", "asta")
    *_chosen, bouquets = sag.entries()
    assert in_order(
        sag.first_lines(bouquets),
        "Jeg er ikke træt af stedet. Jeg er træt af bakkerne.",
        "Hvem besluttede Borgeren",
        "Gartneren plejer at fordele opgaverne.",
        "Enige",
    )
    whole = sag.page("involvement", bouquets)
    assert in_order(whole, "Demokrati Dokumenteret", "Forbrug Dokumenteret", "en stol kom ind i bindestuen")
    assert "Jeg sagde det, og så blev det gjort." in sag.card("own-voice", "involvement", bouquets)


@pytest.mark.requirement("VIG-15", "S3-04")
def test_vig_15_the_consultant_never_reads_how_it_goes(read):
    sag = read("VIG-15", "asta")
    vera = User.objects.get(username="vera")
    CaseShare.objects.create(case=sag.case, user=vera, purpose="holde kontakt til gartneriet", valid_from=AS_OF)
    place = sag.case.placements.get()
    shown = read("VIG-15", "vera").get("placement", place)
    assert "Gartneriet Grønager" in shown
    for hers in ("Hvordan går det, siger borgeren", "samme bakker", "Det hjalp"):
        assert hers not in shown, hers
    assert sag.client.get(reverse("cases:check_ins", args=[sag.case.pk, place.pk])).status_code == 403


@pytest.mark.requirement("VIG-16", "S4-13", "S4-14", "S4-79")
def test_vig_16_the_paper_says_line_by_line_where_they_agree_and_in_pictures(read):
    sag = read("VIG-16", "liv")
    sheet = sag.case.plan_sheets.get()
    paper = sag.page("paper_sheet", sheet)
    assert in_order(paper, "Givet videre", "Det er vi enige om", "Målet er at blive tømrer", "Det gør du")
    assert in_order(
        paper, "Det ser vi forskelligt på", "Mesterlære er en vej for Oliver", "To dage. Ellers kan jeg ikke"
    )
    assert sheet.content["pictures"] is True
    assert "Billeder og tegninger" in sag.page("about")


@pytest.mark.requirement("VIG-16", "S4-07", "S4-20")
def test_vig_16_three_forms_are_claimed_and_the_one_without_a_choice_is_not_documented(read):
    sag = read("VIG-16", "liv")
    [entry] = sag.entries()
    whole = sag.page("involvement", entry)
    assert in_order(whole, "Forbrug Delvis", "Betingelse 2 mangler", "Samskabelse Dokumenteret")
    assert "Selv-refleksion Dokumenteret" in whole
    assert in_order(sag.first_lines(entry), "Når jeg selv har skrevet det", "Vi besluttede sammen", "Delvist enige")
    own = sag.page("voice", entry.meeting)
    assert in_order(
        own, "Det er min håndskrift på de tre.", "tre dage om ugen imens Uenige", "To dage. Det sagde jeg også."
    )


@pytest.mark.requirement("VIG-17", "S4-54")
def test_vig_17_the_pause_has_a_purpose_and_no_flag_until_the_day_to_look_at_it_has_passed(read):
    sag = read("VIG-17", "asta")
    assert sag.flags() == set()
    pause = sag.page("pause", sag.case.pauses.get())
    assert in_order(pause, "For borgerens skyld", "Møde hver anden onsdag på caféen", "Nadia valgte selv onsdage")
    evaluate.sweep(AS_OF)
    assert sag.flags() == set()
    evaluate.sweep(AS_OF + timedelta(days=1))
    assert sag.flags() == {"pause_skal_revurderes"}


@pytest.mark.requirement("VIG-17", "S4-20", "S1-57", "S3-13")
def test_vig_17_the_rhythm_is_hers_and_something_she_said_still_waits(read):
    sag = read("VIG-17", "asta")
    [entry] = sag.entries()
    assert in_order(
        sag.first_lines(entry), "du også er her næste måned", "Kontinuitet er indsatsen.", "Vi besluttede sammen"
    )
    assert "I har aftalt at tale sammen mindst hver 14. dag." in sag.page("rhythm")
    assert "Det er første gang, nogen har spurgt om dagen." in sag.card("own-voice", "case")
    assert in_order(sag.page("brief"), "Endnu ikke grebet", "Jeg kunne sy gardiner til caféen.")


@pytest.mark.requirement("VIG-18", "S4-13", "S4-20")
def test_vig_18_she_chose_between_two_ways_and_asks_for_one_to_ask(read):
    """The timeline of school and pay, the aftercare and who decides when both have a say come in a later issue."""
    sag = read("VIG-18", "liv")
    [entry] = sag.entries()
    assert in_order(sag.first_lines(entry), "glæder sig til, at jeg kommer", "Hvem besluttede Borgeren", "Enige")
    whole = sag.page("involvement", entry)
    assert in_order(whole, "Forbrug Dokumenteret", "Blomstermodellen Valgte til", "Smed fra første dag Valgte fra")
    assert "Dansktimerne blev lagt om morgenen" in whole
    assert in_order(sag.page("brief"), "De gamle klappede.", "når skolen og plejehjemmet siger noget forskelligt")
    assert "Bestå dansk og matematik med mindst 02" in sag.page("plan")
    assert "Opfyldt" in sag.page("wishes")
