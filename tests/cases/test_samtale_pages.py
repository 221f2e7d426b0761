"""The samtale and the involvement pages: quick for the ordinary, honest for the rest, and nothing typed is lost."""

from datetime import date

import pytest
from django.urls import reverse

from cases.enums import MeetingState
from cases.models import Commitment, InvolvementEntry, Meeting, PlanStep
from tests.factories import TODAY, make_case, make_offer, make_wish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_rules", "indicators")]


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta)


@pytest.fixture
def as_asta(client, asta):
    client.force_login(asta)
    return client


FORMSETS = {
    f"{prefix}-{name}": value
    for prefix, total in (
        ("aftaler", 3),
        ("enighed", 4),
        ("egne_ord", 2),
        ("muligheder", 3),
        ("ikke_vist", 2),
        ("udbydere", 1),
    )
    for name, value in (("TOTAL_FORMS", total), ("INITIAL_FORMS", 0))
}

SAMTALE = FORMSETS | {
    "talked_about": "Vi talte om, hvad der skal til.",
    "held_on": "2026-11-20",
    "form": "telefon",
    "kind": "opfoelgning",
    "step_party": "borger",
    "aftaler-0-party": "borger",
    "aftaler-1-party": "sagsbehandler",
}
DONE = SAMTALE | {"no_step_needed": "on"}


def new_url(case, name="samtale_new"):
    return reverse(f"cases:{name}", args=[case.pk])


def with_(**fields):
    return {f"inddragelse-{name}": value for name, value in fields.items()}


def test_the_page_opens_with_the_borgers_wishes_beside_it(as_asta, case):
    make_wish(case, wording="et museum")
    page = as_asta.get(new_url(case)).content.decode()
    assert "Hvad talte I om?" in page
    assert "et museum" in page


@pytest.mark.requirement("S1-58")
def test_the_shortest_samtale_is_two_answers_and_a_save(as_asta, case):
    answer = as_asta.post(new_url(case), DONE)
    meeting = Meeting.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == reverse("cases:samtale_after", args=[case.pk, meeting.pk])
    assert (meeting.state, meeting.held_on, meeting.no_step_needed) == (MeetingState.HOLDT, TODAY, True)
    assert not InvolvementEntry.objects.exists()
    detail = reverse("cases:samtale", args=[case.pk, meeting.pk])
    assert "Der står ikke endnu, hvordan borgeren var med." in as_asta.get(detail).content.decode()


@pytest.mark.requirement("S1-58")
def test_without_a_next_step_the_text_stays_and_the_sentence_says_what_to_do(as_asta, case):
    answer = as_asta.post(new_url(case), SAMTALE)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Vi talte om, hvad der skal til." in page
    assert "sæt kryds ved »ikke nødvendigt nu«" in page
    assert 'href="#id_step"' in page
    assert not Meeting.objects.exists()


def test_promises_step_and_involvement_are_saved_together(as_asta, case):
    data = (
        SAMTALE
        | {
            "aftaler-0-what": "Ser på museets hjemmeside",
            "aftaler-1-what": "Ringer til museet",
            "aftaler-1-due_on": "2026-11-25",
            "step": "Besøg på museet",
            "step_on": "2026-12-02",
        }
        | with_(
            phase="udvaelgelse",
            subjects=["branche", "timer"],
            citizen_words="Jeg vil helst på museet.",
            decision="Vi spørger museet først.",
            decided_by="borger",
            claim_demokrati="on",
            evidence_demokrati="Hun valgte rækkefølgen.",
        )
    )
    assert as_asta.post(new_url(case), data).status_code == 302
    assert [c.party for c in Commitment.objects.order_by("party")] == ["borger", "sagsbehandler"]
    assert PlanStep.objects.get().due_on == date(2026, 12, 2)
    entry = InvolvementEntry.objects.get()
    assert list(entry.claims.values_list("form", "status")) == [("demokrati", "dokumenteret")]
    page = as_asta.get(reverse("cases:samtale", args=[case.pk, Meeting.objects.get().pk])).content.decode()
    assert "Demokrati" in page
    assert "Ringer til museet" in page


