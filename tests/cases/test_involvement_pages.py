"""The involvement pages: the first lines say who decided what, the rest is folded, and each prompt can be passed."""

import re
from dataclasses import replace

import pytest

from cases.actions import involvement
from cases.enums import Form, NegotiationKind, Phase, Precondition, Subject
from cases.involvement import Claim, Draft, Negotiated, Withheld
from cases.models import InvolvementEntry, NegotiationMove, Placement, Plan, PlanStep
from cases.queries.what_choices_changed import built_on, influence_on
from tests.factories import TODAY, make_case, make_workplace

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_rules", "indicators")]


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta)


@pytest.fixture
def as_asta(client, asta):
    client.force_login(asta)
    return client


DISAGREED = Draft(
    phase=Phase.REGULERING,
    occurred_on=TODAY,
    subjects=(Subject.TIMER,),
    citizen_words="Jeg kan ikke mere end tolv timer.",
    worker_view="Atten timer var for mange.",
    decision="Fra atten til tolv timer.",
    decided_by="sagsbehandler",
    agreement="uenig",
    dissent="Jeg vil helst stoppe.",
    barriers=frozenset({"ressourcer"}),
)


def record(case, by, draft=DISAGREED, **more):
    return involvement.record(case=case, by=by, on=TODAY, draft=draft, **more)


def url(case, entry=None, act=""):
    return f"/sager/{case.pk}/inddragelse/{f'{entry.pk}/' if entry else ''}{act}"


