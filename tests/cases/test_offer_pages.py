"""The pages of offers and praktik: what each person may see and do, bad input, and that nothing typed is lost."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.actions import enrolments, placements
from cases.models import AccommodationNeed, Enrolment, Placement, SensitiveFact, Visitation
from cases.planning.company import CompanySheet, company_sheet
from jobcenter.audit.models import Event, Viewing
from tests.factories import TODAY, make_case, make_offer, make_wish, make_workplace, share

pytestmark = pytest.mark.usefixtures("dated_rules")
HTMX = {"HX-Request": "true"}
REASON = "Maja vil vise gæster rundt igen."


@pytest.fixture
def sag(asta, units):
    return make_case(unit=units.unge, caseworker=asta)


@pytest.fixture
def signed_in(client):
    def signing_in(person):
        client.force_login(person)
        return client

    return signing_in


@pytest.fixture
def running(sag):
    return Placement.objects.create(
        case=sag,
        state="i_gang",
        moved_on=TODAY,
        workplace=make_workplace(),
        purpose="afklaring",
        citizen_reason=REASON,
        hours=12,
        starts_on=TODAY - timedelta(days=1),
        ends_on=TODAY + timedelta(weeks=4),
    )


def page(name, *rows) -> str:
    return reverse(f"cases:{name}", args=[getattr(row, "pk", row) for row in rows])


def need(sag, kind, text="") -> AccommodationNeed:
    return AccommodationNeed.objects.create(case=sag, kind=kind, text=text, noted_on=TODAY)


# --- the catalogue


@pytest.mark.requirement("S4-28")
def test_the_list_is_narrowed_and_counted_by_the_address(signed_in, asta):
    make_offer(title="Frit", demands=["selvstrukturering"])
    make_offer(title="Fast", accommodates=["faste_rammer"])
    answer = signed_in(asta).get(page("offers"), {"kraever": "selvstrukturering"})
    assert [row["offer"].title for row in answer.context["rows"]] == ["Frit"]
    assert "1 tilbud" in answer.content.decode()


@pytest.mark.parametrize("wrong", ["type=ukendt", "kraever=%00", "branche=';drop", "ledig=måske&type=", "page=-7"])
def test_a_wrong_filter_is_said_and_left_out(signed_in, asta, wrong):
    make_offer(title="Frit")
    answer = signed_in(asta).get(f"{page('offers')}?{wrong}")
    assert answer.status_code == 200
    assert [row["offer"].title for row in answer.context["rows"]] == ["Frit"]
    assert ("kunne ikke læses" in answer.content.decode()) == bool(answer.context["form"].errors)


def test_a_wrong_filter_has_a_danish_message(signed_in, asta):
    answer = signed_in(asta).get(page("offers"), {"type": "ukendt"})
    assert "“ukendt” findes ikke her." in answer.content.decode()


def test_an_empty_list_says_what_to_do(signed_in, asta):
    client = signed_in(asta)
    assert "Se de virksomheder" in client.get(page("offers")).content.decode()
    assert "Vis alle tilbud" in client.get(page("offers"), {"branche": "kultur"}).content.decode()


def test_the_fragment_is_the_list_alone(signed_in, asta):
    make_offer()
    answer = signed_in(asta).get(page("offers"), headers=HTMX)
    assert "<html" not in answer.content.decode()
    assert "Værkstedet" in answer.content.decode()
    assert "HX-Request" in answer["Vary"]


def test_who_takes_part_is_named_and_logged_only_where_it_may_be(signed_in, asta, carl, sag):
    offer = make_offer()
    dates = {"starts_on": TODAY, "ends_on": TODAY, "chosen_on": TODAY, "moved_on": TODAY}
    Enrolment.objects.create(case=sag, offer=offer, state="i_gang", reason="Ro.", **dates)
    assert "Maja Holm" in signed_in(asta).get(page("offer", offer)).content.decode()
    assert Viewing.objects.filter(citizen_ids__contains=[sag.citizen_id]).count() == 1
    text = signed_in(carl).get(page("offer", offer)).content.decode()
    assert "Maja Holm" not in text
    assert "1 borger deltager nu." in text
    assert Viewing.objects.filter(citizen_ids__contains=[sag.citizen_id]).count() == 1


def test_why_a_workplace_is_paused_is_for_those_who_work_with_companies(signed_in, asta, vera, dorte):
    make_workplace(name="Blækhuset", paused_on=TODAY, paused_reason="Vi ser på vilkårene.")
    for person, told in ((asta, True), (vera, True), (dorte, False)):
        text = signed_in(person).get(page("workplaces")).content.decode()
        assert "Bruges ikke lige nu" in text
        assert ("Vi ser på vilkårene." in text) is told


# --- choosing together


@pytest.mark.requirement("S1-20")
def test_without_a_wish_or_a_need_the_page_leads_there_first_but_does_not_stop(signed_in, asta, sag):
    make_offer()
    client = signed_in(asta)
    text = client.get(page("case_offers", sag)).content.decode()
    assert "hverken noteret et ønske eller et behov" in text
    assert "Værkstedet" not in text
    assert page("wishes", sag) in text
    assert "Vælg sammen" in client.get(page("case_offers", sag) + "?alligevel=1").content.decode()
    need(sag, "ro")
    shown = client.get(page("case_offers", sag)).content.decode()
    assert "hverken noteret" not in shown
    assert "Værkstedet" in shown


@pytest.mark.requirement("S1-20")
def test_the_log_shows_that_the_need_was_written_before_the_offers_were_looked_at(signed_in, asta, sag):
    make_offer()
    client = signed_in(asta)
    client.get(page("case_offers", sag))
    assert not Viewing.objects.filter(purpose__contains="tilbud_").exists()  # no list was shown yet
    need(sag, "ro")
    client.get(page("case_offers", sag))
    assert Viewing.objects.filter(purpose="tilbud+tilbud_vist").count() == 1


@pytest.mark.requirement("S1-20")
def test_looking_without_a_need_is_one_tap_and_the_log_says_so(signed_in, asta, sag):
    signed_in(asta).get(page("case_offers", sag) + "?alligevel=1")
    assert Viewing.objects.filter(purpose="tilbud+tilbud_uden_behov").count() == 1


@pytest.mark.requirement("S1-20")
@pytest.mark.parametrize("need_first", [True, False])
def test_a_referral_without_an_earlier_need_is_noted_and_goes_through(signed_in, asta, sag, need_first):
    offer, client = make_offer(), signed_in(asta)
    if need_first:
        need(sag, "ro")
    chosen = {"reason": "Det var ledigt.", "wish": ""}
    answer = client.post(page("enrol", sag, offer), chosen, follow=True)
    said = "Da tilbuddet blev valgt, var der hverken noteret et ønske eller et behov."
    assert (said in answer.text) is not need_first
    assert Event.objects.get(kind="enrolment.chosen").data["need_first"] is need_first


@pytest.mark.requirement("S4-29")
def test_what_a_need_excludes_is_folded_with_its_reason_and_shown_by_one_click(signed_in, asta, sag):
    need(sag, "faste_rammer")
    offer = make_offer(title="Find din vej", demands=["selvstrukturering"])
    client = signed_in(asta)
    answer = client.get(page("case_offers", sag))
    [row] = answer.context["excluded"]
    assert "Kræver selvstrukturering – borgeren har brug for faste, tydelige rammer" in answer.content.decode()
    shown = client.get(page("case_offers", sag) + row["show"])
    assert [row["offer"] for row in shown.context["chosen"]] == [offer]
    assert not shown.context["excluded"]


def test_an_id_that_is_none_shows_nothing_and_harms_nothing(signed_in, asta, sag):
    need(sag, "ro")
    assert signed_in(asta).get(page("case_offers", sag), {"vis": "hej"}).status_code == 200


def test_the_choice_is_saved_and_leads_to_the_involvement(signed_in, asta, sag):
    wish, offer = make_wish(sag), make_offer(branch="kultur")
    client = signed_in(asta)
    address = page("enrol", sag, offer)
    assert client.get(address).context["form"].initial["wish"] == wish
    refused = client.post(address, {"wish": wish.pk, "reason": ""})
    assert refused.status_code == 422
    assert "Skriv kort, hvorfor" in refused.content.decode()
    answer = client.post(address, {"wish": wish.pk, "reason": "Der er ro."}, follow=True)
    assert Enrolment.objects.get().wish == wish
    assert page("involvement_new", sag) in answer.content.decode()


def test_a_date_that_is_none_keeps_what_was_typed(signed_in, asta, sag):
    answer = signed_in(asta).post(page("enrol", sag, make_offer()), {"reason": "Der er ro.", "starts_on": "32. juli"})
    assert answer.status_code == 422
    assert "Skriv en dato, der findes, for eksempel" in answer.content.decode()
    assert "Der er ro." in answer.content.decode()
    assert not Enrolment.objects.exists()


def test_moves_of_an_enrolment_by_their_buttons(signed_in, asta, sag):
    enrolment = Enrolment.objects.create(case=sag, offer=make_offer(), reason="Ro.", chosen_on=TODAY, moved_on=TODAY)
    client, address = signed_in(asta), page("enrolment", sag, enrolment)
    refused = client.post(address, {"handling": "bevilg", "version": 1}, headers=HTMX)
    assert refused.status_code == 422
    assert "<html" not in refused.content.decode()
    assert "Skriv første dag." in refused.content.decode()
    client.post(address, {"handling": "bevilg", "version": 1, "starts_on": "2026-11-20", "ends_on": "20-12-2026"})
    client.post(address, {"handling": "start"})
    client.post(address, {"handling": "afslut", "version": 3, "became": "Lønnede timer."})
    enrolment.refresh_from_db()
    assert (enrolment.state, enrolment.became) == ("afsluttet", "Lønnede timer.")
    assert client.post(address, {"handling": "slet"}).status_code == 400


# --- praktik


def test_a_draft_may_be_saved_empty(signed_in, asta, sag):
    answer = signed_in(asta).post(page("placement_new", sag), {}, follow=True)
    assert answer.status_code == 200
    assert Placement.objects.get().state == "kladde"
    assert "Før praktikken kan aftales:" in answer.content.decode()


@pytest.mark.requirement("S4-16")
def test_the_draft_is_saved_and_its_page_names_the_higher_wishes(signed_in, asta, sag):
    make_wish(sag, rank=1, wording="museum")
    third = make_wish(sag, rank=2, wording="tøjbutik")
    client = signed_in(asta)
    answer = client.post(page("placement_new", sag), {"wish": third.pk, "tasks": "Pakke ud"}, follow=True)
    assert "Et højere ønske er stadig åbent: 1. “museum”." in answer.content.decode()
    placement = Placement.objects.get()
    refused = client.post(page("placement", sag, placement), {"handling": "aftal", "version": 1})
    assert refused.status_code == 422
    placement.refresh_from_db()
    assert (placement.state, placement.tasks) == ("kladde", "Pakke ud")


def test_a_paused_workplace_is_refused_with_its_reason_and_cannot_be_clicked(signed_in, asta, sag):
    paused = make_workplace(name="Blækhuset", paused_on=TODAY, paused_reason="Vi ser på vilkårene.")
    client = signed_in(asta)
    assert f'<option value="{paused.pk}" disabled>' in client.get(page("placement_new", sag)).content.decode()
    answer = client.post(page("placement_new", sag), {"workplace": paused.pk})
    assert "Vi ser på vilkårene." in str(answer.context["form"].errors["workplace"])


def test_places_of_the_wished_branch_stand_first(signed_in, asta, sag):
    make_workplace(name="Tøjhuset", branch="detail")
    make_workplace(name="Bymuseet", branch="kultur")
    make_wish(sag, rank=2, wording="museum")
    form = signed_in(asta).get(page("placement_new", sag)).context["form"]
    groups = [label for label, _places in form.fields["workplace"].choices]
    assert groups == ["", "Museum og bibliotek – passer til ønske 2", "Butik"]


@pytest.mark.requirement("S4-87")
def test_a_consultant_is_refused_the_decision(signed_in, vera, sag):
    share(sag, vera)
    placement = placements.draft(case=sag, by=vera, on=TODAY, workplace=make_workplace(), citizen_reason=REASON)
    client, address = signed_in(vera), page("placement", sag, placement)
    assert "“Aftal praktikken” gør borgerens sagsbehandler." in client.get(address).content.decode()
    assert client.post(address, {"handling": "aftal"}).status_code == 403
    assert client.post(address, {"handling": "spoerg"}, follow=True).status_code == 200
    placement.refresh_from_db()
    assert placement.state == "spurgt"


@pytest.mark.requirement("S4-88", "S4-38")
def test_a_consultant_sees_no_account_and_no_reason_of_the_ending(signed_in, asta, vera, sag, running):
    share(sag, vera)
    make_wish(sag)
    placements.move(
        case=sag,
        by=asta,
        on=TODAY,
        placement=running,
        code="afslut",
        end_reason="helbred",
        citizen_account="Ryggen kunne ikke mere.",
        learned="Spørg om løft.",
        became="Museet venter.",
    )
    private = ("Ryggen kunne ikke mere.", "Helbred eller smerter", "Spørg om løft.")
    for address in (page("placement", sag, running), page("placement_new", sag)):
        text = signed_in(asta).get(address).content.decode()
        assert all(words in text for words in private)
        answer = signed_in(vera).get(address)
        assert not any(words in answer.content.decode() for words in private)
    assert "Museet venter." in signed_in(vera).get(page("placement", sag, running)).content.decode()


@pytest.mark.parametrize("name", ["case_offers", "placement_new"])
def test_a_case_that_is_not_hers_is_not_there(signed_in, carl, vera, sag, name):
    for person in (carl, vera):
        assert signed_in(person).get(page(name, sag)).status_code == 404


def test_a_row_of_another_case_is_not_there(signed_in, asta, units, sag, running):
    other = make_case(unit=units.unge, caseworker=asta, name="Ali Dahl")
    assert signed_in(asta).get(page("placement", other, running)).status_code == 404


def test_a_leader_reads_and_does_not_write(signed_in, dorte, sag, running):
    client, address = signed_in(dorte), page("placement", sag, running)
    assert client.get(address).status_code == 200
    assert client.get(page("placement_new", sag)).status_code == 403
    for act in ("ret", "afslut", "forlaeng"):
        data = {"handling": act, "version": "1", "ends_on": "2027-02-01", "reason": "Mere.", "hours": "3"}
        assert client.post(address, data).status_code == 403


def test_a_stale_edit_shows_both_texts_and_keeps_both(signed_in, asta, sag):
    placement = placements.draft(case=sag, by=asta, on=TODAY, tasks="Vise rundt")
    placements.edit(case=sag, by=asta, on=TODAY, placement=placement, version=1, tasks="Vise rundt i haven")
    answer = signed_in(asta).post(
        page("placement", sag, placement), {"handling": "ret", "version": "1", "tasks": "Sortere kort"}
    )
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Vise rundt i haven" in text
    assert "Sortere kort" in text
    placement.refresh_from_db()
    assert placement.tasks == "Vise rundt i haven"


DECISIONS = [
    ("aftal", "spurgt", {}),
    ("afslut", "i_gang", {"end_reason": "timer", "citizen_account": "Det gik godt."}),
    ("forlaeng", "i_gang", {"ends_on": "2027-01-31", "reason": "Hun trives."}),
    ("opgiv", "aftalt", {"became": "Butikken lukkede."}),
]


@pytest.mark.parametrize(("code", "state", "typed"), DECISIONS)
def test_a_decision_over_what_changed_meanwhile_shows_both_and_decides_nothing(
    signed_in, asta, bo, sag, running, code, state, typed
):
    Placement.objects.filter(pk=running.pk).update(state=state)
    client, address = signed_in(asta), page("placement", sag, running)
    assert f'<input type="hidden" name="version" value="1" id="id_{code}_version">' in client.get(address).text
    placements.edit(case=sag, by=bo, on=TODAY, placement=running, version=1, hours=30, tasks="Løfte kasser")
    for version in ({"version": 1}, {}, {"version": "x"}):
        answer = client.post(address, {"handling": code, **typed, **version})
        assert answer.status_code == 409
        assert "Intet er afgjort." in answer.text
        assert "Bo Lund har gemt en ændring." in answer.text
        assert all(words in answer.text for words in (*typed.values(), "Løfte kasser"))
        hours = [pair for pair in answer.context["outrun"]["pairs"] if pair["label"] == "Timer om ugen"]
        assert hours == [
            {"label": "Timer om ugen", "yours": "12" if version == {"version": 1} else "", "current": "30"}
        ]
        running.refresh_from_db()
        assert (running.state, running.version) == (state, 2)
    assert client.post(address, {"handling": code, **typed, "version": 2}).status_code == 302


def test_what_was_typed_for_a_move_that_is_no_longer_there_is_not_lost(signed_in, asta, bo, sag, running):
    ending = {"end_reason": "timer", "citizen_account": "Det var for mange timer."}
    placements.move(case=sag, by=bo, on=TODAY, placement=running, code="afslut", **ending)
    typed = {"handling": "afslut", "version": 1, "citizen_account": "Majas egne ord, skrevet længe."}
    answer = signed_in(asta).post(page("placement", sag, running), typed)
    assert answer.status_code == 409
    assert "Det nåede du at skrive" in answer.text
    assert "Majas egne ord, skrevet længe." in answer.text


def test_a_grant_over_a_choice_that_changed_shows_both_and_grants_nothing(signed_in, asta, bo, sag):
    enrolment = Enrolment.objects.create(case=sag, offer=make_offer(), reason="Ro.", chosen_on=TODAY, moved_on=TODAY)
    client, address = signed_in(asta), page("enrolment", sag, enrolment)
    enrolments.edit(case=sag, by=bo, on=TODAY, enrolment=enrolment, version=1, reason="Faste tider.")
    granting = {"handling": "bevilg", "starts_on": "2026-11-20", "ends_on": "2026-12-20"}
    answer = client.post(address, granting | {"version": 1})
    assert answer.status_code == 409
    assert answer.context["outrun"]["pairs"] == [
        {"label": "Hvorfor netop det tilbud?", "yours": "Ro.", "current": "Faste tider."}
    ]
    enrolment.refresh_from_db()
    assert enrolment.state == "valgt"
    assert client.post(address, granting | {"version": 2}).status_code == 302


# --- days and hours out of reach


@pytest.mark.parametrize("day", ["9999-12-30", "2926-01-05", "2036-11-21", "0026-01-05"])
def test_a_slipped_year_is_refused_with_the_day_that_would_do(signed_in, asta, sag, day):
    answer = signed_in(asta).post(page("placement_new", sag), {"starts_on": day, "tasks": "Pakke ud"})
    assert answer.status_code == 422
    [sentence] = answer.context["form"].errors["starts_on"]
    assert f"Årstallet {int(day[:4])} ligger langt" in sentence
    assert ("senest den 20. november 2036" in sentence) or ("fra og med den 1. januar 1900" in sentence)
    assert "Pakke ud" in answer.text
    assert not Placement.objects.exists()


@pytest.mark.parametrize("day", [date.max, date(9999, 12, 30), date.min, date(26, 1, 5)], ids=str)
def test_the_page_opens_whatever_day_is_stored(signed_in, asta, sag, running, day):
    Visitation.objects.update(valid_from=date.min)
    stored = {"starts_on": day, "ends_on": day}
    for values in ({"state": "i_gang"}, {"state": "kladde"}, {"state": "aftalt", "extended_times": 1}):
        Placement.objects.filter(pk=running.pk).update(**stored, **values)
        for address in (page("placement", sag, running), page("case_offers", sag), page("placement_new", sag)):
            assert signed_in(asta).get(address).status_code == 200


def test_the_bound_on_hours_does_not_pass_for_a_rule(signed_in, asta, sag):
    answer = signed_in(asta).post(page("placement_new", sag), {"hours": "38"})
    assert answer.context["form"].errors["hours"] == [
        "Feltet kan rumme fra 1 til 37 timer om ugen. Det er feltets egen grænse, ikke en regel om, hvor meget der er godt."
    ]


# --- what a reader has no right to


@pytest.mark.requirement("S4-88")
def test_a_consultant_meets_no_words_of_a_choice(signed_in, asta, vera, sag):
    share(sag, vera)
    values = {"starts_on": TODAY, "ends_on": TODAY, "chosen_on": TODAY, "moved_on": TODAY}
    told = {"reason": "Hun sover dårligt.", "became": "Ryggen sagde fra."}
    row = Enrolment.objects.create(case=sag, offer=make_offer(), state="afsluttet", **told, **values)
    seen = signed_in(asta).get(page("enrolment", sag, row)).text
    assert all(words in seen for words in told.values())
    answer = signed_in(vera).get(page("enrolment", sag, row))
    assert not any(words in answer.text for words in told.values())
    assert (answer.context["enrolment"].reason, answer.context["enrolment"].became) == ("", "")
    [listed] = signed_in(vera).get(page("case_offers", sag)).context["enrolments"]
    assert (listed.reason, listed.became) == ("", "")


@pytest.mark.requirement("S4-88")
def test_why_it_ended_is_for_those_who_may_see_health(signed_in, asta, vera, dorte, sag, running):
    share(sag, vera)
    wish = make_wish(sag)
    ending = {"end_reason": "helbred", "citizen_account": "Det gik ikke."}
    Placement.objects.filter(pk=running.pk).update(wish=wish)
    placements.move(case=sag, by=asta, on=TODAY, placement=running, code="afslut", **ending)
    pages = [page("placement", sag, running), page("wishes", sag), page("wish", sag, wish)]
    for address in pages:
        assert "Helbred eller smerter" in signed_in(asta).get(address).text
        assert "Helbred eller smerter" not in signed_in(dorte).get(address).text
        assert "Helbred eller smerter" not in signed_in(vera).get(address).text
    shown = signed_in(dorte).get(pages[0])
    assert shown.context["placement"]["end_reason_label"] == ""
    assert "Grunden ser borgerens sagsbehandler." in shown.text
    assert "Det gik ikke." in shown.text


def test_ending_asks_for_the_borgers_account(signed_in, asta, sag, running):
    client, address = signed_in(asta), page("placement", sag, running)
    ending = {"handling": "afslut", "version": 1, "end_reason": "timer"}
    refused = client.post(address, ending | {"became": "Et nyt ønske."})
    assert refused.status_code == 422
    assert "Skriv, hvad borgeren selv siger" in refused.content.decode()
    assert "Et nyt ønske." in refused.content.decode()
    client.post(address, ending | {"account_unavailable": "on"})
    running.refresh_from_db()
    assert (running.state, running.account_unavailable) == ("afsluttet", True)


def test_extending_by_its_form(signed_in, asta, sag, running):
    client, address = signed_in(asta), page("placement", sag, running)
    longer = {"handling": "forlaeng", "version": 1, "ends_on": "2027-01-31"}
    assert client.post(address, longer).status_code == 422
    client.post(address, longer | {"reason": "Hun trives."})
    assert "Hun trives." in client.get(address).content.decode()


@pytest.mark.requirement("S4-42", "S4-88")
def test_the_company_sheet_has_no_room_for_health(sag, running):
    SensitiveFact.objects.create(case=sag, kind="helbred", purpose="skånehensyn", text="Angst", noted_on=TODAY)
    sheet = company_sheet(running, [need(sag, "ro", text="på grund af angst")])
    assert set(CompanySheet.__dataclass_fields__) == {"tasks", "hours", "starts_on", "ends_on", "considerations"}
    assert sheet.considerations == ("Ro og få indtryk",)
    for private in ("angst", sag.citizen.first_names, REASON):
        assert private.lower() not in str(sheet).lower()


# --- how much it costs


def statements(client, address) -> list[str]:
    with CaptureQueriesContext(connection) as counted:
        assert client.get(address).status_code == 200
    # A test runs inside a transaction, where the log's own becomes a savepoint.
    return [query["sql"] for query in counted if "SAVEPOINT" not in query["sql"]]


def test_pages_cost_the_same_for_one_and_for_many(signed_in, asta, sag, running):
    client = signed_in(asta)
    client.get(page("offers"))  # the first request of a session stamps it
    addresses = [page(name) for name in ("offers", "workplaces")]
    addresses += [page(name, sag) for name in ("case_offers", "placement_new")]
    addresses += [page("placement", sag, running)]
    costs = []
    for many in (1, 30):
        for n in range(many):
            make_offer(title=f"Tilbud {many}.{n}", accommodates=["ro"], demands=["stoej"] if n % 2 else [])
            make_workplace(name=f"Sted {many}.{n}")
            make_wish(sag, rank=many + n)
        costs.append([statements(client, address) for address in addresses])
    one, lots = costs
    assert [len(found) for found in one] == [len(found) for found in lots]
    assert max(len(found) for found in lots) <= 15, "\n".join(sql[:180] for sql in max(lots, key=len))
