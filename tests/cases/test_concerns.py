"""“Uværdigt forløb”: said by anybody near the borger, answered by the leader in words the borger reads (S2-06, S2-20)."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from cases.actions import concerns
from cases.models import Concern
from cases.queries import due
from jobcenter.audit.models import Event
from tests.factories import TODAY, make_case, share

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
SAID = {"by_citizen": "borger", "text": "Jeg skal fortælle det samme til den fjerde."}


@pytest.fixture(autouse=True)
def _rules(dated_rules):
    pass


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta)


def new(case):
    return reverse("cases:concern_new", args=[case.pk])


def page_of(concern):
    return reverse("cases:concern", args=[concern.case_id, concern.pk])


def raised(case, by, **more):
    return concerns.raise_concern(case=case, by=by, on=TODAY, **{"text": "Det slider."} | more)


@pytest.mark.requirement("S2-06")
def test_raised_it_waits_for_the_leader_on_the_team_page_on_the_sag_and_on_its_own_list(client, asta, dorte, case):
    client.force_login(asta)
    assert "Bekymringen er hos lederen" in client.post(new(case), SAID, follow=True).text
    concern = Concern.objects.get()
    assert (concern.by_citizen, concern.raised_by, concern.answer_due_on) == (True, asta, TODAY + 14 * DAY)
    assert Event.objects.get(kind="concern.raised").data["by_citizen"] is True
    assert "senest den 4. december 2026" in client.get(reverse("cases:case", args=[case.pk])).text
    client.force_login(dorte)
    assert "I 1 sag venter en bekymring på dit svar" in client.get(reverse("team")).text
    shown = client.get(reverse("team_concerns")).text
    assert page_of(concern) in shown
    assert SAID["text"] in shown


@pytest.mark.requirement("S2-06", "S2-20")
def test_closing_needs_an_answer_the_borger_can_read_and_its_hat(client, asta, dorte, case):
    concern = raised(case, asta)
    client.force_login(dorte)
    whole = {"answer": "Du har ret. Asta følger dig nu.", "hat": "stoette", "version": concern.version}
    for missing, says in (
        ("answer", "Skriv svaret, så borgeren kan læse det."),
        ("hat", "Vælg, om du svarer som støtte eller som myndighed."),
    ):
        answer = client.post(page_of(concern), whole | {missing: ""})
        assert (answer.status_code, says in answer.text) == (422, True)
    concern.refresh_from_db()
    assert concern.answered_on is None
    with pytest.raises(ValidationError, match="støtte eller som myndighed"):
        concerns.answer(concern=concern, by=dorte, on=TODAY, version=None, answer="Ja", hat="")
    with pytest.raises(IntegrityError), transaction.atomic():
        Concern.objects.filter(pk=concern.pk).update(
            answer="Ja", answered_on=TODAY, answered_by=dorte, version=concern.version + 1
        )
    client.post(page_of(concern), whole)
    client.force_login(asta)
    for page in (page_of(concern), reverse("cases:rights_and_duties", args=[case.pk])):
        shown = client.get(page).text
        assert "Du har ret. Asta følger dig nu." in shown
        assert "støtte" in shown
    assert Event.objects.get(kind="concern.answered").data == {"hat": "stoette"}


@pytest.mark.requirement("S2-06")
def test_only_the_leader_answers_and_only_once(client, asta, carl, dorte, case):
    concern = raised(case, asta)
    for user, status in ((asta, 403), (carl, 404)):
        client.force_login(user)
        assert client.post(page_of(concern), {"answer": "Ja", "hat": "stoette"}).status_code == status
    said = {"by": dorte, "on": TODAY, "version": None, "answer": "Ja", "hat": "myndighed"}
    concerns.answer(concern=concern, **said)
    with pytest.raises(ValidationError, match="blev besvaret"):
        concerns.answer(concern=concern, **said)


@pytest.mark.requirement("S2-06")
def test_a_virksomhedskonsulent_may_say_it_and_reads_her_own_alone(client, asta, vera, case):
    share(case, vera)
    hers, other = raised(case, vera), raised(case, asta, text="Hemmeligt")
    client.force_login(vera)
    assert client.get(new(case)).status_code == 200
    assert client.get(page_of(hers)).status_code == 200
    assert client.get(page_of(other)).status_code == 403
    assert client.get(reverse("cases:rights_and_duties", args=[case.pk])).status_code == 403
    assert "Rettigheder og pligter" not in client.get(reverse("cases:case", args=[case.pk])).text
    answer = client.post(new(case), SAID, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("cases:case", args=[case.pk])


@pytest.mark.requirement("S2-06")
def test_unanswered_past_its_day_it_stands_among_the_teams_deadlines(client, asta, dorte, vera, case, settings):
    concern = raised(case, asta)
    share(case, vera)
    late = concern.answer_due_on + DAY
    rows = due.read(due.listed(dorte, late, due.DueFilter(time=due.Time.GAAET)))
    assert [(row.kind, row.row_id) for row in rows if row.kind == due.Kind.BEKYMRING] == [("bekymring", concern.pk)]
    assert not [row for row in due.read(due.listed(vera, late, due.DueFilter())) if row.kind == due.Kind.BEKYMRING]
    settings.TODAY = late
    client.force_login(dorte)
    assert page_of(concern) in client.get(reverse("team_due")).text
    concerns.answer(concern=concern, by=dorte, on=late, version=None, answer="Ja", hat="stoette")
    assert due.Kind.BEKYMRING not in {row.kind for row in due.read(due.listed(dorte, late, due.DueFilter()))}


@pytest.mark.requirement("S2-06")
def test_without_words_nothing_is_sent(client, asta, case):
    client.force_login(asta)
    answer = client.post(new(case), SAID | {"text": " "})
    assert (answer.status_code, "Skriv, hvad der er galt." in answer.text) == (422, True)
    assert not Concern.objects.exists()
    assert client.post(new(case), {"text": "Ja"}).status_code == 422
