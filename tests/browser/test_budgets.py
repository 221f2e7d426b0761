"""What a samtale may cost the hand: every tap and every choice is counted by the browser itself (S2-03).

Free text is not counted: it is what the screen is for. Opening a fold, ticking a box, choosing a day or a line of a
list and pressing a button all are.
"""

import pytest
from playwright.sync_api import expect

from cases.models import InvolvementEntry, Meeting
from tests.factories import make_case, make_wish

pytestmark = [
    pytest.mark.usefixtures("dated_rules", "indicators"),
    pytest.mark.requirement("S2-03"),
]
MINIMAL, ALL_FOUR = 8, 25
# One for each time the finger goes up, and one for each choice by the keyboard or a picker.
COUNTER = """
addEventListener("pointerup", (event) => { if (event.isTrusted) window.counted(event.target.tagName); }, true);
addEventListener("change", (event) => {
  if (event.target.matches("select, input[type=date], input[type=time]")) window.counted(event.target.tagName);
}, true);
"""


@pytest.fixture
def case(live_server, asta, units):
    found = make_case(unit=units.unge, caseworker=asta)
    make_wish(found, wording="et museum")
    return found


@pytest.fixture
def counted(opened, login, asta):
    """`counted(viewport)` gives a logged-in page and the list that grows by one with each tap."""

    def counting(viewport, **options):
        page = login(opened(viewport, permissions=["clipboard-read", "clipboard-write"], **options), asta)
        taps = []
        page.expose_function("counted", lambda what: taps.append(what))
        page.add_init_script(COUNTER)
        return page, taps

    return counting


WIDTHS = {"desktop": {"width": 1440, "height": 900}, "phone": {"width": 390, "height": 844}}


def copied(page):
    page.get_by_role("button", name="Kopiér notatet").click()
    expect(page.locator("[data-copy-said]")).to_have_text("Kopieret. Sæt det ind i fagsystemet.")
    return page.evaluate("navigator.clipboard.readText()")


@pytest.mark.requirement("S4-10", "S4-92")
@pytest.mark.parametrize("width", WIDTHS)
def test_the_least_samtale_with_involvement_and_its_notat_copied(counted, case, width):
    page, taps = counted(WIDTHS[width])
    page.goto(f"/sager/{case.pk}/samtale/ny/")
    page.get_by_label("Hvad talte I om?").fill("Vi talte om ro.")
    page.get_by_text("Regulering undervejs", exact=True).click()
    page.get_by_text("Ingen af formerne passer – hvad stod i vejen?").click()
    page.get_by_text("En frist pressede").click()
    page.get_by_label("Et næste skridt er ikke nødvendigt nu").click()
    page.get_by_role("button", name="Gem samtalen").click()
    notat = copied(page)
    print(f"\nmindste samtale med inddragelse og notat, {width}: {len(taps)} tryk og valg (højst {MINIMAL})")
    assert InvolvementEntry.objects.get().barriers == ["rettidighed"]
    assert "Vi talte om ro." in notat and "en frist pressede" in notat
    assert 0 < len(taps) <= MINIMAL


@pytest.mark.requirement("S4-92")
def test_the_least_entry_of_its_own(counted, case):
    """Phase, the borger's wish in words, who decided, whether they agree, and what stood in the way."""
    page, taps = counted(WIDTHS["desktop"])
    page.goto(f"/sager/{case.pk}/inddragelse/ny/")
    page.get_by_text("Valg af indsats", exact=True).click()
    page.get_by_label("Hvad ville borgeren?").fill("Et sted med historie.")
    page.get_by_text("Hvem besluttede hvad?", exact=True).click()
    page.get_by_label("Vi besluttede sammen").check()
    page.get_by_text("Enighed, pres og rammer").click()
    page.get_by_label("Enige", exact=True).check()
    page.get_by_text("Ingen af formerne passer – hvad stod i vejen?").click()
    page.get_by_text("Tiden slog ikke til").click()
    page.get_by_role("button", name="Gem", exact=True).click()
    page.get_by_role("heading", name="Former").wait_for()
    entry = InvolvementEntry.objects.get()
    assert (entry.decided_by, entry.agreement, entry.barriers) == ("faelles", "enig", ["tid"])
    print(f"\nmindste registrering af inddragelse: {len(taps)} tryk og valg (højst {MINIMAL})")
    assert 0 < len(taps) <= MINIMAL


