"""Two people edit the same text: the second sees both, and nothing is overwritten until she has chosen."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.html import escape

from cases.actions import commitments, pauses, persons, plans, tasks, wishes
from cases.models import Wish
from jobcenter.audit.models import Event
from tests.factories import TODAY, make_case

pytestmark = pytest.mark.django_db
WEEK = TODAY + timedelta(days=7)


@pytest.fixture(autouse=True)
def _rules(dated_rules):
    pass


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta)


def _wish(case, who):
    return wishes.add(case=case, wording="fra begyndelsen", **who), {"act": "ret", "kind": "livet"}, "wording"


def _impossible(case, who):
    row = wishes.add(case=case, wording="et museum", **who)
    return row, {"act": "ikke_mulig", "alternatives": "noget andet"}, "explanation"


def _goal(case, who):
    row = plans.set_goal(case=case, kind="livskvalitet", citizen_wording="fra begyndelsen", **who)
    return row, {"kind": "livskvalitet"}, "citizen_wording"


def _step(case, who):
    return plans.add_step(case=case, title="fra begyndelsen", **who), {"party": "borger"}, "title"


def _commitment(case, who):
    row = commitments.make(case=case, party="borger", what="fra begyndelsen", **who)
    return row, {"party": "borger"}, "what"


def _task(case, who):
    row = tasks.add(case=case, what="fra begyndelsen", owner=who["by"], due_on=WEEK, **who)
    return row, {"owner": who["by"].pk, "due_on": WEEK.isoformat()}, "what"


def _pause(case, who):
    row = pauses.begin(case=case, reason="ingen_tid", text="fra begyndelsen", review_on=WEEK, **who)
    return row, {"act": "ret"}, "text"


def _strength(case, who):
    return persons.add_strength(case=case, text="fra begyndelsen", **who), {}, "text"


def _need(case, who):
    return persons.add_need(case=case, kind="ro", text="fra begyndelsen", **who), {"kind": "ro"}, "text"


def _sensitive(case, who):
    row = persons.add_sensitive(case=case, kind="helbred", purpose="plan", text="fra begyndelsen", **who)
    return row, {"kind": "helbred", "purpose": "plan"}, "text"


def _problem(case, who):
    row = persons.define_problem(case=case, voice="borger", text="fra begyndelsen", **who)
    row.pk_in_url = "borger"
    return row, {}, "text"


def _details(case, who):
    return case.citizen, {"phone": "12 34 56 78", "language": "dansk"}, "address"


EDITS = {
    "wish": _wish,
    "wish:ikke_mulig": _impossible,
    "goal": _goal,
    "step": _step,
    "commitment": _commitment,
    "task": _task,
    "pause": _pause,
    "strength": _strength,
    "need": _need,
    "sensitive": _sensitive,
    "problem": _problem,
    "contact_details": _details,
}


@pytest.mark.parametrize("name", EDITS)
def test_both_texts_are_shown_and_nothing_is_overwritten(client, asta, bo, case, name):
    row, typed, field = EDITS[name](case, {"by": asta, "on": TODAY})
    name = name.partition(":")[0]
    url = reverse(f"cases:{name}", args=[case.pk, *([] if name == "contact_details" else [_key(row)])])
    read = {"version": 1}
    if field == "explanation":  # the other one rewords the wish meanwhile
        client.force_login(bo)
        wishes.reword(wish=row, by=bo, on=TODAY, version=1, wording="et andet museum", kind="branche")
    else:
        client.force_login(bo)
        assert client.post(url, typed | read | {field: "det Bo & Co. skrev"}).status_code == 302
    client.force_login(asta)
    stale = client.post(url, typed | read | {field: "det Asta skrev"})
    assert stale.status_code == 409
    assert "Teksten blev ændret, mens du skrev" in stale.text
    assert "Bo Lund har gemt en anden udgave" in stale.text
    assert "det Asta skrev" in stale.text
    if field != "explanation":
        assert stale.text.count(escape("det Bo & Co. skrev")) >= 1
        assert _now(row, field) == "det Bo & Co. skrev"
    assert '<input type="hidden" name="version" value="2"' in stale.text
    # Having seen both she saves again, now over the version she has seen.
    assert client.post(url, typed | {"version": 2, field: "det de blev enige om"}).status_code == 302
    assert _now(row, field) == "det de blev enige om"


def _key(row):
    return getattr(row, "pk_in_url", row.pk)


def _now(row, field):
    if hasattr(row, "pk_in_url"):
        return type(row).objects.filter(case=row.case).last().text
    return getattr(type(row).objects.get(pk=row.pk), field)


@pytest.mark.parametrize("version", ["", "0", "rod", "-1", "9" * 40, "²"])
def test_a_form_that_has_lost_its_version_overwrites_nothing(client, asta, case, version):
    row = wishes.add(case=case, wording="fra begyndelsen", by=asta, on=TODAY)
    client.force_login(asta)
    url = reverse("cases:wish", args=[case.pk, row.pk])
    answer = client.post(url, {"act": "ret", "kind": "livet", "wording": "nyt", "version": version})
    assert answer.status_code == 409
    assert Wish.objects.get(pk=row.pk).wording == "fra begyndelsen"
    assert not Event.objects.filter(kind="wish.reworded").exists()


def test_the_same_words_twice_are_no_conflict(client, asta, bo, case):
    row = wishes.add(case=case, wording="fra begyndelsen", by=asta, on=TODAY)
    wishes.reword(wish=row, by=bo, on=TODAY, version=1, wording="et museum", kind="branche")
    client.force_login(asta)
    url = reverse("cases:wish", args=[case.pk, row.pk])
    answer = client.post(url, {"act": "ret", "kind": "branche", "wording": "et museum", "version": 1})
    assert answer.status_code == 302
    assert Wish.objects.get(pk=row.pk).wording == "et museum"


def test_a_fate_typed_while_a_colleague_closed_the_wish_is_not_lost(client, asta, bo, case):
    row = wishes.add(case=case, wording="et museum", by=asta, on=TODAY)
    wishes.withdraw(wish=row, by=bo, on=TODAY)
    client.force_login(asta)
    url = reverse("cases:wish", args=[case.pk, row.pk])
    answer = client.post(
        url, {"act": "ikke_mulig", "explanation": "Der er lukket.", "alternatives": "Et andet", "version": 1}
    )
    assert answer.status_code == 409
    assert "Der er lukket." in answer.text
    assert Wish.objects.get(pk=row.pk).status == "trukket"
