"""Language, interpreter and what helps in a talk: how, never why; and asked before the talk, not in it."""

import pytest
from django.urls import reverse

from cases.enums import Support, TextLanguage
from cases.models import Citizen
from cases.planning.language import needs_interpreter_answer, text_language, wants_pictures
from jobcenter.audit.models import Event
from tests.factories import TODAY, make_case, share

pytestmark = pytest.mark.django_db
REMINDER = "Ingen har spurgt, om der skal tolk med."


@pytest.fixture(autouse=True)
def _rules(dated_rules):
    pass


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta)


@pytest.fixture
def url(client, asta, case):
    client.force_login(asta)
    return reverse("cases:how_to_talk", args=[case.pk])


def about(client, case):
    return client.get(reverse("cases:about", args=[case.pk])).text


# --- When to ask ----------------------------------------------------------------------------------------------------


@pytest.mark.requirement("S4-79")
@pytest.mark.parametrize(
    ("language", "interpreter", "asked", "ask"),
    [
        ("dansk", False, None, False),
        ("Dansk ", False, None, False),
        ("", False, None, False),
        ("arabisk", False, None, True),
        ("swahili", False, None, True),  # a language that we have no texts in
        ("arabisk", True, None, False),
        ("arabisk", False, TODAY, False),
    ],
)
def test_an_interpreter_is_asked_about_before_the_talk(language, interpreter, asked, ask):
    citizen = Citizen(language=language, interpreter=interpreter, interpreter_asked_on=asked)
    assert needs_interpreter_answer(citizen) is ask


@pytest.mark.parametrize("code", TextLanguage)
def test_a_language_is_found_by_its_name_as_people_write_it(code):
    assert text_language(f" {str(code.label).upper()} ") == code
    assert text_language("volapyk") == ""


@pytest.mark.requirement("S4-79")
def test_visuelt_asks_for_pictures():
    assert wants_pictures(Citizen(communication=[Support.VISUELT]))
    assert not wants_pictures(Citizen(communication=[Support.LET_DANSK]))


# --- On the page ----------------------------------------------------------------------------------------------------


@pytest.mark.requirement("S4-79")
def test_the_answer_about_an_interpreter_ends_the_reminder(client, url, case):
    client.post(url, {"version": 1, "language": "arabisk", "asked": ""})
    assert REMINDER in about(client, case)
    client.post(url, {"version": 2, "language": "arabisk", "asked": "nej"})
    shown = about(client, case)
    assert REMINDER not in shown
    assert "Nej, spurgt 20. nov. 2026" in shown
    answer = client.post(url, {"version": 3, "language": "arabisk", "asked": "ja"}, follow=True)
    assert "Ja, der skal tolk med" in answer.text
    assert "Tolk: arabisk" in answer.text  # on every page of the sag
    citizen = Citizen.objects.get(pk=case.citizen_id)
    assert (citizen.interpreter, citizen.interpreter_asked_on, citizen.version) == (True, TODAY, 4)


@pytest.mark.requirement("S4-79")
def test_the_reminder_stands_on_what_is_read_before_the_samtale_and_leads_to_the_answer(client, url, case):
    brief = reverse("cases:brief", args=[case.pk])
    assert url not in client.get(brief).text
    client.post(url, {"version": 1, "language": "tyrkisk", "asked": ""})
    shown = client.get(brief).text
    assert "Borgeren taler tyrkisk, og ingen har spurgt" in shown
    assert url in shown
    client.post(url, {"version": 2, "language": "tyrkisk", "asked": "nej"})
    assert "ingen har spurgt" not in client.get(brief).text


@pytest.mark.requirement("S4-79")
def test_what_helps_is_ticked_and_shown_to_everybody_who_works_with_the_sag(client, url, case, vera):
    shown = client.get(url).text
    assert "Det handler om hvordan, ikke hvorfor." in shown
    answer = client.post(url, {"version": 1, "language": "dansk", "communication": ["pauser", "visuelt"]}, follow=True)
    assert "Billeder og tegninger, Korte samtaler eller pauser" in answer.text
    event = Event.objects.get(kind="citizen.communication_agreed")
    assert event.data == {"interpreter": False, "support": ["visuelt", "pauser"]}
    share(case, vera)
    client.force_login(vera)
    assert "Billeder og tegninger" in about(client, case)
    assert client.get(url).status_code == 403


def test_the_consultant_does_not_see_the_language_of_a_protected_borger(client, url, case, vera):
    share(case, vera)
    Citizen.objects.filter(pk=case.citizen_id).update(protected=True, language="kanarisk")
    client.force_login(vera)
    assert "kanarisk" not in about(client, case)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"language": " "}, "Skriv det sprog, I taler sammen på."),
        ({"communication": ["tegnsprog"]}, "Det valg findes ikke."),
        ({"asked": "måske"}, "Det valg findes ikke."),
    ],
)
def test_what_cannot_stand_is_refused_in_words(client, url, wrong, says):
    answer = client.post(url, {"version": 1, "language": "tyrkisk"} | wrong)
    assert answer.status_code == 422
    assert says in answer.text
    assert not Event.objects.filter(kind="citizen.communication_agreed").exists()


def test_who_saves_second_sees_both(client, url):
    client.post(url, {"version": 1, "language": "dansk", "communication": ["pauser"]})
    answer = client.post(url, {"version": 1, "language": "polsk", "communication": ["visuelt"]})
    assert answer.status_code == 409
    assert "Korte samtaler eller pauser" in answer.text and "Billeder og tegninger" in answer.text


def test_contact_details_leave_the_language_alone(client, url, case):
    client.post(url, {"version": 1, "language": "arabisk", "asked": "ja", "communication": ["visuelt"]})
    client.post(reverse("cases:contact_details", args=[case.pk]), {"version": 2, "phone": "12345678"})
    citizen = Citizen.objects.get(pk=case.citizen_id)
    assert (citizen.phone, citizen.language, citizen.interpreter) == ("12345678", "arabisk", True)
    assert citizen.communication == ["visuelt"]