@pytest.mark.requirement("S4-92")
@pytest.mark.parametrize("width", WIDTHS)
def test_a_samtale_with_all_four_forms_documented_and_its_notat_copied(counted, case, width):
    page, taps = counted(WIDTHS[width])
    page.goto(f"/sager/{case.pk}/samtale/ny/")
    page.get_by_label("Hvad talte I om?").fill("Vi så på to steder og tegnede ugen sammen.")
    page.get_by_text("Valg af indsats", exact=True).click()
    page.get_by_label("Hvad ville borgeren?").fill("Jeg vil helst være et sted med historie.")
    page.get_by_text("Muligheder, I talte om").click()
    for number, label in enumerate(("Museumsbutik", "Værkstedet")):
        for field, words in (
            ("Mulighed", label),
            ("Hvorfor var den relevant?", "Der er ro."),
            ("Hvad sker der, hvis borgeren siger ja?", "Tre dage om ugen."),
            ("Hvad sker der, hvis borgeren siger nej?", "Det har ingen følger."),
        ):
            page.get_by_label(field, exact=True).nth(number).fill(words)
    page.get_by_text("Valgte til", exact=True).first.click()
    page.get_by_text("Hvem besluttede hvad?", exact=True).click()
    page.get_by_label("Hvad blev besluttet?").fill("Museumsbutikken først.")
    page.get_by_text("Vi besluttede sammen", exact=True).click()
    _the_four_forms(page)
    page.get_by_label("Gør hvad", exact=True).nth(1).fill("Ringer til museet")
    page.get_by_label("Et næste skridt er ikke nødvendigt nu").click()
    page.get_by_role("button", name="Gem samtalen").click()
    notat = copied(page)
    entry = InvolvementEntry.objects.get()
    statuses = dict(entry.claims.values_list("form", "status"))
    assert statuses == dict.fromkeys(("demokrati", "forbrug", "selvrefleksion", "samskabelse"), "dokumenteret")
    assert notat.count("dokumenteret") == 4
    assert Meeting.objects.get().commitments.count() == 1
    print(f"\nsamtale med alle fire former dokumenteret og notat, {width}: {len(taps)} tryk og valg (højst {ALL_FOUR})")
    assert 0 < len(taps) <= ALL_FOUR


def _the_four_forms(page):
    """Each chosen by one tap; the rest is words, but for the one answer that samskabelse asks by a choice."""
    for name in ("Demokrati", "Forbrug", "Selv-refleksion", "Samskabelse"):
        page.get_by_role("checkbox", name=name).click()
    for number in range(4):
        page.get_by_label("Hvad skete der?").nth(number).fill("Vi gjorde det ved bordet, og begge skrev med.")
    words = {
        "Betingelse 1": "Begge steder, og hvad der følger af hvert.",
        "Hvem leverer?": "Bymuseet",
        "Hvad ændrede de?": "De flyttede mødetiden.",
        "Hvilke ønsker og drømme": "Noget med historie.",
        "Hvad planlagde borgeren selv": "Hun ringer selv.",
        "Hvordan deltog begge parter": "Begge skrev på den samme tavle.",
        "Hvordan var borgeren med i planlægningen": "Hun tegnede ugen.",
        "Hvilken viden eller kompetence": "Hun har solgt antikviteter.",
    }
    for label, text in words.items():
        page.get_by_label(label).first.fill(text)
    page.get_by_text("Ja, beslutningen var også fælles").click()
