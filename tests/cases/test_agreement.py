"""Line by line, enig or uenig; what the borger said that mattered, and what it became. Neither blocks anything."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from cases.actions import agreement, utterances
from cases.actions.agreement import Line, overall
from cases.actions.utterances import Link, Said
from cases.models import AgreementLine, Goal, InvolvementEntry, Meeting, Plan, PlanStep, Utterance
from jobcenter.audit.models import Event
from jobcenter.rows import StaleEdit
from tests.cases.test_samtale_pages import DONE, SAMTALE, new_url, with_
from tests.factories import TODAY, make_case, make_offer, make_wish, share

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_rules", "indicators")]
LINES = {
    "enighed-0-text": "Vi begynder på museet",
    "enighed-0-stance": "enig",
    "enighed-1-text": "Vi ser på det igen om fire uger",
    "enighed-1-stance": "enig",
    "enighed-2-text": "Fast mødetid kl. 9",
    "enighed-2-stance": "delvist",
    "enighed-3-text": "Tre dage om ugen",
    "enighed-3-stance": "uenig",
    "enighed-3-dissent": "To dage er nok til en begyndelse.",
}


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta)


@pytest.fixture
def as_asta(client, asta):
    client.force_login(asta)
    return client


@pytest.fixture
def line(case):
    told = {"stance": "uenig", "dissent": "To dage er nok.", "noted_on": TODAY}
    return AgreementLine.objects.create(case=case, text="Tre dage om ugen", **told)


def url(case, name="agreement", *args):
    return reverse(f"cases:{name}", args=[case.pk, *args])


# --- Agreement lines ----------------------------------------------------------------------------------------------------


@pytest.mark.requirement("S4-13")
def test_four_lines_with_one_uenig_save_and_the_sag_lists_the_open_disagreement(as_asta, case):
    assert as_asta.post(new_url(case), DONE | LINES).status_code == 302
    rows = list(AgreementLine.objects.values_list("text", "stance", "dissent", "meeting", "noted_on"))
    meeting = Meeting.objects.get()
    assert [row[1] for row in rows] == ["enig", "enig", "delvist", "uenig"]
    assert rows[3] == ("Tre dage om ugen", "uenig", "To dage er nok til en begyndelse.", meeting.pk, TODAY)
    page = as_asta.get(url(case, "case")).text
    assert "2 åbne uenigheder" in page
    assert "To dage er nok til en begyndelse." in page
    assert "Vi begynder på museet" not in page  # what they agree on is no open question
    listed = as_asta.get(url(case)).text
    assert listed.index("To dage er nok") < listed.index("Det er I enige om") < listed.index("Vi begynder på museet")


@pytest.mark.requirement("S4-13")
def test_the_dissent_stands_beside_its_line_on_the_screen_that_is_turned(as_asta, case):
    as_asta.post(new_url(case), DONE | LINES)
    page = as_asta.get(url(case, "turned_after", Meeting.objects.get().pk)).text
    disputed = page[page.index("Her ser vi forskelligt på det") :]
    assert disputed.index("Tre dage om ugen") < disputed.index("To dage er nok til en begyndelse.")
    assert "Vi begynder på museet" in page[: page.index("Her ser vi forskelligt på det")]


@pytest.mark.requirement("S4-13")
@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"stance": "uenig"}, "dissent", "Skriv uenigheden med borgerens egne ord."),
        ({"stance": ""}, "stance", "Vælg, om I er enige."),
        ({"text": "", "stance": "enig"}, "text", "Skriv, hvad linjen handler om."),
    ],
)
def test_a_line_asks_for_what_it_lacks_beside_the_field_and_nothing_is_half_saved(
    as_asta, case, typed, field, sentence
):
    row = {f"enighed-0-{name}": value for name, value in ({"text": "Tre dage om ugen"} | typed).items()}
    answer = as_asta.post(new_url(case), DONE | row)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert f'id="id_enighed-0-{field}_error"' in answer.text
    assert not Meeting.objects.exists()


@pytest.mark.requirement("S4-13")
@pytest.mark.parametrize("stance", ["enig", "delvist"])
def test_only_uenig_asks_for_words(as_asta, case, stance):
    row = {"enighed-0-text": "Tre dage om ugen", "enighed-0-stance": stance}
    assert as_asta.post(new_url(case), DONE | row).status_code == 302


@pytest.mark.requirement("S1-60")
@pytest.mark.parametrize(
    ("stances", "whole"),
    [
        ([], "ikke_afklaret"),
        (["enig", "enig"], "enig"),
        (["uenig"], "uenig"),
        (["enig", "uenig"], "delvist_enig"),
        (["delvist"], "delvist_enig"),
    ],
)
def test_whether_they_agree_on_the_whole_is_derived_from_the_lines(stances, whole):
    assert overall(Line("noget", stance, "ord") for stance in stances) == whole


@pytest.mark.requirement("S1-60")
def test_the_entry_of_the_same_samtale_is_not_asked_again_and_what_was_tapped_there_stands(as_asta, case):
    told = with_(phase="regulering", barriers=["tid"])
    as_asta.post(new_url(case), DONE | LINES | told)
    assert InvolvementEntry.objects.get().agreement == "delvist_enig"
    as_asta.post(new_url(case), DONE | LINES | told | with_(agreement="uenig"))
    assert InvolvementEntry.objects.first().agreement == "uenig"


@pytest.mark.requirement("S4-13")
def test_a_disagreement_is_settled_withdrawn_and_opened_again(as_asta, case, line):
    def tap(act):
        assert as_asta.post(url(case), {"act": act, "row": str(line.pk)}).status_code == 302
        line.refresh_from_db()
        return line.settled_on, line.withdrawn_on, line.version

    assert tap("afklaret") == (TODAY, None, 2)
    assert "åben uenighed" not in as_asta.get(url(case, "case")).text
    assert line.dissent == "To dage er nok."
    tap("afklaret")
    assert line.version == 2  # there is nothing left to settle, and the page says so
    assert tap("aabn") == (None, None, 3)
    assert tap("gaelder_ikke") == (None, TODAY, 4)
    tap("afklaret")
    assert line.version == 4
    kinds = set(Event.objects.filter(kind__startswith="agreement.").values_list("kind", flat=True))
    assert kinds == {"agreement.settled", "agreement.withdrawn", "agreement.reopened"}


def test_a_line_is_put_differently_and_a_stale_copy_shows_both(as_asta, case, line):
    page = url(case, "agreement_line", line.pk)
    typed = {"text": "To dage om ugen", "stance": "enig", "dissent": "", "version": "1"}
    assert as_asta.post(page, typed).status_code == 302
    answer = as_asta.post(page, typed | {"text": "Fire dage om ugen"})
    assert answer.status_code == 409
    assert "To dage om ugen" in answer.text and "Fire dage om ugen" in answer.text
    line.refresh_from_db()
    assert (line.text, line.stance, line.version) == ("To dage om ugen", "enig", 2)
    assert [row.text for row in line.history.order_by("pgh_id")] == ["Tre dage om ugen", "To dage om ugen"]
    missing = as_asta.post(page, typed | {"version": "2", "stance": "uenig"})
    assert missing.status_code == 422
    assert "Skriv uenigheden med borgerens egne ord." in missing.text


def test_the_action_refuses_what_the_database_would(case, asta, line):
    who = {"by": asta, "on": TODAY}
    with pytest.raises(ValidationError):
        agreement.revise(line=line, version=1, text="Tre dage", stance="uenig", dissent="  ", **who)
    with pytest.raises(StaleEdit):
        agreement.revise(line=line, version=9, text="Tre dage", stance="enig", **who)
    agreement.withdraw(line=line, **who)
    with pytest.raises(ValidationError, match="gælder ikke længere"):
        agreement.revise(line=line, version=2, text="Tre dage", stance="enig", **who)


@pytest.mark.parametrize("data", [{}, {"act": "slet"}, {"act": "afklaret"}, {"act": "afklaret", "row": "nej"}])
def test_an_unknown_tap_is_answered_and_does_nothing(as_asta, case, line, data):
    assert as_asta.post(url(case), data).status_code == 400


def test_a_line_of_another_sag_is_not_found_through_this_one(as_asta, asta, units, line):
    other = make_case(unit=units.unge, caseworker=asta, name="Per Lund")
    assert as_asta.post(url(other), {"act": "afklaret", "row": str(line.pk)}).status_code == 404
    assert as_asta.get(url(other, "agreement_line", line.pk)).status_code == 404
    assert as_asta.post(url(other), {"act": "afklaret", "row": str(uuid4())}).status_code == 404


# --- Gribning -----------------------------------------------------------------------------------------------------------

SAID = {"egne_ord-0-text": "Jeg kan godt lide ting, der har en historie.", "egne_ord-0-about_work": "on"}


@pytest.mark.requirement("S3-13")
def test_what_she_said_waits_until_it_is_linked_and_then_no_longer(as_asta, case):
    offer = make_offer(title="Værkstedet")
    assert as_asta.post(new_url(case), DONE | SAID).status_code == 302
    row = Utterance.objects.get()
    assert (row.text, row.about_work, row.response, row.said_on) == (SAID["egne_ord-0-text"], True, "", TODAY)
    page = as_asta.get(url(case, "utterances")).text
    assert "Endnu ikke grebet" in page and row.text in page.partition("Det blev til noget")[0]
    assert row.text in as_asta.get(url(case, "case")).text
    edit = url(case, "utterance", row.pk)
    typed = {"text": row.text, "about_work": "on", "version": "1", "link": f"offer:{offer.pk}", "response": ""}
    assert as_asta.post(edit, typed).status_code == 302
    row.refresh_from_db()
    assert (row.offer_id, row.response) == (offer.pk, "grebet")
    assert not Utterance.objects.not_seized().exists()
    page = as_asta.get(url(case, "utterances")).text
    assert "Intet venter." in page
    assert "Det blev til tilbuddet" in page
    assert row.text not in as_asta.get(url(case, "case")).text
    assert as_asta.post(edit, typed | {"version": "2", "link": "", "response": "overhoert"}).status_code == 302
    assert Utterance.objects.not_seized().get().response == "overhoert"


@pytest.mark.requirement("S3-13")
def test_it_can_become_the_very_step_that_is_agreed_now(as_asta, case):
    step = {"step": "Besøg på museet", "step_on": "2026-12-02", "egne_ord-0-link": "nyt"}
    assert as_asta.post(new_url(case), SAMTALE | SAID | step).status_code == 302
    row = Utterance.objects.get()
    assert row.step == PlanStep.objects.get()
    assert row.step.meeting == row.meeting
    assert row.response == "grebet"


@pytest.mark.requirement("S3-13")
def test_without_a_step_in_the_samtale_it_still_waits(as_asta, case):
    assert as_asta.post(new_url(case), DONE | SAID | {"egne_ord-0-link": "nyt"}).status_code == 302
    assert Utterance.objects.not_seized().exists()


@pytest.mark.requirement("S3-13")
@pytest.mark.parametrize("kind", ["step", "goal", "wish", "offer"])
def test_it_is_linked_to_each_kind_of_row(case, asta, kind):
    plan = Plan.objects.create(case=case, started_on=TODAY)
    rows = {
        "step": PlanStep.objects.create(plan=plan, title="Se museet"),
        "goal": Goal.objects.create(plan=plan, kind="afklaring", citizen_wording="Ro", set_on=TODAY),
        "wish": make_wish(case),
        "offer": make_offer(),
    }
    said = Said("Jeg vil gerne.", link=Link(kind, rows[kind].pk))
    row = utterances.note(case=case, by=asta, on=TODAY, said=said)
    assert getattr(row, f"{kind}_id") == rows[kind].pk
    assert sum(getattr(row, f"{other}_id") is not None for other in rows) == 1


@pytest.mark.parametrize("value", ["step:{}", "wish:{}", "goal:{}", "wish:nej", "andet:{}", "x"])
def test_a_row_of_another_sag_is_no_link(as_asta, asta, units, case, value):
    other = make_wish(make_case(unit=units.unge, caseworker=asta, name="Per Lund"))
    answer = as_asta.post(new_url(case), DONE | SAID | {"egne_ord-0-link": value.format(other.pk)})
    assert answer.status_code == 422
    assert "Det valg findes ikke på sagen." in answer.text
    assert not Meeting.objects.exists()
    with pytest.raises(ValidationError, match="findes ikke på sagen"):
        utterances.note(case=case, by=asta, on=TODAY, said=Said("Ja", link=Link("wish", other.pk)))


def test_something_she_said_on_the_way_is_noted_once(as_asta, case):
    page = url(case, "utterances")
    typed = {"text": "Måske køkkenet.", "said_on": "2026-11-18", "row_id": str(uuid4())}
    for _ in range(2):
        assert as_asta.post(page, typed).status_code == 302
    assert Utterance.objects.get().said_on == TODAY - timedelta(days=2)
    assert as_asta.post(page, typed | {"text": " ", "row_id": ""}).status_code == 422
    future = as_asta.post(page, {"text": "Noget", "said_on": "2026-11-21"})
    assert future.status_code == 422 and "Dagen er ikke kommet endnu." in future.text


def test_a_stale_link_shows_both_and_moves_nothing(as_asta, asta, case):
    wish = make_wish(case, wording="et museum")
    row = utterances.note(case=case, by=asta, on=TODAY, said=Said("Historie."))
    utterances.revise(utterance=row, by=asta, on=TODAY, version=1, said=Said("Historie.", link=Link("wish", wish.pk)))
    typed = {"text": "Historie.", "version": "1", "link": "", "response": ""}
    answer = as_asta.post(url(case, "utterance", row.pk), typed)
    assert answer.status_code == 409
    assert "et museum" in answer.text
    row.refresh_from_db()
    assert row.wish == wish


# --- Doors --------------------------------------------------------------------------------------------------------------


def test_the_leader_reads_both_lists_and_writes_on_neither_and_a_consultant_sees_none(client, case, dorte, vera, line):
    share(case, vera)
    for name in ("agreement", "utterances"):
        client.force_login(dorte)
        page = client.get(url(case, name))
        assert page.status_code == 200
        assert "<form" not in page.text.partition("<main")[2]
        assert client.post(url(case, name), {"act": "afklaret", "row": str(line.pk)}).status_code == 403
        client.force_login(vera)
        assert client.get(url(case, name)).status_code == 403
    assert "To dage er nok." not in client.get(url(case, "case")).text
    with pytest.raises(PermissionDenied):
        agreement.settle(line=line, by=vera, on=TODAY)
