"""The plan on paper: both sides on one page, nothing cut off, and kept word for word as it was handed over."""

import io
import math
import re
import time
from datetime import date, timedelta

import pytest
from django.urls import reverse
from pypdf import PdfReader

from cases.actions import papers, persons, texts
from cases.models import AgreementLine, Commitment, Meeting, Plan, PlanSheet, PlanStep, PublicText
from cases.planning.paper import Line, Paper, Rights, from_json, to_json
from jobcenter.accounts.models import User
from jobcenter.audit.models import Event
from tests.cases.borger import hard
from tests.factories import TODAY, make_case, share

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_rules", "public_texts")]
SOON = TODAY + timedelta(days=6)
OURS_MISSING = "Der står ikke noget, som vi gør."


@pytest.fixture
def case(asta, units):
    User.objects.filter(pk=asta.pk).update(phone="87 65 43 21")
    case = make_case(unit=units.unge, caseworker=asta, name="Maja Kanariefugl")
    Plan.objects.create(case=case, started_on=TODAY)
    Meeting.objects.create(case=case, state="holdt", held_on=TODAY, held_by=asta)
    return case


@pytest.fixture
def url(client, asta, case):
    client.force_login(asta)
    return reverse("cases:paper", args=[case.pk])


def promise(case, party="sagsbehandler", what="Ringe til Bymuseet", due_on=SOON, **values):
    return Commitment.objects.create(
        case=case, party=party, what=what, promised_on=TODAY - timedelta(days=9), due_on=due_on, **values
    )


def step(case, title="Besøge museet", firmness="eget_valg", **values):
    return PlanStep.objects.create(plan=case.plan, title=title, firmness=firmness, **values)


def agree(case, text, stance="enig", **values):
    return AgreementLine.objects.create(
        case=case, meeting=case.meetings.first(), text=text, stance=stance, noted_on=TODAY, **values
    )


def hand_over(client, url):
    """The page of the sheet after the button was pressed."""
    row_id = re.search(r'name="row_id" value="([^"]+)"', client.get(url).text)[1]
    return client.post(url, {"row_id": row_id}, follow=True)


def sheet(page):
    """What stands on the paper itself, without its tags."""
    inner = page.text[page.text.index("<article") : page.text.index("</article>")]
    return " ".join(re.sub(r"<[^>]+>", " ", inner).replace("&nbsp;", " ").split())


def pdf_of(client, page):
    answer = client.get(re.search(r'href="([^"]+plan\.pdf)"', page.text)[1])
    return answer, PdfReader(io.BytesIO(answer.content))


def said(pdf):
    return " ".join(" ".join(each.extract_text() for each in pdf.pages).split())


def sizes(pdf):
    """Points of type -> letters set in it."""
    found = {}

    def note(text, cm, tm, font, size):
        if text.strip():
            points = round(size * math.hypot(tm[0], tm[1]) * math.hypot(cm[0], cm[1]), 1)
            found[points] = found.get(points, 0) + len(text.strip())

    for each in pdf.pages:
        each.extract_text(visitor_text=note)
    return found


# --- What stands on it ----------------------------------------------------------------------------------------------


@pytest.mark.requirement("S4-14", "S4-15")
def test_both_sides_stand_on_it_with_who_and_by_when(client, url, case):
    agree(case, "Vi begynder med museet.")
    promise(case)
    promise(case, "borger", "Tænke over, hvilke dage der passer", date(2026, 11, 27))
    step(case, due_on=date(2026, 12, 2))
    Meeting.objects.create(case=case, planned_on=date(2026, 12, 4), planned_time="10:30", form="telefon")
    shown = sheet(client.get(url))
    order = ["Det aftalte vi i dag", "Maja Kanariefugl", "Vi begynder med museet.", "Det gør du",
             "Tænke over, hvilke dage der passer", "Besøge museet", "Det gør vi og andre", "Ringe til Bymuseet",
             "Næste gang", "Ring, hvis noget bliver svært", "Det har du ret til"]  # fmt: skip
    assert [text for text in order if text not in shown] == []
    assert sorted(order, key=shown.index) == order
    assert "Sagsbehandleren · senest torsdag den 26. november" in shown
    assert "senest onsdag den 2. december" in shown
    assert "fredag den 4. december kl. 10.30 Telefon" in shown
    assert "Asta Lund" in shown or "Asta" in shown
    assert "87 65 43 21" in shown


