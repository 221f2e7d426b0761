"""Promises of both sides: kept, changed in agreement, not kept; in the same words, and nothing follows by itself (S3-16)."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from cases.actions import commitments, plans
from cases.models import Commitment, SanctionStep
from cases.queries.plan_figures import constraints_by_basis
from cases.queries.promises import promises_by_side
from jobcenter.audit.models import Event
from tests.factories import TODAY, make_case, share

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_rules")]
DAY = timedelta(days=1)
PARTIES = ["borger", "sagsbehandler", "virksomhedskonsulent"]


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta)


@pytest.fixture
def url(client, asta, case):
    client.force_login(asta)
    return reverse("cases:plan", args=[case.pk])


@pytest.fixture
def promise(asta, case):
    def promising(party="sagsbehandler", what="ringe til museet", due=-3):
        return commitments.make(
            case=case, by=asta, on=TODAY - 30 * DAY, party=party, what=what, due_on=TODAY + due * DAY
        )

    return promising


def told(text, what):
    """What the page says about one promise, without what only the one side's name makes different."""
    at = text.index(f">{what}<")
    return text[at : text.index("</li>", at)]


@pytest.mark.requirement("S3-16")
def test_our_own_that_is_late_is_offered_as_not_kept_by_us(client, url, promise):
    promise("sagsbehandler", "ringe til museet")
    promise("borger", "skrive til museet")
    shown = client.get(url).text
    ours, theirs = told(shown, "ringe til museet"), told(shown, "skrive til museet")
    assert "Blev ikke holdt – af os" in ours
    assert "af os" not in theirs
    assert "af borgeren" not in theirs
    assert "badge-attention" in ours
    assert "badge-attention" in theirs


@pytest.mark.requirement("S3-16")
def test_what_is_not_late_is_no_candidate(client, url, promise):
    promise(due=3)
    assert "af os" not in client.get(url).text


@pytest.mark.requirement("S3-16")
@pytest.mark.parametrize("party", PARTIES)
def test_not_kept_is_one_tap_in_the_same_words_and_no_step_towards_a_sanction(client, asta, case, url, promise, party):
    row = promise(party)
    shown = client.post(url, {"act": "loefte_brudt", "row": row.pk}, follow=True).text
    row.refresh_from_db()
    assert row.broken_on == TODAY
    assert "Blev ikke holdt" in told(shown, "ringe til museet")
    assert "badge-attention" not in told(shown, "ringe til museet")
    others = Event.objects.filter(case_id=case.pk).exclude(kind__startswith="commitment")
    assert set(others.values_list("kind", flat=True)) <= {"flag.opened"}
    assert set(case.flags.open().values_list("code", flat=True)) <= {"intet_naeste_skridt"}
    assert not SanctionStep.objects.exists()


@pytest.mark.requirement("S3-16")
def test_the_two_sides_are_told_by_the_same_words(client, url, promise):
    """The page says nothing of the borger's promises that it does not say of ours, letter by letter."""
    for party, what in (("sagsbehandler", "ringe aa"), ("borger", "ringe bb")):
        promise(party, what, due=5)
        late = promise(party, f"{what} sent")
        kept, broken, gone = (promise(party, f"{what} {word}") for word in ("holdt", "brudt", "væk"))
        for row, act in ((kept, "holdt"), (broken, "brudt"), (gone, "slip")):
            client.post(url, {"act": f"loefte_{act}", "row": row.pk})
        assert late.kept_on is None
    shown = client.get(url).text
    plain = {}
    for side in ("aa", "bb"):
        parts = [told(shown, f"ringe {side}{end}") for end in ("", " sent", " holdt", " brudt", " væk")]
        words = [re.sub(r"<[^>]+>", " ", part).replace(f"ringe {side}", "") for part in parts]
        plain[side] = " ".join(" ".join(words).split())
    ours = plain["aa"].replace("Sagsbehandleren", "X").replace("Blev ikke holdt – af os", "Blev ikke holdt")
    assert ours == plain["bb"].replace("Borgeren", "X")


