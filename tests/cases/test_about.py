"""About the borger: strengths first, two voices that are not one, and sensitive facts closed to those without the right."""

import pytest
from django.urls import reverse

from cases.actions import persons
from cases.models import AccommodationNeed, Citizen, ProblemDefinition, SensitiveFact, Strength
from jobcenter.audit.models import Event
from tests.factories import TODAY, make_case, share

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _rules(dated_rules):
    pass


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta)


@pytest.fixture
def url(client, asta, case):
    client.force_login(asta)
    return reverse("cases:about", args=[case.pk])


def at(name, case, *args):
    return reverse(f"cases:{name}", args=[case.pk, *args])


def define(case, by, voice, text, on=TODAY):
    return persons.define_problem(case=case, by=by, on=on, voice=voice, text=text)


def test_strengths_stand_first_and_sensitive_facts_last(client, asta, case, url):
    who = {"case": case, "by": asta, "on": TODAY}
    persons.add_strength(text="God til heste", in_citizens_words=True, **who)
    persons.add_need(kind="ro", text="Et roligt hjørne", **who)
    define(case, asta, "borger", "Jeg er træt")
    persons.add_sensitive(kind="helbred", purpose="valg af indsats", text="Er i behandling", **who)
    shown = client.get(url).text
    order = [shown.index(text) for text in ("God til heste", "Et roligt hjørne", "Jeg er træt", "Er i behandling")]
    assert order == sorted(order)


def test_a_strength_and_a_need_are_noted_put_right_and_ended(client, case, url):
    shown = client.post(url, {"act": "styrke", "text": "God til tal", "in_citizens_words": "on"}, follow=True).text
    assert "<q>God til tal</q>" in shown
    client.post(url, {"act": "behov", "kind": "ro", "text": "Et roligt hjørne"})
    strength, need = Strength.objects.get(), AccommodationNeed.objects.get()
    client.post(at("strength", case, strength.pk), {"version": 1, "text": "God til regnskab"})
    assert "God til regnskab" in client.get(url).text
    ended = client.post(at("need", case, need.pk), {"act": "gaelder_ikke"}, follow=True)
    assert "Gælder ikke længere" in ended.text
    need.refresh_from_db()
    assert need.ended_on == TODAY
    assert Event.objects.filter(kind="accommodationneed.ended").exists()


def test_the_same_need_twice_is_refused_in_words(client, asta, case, url):
    persons.add_need(case=case, by=asta, on=TODAY, kind="ro")
    answer = client.post(url, {"act": "behov", "kind": "ro", "text": "igen"})
    assert answer.status_code == 422
    assert "Det skånebehov er allerede noteret." in answer.text
    assert 'value="igen"' in answer.text
    assert AccommodationNeed.objects.count() == 1


@pytest.mark.requirement("S4-12", "V-11")
@pytest.mark.parametrize("echo", ["Jeg er træt.", "jeg er træt", "  JEG ER\n træt! ", "Jeg – er, træt"])
@pytest.mark.parametrize(("first", "second"), [("borger", "faglig"), ("faglig", "borger")])
def test_the_two_voices_may_not_be_the_same_words(client, asta, case, url, first, second, echo):
    define(case, asta, first, "Jeg er træt")
    answer = client.post(at("problem", case, second), {"version": 0, "text": echo})
    assert answer.status_code == 422
    assert answer.text.count("Det er de samme ord som") == 2
    assert ProblemDefinition.objects.count() == 1
    assert client.post(at("problem", case, second), {"version": 0, "text": "Noget andet"}).status_code == 302


@pytest.mark.requirement("S4-12", "S4-90")
def test_every_version_of_both_voices_stays_readable(client, asta, case, url):
    client.post(at("problem", case, "borger"), {"version": 0, "text": "Jeg er træt"})
    client.post(at("problem", case, "faglig"), {"version": 0, "text": "Søvnen driller"})
    client.post(at("problem", case, "borger"), {"version": 1, "text": "Jeg er ensom"})
    shown = client.get(url).text
    for text in ("Jeg er træt", "Jeg er ensom", "Søvnen driller"):
        assert text in shown
    assert shown.index("Jeg er ensom") < shown.index("Sådan stod der før") < shown.index("Jeg er træt")
    assert (
        list(ProblemDefinition.objects.filter(voice="borger").values_list("noted_on", "noted_by"))
        == [(TODAY, asta.pk)] * 2
    )
    assert "Søvnen driller" in client.get(at("problem", case, "borger")).text  # written with the other in sight


@pytest.mark.requirement("S4-88")
@pytest.mark.parametrize("missing", ["purpose", "text"])
def test_a_sensitive_fact_without_purpose_is_not_kept(client, case, url, missing):
    form = {"act": "foelsom", "kind": "helbred", "purpose": "valg af indsats", "text": "Er i behandling"}
    answer = client.post(url, form | {missing: " "})
    assert answer.status_code == 422
    says = "Uden formål må den ikke gemmes." if missing == "purpose" else "Skriv oplysningen."
    assert answer.text.count(says) == 2
    assert not SensitiveFact.objects.exists()
    assert client.post(url, form).status_code == 302
    event = Event.objects.get(kind="sensitive.added")
    assert event.data == {}  # no health in the log