@pytest.mark.requirement("S4-14")
def test_without_a_promise_of_ours_the_page_warns_before_the_print_and_the_paper_is_honest(client, url, case):
    promise(case, "borger", "Ringe til lægen")
    warned = client.get(url)
    assert OURS_MISSING in warned.text
    assert "Vi har ikke lovet dig noget endnu. Spørg os, hvad vi gør." in sheet(warned)
    made = hand_over(client, url)  # a prompt can be passed
    assert made.status_code == 200
    assert Event.objects.get(kind="paper.handed_over").data["one_sided"] is True
    promise(case)
    assert OURS_MISSING not in client.get(url).text


@pytest.mark.requirement("S4-15")
def test_what_is_late_is_said_in_the_same_words_whoever_promised_it(client, url, case):
    past = TODAY - timedelta(days=3)
    promise(case, due_on=past)
    promise(case, "borger", "Ringe til lægen", past)
    assert sheet(client.get(url)).count("skulle være klaret tirsdag den 17. november") == 2


@pytest.mark.requirement("S4-13", "S4-14")
def test_where_we_disagree_stands_in_the_borgers_words(client, url, case):
    agree(case, "Praktikken varer otte uger", "uenig", dissent="Fire uger er nok for mig")
    agree(case, "Tre dage om ugen", "delvist", dissent="To er bedre")
    agree(case, "Afklaret uenighed", "uenig", dissent="Nej tak", settled_on=TODAY)
    agree(case, "Trukket", "uenig", dissent="Nej", withdrawn_on=TODAY)
    shown = sheet(client.get(url))
    assert "Praktikken varer otte uger Du siger: Fire uger er nok for mig" in shown
    assert "Tre dage om ugen (vi er delvist enige) Du siger: To er bedre" in shown
    assert "Afklaret uenighed" not in shown and "Trukket" not in shown


@pytest.mark.requirement("S4-70", "S2-20", "S3-22")
def test_each_step_says_who_decides_how_firm_it_is_and_which_role_we_have(client, url, case):
    step(case, "Praktik", "krav", party="virksomhed", decider="Kommunen", if_declined="Så taler vi om et andet sted.")
    step(case, "Gå en tur")
    shown = sheet(client.get(url))
    assert "Krav (myndighed) · Bestemmer: Kommunen" in shown
    assert "Siger du nej: Så taler vi om et andet sted." in shown
    assert "Eget valg (støtte) · Bestemmer: du selv" in shown
    assert "Myndighed: Kommunen bestemmer efter loven, og du kan klage." in shown


@pytest.mark.requirement("S3-22", "S4-70")
def test_a_step_without_its_mark_or_its_decider_waits_and_the_page_says_which(client, url, case):
    step(case, "Uden mærke", firmness="")
    step(case, "Hos virksomheden", "krav", party="virksomhed")
    page = client.get(url)
    assert "Uden mærke" not in sheet(page) and "Hos virksomheden" not in sheet(page)
    assert "Mærk “Uden mærke” som krav" in page.text
    assert "Flere har del i “Hos virksomheden”" in page.text


def test_a_promise_that_is_a_step_already_stands_once(client, url, case):
    step(case, "Ringe til museet", party="sagsbehandler")
    promise(case, what="ringe til  museet.")
    assert sheet(client.get(url)).casefold().count("ringe til") == 1


def test_what_is_over_is_not_on_it(client, url, case, asta):
    promise(case, what="Holdt", kept_on=TODAY, kept_by=asta)
    promise(case, what="Sluppet", released_on=TODAY)
    step(case, "Nået", state="naaet", reached_on=TODAY)
    shown = sheet(client.get(url))
    assert not [text for text in ("Holdt", "Sluppet", "Nået") if text in shown]


