"""The ways through the system: which steps there are, which are documented, and what nobody can promise."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from cases.actions import ways
from cases.models import ProcedureMark, PublicText
from cases.queries import ways as queries
from jobcenter.audit.models import Event
from tests.factories import TODAY, make_case, share

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_rules", "public_texts")]
STEPS = ["fp_afklaring", "fp_hensyn", "fp_laege", "fp_egne_ord", "fp_samlet", "fp_svar"]


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta)


@pytest.fixture
def url(client, asta, case):
    client.force_login(asta)
    return reverse("cases:way", args=[case.pk, "foertidspension"])


def mark(client, url, step="fp_afklaring", **values):
    form = {"act": "dokumenteret", "step": step, "how": "Samtalen 3. november", "documented_on": TODAY} | values
    return client.post(url, form, follow=True)


def state_of(shown, title):
    """The words beside a step's title, up to the next step."""
    return shown[shown.index(title) :].partition('class="step-title"')[0]


@pytest.mark.requirement("S4-68")
def test_the_way_to_foertidspension_lists_its_prerequisites_and_which_are_documented(client, url):
    shown = mark(client, url).text
    texts = {text.code: text for text in PublicText.objects.in_force(TODAY).filter(procedure="foertidspension")}
    places = [shown.index(f'<span class="step-title">{texts[code].title}') for code in STEPS]
    assert places == sorted(places)
    assert "1 af 6 er dokumenteret" in shown
    first = state_of(shown, texts["fp_afklaring"].title)
    assert "dokumenteret" in first and "Samtalen 3. november" in first and "mangler" not in first
    assert "mangler" in state_of(shown, texts["fp_laege"].title)
    assert "Der mangler 5 trin. Ingen kan love, hvad svaret bliver" in shown
    assert "Pensionsloven § 16" in shown


@pytest.mark.requirement("S4-68")
def test_the_words_come_from_configuration_and_name_their_version(client, url):
    PublicText.objects.filter(code="fp_hensyn").update(valid_to=TODAY - timedelta(days=1))
    old = PublicText.objects.get(code="fp_hensyn")
    kept = {name: getattr(old, name) for name in ("kind", "code", "procedure", "order", "source")}
    PublicText.objects.create(**kept, title="Ny ordlyd", body="Nye ord.", valid_from=TODAY)
    shown = client.get(url).text
    assert "Ny ordlyd" in shown
    assert old.title not in shown
    assert "Udgave fra 20. november 2026" in shown
    assert "udgave fra 1. feb. 2026" in shown  # each step its own


@pytest.mark.requirement("S4-68")
def test_what_is_uncertain_says_so_and_nothing_is_promised(client, url):
    shown = client.get(url).text
    assert "Noget af vejen er usikkert lige nu." in shown
    assert "ingen har set efter i loven, som den er i dag" in state_of(shown, "Vi samler det hele")
    assert "ingen har set efter" not in state_of(shown, "Har vi prøvet at tage hensyn?")
    for step in STEPS:
        mark(client, url, step)
    assert "Alle trin er dokumenteret. Det er ikke et ja" in client.get(url).text


@pytest.mark.requirement("S4-68")
def test_the_team_is_a_step_of_its_time(case, asta):
    """The rehabiliteringsteam left the law on 1 February 2026; what was documented then can still be read."""
    then, now = date(2026, 1, 31), TODAY
    PublicText.objects.filter(procedure="foertidspension").exclude(code="fp_team").update(valid_from=date(2020, 1, 1))
    codes = [step.text.code for step in queries.way(case, "foertidspension", then).steps]
    assert "fp_team" in codes
    ways.document_step(case=case, by=asta, on=then, procedure="foertidspension", step_code="fp_team", how="Mødet")
    way = queries.way(case, "foertidspension", now)
    assert "fp_team" not in [step.text.code for step in way.steps]
    assert [(text.code, found.how) for text, found in way.former] == [("fp_team", "Mødet")]
    assert way.documented == []


def test_every_way_of_the_file_can_be_walked(client, url, case):
    shown = client.get(reverse("cases:ways", args=[case.pk])).text
    for procedure in ("foertidspension", "fleksjob", "virksomhedspraktik", "klage"):
        address = reverse("cases:way", args=[case.pk, procedure])
        assert address in shown
        assert client.get(address).status_code == 200
    assert client.get(reverse("cases:way", args=[case.pk, "findes-ikke"])).status_code == 404


def test_a_mark_leaves_an_event_and_can_be_taken_back(client, url, asta):
    mark(client, url)
    row = ProcedureMark.objects.get()
    event = Event.objects.get(kind="way.documented")
    assert event.data == {"procedure": "foertidspension", "step": "fp_afklaring"}
    assert event.target_id == str(row.pk)
    shown = client.post(url, {"act": "fjern", "row": row.pk}, follow=True).text
    assert "0 af 6 er dokumenteret" in shown
    assert Event.objects.filter(kind="way.mark_removed", target_id=str(row.pk)).exists()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"how": " "}, "Skriv, hvor det er dokumenteret"),
        ({"documented_on": TODAY + timedelta(days=1)}, "Dagen er ikke kommet endnu."),
        ({"documented_on": "snart"}, "Skriv en dato, der findes"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_lost(client, url, wrong, says):
    answer = mark(client, url, **({"how": "Lægens brev"} | wrong))
    assert answer.status_code == 422
    assert answer.text.count(says) == 2
    assert wrong.get("how", "Lægens brev") in answer.text
    assert not ProcedureMark.objects.exists()


def test_a_step_is_documented_once_however_often_the_form_is_sent(client, url):
    given = {"row_id": "6f2d8f5e-3b1c-4b7e-9d2a-0c6f5a1e7b11"}
    mark(client, url, **given)
    assert mark(client, url, **given).status_code == 200
    assert ProcedureMark.objects.count() == 1
    again = mark(client, url)
    assert "Det er allerede noteret." in again.text
    assert ProcedureMark.objects.count() == 1


@pytest.mark.parametrize("form", [{"act": "dokumenteret", "step": "kl_brev"}, {"act": "fjern", "row": "x"}, {}])
def test_a_foreign_step_or_row_is_no_request(client, url, form):
    assert client.post(url, form).status_code == 400


def test_a_mark_of_another_case_is_not_found(client, url, asta, units):
    other = make_case(unit=units.unge, caseworker=asta)
    row = ways.document_step(
        case=other, by=asta, on=TODAY, procedure="foertidspension", step_code="fp_laege", how="Brevet"
    )
    assert client.post(url, {"act": "fjern", "row": row.pk}).status_code == 404
    assert "Brevet" not in client.get(url).text


def test_the_consultant_sees_no_way_and_the_leader_reads_it(client, url, case, vera, dorte):
    share(case, vera)
    client.force_login(vera)
    assert client.get(url).status_code == 403
    client.force_login(dorte)
    shown = client.get(url)
    assert shown.status_code == 200
    assert "Det er dokumenteret" not in shown.text
    assert mark(client, url).status_code == 403