@pytest.mark.parametrize("day", ["2926-11-25", "0026-11-25", "9999-12-31"])
@pytest.mark.parametrize(
    "typed",
    [
        lambda day: {"step": "Besøg på museet", "step_on": day},
        lambda day: {"aftaler-1-what": "Ringer til museet", "aftaler-1-due_on": day},
        lambda day: (
            with_(phase="regulering", barriers=["tid"])
            | {"udbydere-0-provider": "Værkstedet", "udbydere-0-due_on": day}
        ),
    ],
    ids=["step", "promise", "answer"],
)
def test_a_slipped_year_anywhere_in_a_samtale_is_said_and_saves_nothing(as_asta, case, typed, day):
    answer = as_asta.post(new_url(case), DONE | typed(day))
    assert answer.status_code == 422
    assert f"Årstallet {int(day[:4])} ligger langt" in answer.text
    assert "Vi talte om, hvad der skal til." in answer.text
    assert not Meeting.objects.exists()


@pytest.mark.requirement("S4-10")
def test_involvement_without_a_form_asks_what_stood_in_the_way_and_saves_nothing(as_asta, case):
    answer = as_asta.post(new_url(case), DONE | with_(phase="regulering"))
    assert answer.status_code == 422
    assert "sig hvad der stod i vejen" in answer.content.decode()
    assert not Meeting.objects.exists()
    assert as_asta.post(new_url(case), DONE | with_(phase="regulering", barriers=["tid"])).status_code == 302
    assert InvolvementEntry.objects.get().barriers == ["tid"]


@pytest.mark.requirement("S4-04")
def test_a_fravalg_without_its_consequence_is_said_beside_the_right_row(as_asta, case):
    data = (
        DONE
        | with_(phase="udvaelgelse", claim_forbrug="on")
        | {"muligheder-1-label": "Praktik på lageret", "muligheder-1-response": "fravalg"}
    )
    answer = as_asta.post(new_url(case), data)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#id_muligheder-1-consequence_of_decline"' in page
    assert 'id="id_muligheder-1-consequence_of_decline_error"' in page
    assert "Praktik på lageret" in page


def test_an_option_from_the_catalogue_brings_its_demands(as_asta, case):
    offer = make_offer(title="Værkstedet")
    data = (
        DONE
        | with_(phase="udvaelgelse", claim_forbrug="on", evidence_forbrug="Hun valgte værkstedet.")
        | {"muligheder-0-label": "værkstedet ", "muligheder-0-response": "tilvalg"}
    )
    assert as_asta.post(new_url(case), data).status_code == 302
    entry = InvolvementEntry.objects.get()
    option = entry.options.get()
    assert (option.offer_id, option.demands, entry.offer_id) == (offer.pk, offer.demands_text, offer.pk)


def test_words_under_a_form_that_is_not_chosen_are_not_lost(as_asta, case):
    data = DONE | with_(phase="udvaelgelse", barriers=["tid"], evidence_samskabelse="Vi tegnede ugen.")
    answer = as_asta.post(new_url(case), data)
    assert answer.status_code == 422
    assert "Der står noget under Samskabelse" in answer.content.decode()
    assert "Vi tegnede ugen." in answer.content.decode()


@pytest.mark.requirement("S4-03")
def test_asking_what_is_missing_saves_nothing_and_is_the_same_part(as_asta, case):
    data = DONE | with_(phase="udvaelgelse", claim_forbrug="on", evidence_forbrug="Hun valgte.") | {"vis": "1"}
    part = as_asta.post(new_url(case), data, headers={"HX-Request": "true"})
    whole = as_asta.post(new_url(case), data)
    assert (part.status_code, whole.status_code) == (200, 200)
    assert "HX-Request" in part["Vary"]
    text = part.content.decode().strip()
    assert "Betingelse 3 mangler" in text
    assert "<html" not in text
    assert text in whole.content.decode()
    assert not Meeting.objects.exists()


def test_a_decision_by_the_borger_suggests_demokrati_and_chooses_nothing(as_asta, case):
    data = DONE | with_(phase="udvaelgelse", decision="Museet først.", decided_by="borger") | {"vis": "1"}
    text = as_asta.post(new_url(case), data, headers={"HX-Request": "true"}).content.decode()
    assert "peger på <strong>Demokrati</strong>" in text