def test_an_empty_plan_still_makes_a_paper(client, asta, units):
    case = make_case(unit=units.unge, category="")
    client.force_login(asta)
    page = client.get(reverse("cases:paper", args=[case.pk]))
    shown = sheet(page)
    assert "Din plan" in shown
    assert "Der er ikke noget, du skal gøre nu." in shown
    assert f"Ring til kommunen, og spørg efter {units.unge.name}." in shown
    assert "Borgeren har ikke fået en plan på papir endnu." in page.text


# --- Handed over, and kept ------------------------------------------------------------------------------------------


@pytest.mark.requirement("S4-64", "S4-14")
def test_each_print_keeps_the_rights_of_its_day(client, url, case, ida):
    """The acceptance of S4-64: changing the text leaves the older print with the older version."""
    promise(case)
    old_text = PublicText.objects.get(code="paa_papir")
    old_page = hand_over(client, url)
    old = PlanSheet.objects.get()
    assert old.texts == [old_text.pk]
    values = {"title": "Dine rettigheder", "body": "Nye ord om rettigheder.", "source": "Kommunen", "certain": True}
    who = {"by": ida, "on": TODAY, "version": 1, "valid_from": TODAY}
    new_text = texts.reword_text(code="paa_papir", language="da", **who, **values)
    new_page = hand_over(client, url)
    new = PlanSheet.objects.exclude(pk=old.pk).get()
    assert new.texts == [new_text.pk]
    assert "Nye ord om rettigheder." in sheet(new_page)
    assert "udgave fra 20. november 2026" in sheet(new_page)
    again = client.get(old_page.request["PATH_INFO"])
    assert "Du må tage en med til alle møder." in sheet(again)
    assert "udgave fra 1. februar 2026" in sheet(again)
    _answer, pdf = pdf_of(client, again)
    assert "Du må tage en med til alle møder." in said(pdf)
    assert "Nye ord" not in said(pdf)


def test_a_paper_that_was_handed_over_never_changes(client, url, case, asta):
    row = promise(case)
    page = hand_over(client, url)
    before = sheet(page)
    Commitment.objects.filter(pk=row.pk).update(what="Noget andet", version=2)
    persons.change_contact_details(case=case, by=asta, on=TODAY, version=None, phone="1", address="", protected=False)
    assert sheet(client.get(page.request["PATH_INFO"])) == before
    assert "Noget andet" in sheet(client.get(url))


def test_one_press_makes_one_row_and_one_event_and_reading_makes_none(client, url, case, asta):
    promise(case)
    row_id = re.search(r'name="row_id" value="([^"]+)"', client.get(url).text)[1]
    first, second = (client.post(url, {"row_id": row_id}) for _ in range(2))
    assert first.status_code == second.status_code == 302
    assert first.url == second.url
    made = PlanSheet.objects.get()
    assert (made.made_by, made.made_on, made.meeting) == (asta, TODAY, case.meetings.first())
    event = Event.objects.get(kind="paper.handed_over")
    assert (event.target_id, event.case_id, event.actor_id) == (str(made.pk), case.pk, asta.pk)
    page = client.get(first.url)
    pdf_of(client, page)
    assert PlanSheet.objects.count() == Event.objects.filter(kind="paper.handed_over").count() == 1
    assert made.made_by.full_name in client.get(url).text  # listed as given before


def test_the_file_holds_no_name_and_no_number_outside_its_page(client, url, case):
    answer, pdf = pdf_of(client, hand_over(client, url))
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="plan-2026-11-20.pdf"'
    assert "no-store" in answer["Cache-Control"]
    about = " ".join(str(value) for value in pdf.metadata.values())
    assert "Kanariefugl" not in about and "Maja" not in about
    assert "Kanariefugl" in said(pdf)
    assert not re.search(r"\d{6}-?[\d•]{4}", said(pdf))  # no CPR, masked or not