@pytest.mark.requirement("S3-16")
@pytest.mark.parametrize("party", PARTIES)
def test_a_promise_changed_in_agreement_stands_with_its_new_day(client, url, promise, party):
    row = promise(party)
    later = (TODAY + 9 * DAY).isoformat()
    shown = client.post(url, {"act": "loefte_aendr", "row": row.pk, "due_on": later}, follow=True).text
    row.refresh_from_db()
    assert (row.due_on, row.amended_on, row.broken_on) == (TODAY + 9 * DAY, TODAY, None)
    assert "ændret efter aftale 20. nov. 2026" in told(shown, "ringe til museet")
    assert Commitment.objects.open().get() == row


@pytest.mark.parametrize("due", ["", "2026-11-01", "i morgen"])
def test_a_new_day_that_cannot_be_is_refused_beside_the_promise(client, url, promise, due):
    row = promise()
    answer = client.post(url, {"act": "loefte_aendr", "row": row.pk, "due_on": due})
    assert answer.status_code == 422
    assert answer.context["refused"].errors["due_on"]
    row.refresh_from_db()
    assert row.amended_on is None


@pytest.mark.parametrize("ending", ["keep", "release", "break_"])
@pytest.mark.parametrize("second", ["keep", "release", "break_"])
def test_a_promise_ends_one_way_until_it_is_opened_again(asta, promise, ending, second):
    row = getattr(commitments, ending)(commitment=promise(), by=asta, on=TODAY)
    with pytest.raises(ValidationError, match="allerede afsluttet"):
        getattr(commitments, second)(commitment=row, by=asta, on=TODAY)
    row = commitments.reopen(commitment=row, by=asta, on=TODAY)
    assert (row.kept_on, row.kept_by, row.released_on, row.broken_on, row.why_broken) == (None, None, None, None, "")
    getattr(commitments, second)(commitment=row, by=asta, on=TODAY)


def test_why_a_promise_was_not_kept_is_for_those_who_read_notes(client, asta, vera, case, url, promise):
    commitments.break_(commitment=promise("borger"), by=asta, on=TODAY, why="Hun var indlagt")
    assert "Hun var indlagt" in client.get(url).text
    share(case, vera)
    client.force_login(vera)
    assert "Hun var indlagt" not in client.get(url).text


# --- Figures for the level that can act


@pytest.mark.requirement("S3-16")
def test_promises_are_counted_by_side_and_by_what_became_of_them(asta, case, promise):
    kept, broken, _late, _ahead, hers = promise(), promise(), promise(), promise(due=5), promise("borger")
    commitments.keep(commitment=kept, by=asta, on=TODAY)
    commitments.break_(commitment=broken, by=asta, on=TODAY)
    commitments.keep(commitment=hers, by=asta, on=TODAY)
    found = promises_by_side(asta, TODAY, since=TODAY - 60 * DAY)
    ours, theirs = found["kommunen"], found["borgeren"]
    assert (ours.kept, ours.broken, ours.late, ours.amended) == (1, 1, 1, 0)
    assert (theirs.kept, theirs.broken, theirs.late) == (1, 0, 0)


@pytest.mark.requirement("S4-71")
def test_constraints_are_counted_by_where_they_come_from_each_for_itself(asta, carl, case):
    for basis in ("lov", "lov", "lokal_maalsaetning", "faglig_vurdering", "tilbudsmangel", ""):
        plans.add_step(
            case=case, by=asta, on=TODAY, title="x", basis=basis, basis_reference="LAB § 57" if basis == "lov" else ""
        )
    assert constraints_by_basis(asta, TODAY) == {
        "lov": 2, "lokal_maalsaetning": 1, "faglig_vurdering": 1, "tilbudsmangel": 1,
    }  # fmt: skip
    assert set(constraints_by_basis(carl, TODAY).values()) == {0}