def test_a_booked_samtale_is_held_from_its_own_page(as_asta, case):
    booked = Meeting.objects.create(case=case, planned_on=TODAY)
    page = as_asta.get(reverse("cases:samtale", args=[case.pk, booked.pk])).content.decode()
    assert f"?aftale={booked.pk}" in page
    assert as_asta.post(f"{new_url(case)}?aftale={booked.pk}", DONE).status_code == 302
    assert Meeting.objects.get().state == MeetingState.HOLDT


@pytest.mark.parametrize("wanted", ["8f1b0000-0000-4000-8000-000000000000", "et-ukendt-nummer"])
def test_an_unknown_booking_is_no_door(as_asta, case, wanted):
    answer = as_asta.get(f"{new_url(case)}?aftale={wanted}")
    assert answer.status_code == (404 if len(wanted) == 36 else 200)


def test_a_stale_edit_shows_both_texts(as_asta, case, bo, client):
    as_asta.post(new_url(case), DONE)
    meeting = Meeting.objects.get()
    url = reverse("cases:samtale_edit", args=[case.pk, meeting.pk])
    typed = {"held_on": "2026-11-20", "form": "telefon", "kind": "opfoelgning", "version": "1"}
    assert as_asta.post(url, typed | {"talked_about": "Den ene udgave."}).status_code == 302
    answer = as_asta.post(url, typed | {"talked_about": "Den anden udgave."})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Den ene udgave." in page
    assert "Den anden udgave." in page
    assert 'name="version" value="2"' in page
    assert as_asta.post(url, typed | {"talked_about": "Samlet.", "version": "2"}).status_code == 302


# --- An entry by itself ------------------------------------------------------------------------------------------------

ENTRY = (
    FORMSETS
    | with_(
        occurred_on="2026-11-19",
        phase="udvaelgelse",
        citizen_words="Jeg vil helst på museet.",
        claim_forbrug="on",
        evidence_forbrug="Hun valgte.",
    )
    | {
        f"muligheder-{n}-{name}": text
        for n, label in enumerate(["Museet", "Biblioteket"])
        for name, text in {
            "label": label,
            "why_relevant": "Ro.",
            "consequence_of_choice": "Tre dage.",
            "consequence_of_decline": "Ingen.",
        }.items()
    }
    | {"udbydere-0-provider": "Bymuseet", "muligheder-0-response": "tilvalg"}
)


@pytest.fixture
def entry(as_asta, case):
    assert as_asta.post(new_url(case, "involvement_new"), ENTRY).status_code == 302
    return InvolvementEntry.objects.get()


def page_of(entry, name="involvement", *more):
    return reverse(f"cases:{name}", args=[entry.case_id, entry.pk, *more])


@pytest.mark.requirement("S4-03")
def test_forbrug_waits_for_the_provider_and_is_documented_by_the_answer(as_asta, entry):
    assert "afventer udbyder siden 19. november 2026 (Bymuseet)" in as_asta.get(page_of(entry)).content.decode()
    response = entry.provider_responses.get()
    url = page_of(entry, "involvement_answer", response.pk)
    empty = as_asta.post(url, {"what_changed": ""})
    assert empty.status_code == 422
    assert "Skriv, hvad de ændrede" in empty.content.decode()
    assert as_asta.post(url, {"what_changed": "De flyttede mødetiden."}).status_code == 302
    page = as_asta.get(page_of(entry)).content.decode()
    assert "De flyttede mødetiden." in page
    assert "afventer udbyder" not in page
    assert entry.claims.get().status == "dokumenteret"


def _edit(as_asta, entry, **changes):
    """What the browser would send back, with some fields changed."""
    page = as_asta.get(page_of(entry, "involvement_edit"))
    form = page.context["form"]
    data = {}
    for each in (form, *form.formsets, *(row for rows in form.formsets for row in rows.forms)):
        bound = each.management_form if hasattr(each, "management_form") else each
        for field in bound:
            value = field.value()
            if value not in (None, "", []) and value is not False:
                data[field.html_name] = "on" if value is True else value
    return data | with_(**changes)


@pytest.mark.requirement("S4-12")
def test_an_edit_keeps_the_rest_and_the_earlier_texts(as_asta, entry):
    data = _edit(as_asta, entry, citizen_words="Jeg vil kun på museet.")
    assert as_asta.post(page_of(entry, "involvement_edit"), data).status_code == 302
    entry.refresh_from_db()
    assert (entry.version, entry.citizen_words, entry.occurred_on) == (2, "Jeg vil kun på museet.", date(2026, 11, 19))
    assert (entry.options.count(), entry.provider_responses.count()) == (2, 1)
    page = as_asta.get(page_of(entry)).content.decode()
    assert "Jeg vil helst på museet." in page