def test_who_may_see_and_who_may_make(client, url, case, vera, dorte, carl):
    page = hand_over(client, url).request["PATH_INFO"]
    share(case, vera)
    for user, reads, makes in ((vera, 403, 403), (dorte, 200, 403), (carl, 404, 404)):
        client.force_login(user)
        assert client.get(page).status_code == client.get(f"{page}plan.pdf").status_code == reads
        assert client.get(url).status_code == client.post(url).status_code == makes
    assert PlanSheet.objects.count() == 1


def test_a_sheet_of_another_case_is_not_found(client, url, case, asta, units):
    other = papers.hand_over(case=make_case(unit=units.unge, caseworker=asta), by=asta, on=TODAY)
    for name in ("paper_sheet", "paper_pdf"):
        assert client.get(reverse(f"cases:{name}", args=[case.pk, other.pk])).status_code == 404


# --- One page, large type, nothing cut off --------------------------------------------------------------------------


def fill(case, count, words):
    for number in range(count):
        promise(case, what=f"Vores nummer {number} {words}".strip())
        promise(case, "borger", f"Dit nummer {number} {words}".strip())


@pytest.mark.requirement("S4-14")
def test_an_ordinary_plan_is_one_page_of_large_type(client, url, case):
    agree(case, "Vi begynder med museet.")
    agree(case, "Praktikken varer otte uger", "uenig", dissent="Fire uger er nok for mig")
    fill(case, 3, "")
    page = hand_over(client, url)
    started = time.perf_counter()
    _answer, pdf = pdf_of(client, page)
    assert time.perf_counter() - started < 2
    assert len(pdf.pages) == 1
    assert [round(float(side) / 72 * 25.4) for side in pdf.pages[0].mediabox[2:]] == [210, 297]
    found = sizes(pdf)
    assert found[14.0] > 300  # the body
    assert min(found) >= 12
    assert "Skriften er sat ned" not in client.get(url).text


@pytest.mark.requirement("S4-14")
@pytest.mark.parametrize(
    ("count", "warned", "most"), [(4, "Skriften er sat ned til 1[23] punkt", 1), (30, "Planen fylder \\d+ sider.", 9)]
)
def test_a_long_plan_loses_nothing(client, url, case, count, warned, most):
    fill(case, count, "og vi undersøger sammen, hvad der kan lade sig gøre, og hvornår det passer bedst for dig")
    agree(case, "Praktikken varer otte uger", "uenig", dissent="Fire uger er nok for mig")
    before = client.get(url).text
    assert re.search(warned, before)
    assert "Disse linjer kan du korte:" in before
    _answer, pdf = pdf_of(client, hand_over(client, url))
    words = said(pdf)
    for number in range(count):
        for whose in ("Vores", "Dit"):
            assert f"{whose} nummer {number} og vi undersøger" in words
    assert words.count("hvornår det passer bedst for dig") == 2 * count
    for text in ("Fire uger er nok for mig", "87 65 43 21", "Det er vores opgave at hjælpe.", "udgave fra 1. februar"):
        assert text in words
    assert len(pdf.pages) <= most
    assert max(sizes(pdf), key=sizes(pdf).get) >= (14 if len(pdf.pages) > 1 else 12)  # the body
    assert (f"1 / {len(pdf.pages)}" in words) == (len(pdf.pages) > 1)  # so that none gets lost


@pytest.mark.requirement("S4-14")
def test_a_word_longer_than_its_column_is_broken_and_not_cut_and_the_type_stays(client, url, case):
    word = "beskæftigelsesindsatsmedarbejderuddannelsesvejledningsmøde" * 3
    promise(case, what=word)
    agree(case, word, "uenig", dissent=word)
    agree(case, word)
    PublicText.objects.filter(code="paa_papir").update(title=word[:100])
    _answer, pdf = pdf_of(client, hand_over(client, url))
    assert said(pdf).replace(" ", "").count(word) == 4
    assert max(sizes(pdf), key=sizes(pdf).get) == 14.0