CANARY = "kanarieord-om-helbred"


@pytest.mark.requirement("S4-88")
@pytest.mark.parametrize("who", ["vera", "dorte"])
def test_sensitive_facts_are_not_even_in_the_context_of_others(client, request, asta, case, who):
    user = request.getfixturevalue(who)
    if who == "vera":
        share(case, user)
    values = {"kind": "helbred", "purpose": CANARY, "text": CANARY}
    fact = persons.add_sensitive(case=case, by=asta, on=TODAY, **values)
    client.force_login(user)
    answer = client.get(at("about", case))
    assert answer.status_code == 200
    assert CANARY not in answer.text
    held = {name: repr(value) for part in answer.context for flat in part for name, value in flat.items()}
    assert "facts" not in held
    assert "foelsom" not in answer.context["forms"]
    assert client.get(at("sensitive", case, fact.pk)).status_code == 403
    assert client.post(at("about", case), {"act": "foelsom", **values}).status_code == 403
    assert SensitiveFact.objects.count() == 1


@pytest.mark.requirement("S4-88")
def test_the_consultant_sees_what_a_place_must_offer_not_what_the_borger_told(client, asta, vera, case):
    share(case, vera)
    persons.add_need(case=case, by=asta, on=TODAY, kind="ro", text="Et roligt hjørne")
    define(case, asta, "borger", CANARY)
    client.force_login(vera)
    answer = client.get(at("about", case))
    assert "Et roligt hjørne" in answer.text
    assert CANARY not in answer.text
    assert answer.context["page"].voices == {"borger": [], "faglig": []}
    assert client.get(at("problem", case, "borger")).status_code == 403


def test_contact_details_carry_the_protection_to_every_page(client, vera, case, url):
    share(case, vera)
    form = {"version": 1, "phone": "12 34 56 78", "address": "Skjulevej 1"}
    client.post(at("contact_details", case), form | {"protected": "on"})
    citizen = Citizen.objects.get()
    assert (citizen.phone, citizen.protected) == ("12 34 56 78", True)
    shown = client.get(url).text
    assert "Skjulevej 1" in shown
    assert "Navne- og adressebeskyttelse" in client.get(reverse("cases:plan", args=[case.pk])).text
    assert Event.objects.get(kind="citizen.contact_changed").data == {"protected": True, "interpreter": False}
    client.force_login(vera)
    closed = client.get(url).text
    assert "Skjulevej 1" not in closed
    assert "Telefon og adresse er beskyttet." in closed
    for name in ("about", "plan", "wishes", "case"):
        held = client.get(reverse(f"cases:{name}", args=[case.pk])).context["sag"].citizen
        assert (held.address, held.phone) == ("", "")
    citizen.refresh_from_db()
    assert citizen.address == "Skjulevej 1"


WRITES = [
    ("about", {"act": "styrke", "text": "x"}),
    ("about", {"act": "behov", "kind": "ro"}),
    ("contact_details", {"version": 1}),
    ("how_to_talk", {"version": 1, "language": "dansk"}),
    ("problem", {"version": 0, "text": "x"}),
]
MAY = {"asta": 302, "bo": 302, "vera": 403, "dorte": 403, "carl": 404, "ida": 404, "nora": 404}


@pytest.mark.requirement("S4-87")
@pytest.mark.parametrize("who", MAY)
@pytest.mark.parametrize(("name", "form"), WRITES)
def test_who_may_write_about_the_borger(client, request, case, who, name, form):
    user = request.getfixturevalue(who)
    if who == "vera":
        share(case, user)
    client.force_login(user)
    args = ["borger"] if name == "problem" else []
    assert client.post(at(name, case, *args), form).status_code == MAY[who]
    assert Event.objects.filter(case_id=case.pk).exists() == (MAY[who] == 302)


def test_rows_of_another_case_and_unknown_voices_are_404(client, asta, units, case, url):
    other = make_case(unit=units.unge, caseworker=asta, name="Per Lund")
    who = {"case": other, "by": asta, "on": TODAY}
    rows = {
        "strength": persons.add_strength(text="x", **who),
        "need": persons.add_need(kind="ro", **who),
        "sensitive": persons.add_sensitive(kind="helbred", purpose="x", text="y", **who),
    }
    for name, row in rows.items():
        assert client.get(at(name, case, row.pk)).status_code == 404
        assert client.post(at(name, case, row.pk), {"act": "gaelder_ikke"}).status_code == 404
    assert client.get(f"{url}problem/kongen/").status_code == 404
    assert client.post(url, {"act": "ukendt"}).status_code == 400


def test_the_page_costs_the_same_for_one_row_and_for_many(client, asta, case, url, django_assert_max_num_queries):
    for n in range(12):
        persons.add_strength(case=case, by=asta, on=TODAY, text=f"Styrke {n}")
        define(case, asta, "borger", f"Udgave {n}")
        persons.add_sensitive(case=case, by=asta, on=TODAY, kind="helbred", purpose="x", text=f"{n}")
    client.get(url)
    with django_assert_max_num_queries(15):
        client.get(url)
