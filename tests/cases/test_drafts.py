"""A draft is its author's alone, never a part of the case, and never what somebody else's words disappear behind."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from cases.actions import drafts
from cases.forms.drafts import MOST_BYTES
from cases.models import Draft, InvolvementEntry, Meeting
from cases.tasks import sweep_on
from jobcenter import dates, jobs
from jobcenter.audit.models import Event, Viewing
from tests.cases.test_samtale_pages import DONE, ENTRY, _edit, new_url, page_of, with_
from tests.factories import TODAY, make_case, share
from tests.house.html import Page

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("dated_rules", "indicators"),
    pytest.mark.requirement("S4-92"),
]
TYPED = DONE | {"talked_about": "Halvt skrevet.", "aftaler-1-what": "Ringer til museet", "aftaler-1-due_on": ""}


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta)


@pytest.fixture
def as_asta(client, asta):
    client.force_login(asta)
    return client


def address(case, page="samtale", about=None, name="draft"):
    return reverse(f"cases:{name}", args=[case.pk, page, about or case.pk])


def keep(client, case, turn=1, page="samtale", about=None, **fields):
    return client.post(address(case, page, about), TYPED | {"kladde_tur": str(turn)} | fields)


def carried_on(client, url):
    return client.get(f"{url}{'&' if '?' in url else '?'}kladde=1")


# --- Kept, offered, carried on with, thrown away ------------------------------------------------------------------------


def test_what_is_typed_is_kept_and_survives_a_reload(as_asta, case):
    answer = keep(as_asta, case)
    assert (answer.status_code, answer.text[:15]) == (200, "Kladde gemt kl.")
    page = as_asta.get(new_url(case)).text
    assert "Du har en kladde fra i dag kl." in page
    assert "Halvt skrevet." not in page  # offered, not put there
    page = carried_on(as_asta, new_url(case))
    assert "Halvt skrevet." in page.text
    assert "Ringer til museet" in page.text
    assert page.context["form"]["no_step_needed"].value()
    assert "Du har en kladde" not in page.text


def test_carried_on_and_saved_it_is_saved_whole_and_the_draft_is_gone(as_asta, case):
    keep(as_asta, case)
    form = carried_on(as_asta, new_url(case)).context["form"]
    assert [row["what"].value() for row in form.promises.forms[:2]] == [None, "Ringer til museet"]
    assert as_asta.post(new_url(case), TYPED).status_code == 302
    assert case.commitments.get().what == "Ringer til museet"
    assert not Draft.objects.exists()


def test_what_was_not_ticked_is_not_ticked(as_asta, case):
    """Put back and saved, the samtale holds what was typed, and nothing that was only there to be chosen."""
    typed = {name: value for name, value in TYPED.items() if name != "no_step_needed"}
    as_asta.post(address(case), typed | {"kladde_tur": "1"})
    page = Page(carried_on(as_asta, new_url(case)).text)
    form = next(one for one in page.forms if one.has("talked_about"))
    assert [control.name for control in form.controls if control.checked and control.kind == "checkbox"] == []


def test_what_one_page_carries_on_with_is_on_no_other_page(as_asta, case, bo, client):
    """What a form is opened with may be shared between pages; a draft is written into it."""
    keep(as_asta, case)
    carried_on(as_asta, new_url(case))
    other = Client()
    other.force_login(bo)
    assert "Ringer til museet" not in other.get(new_url(case)).text


def test_thrown_away_it_is_gone(as_asta, case):
    keep(as_asta, case)
    answer = as_asta.post(address(case, name="draft_discard"))
    assert (answer.status_code, answer["Location"]) == (302, new_url(case))
    assert not Draft.objects.exists()
    assert "Du har en kladde" not in as_asta.get(new_url(case)).text


def test_an_emptied_form_is_no_draft(as_asta, case):
    keep(as_asta, case)
    untouched = {"talked_about": "", "aftaler-1-what": "", "no_step_needed": ""}
    opened = as_asta.get(new_url(case)).context["form"]
    same = {name: opened[name].value() for name in ("held_on", "form", "kind", "step_party", "next_form")}
    answer = keep(as_asta, case, turn=2, **untouched, **same)
    assert answer.status_code == 204
    assert not Draft.objects.exists()


def test_a_refused_save_keeps_the_draft_and_what_was_typed(as_asta, case):
    keep(as_asta, case)
    answer = as_asta.post(new_url(case), TYPED | {"held_on": "2026-12-24"})
    assert answer.status_code == 422
    assert "Halvt skrevet." in answer.text
    assert "Du har en kladde" not in answer.text  # it stands in the form already
    assert Draft.objects.exists()


# --- Whose it is --------------------------------------------------------------------------------------------------------


def test_a_draft_is_its_authors_alone(as_asta, case, bo):
    keep(as_asta, case)
    other = Client()
    other.force_login(bo)
    for url in (new_url(case), f"{new_url(case)}?kladde=1", reverse("cases:turned", args=[case.pk])):
        page = other.get(url).text
        assert "Halvt skrevet." not in page
        assert "Du har en kladde" not in page
    other.post(address(case, name="draft_discard"))
    keep(other, case, turn=10, talked_about="Bos egen.")
    assert Draft.objects.count() == 2
    assert Draft.objects.get(author__username="asta").fields["talked_about"] == ["Halvt skrevet."]


@pytest.mark.parametrize("name", ["draft", "draft_discard"])
def test_who_may_not_write_on_the_case_keeps_no_draft_of_it(client, case, carl, vera, dorte, name):
    share(case, vera)
    for person, expected in ((carl, 404), (vera, 403), (dorte, 403)):
        client.force_login(person)
        assert client.post(address(case, name=name), TYPED | {"kladde_tur": "1"}).status_code == expected
    assert not Draft.objects.exists()


@pytest.mark.parametrize("name", ["draft", "draft_discard"])
def test_foreign_and_unknown_ids_are_404(as_asta, case, asta, units, name):
    other = make_case(unit=units.unge, caseworker=asta, name="Per Lund")
    foreign = Meeting.objects.create(case=other, planned_on=TODAY)
    posted = TYPED | {"kladde_tur": "1"}
    for page, about in (("samtale", foreign.pk), ("samtale_ret", foreign.pk), ("inddragelse", other.pk)):
        assert as_asta.post(address(case, page, about, name), posted).status_code == 404
    assert as_asta.post(address(case, "samtale", uuid4(), name), posted).status_code == 404
    assert as_asta.post(address(case, "findes-ikke", None, name), posted).status_code == 404


def test_a_draft_is_no_part_of_the_case(as_asta, case):
    """No event, no flag, no look: nobody has done anything to the case, and nothing of it was shown."""
    before = (Event.objects.count(), Viewing.objects.count(), case.flags.count())
    keep(as_asta, case)
    as_asta.post(address(case, name="draft_discard"))
    assert (Event.objects.count(), Viewing.objects.count(), case.flags.count()) == before
    as_asta.get(new_url(case))
    assert Viewing.objects.count() == before[1] + 1  # the page itself is a look, as ever


# --- Late, twice, too much ----------------------------------------------------------------------------------------------


def test_an_older_copy_that_comes_late_does_not_win(as_asta, case):
    keep(as_asta, case, turn=7, talked_about="Den nye.")
    answer = keep(as_asta, case, turn=6, talked_about="Den gamle.")
    assert answer.status_code == 409
    assert "En nyere kladde fra kl." in answer.text
    assert Draft.objects.get().fields["talked_about"] == ["Den nye."]


def test_a_copy_that_comes_after_the_save_raises_no_ghost(as_asta, case):
    row_id = str(uuid4())
    as_asta.post(new_url(case), TYPED | {"row_id": row_id})
    assert keep(as_asta, case, turn=9, row_id=row_id).status_code == 204
    booked = Meeting.objects.create(case=case, planned_on=TODAY)
    as_asta.post(f"{new_url(case)}?aftale={booked.pk}", TYPED)
    assert keep(as_asta, case, about=booked.pk).status_code == 204
    assert not Draft.objects.exists()


def test_a_draft_of_a_samtale_that_a_colleague_has_noted_is_still_kept_and_read(as_asta, case, bo):
    booked = Meeting.objects.create(case=case, planned_on=TODAY)
    Meeting.objects.filter(pk=booked.pk).update(state="holdt", held_on=TODAY, held_by=bo, version=2)
    assert keep(as_asta, case, about=booked.pk).status_code == 200
    page = f"{new_url(case)}?aftale={booked.pk}"
    assert "Halvt skrevet." in carried_on(as_asta, page).text
    answer = as_asta.post(page, TYPED | {"aftale": str(booked.pk)})
    assert answer.status_code == 422 and "imens noteret" in answer.text and "Halvt skrevet." in answer.text
    turned = as_asta.post(page, TYPED | {"aftale": str(booked.pk), "vend": "1"}, follow=True)
    assert "Ringer til museet" in turned.text and "Halvt skrevet." not in turned.text


def test_the_screen_is_turned_on_what_stands_there_and_saves_no_samtale(as_asta, case):
    lines = {"enighed-0-text": "Tre dage", "enighed-0-stance": "uenig", "enighed-0-dissent": "To dage."}
    lines |= {"enighed-1-text": "Museet", "enighed-1-stance": "", "step": "Besøg", "step_on": "2026-12-02"}
    page = as_asta.post(new_url(case), TYPED | lines | {"vend": "1"}, follow=True).text
    assert not Meeting.objects.exists()
    for shown in ("Ringer til museet.", "Tre dage.", "To dage.", "Besøg.", "2. december 2026"):
        assert shown in page
    # Where the two stand on it is not said yet, and the notes and her name are not for the screen.
    for kept_back in ("Museet", "Halvt skrevet.", case.citizen.last_name, "Asta", "CPR"):
        assert kept_back not in page
    assert "kladde=1" in page
    as_asta.post(address(case, name="draft_discard"))
    opened = as_asta.get(new_url(case)).context["form"]
    untouched = {name: opened[name].value() for name in ("held_on", "form", "kind", "step_party", "next_form")}
    as_asta.post(new_url(case), untouched | {"vend": "1"})
    assert not Draft.objects.exists()


def test_the_same_draft_carried_on_with_after_its_save_writes_once(as_asta, case):
    """The answer to the save was lost, the draft was not yet deleted: the same row, not a second samtale."""
    row_id = str(uuid4())
    keep(as_asta, case, row_id=row_id)
    form = carried_on(as_asta, new_url(case)).context["form"]
    assert form["row_id"].value() == row_id
    for _ in range(2):
        assert as_asta.post(new_url(case), TYPED | {"row_id": row_id}).status_code == 302
    assert Meeting.objects.count() == 1


def test_too_much_for_a_draft_is_said_and_loses_nothing_that_was_kept(as_asta, case):
    keep(as_asta, case)
    answer = keep(as_asta, case, turn=2, talked_about="æ" * MOST_BYTES)
    assert answer.status_code == 413
    assert "Der står mere, end en kladde kan rumme." in answer.text
    assert Draft.objects.get().fields["talked_about"] == ["Halvt skrevet."]


@pytest.mark.parametrize("turn", ["", "-1", "abc", "9" * 40, "１"])
def test_a_garbled_turn_is_answered_and_keeps_nothing(as_asta, case, turn):
    answer = keep(as_asta, case, turn=turn)
    assert answer.status_code == 422
    assert "Gem siden" in answer.text
    assert not Draft.objects.exists()


def test_only_the_fields_of_the_form_are_kept(as_asta, case):
    keep(as_asta, case, password="hemmeligt", kladde="1", **{"aftaler-99-what": "findes ikke"})
    kept = Draft.objects.get().fields
    assert "talked_about" in kept
    assert {"password", "kladde", "kladde_tur", "csrfmiddlewaretoken", "aftaler-99-what"}.isdisjoint(kept)


def test_a_sign_the_database_cannot_hold_costs_no_other_word(as_asta, case):
    """Pasted from elsewhere, a text may bring a NUL along: kept by the script, and when the screen is turned."""
    words = {"talked_about": "Halvt\0 skrevet.", "present": "\0"}
    assert keep(as_asta, case, **words).status_code == 200
    assert Draft.objects.get().fields["talked_about"] == ["Halvt skrevet."]
    assert as_asta.post(new_url(case), TYPED | words | {"vend": "1"}).status_code == 302
    assert "Halvt skrevet." in carried_on(as_asta, new_url(case)).text


@pytest.mark.parametrize("fields", ["noget andet", ["en liste"], {"talked_about": "ikke en liste"}, {"form": [{}]}])
def test_a_draft_that_was_damaged_opens_the_page_all_the_same(as_asta, asta, case, fields):
    Draft.objects.create(author=asta, case=case, page="samtale", about=case.pk, fields=fields)
    assert carried_on(as_asta, new_url(case)).status_code == 200
    assert as_asta.get(reverse("cases:turned", args=[case.pk])).status_code == 200


# --- The other forms ----------------------------------------------------------------------------------------------------


def test_the_notes_of_a_held_samtale_are_kept_with_the_version_they_were_read_in(as_asta, case):
    as_asta.post(new_url(case), DONE)
    meeting = Meeting.objects.get()
    url = reverse("cases:samtale_edit", args=[case.pk, meeting.pk])
    notes = {"held_on": "2026-11-20", "form": "telefon", "kind": "opfoelgning", "version": "1"}
    typed = notes | {"talked_about": "Rettet halvt.", "kladde_tur": "1"}
    assert as_asta.post(address(case, "samtale_ret", meeting.pk), typed).status_code == 200
    assert as_asta.post(url, notes | {"talked_about": "En anden nåede det."}).status_code == 302
    as_asta.post(address(case, "samtale_ret", meeting.pk), typed | {"kladde_tur": "2"})
    page = carried_on(as_asta, url)
    assert "Rettet halvt." in page.text
    assert page.context["form"]["version"].value() == "1"
    assert as_asta.post(url, typed).status_code == 409  # both texts are shown, nothing is written over


def test_an_entry_of_its_own_is_kept(as_asta, case):
    typed = ENTRY | with_(citizen_words="Kun halvt sagt.", subjects=["branche", "timer"])
    assert as_asta.post(address(case, "inddragelse"), typed | {"kladde_tur": "1"}).status_code == 200
    form = carried_on(as_asta, new_url(case, "involvement_new")).context["form"]
    assert form["citizen_words"].value() == "Kun halvt sagt."
    assert form["subjects"].value() == ["branche", "timer"]
    assert form.options.forms[1]["label"].value() == "Biblioteket"
    assert as_asta.post(new_url(case, "involvement_new"), typed).status_code == 302
    assert not Draft.objects.exists()


def test_an_edit_of_an_entry_is_kept_and_an_unticked_box_stays_unticked(as_asta, case):
    as_asta.post(new_url(case, "involvement_new"), ENTRY)
    entry = InvolvementEntry.objects.get()
    typed = _edit(as_asta, entry, decision="Halvt besluttet.")
    del typed["inddragelse-claim_forbrug"]
    answer = as_asta.post(address(case, "inddragelse_ret", entry.pk), typed | {"kladde_tur": "1"})
    assert answer.status_code == 200
    form = carried_on(as_asta, page_of(entry, "involvement_edit")).context["form"]
    assert form["decision"].value() == "Halvt besluttet."
    assert "checked" not in str(form["claim_forbrug"])
    assert entry.claims.exists()


# --- Old ones -----------------------------------------------------------------------------------------------------------


def test_drafts_older_than_the_rule_are_swept_in_the_night(asta, case):
    now = dates.now()
    old, young = (
        Draft.objects.create(
            author=asta, case=case, page="samtale", about=uuid4(), fields={}, saved_at=now - timedelta(days=days)
        )
        for days in (15, 13)
    )
    sweep_on(TODAY)
    jobs.work()
    assert list(Draft.objects.all()) == [young]
    assert old.pk != young.pk
    assert drafts.forget_old(on=TODAY) == 0  # once more does no harm
