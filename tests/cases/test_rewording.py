"""The administrator gives a question or a text new words: from a day on, with the former words kept for ever."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cases.actions import texts
from cases.involvement import reference as indicators
from cases.models import Indicator, PublicText
from cases.planning import reference as texts_file
from jobcenter.audit.models import Event
from tests.cases.test_involvement_actions import DRAFT, record
from tests.factories import TODAY, make_case

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_rules", "indicators", "public_texts")]
TOMORROW = TODAY + timedelta(days=1)
YESTERDAY = TODAY - timedelta(days=1)
LIST = "/tekster/"
QUESTION, TEXT = "/tekster/spoergsmaal/S-1/", "/tekster/medvirken/da/"


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta)


@pytest.fixture
def admin(client, ida):
    client.force_login(ida)
    return client


def question(**values):
    return {"version": 1, "prompt": "Hvem skrev planen?", "source": "Kommunen", "valid_from": TOMORROW} | values


def words(**values):
    text = {"title": "Vær med", "body": "Du kan være med. Sig til.", "source": "Kommunen", "certain": "on"}
    return {"version": 1, "valid_from": TOMORROW, "legal_basis": ""} | text | values


# --- The list -------------------------------------------------------------------------------------------------------


@pytest.mark.requirement("S4-02")
def test_the_list_shows_every_question_and_text_in_force_with_its_source(admin):
    shown = admin.get(LIST).text
    for row in Indicator.objects.in_force(TODAY):
        assert reverse("cases:text_indicator", args=[row.code]) in shown
    one = Indicator.objects.get(code="D-X")
    assert one.prompt in shown and one.source in shown and "taler imod" in shown
    for row in PublicText.objects.in_force(TODAY):
        assert reverse("cases:text_public", args=[row.code, "da"]) in shown
    assert "ung_en_maaned" not in shown
    assert "skal verificeres" in shown


@pytest.mark.parametrize("address", [LIST, QUESTION, TEXT])
def test_only_the_administrator_comes_here(client, asta, dorte, address):
    for user in (asta, dorte):
        client.force_login(user)
        assert client.get(address).status_code == 403


@pytest.mark.parametrize("address", ["/tekster/spoergsmaal/Q-9/", "/tekster/findes-ikke/da/", "/tekster/klage/xx/"])
def test_what_is_not_there_is_not_found(admin, address):
    assert admin.get(address).status_code == 404


# --- New words ------------------------------------------------------------------------------------------------------


@pytest.mark.requirement("S4-02")
def test_an_older_entry_keeps_the_wording_of_its_day(admin, client, asta, ida, case):
    """The acceptance of S4-02: a real entry, saved before the change and read after it."""
    former = Indicator.objects.get(code="S-1")
    entry = record(case, asta, DRAFT)
    answer = admin.post(QUESTION, question(valid_from=TODAY), follow=True)
    assert "De nye ord er gemt og gælder fra 20. november 2026." in answer.text
    former.refresh_from_db()
    assert former.valid_to == YESTERDAY
    client.force_login(asta)
    old = client.get(reverse("cases:involvement", args=[case.pk, entry.pk])).text
    assert former.prompt in old
    assert "Hvem skrev planen?" not in old
    new = client.get(reverse("cases:involvement_new", args=[case.pk])).text
    assert "Hvem skrev planen?" in new
    assert former.prompt not in new
    edited = client.get(reverse("cases:involvement_edit", args=[case.pk, entry.pk])).text
    assert former.prompt in edited  # what was answered is edited under its own question


@pytest.mark.requirement("S4-02")
def test_a_change_closes_the_former_words_the_day_before_and_leaves_an_event(admin, ida):
    admin.post(QUESTION, question(), follow=True)
    first, second = Indicator.objects.filter(code="S-1").order_by("valid_from")
    assert (first.valid_to, second.valid_from, second.valid_to) == (TODAY, TOMORROW, None)
    assert [getattr(second, name) for name in ("form", "polarity", "required", "order")] == [
        getattr(first, name) for name in ("form", "polarity", "required", "order")
    ]
    event = Event.objects.get(kind="indicator.reworded")
    assert (event.actor_id, event.target_id, event.case_id) == (ida.pk, str(second.pk), None)
    assert event.data == {"code": "S-1", "valid_from": TOMORROW.isoformat()}
    shown = admin.get(QUESTION).text
    assert shown.index("Hvem skrev planen?") < shown.index("Sådan har der stået") < shown.rindex(first.prompt)
    assert "på vej" in shown


@pytest.mark.requirement("S4-02")
@pytest.mark.parametrize(
    ("address", "form", "table"), [(QUESTION, question, Indicator), (TEXT, words, PublicText)], ids=["question", "text"]
)
def test_two_wordings_never_hold_on_one_day(admin, address, form, table):
    admin.post(address, form())
    before = list(table.objects.values().order_by("pk"))
    again = {"version": 2, "valid_from": TOMORROW}
    again |= {"prompt": "Endnu en gang?"} if table is Indicator else {"body": "Andre ord."}
    answer = admin.post(address, form(**again))
    assert answer.status_code == 422
    assert "De ord, der står nu, gælder fra 21. november 2026. To tekster kan ikke gælde samme dag." in answer.text
    assert list(table.objects.values().order_by("pk")) == before


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"valid_from": YESTERDAY}, "Nye ord kan tidligst gælde fra i dag."),
        ({"valid_from": "i morgen"}, "Skriv en dato, der findes"),
        ({"valid_from": ""}, "Vælg den dag, de nye ord skal gælde fra."),
        ({"prompt": "  "}, "Skriv spørgsmålet."),
        ({"source": ""}, "Skriv, hvor ordene kommer fra."),
        ({"prompt": "x" * 301}, "300"),
    ],
)
def test_what_cannot_stand_is_refused_beside_its_field_and_kept(admin, wrong, says):
    answer = admin.post(QUESTION, question(**wrong))
    assert answer.status_code == 422
    assert answer.text.count(says) >= 2  # in the summary and beside the field
    assert Indicator.objects.filter(code="S-1").count() == 1
    if wrong.get("prompt", "Hvem").strip():
        assert (wrong.get("prompt") or "Hvem skrev planen?") in answer.text
    assert not Event.objects.filter(kind="indicator.reworded").exists()


def test_the_same_words_are_no_change(admin):
    row = Indicator.objects.get(code="S-1")
    answer = admin.post(QUESTION, question(prompt=row.prompt, source=row.source))
    assert answer.status_code == 422
    assert "Det er de samme ord som nu." in answer.text


def test_who_writes_second_sees_both_texts(admin):
    admin.post(QUESTION, question(valid_from=TODAY))
    answer = admin.post(QUESTION, question(prompt="Hvem bestemte?"))
    assert answer.status_code == 409
    assert "Hvem skrev planen?" in answer.text and "Hvem bestemte?" in answer.text
    assert Indicator.objects.filter(code="S-1").count() == 2
    assert 'name="version" value="2"' in answer.text


def test_the_file_leaves_the_administrators_words_alone(admin):
    admin.post(QUESTION, question())
    admin.post(TEXT, words())
    indicators.load()
    texts_file.load()
    assert Indicator.objects.filter(code="S-1").latest("valid_from").prompt == "Hvem skrev planen?"
    assert Indicator.objects.get(code="S-1", valid_to=TODAY)
    assert PublicText.objects.get(code="medvirken", valid_to=None).title == "Vær med"


# --- Plain texts ----------------------------------------------------------------------------------------------------


@pytest.mark.requirement("S4-64")
def test_a_text_gets_new_words_from_a_day_on(admin, client, asta, case):
    answer = admin.post(TEXT, words(valid_from=TODAY), follow=True)
    assert "De nye ord er gemt" in answer.text
    first, second = PublicText.objects.filter(code="medvirken").order_by("valid_from")
    assert (first.valid_to, second.valid_to) == (YESTERDAY, None)
    assert (second.kind, second.order, second.hat, second.certain) == (first.kind, first.order, first.hat, True)
    assert Event.objects.get(kind="text.reworded").data["code"] == "medvirken"
    client.force_login(asta)
    shown = client.get(reverse("cases:rights", args=[case.pk])).text
    assert "Vær med" in shown and first.title not in shown
    assert "Udgave fra 20. november 2026" in shown


def test_a_text_that_is_hard_to_read_is_saved_with_a_hint(admin):
    hard = (
        "Kommunalbestyrelsen tilrettelægger sagsbehandlingen således, at ansøgeren kan udnytte medvirkensmuligheden "
        "efter retssikkerhedslovens bestemmelser."
    )
    answer = admin.post(TEXT, words(body=hard, valid_from=TODAY), follow=True)
    assert "De nye ord er gemt" in answer.text
    assert answer.text.count("det er svært at læse") == 2  # once as the answer, once beside the text
    assert PublicText.objects.get(code="medvirken", valid_to=None).body == hard
    assert "det er let at læse" in admin.get("/tekster/bisidder/da/").text


@pytest.mark.requirement("S4-79")
def test_a_text_is_written_in_another_language_and_falls_silent_when_the_danish_moves_on(admin):
    page = admin.get("/tekster/klage/tr/").text
    assert "ikke skrevet endnu" in page
    answer = admin.post("/tekster/klage/tr/", words(version=0, title="Şikayet", valid_from=TODAY), follow=True)
    assert "De nye ord er gemt" in answer.text
    row = PublicText.objects.get(code="klage", language="tr")
    assert (row.kind, row.hat, row.order) == ("rettighed", "myndighed", 80)
    assert Event.objects.get(kind="text.reworded").data["language_code"] == "tr"
    assert "Den danske tekst er nyere" not in answer.text
    admin.post("/tekster/klage/da/", words(valid_from=TOMORROW))
    assert "Den danske tekst er nyere" in admin.get("/tekster/klage/tr/").text


def test_a_system_without_the_right_writes_no_texts(asta, ida):
    from django.core.exceptions import PermissionDenied

    given = {"code": "S-1", "on": TODAY, "version": 1, "prompt": "Hvem?", "source": "x", "valid_from": TODAY}
    with pytest.raises(PermissionDenied):
        texts.reword_indicator(by=asta, **given)
    assert Indicator.objects.filter(code="S-1").count() == 1