def words(page):
    text = page.content.decode()
    main = text[text.index("<main") : text.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


@pytest.mark.requirement("VIG-6", "S4-12", "S4-13")
def test_the_first_lines_say_what_she_wanted_who_decided_what_and_where_they_disagree(as_asta, case, asta):
    text = words(as_asta.get(url(case, record(case, asta))))
    first = text[: text.index("Former")]
    told = ["Jeg kan ikke mere end tolv timer.", "Atten timer var for mange.", "Fra atten til tolv timer."]
    told += ["Sagsbehandleren", "Uenige", "Jeg vil helst stoppe."]
    places = [first.index(part) for part in told]
    assert places == sorted(places)


def test_what_was_not_noted_is_said_and_never_filled_in(as_asta, case, asta):
    silent = Draft(phase=Phase.REGULERING, occurred_on=TODAY, barriers=frozenset({"tid"}), agreement="uenig")
    text = words(as_asta.get(url(case, record(case, asta, silent))))
    assert "Ikke skrevet endnu." in text
    assert "Det er ikke noteret." in text
    assert "Skriv det med borgerens ord." in text


@pytest.mark.requirement("S4-25")
def test_the_list_narrowed_to_hours_shows_each_negotiation_about_them_with_its_outcome(as_asta, case, asta):
    record(case, asta)
    record(case, asta, replace(DISAGREED, subjects=(Subject.CV,), decision="Vi skriver CV'et om."))
    shown = words(as_asta.get(url(case), {"emne": "timer"}))
    assert "Fra atten til tolv timer. Sagsbehandleren" in shown
    assert "Jeg vil helst stoppe." in shown
    assert "Vi skriver CV" not in shown
    assert "Vi skriver CV" in words(as_asta.get(url(case)))
    part = as_asta.get(url(case), {"emne": "timer"}, headers={"HX-Request": "true"}).content.decode()
    assert part.strip().startswith('<div id="inddragelser"')


def test_an_unknown_filter_is_said_and_the_list_stands(as_asta, case, asta):
    record(case, asta)
    page = as_asta.get(url(case), {"emne": "gaet"})
    assert page.status_code == 200
    assert "Et af filtrene i adressen findes ikke" in words(page)
    assert "Fra atten til tolv timer." in words(page)


def test_an_empty_list_says_what_to_do_next(as_asta, case):
    assert "Det kan gøres i samtalen, eller for sig." in words(as_asta.get(url(case)))


REFLECTION = Draft(
    phase=Phase.REGULERING,
    occurred_on=TODAY,
    citizen_words="Jeg vil selv finde ud af det.",
    decision="Hun ringer selv til skolen.",
    decided_by="borger",
    claims=(Claim(Form.SELVREFLEKSION, "Hun satte selv ord på det.", {"R-1": "Hun valgte.", "R-2": "Hun ringer."}),),
)


@pytest.mark.requirement("V-07")
def test_reflection_without_support_is_asked_about_on_the_page_and_saved_all_the_same(as_asta, case, asta):
    prompt = "Overvej: Hvilke ressourcer kræver det af borgeren, og hvilken støtte er aftalt?"
    assert prompt in words(as_asta.get(url(case, record(case, asta, REFLECTION))))
    (only,) = REFLECTION.claims
    helped = replace(only, hits=only.hits | {"R-6": "Mentoren tager med."})
    assert prompt not in words(as_asta.get(url(case, record(case, asta, replace(REFLECTION, claims=(helped,))))))


# --- S4-24: the negotiation -------------------------------------------------------------------------------------------

MOVES = (
    Negotiated("sagsbehandler", NegotiationKind.FORSLAG, "Lageret"),
    Negotiated("borger", NegotiationKind.INDVENDING, "For langt væk"),
    Negotiated("sagsbehandler", NegotiationKind.SANKTION_NAEVNT, "Reglen blev sagt"),
    Negotiated("borger", NegotiationKind.MODFORSLAG, "Museet"),
    Negotiated("virksomhedskonsulent", NegotiationKind.NY_MULIGHED, "Biblioteket"),
    Negotiated("borger", NegotiationKind.OPGIVET, "Museet"),
)


@pytest.mark.requirement("S4-24")
def test_six_moves_stand_in_their_order_and_a_named_sanction_is_pressure(as_asta, case, asta):
    entry = record(case, asta, replace(DISAGREED, moves=MOVES))
    assert entry.pressure == "sanktion_naevnt"
    text = words(as_asta.get(url(case, entry)))
    places = [text.index(move.text, text.index("Forhandlingen")) for move in MOVES[:5]]
    assert places == sorted(places)


def typed(page):
    """What the open form would send."""
    form = page.context["form"]
    sent = {bound.html_name: bound.value() for part in form.parts() for bound in part if bound.value()}
    for rows in form.formsets:
        sent |= {bound.html_name: bound.value() for bound in rows.management_form}
    return sent


@pytest.mark.requirement("S4-24")
def test_the_moves_survive_an_edit_and_can_be_changed(as_asta, case, asta):
    entry = record(case, asta, replace(DISAGREED, moves=MOVES))
    data = typed(as_asta.get(url(case, entry, "ret/"))) | {"traek-1-text": "For langt med bus"}
    assert as_asta.post(url(case, entry, "ret/"), data).status_code == 302
    assert list(NegotiationMove.objects.values_list("text", flat=True))[:2] == ["Lageret", "For langt med bus"]
    assert NegotiationMove.objects.count() == 6


def test_a_move_without_its_kind_is_said_beside_the_row(as_asta, case, asta):
    entry = record(case, asta)
    data = typed(as_asta.get(url(case, entry, "ret/"))) | {"traek-0-party": "borger", "traek-0-text": "Nej"}
    refused = as_asta.post(url(case, entry, "ret/"), data)
    assert refused.status_code == 422
    assert "Vælg, hvad der skete." in words(refused)
    assert 'href="#id_traek-0-kind"' in refused.content.decode()


# --- S4-26: words that judge ------------------------------------------------------------------------------------------


@pytest.mark.requirement("S4-26", "S1-21")
def test_words_that_judge_are_asked_about_with_earlier_praktikker_and_can_be_kept(as_asta, case, asta):
    for _ in range(2):
        Placement.objects.create(
            case=case, state="afsluttet", moved_on=TODAY, workplace=make_workplace(), purpose="afklaring", hours=9,
            citizen_reason="Prøve", starts_on=TODAY, ends_on=TODAY, ended_on=TODAY, end_reason="helbred",
            citizen_account="Det gik",
        )  # fmt: skip
    entry = record(case, asta, replace(DISAGREED, worker_view="Hun gider ikke."))
    page = words(as_asta.get(url(case, entry)))
    assert "Der står »gider ikke«." in page
    assert "træthed efter 2 praktikker før" in page
    assert as_asta.post(url(case, entry, "set/"), {"act": "behold"}).status_code == 302
    entry.refresh_from_db()
    assert entry.kept_wording == ["gider ikke"]
    assert entry.worker_view == "Hun gider ikke."
    assert "Der står »gider ikke«." not in words(as_asta.get(url(case, entry)))
    other = record(case, asta, replace(DISAGREED, worker_view="Han gider ikke."))
    assert "Der står »gider ikke«." in words(as_asta.get(url(case, other)))


@pytest.mark.requirement("S4-26")
def test_the_borgers_own_words_are_hers(as_asta, case, asta):
    entry = record(case, asta, replace(DISAGREED, citizen_words="Jeg gider ikke mere."))
    assert "Der står »" not in words(as_asta.get(url(case, entry)))


@pytest.mark.requirement("S4-26")
def test_while_one_writes_the_prompt_stands_in_the_panel_and_saves_nothing(as_asta, case):
    data = typed(as_asta.get(url(case, act="ny/"))) | {
        "inddragelse-phase": "regulering",
        "inddragelse-barriers": ["tid"],
        "inddragelse-worker_view": "Han er umotiveret.",
        "vis": "1",
    }
    part = as_asta.post(url(case, act="ny/"), data, headers={"HX-Request": "true"}).content.decode()
    assert "Der står »umotiveret«." in part
    assert not InvolvementEntry.objects.exists()


# --- S4-07, S4-08, S4-09, S4-75: what a form lacks, from the form to the page ------------------------------------------

SAID = {"inddragelse-phase": "udvaelgelse", "inddragelse-citizen_words": "Jeg vil lave mad."}
BY_LAW = {"decision": "Praktik.", "decided_by": "lovkrav", "legal_basis": "LAB § 57", "claim_demokrati": "on"}
TICKED = {"claim_samskabelse": "on", "hit_S-1": "Begge skrev.", "hit_S-2": "Han tegnede.", "hit_S-3": "Han kan mure."}
DREAMT = {"claim_selvrefleksion": "on", "hit_R-1": "Et køkken."}
PLANNED = DREAMT | {"hit_R-2": "Han ringer selv."}
AGAINST = {"decision": "Køkkenet.", "decided_by": "borger", "claim_demokrati": "on", "hit_D-X": "Vi solgte ideen."}


@pytest.mark.requirement("S4-07", "S4-08", "S4-09", "S4-75", "V-05", "V-12")
@pytest.mark.parametrize(
    ("told", "status", "sentence"),
    [
        (BY_LAW, "Demokrati Delvis", "Loven havde afgjort det, så magten flyttede ikke."),
        (TICKED, "Samskabelse Delvis", "Var selve beslutningen også fælles? Svar ja, delvis eller nej."),
        (TICKED | {"decision_included": "ja"}, "Samskabelse Delvis", "et valg alene er ikke nok"),
        (TICKED | {"decision_included": "ja", "hit_S-6": "Ved bordet."}, "Samskabelse Dokumenteret", "Ved bordet."),
        (DREAMT, "Selv-refleksion Delvis", "Der mangler enten borgerens egen plan"),
        (PLANNED, "Selv-refleksion Dokumenteret", "Hvilke ressourcer kræver det af borgeren"),
        (AGAINST, "Demokrati Dokumenteret", "Det, der taler imod, står ved siden af:"),
        (AGAINST, "Demokrati Dokumenteret", "Hvorfor passer den alligevel?"),
    ],
    ids=["law", "scope", "choice_alone", "scope_told", "dream", "plan", "against", "comment"],
)
def test_what_a_form_lacks_is_said_after_a_save_that_was_never_blocked(as_asta, case, told, status, sentence):
    sent = (
        typed(as_asta.get(url(case, act="ny/"))) | SAID | {f"inddragelse-{name}": text for name, text in told.items()}
    )
    assert as_asta.post(url(case, act="ny/"), sent).status_code == 302
    page = words(as_asta.get(url(case, InvolvementEntry.objects.get())))
    assert status in page
    assert sentence in page


@pytest.mark.requirement("S4-07", "V-04")
def test_demokrati_without_her_own_words_is_refused_and_keeps_what_was_typed(as_asta, case):
    told = {f"inddragelse-{name}": text for name, text in AGAINST.items()}
    sent = typed(as_asta.get(url(case, act="ny/"))) | {"inddragelse-phase": "udvaelgelse"} | told
    answer = as_asta.post(url(case, act="ny/"), sent)
    assert answer.status_code == 422
    assert "Demokrati begynder med borgerens egen forståelse." in words(answer)
    assert "Vi solgte ideen." in answer.text
    assert not InvolvementEntry.objects.exists()


# --- S4-66, S4-71, S4-05, V-09, S3-23 on the form -----------------------------------------------------------------------


@pytest.mark.requirement("S4-66")
def test_a_sanction_and_a_choice_stand_side_by_side_and_the_answer_is_kept(as_asta, case, asta):
    chosen = replace(
        DISAGREED, decided_by="borger", claims=(Claim(Form.DEMOKRATI, "Hun valgte."),), pressure="sanktion_naevnt"
    )
    entry = record(case, asta, chosen)
    asked = words(as_asta.get(url(case, entry)))
    assert "Var valget frit?" in asked
    assert "Sanktion blev nævnt" in asked
    data = typed(as_asta.get(url(case, entry, "ret/"))) | {"inddragelse-free_choice": "Nej. Hun var bange."}
    assert as_asta.post(url(case, entry, "ret/"), data).status_code == 302
    after = words(as_asta.get(url(case, entry)))
    assert "Nej. Hun var bange." in after
    assert "En sanktion blev nævnt, og der står" not in after


@pytest.mark.requirement("S4-71", "V-10")
def test_law_as_the_reason_without_the_law_is_said_beside_the_field(as_asta, case):
    data = typed(as_asta.get(url(case, act="ny/"))) | {
        "inddragelse-phase": "regulering",
        "inddragelse-barriers": ["lovkrav"],
    }
    refused = as_asta.post(url(case, act="ny/"), data)
    assert refused.status_code == 422
    assert "Skriv, hvilken regel det var" in words(refused)
    assert as_asta.post(url(case, act="ny/"), data | {"inddragelse-legal_basis": "LAB § 58"}).status_code == 302
    assert InvolvementEntry.objects.get().barriers == ["lovkrav"]


@pytest.mark.requirement("S4-05", "S3-23", "V-09")
def test_reasons_actors_and_preconditions_are_one_tap_each_and_stand_on_the_page(as_asta, case, asta):
    data = typed(as_asta.get(url(case, act="ny/"))) | {
        "inddragelse-phase": "udvaelgelse",
        "inddragelse-barriers": ["tilbud_mangler"],
        "inddragelse-actors": ["sundhed", "virksomhed"],
        "inddragelse-preconditions": ["tilgaengelige_tilbud"],
        "ikke_vist-0-label": "Butikken",
        "ikke_vist-0-code": "ikke_ledig",
        "ikke_vist-0-reason": "Der er plads igen i januar.",
    }
    assert as_asta.post(url(case, act="ny/"), data).status_code == 302
    entry = InvolvementEntry.objects.get()
    assert (entry.actors, entry.preconditions) == (["sundhed", "virksomhed"], ["tilgaengelige_tilbud"])
    assert [(held.code, held.label) for held in entry.withheld.all()] == [("ikke_ledig", "Butikken")]
    text = words(as_asta.get(url(case, entry)))
    assert "Ingen ledig plads: Der er plads igen i januar." in text
    assert "Virksomhed, Sundhedsvæsenet" in text
    assert "At tilbuddet findes" in text


@pytest.mark.requirement("S3-23")
def test_there_are_exactly_seven_preconditions():
    assert len(Precondition) == 7


def test_nothing_new_is_required(as_asta, case):
    form = as_asta.get(url(case, act="ny/")).context["form"]
    assert [name for name, field in form.fields.items() if field.required] == ["occurred_on"]


# --- S4-08, S3-20: the element of the plan ------------------------------------------------------------------------------


@pytest.fixture
def step(case):
    plan = Plan.objects.create(case=case, started_on=TODAY)
    return PlanStep.objects.create(plan=plan, title="Oplæring på lageret")


TOGETHER = Draft(
    phase=Phase.TILRETTELAEGGELSE,
    occurred_on=TODAY,
    decision_included="ja",
    claims=(
        Claim(
            Form.SAMSKABELSE,
            "Vi lagde ugen sammen.",
            {"S-1": "Begge skrev.", "S-2": "Han tegnede.", "S-3": "Han kender lageret.", "S-6": "Sammen."},
        ),
    ),
)


@pytest.mark.requirement("S4-08", "S3-20")
def test_an_entry_is_linked_to_a_step_that_then_builds_on_the_borgers_knowledge(as_asta, case, asta, step):
    entry = record(case, asta, replace(TOGETHER, step=str(step.pk)))
    assert built_on(case) == {step.pk: ["Han kender lageret."]}
    assert influence_on(case) == {step.pk: ["start"]}
    text = words(as_asta.get(url(case, entry)))
    assert "Oplæring på lageret" in text
    assert "Bygger på borgerens viden: Han kender lageret." in words(as_asta.get(f"/sager/{case.pk}/plan/"))
    form = as_asta.get(url(case, entry, "ret/")).context["form"]
    assert form["step"].value() == str(step.pk)


@pytest.mark.requirement("S4-08")
def test_a_wrong_registration_builds_nothing(case, asta, step):
    entry = record(case, asta, replace(TOGETHER, step=str(step.pk)))
    involvement.mark_wrong(entry=entry, by=asta, on=TODAY, reason="Forkert sag.")
    assert built_on(case) == influence_on(case) == {}


def test_a_step_of_another_plan_is_refused(case, asta, units, step):
    other = make_case(unit=units.unge, caseworker=asta, name="Otto Anden")
    with pytest.raises(involvement.ValidationError, match="hører til en anden plan"):
        record(other, asta, replace(TOGETHER, step=str(step.pk)))


def test_a_reached_step_stays_chosen_when_its_entry_is_edited(as_asta, case, asta, step):
    entry = record(case, asta, replace(TOGETHER, step=str(step.pk)))
    PlanStep.objects.filter(pk=step.pk).update(state="naaet", reached_on=TODAY, version=2)
    data = typed(as_asta.get(url(case, entry, "ret/"))) | {"inddragelse-worker_view": "Det går godt."}
    assert as_asta.post(url(case, entry, "ret/"), data).status_code == 302
    entry.refresh_from_db()
    assert (entry.step_id, entry.worker_view) == (step.pk, "Det går godt.")


@pytest.mark.requirement("V-12")
def test_the_counter_indicator_its_comment_and_the_claim_stand_together(as_asta, case, asta):
    claim = Claim(Form.DEMOKRATI, "Hun valgte.", {"D-X": "Idéen blev solgt."}, "Hun sagde selv ja bagefter.")
    entry = record(case, asta, replace(DISAGREED, decided_by="borger", claims=(claim,)))
    text = words(as_asta.get(url(case, entry)))
    for part in ("Demokrati", "Idéen blev solgt.", "Hun sagde selv ja bagefter."):
        assert part in text
    assert "Hvorfor passer den alligevel?" not in text


@pytest.mark.requirement("S4-05")
def test_shown_and_withheld_stand_in_two_groups(as_asta, case, asta):
    held = (Withheld("Butikken", "Ingen plads.", code="ikke_ledig"), Withheld("Lageret", "Støv.", code="bekymring"))
    entry = record(case, asta, replace(DISAGREED, withheld=held))
    text = words(as_asta.get(url(case, entry)))
    assert "Ingen ledig plads: Ingen plads." in text
    assert "Faglig bekymring: Støv." in text