def test_an_edit_keeps_a_subject_that_is_no_longer_offered(as_asta, entry):
    InvolvementEntry.objects.filter(pk=entry.pk).update(subjects=["timeregel"])
    assert as_asta.post(page_of(entry, "involvement_edit"), _edit(as_asta, entry)).status_code == 302
    entry.refresh_from_db()
    assert entry.subjects == ["timeregel"]
    assert "225" not in as_asta.get(new_url(entry.case, "involvement_new")).content.decode()


def test_a_stale_entry_shows_both_texts_and_overwrites_nothing(as_asta, entry):
    mine = _edit(as_asta, entry, decision="Min udgave.")
    theirs = _edit(as_asta, entry, decision="Den gemte udgave.")
    assert as_asta.post(page_of(entry, "involvement_edit"), theirs).status_code == 302
    answer = as_asta.post(page_of(entry, "involvement_edit"), mine)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Min udgave." in page
    assert "Den gemte udgave." in page
    assert 'name="inddragelse-version" value="2"' in page
    entry.refresh_from_db()
    assert entry.decision == "Den gemte udgave."
    assert as_asta.post(page_of(entry, "involvement_edit"), mine | with_(version="2")).status_code == 302


@pytest.mark.requirement("S4-12")
def test_identical_voices_are_refused_beside_the_field(as_asta, entry):
    answer = as_asta.post(
        page_of(entry, "involvement_edit"), _edit(as_asta, entry, worker_view="jeg vil helst på museet")
    )
    assert answer.status_code == 422
    assert "De to tekster er ens" in answer.content.decode()


def test_a_wrong_registration_disappears_from_the_screens(as_asta, entry):
    url = page_of(entry, "involvement_wrong")
    assert as_asta.post(url, {"reason": " "}).status_code == 422
    assert as_asta.post(url, {"reason": "Skrevet i den forkerte sag."}).status_code == 302
    assert as_asta.get(page_of(entry)).status_code == 404
    assert InvolvementEntry.objects.filter(pk=entry.pk).exists()


def test_an_entry_can_stand_under_its_samtale(as_asta, case):
    as_asta.post(new_url(case), DONE)
    meeting = Meeting.objects.get()
    url = f"{new_url(case, 'involvement_new')}?samtale={meeting.pk}"
    assert as_asta.post(url, FORMSETS | with_(occurred_on="2026-11-20", phase="regulering", barriers=["tid"]))
    assert InvolvementEntry.objects.get().meeting == meeting


# --- Doors --------------------------------------------------------------------------------------------------------------


def test_another_team_finds_nothing_and_a_consultant_no_notes(client, case, carl, vera, entry):
    from tests.factories import share

    share(case, vera)
    for person, expected in ((carl, 404), (vera, 403)):
        client.force_login(person)
        assert client.get(page_of(entry)).status_code == expected
        assert client.get(new_url(case)).status_code == expected
        assert client.post(new_url(case), DONE).status_code == expected


def test_a_team_leader_reads_and_does_not_write(client, case, dorte, entry):
    client.force_login(dorte)
    page = client.get(page_of(entry))
    assert page.status_code == 200
    assert "Markér som fejlregistreret" not in page.content.decode()
    assert client.get(page_of(entry, "involvement_edit")).status_code == 403
    assert client.post(page_of(entry, "involvement_wrong"), {"reason": "x"}).status_code == 403


def test_an_entry_of_another_case_is_not_found_through_this_one(as_asta, units, asta, entry):
    other = make_case(unit=units.unge, caseworker=asta, name="Per Lund")
    assert as_asta.get(reverse("cases:involvement", args=[other.pk, entry.pk])).status_code == 404


@pytest.mark.parametrize("garbage", ["x" * 4, "-1", "99999"])
def test_a_tampered_row_count_is_refused_kindly(as_asta, case, garbage):
    answer = as_asta.post(new_url(case), DONE | with_(phase="regulering") | {"muligheder-TOTAL_FORMS": garbage})
    assert answer.status_code == 422