@pytest.mark.requirement("S4-14", "S4-64")
@pytest.mark.parametrize("whole", [True, False])
def test_everything_we_print_is_easy_to_read(client, url, case, whole):
    """Our own words on the sheet, with every part there is and with none; what was agreed is in the words of the two."""
    if whole:
        agree(case, "Vi ser på et museum.")
        agree(case, "Tre dage om ugen", "delvist", dissent="To er bedre")
        promise(case)
        step(case, "Praktik", "krav", party="virksomhed", decider="Kommunen", if_declined="Så taler vi om det.")
        step(case, "Gå en tur")
    page = client.get(url).text
    article = page[page.index("<article") : page.index("</article>")]
    assert ("Myndighed: Kommunen bestemmer" in article) is whole
    found = hard(f"<body>{article}")
    # A row of marks, a name with its day and the day of a wording are no sentences.
    assert [block for block in found if "·" not in block and not re.search(r" 20\d\d\.?$", block)] == []


def test_letters_that_the_paper_has_not_are_said_before(client, url, case):
    promise(case, what="Sige سلام til naboen")
    assert "Disse tegn kan ikke stå på papiret: س ل ا م" in client.get(url).text


# --- In pictures, and in other languages ----------------------------------------------------------------------------


def talk(case, asta, **values):
    given = {"language": "dansk", "interpreter": False, "asked": False} | values
    persons.agree_how_to_talk(case=case, by=asta, on=TODAY, version=None, **given)


@pytest.mark.requirement("S4-79")
def test_visuelt_makes_it_a_plan_in_pictures(client, url, case, asta):
    step(case, area="sundhed")
    promise(case)
    plain = client.get(url).text
    talk(case, asta, communication=["visuelt"])
    pictured = client.get(url).text
    assert "sheet-pictures" not in plain and "sheet-pictures" in pictured
    assert pictured.count('class="picto"') == plain.count('class="picto"') + 2  # one at each line
    _answer, pdf = pdf_of(client, hand_over(client, url))
    assert max(sizes(pdf), key=sizes(pdf).get) == 16.0


@pytest.mark.requirement("S4-79", "S4-64")
def test_the_rights_are_printed_in_the_borgers_language_where_they_are_written_in_it(client, url, case, asta, ida):
    talk(case, asta, language="tyrkisk", asked=True)
    assert "Rettighederne på papiret står på dansk" in client.get(url).text
    who = {"by": ida, "on": TODAY, "version": 0, "valid_from": TODAY, "source": "Kommunen", "certain": True}
    texts.reword_text(code="paa_papir", language="tr", title="Hakların", body="Şikayet edebilirsin.", **who)
    page = client.get(url)
    assert "Rettighederne på papiret står på dansk" not in page.text
    assert '<div lang="tr"' in page.text
    made = hand_over(client, url)
    assert "Şikayet edebilirsin." in said(pdf_of(client, made)[1])
    assert PublicText.objects.get(pk=PlanSheet.objects.get().texts[0]).language == "tr"


def test_a_language_in_other_letters_falls_back_to_danish_on_paper(client, url, case, asta, ida):
    talk(case, asta, language="arabisk", asked=True)
    who = {"by": ida, "on": TODAY, "version": 0, "valid_from": TODAY, "source": "Kommunen", "certain": True}
    texts.reword_text(code="paa_papir", language="ar", title="حقوقك", body="يمكنك تقديم شكوى.", **who)
    page = client.get(url)
    assert "Rettighederne på papiret står på dansk" in page.text
    assert "Det har du ret til" in sheet(page)


def test_a_paper_is_the_same_after_it_was_kept():
    rights = Rights("Ret", "Du kan klage.", "da", TODAY)
    one = Paper(
        "Maja", TODAY, TODAY, agreed=["a"], ours=[Line("x", "y", SOON, True)], next_on=SOON, rights=rights, unit="Unge"
    )
    assert from_json(to_json(one)) == one
    assert from_json(to_json(Paper("Maja", TODAY))) == Paper("Maja", TODAY)
