"""A pause for the borger's sake is not parking; a pause for the system's sake is seen at once (S4-54)."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cases.actions import pauses
from cases.enums import PROTECTIVE_PAUSES, SYSTEM_PAUSES
from cases.models import Exemption, Pause
from cases.risk import evaluate
from jobcenter.audit.models import Event
from tests.factories import TODAY, make_case, share

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
REVIEW = TODAY + 60 * DAY
WHOLE = {
    "text": "Udredningen er begyndt.",
    "activity": "Besøg på psykiatrisk afdeling hver uge.",
    "citizen_part": "Borgeren foreslog selv pausen.",
    "starts_on": TODAY.isoformat(),
    "review_on": REVIEW.isoformat(),
}


@pytest.fixture(autouse=True)
def _rules(dated_rules):
    pass


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta)


@pytest.fixture
def new(client, asta, case):
    client.force_login(asta)
    return reverse("cases:pause_new", args=[case.pk])


def begun(case, by, reason="udredning", **values):
    whole = WHOLE | {"starts_on": TODAY, "review_on": REVIEW, "reason": reason} | values
    return pauses.begin(case=case, by=by, on=TODAY, **whole)


def one(pause):
    return reverse("cases:pause", args=[pause.case_id, pause.pk])


def open_codes(case):
    return sorted(case.flags.open().values_list("code", flat=True))


@pytest.mark.requirement("S4-54")
@pytest.mark.parametrize("reason", sorted(PROTECTIVE_PAUSES))
def test_a_pause_for_the_borgers_sake_opens_no_flag_until_its_review_lapses(client, case, new, reason):
    evaluate.reconcile([case.pk], on=TODAY)
    assert open_codes(case) == ["intet_naeste_skridt"]
    answer = client.post(new, WHOLE | {"reason": reason}, follow=True)
    assert "Pausen er noteret." in answer.text
    pause = Pause.objects.get()
    assert (pause.reason, pause.review_on, pause.decided_by.username) == (reason, REVIEW, "asta")
    assert open_codes(case) == []
    evaluate.reconcile([case.pk], on=REVIEW)
    assert open_codes(case) == []
    evaluate.reconcile([case.pk], on=REVIEW + DAY)
    assert open_codes(case) == ["pause_skal_revurderes"]
    assert Event.objects.get(kind="pause.begun").data == {"reason": reason, "review_on": REVIEW.isoformat()}


@pytest.mark.requirement("S4-54")
@pytest.mark.parametrize("reason", sorted(SYSTEM_PAUSES))
def test_a_pause_for_the_systems_sake_is_flagged_at_once_and_needs_less(client, case, new, reason):
    bare = {"reason": reason, "text": "Holdet er fuldt.", "starts_on": TODAY, "review_on": REVIEW}
    client.post(new, bare)
    assert open_codes(case) == ["pause_systemets_skyld"]
    shown = client.get(one(Pause.objects.get())).text
    assert "Borgeren venter på os." in shown
    assert "Fordi vi mangler plads eller tid" in shown


@pytest.mark.requirement("S4-54")
@pytest.mark.parametrize(
    ("missing", "says"),
    [
        ({"reason": ""}, "Vælg den grund, der passer bedst."),
        ({"text": " "}, "Skriv den faglige begrundelse for pausen."),
        ({"activity": ""}, "En pause for borgerens skyld skal sige, hvad der sker imens."),
        ({"citizen_part": ""}, "Skriv, hvordan borgeren var med til at beslutte pausen"),
        ({"review_on": ""}, "Vælg den dag, I ser på pausen igen."),
        ({"review_on": TODAY.isoformat()}, "Vælg en dag efter den 20. november 2026"),
        ({"review_on": "2026-02-30"}, "Skriv en dato, der findes"),
    ],
)
def test_what_a_protective_pause_needs_is_said_beside_the_field(client, case, new, missing, says):
    answer = client.post(new, WHOLE | {"reason": "behandling"} | missing)
    assert answer.status_code == 422
    assert answer.text.count(says) == 2
    if "text" not in missing:
        assert "Udredningen er begyndt.</textarea>" in answer.text
    assert not Pause.objects.exists()
    assert not Event.objects.filter(case_id=case.pk).exists()


def test_a_second_pause_is_refused_with_the_way_out(client, asta, case, new):
    running = begun(case, asta)
    shown = client.get(new).text
    assert f'href="{one(running)}"' in shown
    answer = client.post(new, WHOLE | {"reason": "tryghed"})
    assert answer.status_code == 422
    assert "Sagen har allerede en pause." in answer.text
    assert Pause.objects.count() == 1


@pytest.mark.requirement("S4-54")
def test_a_lapsed_pause_is_extended_with_a_sentence_and_the_flag_closes(client, asta, case, new, settings):
    pause = begun(case, asta)
    settings.TODAY = REVIEW + DAY
    evaluate.reconcile([case.pk], on=settings.TODAY)
    assert open_codes(case) == ["pause_skal_revurderes"]
    assert "Skal ses på igen" in client.get(one(pause)).text
    later = (REVIEW + 30 * DAY).isoformat()
    refused = client.post(one(pause), {"act": "forlaeng", "version": 1, "review_on": later, "sentence": ""})
    assert refused.status_code == 422
    assert "Skriv en sætning om, hvorfor pausen stadig er rigtig for borgeren." in refused.text
    form = {"act": "forlaeng", "version": 1, "review_on": later, "sentence": "Svaret kommer i februar."}
    answer = client.post(one(pause), form, follow=True)
    assert "Udredningen er begyndt." in answer.text
    assert "20. januar 2027: Svaret kommer i februar." in answer.text
    assert open_codes(case) == []


@pytest.mark.requirement("S4-54")
def test_ending_a_pause_lets_the_case_speak_again(client, asta, case, new):
    pause = begun(case, asta)
    assert open_codes(case) == []
    answer = client.post(one(pause), {"act": "afslut"}, follow=True)
    assert "Slut" in answer.text
    pause.refresh_from_db()
    assert (pause.ended_on, pause.ended_by) == (TODAY, asta)
    assert open_codes(case) == ["intet_naeste_skridt"]
    again = client.post(one(pause), {"act": "afslut"}, follow=True)
    assert "Pausen sluttede den 20. november 2026." in again.text
    assert "Forlæng pausen" not in again.text


EXEMPTION = {
    "kind": "mindre_intensiv",
    "legal_basis": "LAB § 106",
    "reason": "Borgeren har et job fra 1. februar.",
    "valid_from": TODAY.isoformat(),
    "valid_to": (TODAY + 30 * DAY).isoformat(),
}


def test_an_exemption_has_kind_basis_reason_and_end(client, asta, case, new):
    url = reverse("cases:exemption_new", args=[case.pk])
    evaluate.reconcile([case.pk], on=TODAY)
    client.post(url, EXEMPTION)
    exemption = Exemption.objects.get()
    assert (exemption.legal_basis, exemption.decided_by, exemption.decided_on) == ("LAB § 106", asta, TODAY)
    assert open_codes(case) == []
    shown = client.get(url).text
    assert "Borgeren har et job fra 1. februar." in shown
    assert "skal verificeres" in shown.lower() or "bekræftet" in shown.lower()  # the rules say how sure they are
    ending = reverse("cases:exemption", args=[case.pk, exemption.pk])
    client.post(ending, {"version": 1, "valid_to": (TODAY + 3 * DAY).isoformat()})
    exemption.refresh_from_db()
    assert exemption.valid_to == TODAY + 3 * DAY


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"kind": ""}, "Vælg, hvilken slags fritagelse det er."),
        ({"legal_basis": " "}, "Skriv den paragraf, beslutningen bygger på."),
        ({"reason": ""}, "Skriv, hvorfor beslutningen er rigtig for borgeren."),
        ({"valid_to": ""}, "En fritagelse har altid en slutning."),
        ({"valid_to": "2026-11-19"}, "Sidste dag skal ligge på eller efter den første, 20. november 2026."),
    ],
)
def test_a_halting_exemption_is_refused_in_words(client, case, new, wrong, says):
    answer = client.post(reverse("cases:exemption_new", args=[case.pk]), EXEMPTION | wrong)
    assert answer.status_code == 422
    assert answer.text.count(says) == 2
    assert not Exemption.objects.exists()


def test_two_exemptions_of_a_kind_may_not_overlap(client, asta, case, new):
    url = reverse("cases:exemption_new", args=[case.pk])
    client.post(url, EXEMPTION)
    answer = client.post(url, EXEMPTION | {"valid_from": EXEMPTION["valid_to"], "valid_to": "2027-03-01"})
    assert answer.status_code == 422
    assert "Der er allerede en beslutning for den periode." in answer.text
    assert Exemption.objects.count() == 1


READS = {
    "asta": (200, 200, 302),
    "bo": (200, 200, 302),
    "dorte": (403, 200, 403),
    "vera": (403, 403, 403),
    "carl": (404, 404, 404),
    "ida": (404, 404, 404),
    "nora": (404, 404, 404),
}


@pytest.mark.requirement("S4-54", "S4-87")
@pytest.mark.parametrize("who", READS)
def test_a_pause_is_decided_with_myndighed_and_closed_to_the_consultant(client, request, asta, case, who):
    user = request.getfixturevalue(who)
    if who == "vera":
        share(case, user)
    pause = begun(case, asta)
    client.force_login(user)
    new, read, write = READS[who]
    assert client.get(reverse("cases:pause_new", args=[case.pk])).status_code == new
    assert client.get(reverse("cases:exemption_new", args=[case.pk])).status_code == new
    assert client.get(one(pause)).status_code == read
    assert client.post(one(pause), {"act": "afslut"}).status_code == write
    assert Pause.objects.get().ended_on == (TODAY if write == 302 else None)


def test_a_pause_of_another_case_is_404(client, asta, units, case, new):
    pause = begun(make_case(unit=units.unge, caseworker=asta, name="Per Lund"), asta)
    assert client.get(reverse("cases:pause", args=[case.pk, pause.pk])).status_code == 404
    assert client.post(reverse("cases:pause", args=[case.pk, pause.pk]), {"act": "afslut"}).status_code == 404
