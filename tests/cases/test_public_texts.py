"""What the borger reads: easy words with their source, honest about what is uncertain, and never rewritten."""

import tomllib
from datetime import date

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from cases import reference
from cases.models import Indicator, PublicText
from cases.planning import reference as texts
from cases.queries import texts as queries
from cases.wording.lix import EASY, lix
from tests.factories import TODAY, make_case, share

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_rules", "indicators", "public_texts")]
ROWS = tomllib.loads(texts.DATA.read_text())["text"]
IN_FORCE = [row for row in ROWS if "valid_to" not in row]
BEFORE_2026 = date(2025, 6, 1)


# --- LIX ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("Vi ses. Vi ses.", 2),
        ("Vi ses i morgen kl. 10.30 på biblioteket.", 20),  # 7 words, 1 sentence, 1 long word
        ("Se § 7, stk. 1, og kom så.", 5),  # numbers are no words, and the stop after stk. ends no sentence
        ("Du kan klage\nDu kan tage en med", 4),  # a line of its own is a sentence
    ],
)
def test_lix_is_words_a_sentence_and_the_share_of_long_words(text, expected):
    assert lix(text) == pytest.approx(expected, abs=1)


def test_officialese_is_hard_and_plain_words_are_easy():
    official = (
        "Kommunalbestyrelsen tilrettelægger sagsbehandlingen således, at ansøgeren kan udnytte medvirkensmuligheden, "
        "jf. retssikkerhedslovens bestemmelser herom."
    )
    assert lix(official) > 60
    assert lix("Du har ret til at være med. Sig, hvad du synes.") < EASY


@given(st.text(max_size=300))
def test_any_text_has_a_lix(text):
    assert lix(text) >= 0


# --- The file -------------------------------------------------------------------------------------------------------


@pytest.mark.requirement("S4-64", "S4-68")
@pytest.mark.parametrize("row", ROWS, ids=[f"{row['code']}-{row['valid_from']}" for row in ROWS])
def test_every_fixed_text_is_easy_to_read_and_has_its_source(row):
    assert lix(f"{row['title']}\n{row['body']}") <= EASY
    assert row["source"].strip()
    assert row.get("hat", "") in {"", "stoette", "myndighed"}
    # Words of the system that a borger should not have to know.
    for word in ("jobcenter", "visiter", "myndighedsperson", "aktivitetsparat", "indsats", "rehabilitering"):
        assert word not in row["body"].casefold()


@pytest.mark.parametrize("row", [row for row in ROWS if not row.get("legal_basis")], ids=lambda row: row["code"])
def test_without_a_paragraph_nothing_is_called_law(row):
    assert "lov" not in f"{row['title']} {row['body']}".casefold().replace("efter loven", "")


def test_what_nobody_has_read_is_not_worded_as_certain():
    uncertain = [row for row in IN_FORCE if row.get("certain") is False]
    assert {"fp_laege", "fp_samlet", "fj_samlet"} <= {row["code"] for row in uncertain}


def test_loading_again_changes_nothing_and_no_wording_is_rewritten(tmp_path):
    before = list(PublicText.objects.values().order_by("pk"))
    assert before
    assert reference.load() == Indicator.objects.count() + PublicText.objects.count()
    assert list(PublicText.objects.values().order_by("pk")) == before
    other = texts.DATA.read_text().replace("Du må tage en med til alle møder. Det kan", "Tag en med. Det kan")
    path = tmp_path / "texts.toml"
    path.write_text(other)
    with pytest.raises(texts.WordingRewritten):
        texts.load(path)
    assert list(PublicText.objects.values().order_by("pk")) == before


@pytest.mark.requirement("S4-62")
def test_the_month_of_the_young_is_history_and_said_to_be_uncertain():
    then, now = ({one.code for one in PublicText.objects.in_force(day)} for day in (BEFORE_2026, TODAY))
    assert "ung_en_maaned" in then
    assert "ung_en_maaned" not in now
    assert not PublicText.objects.get(code="ung_en_maaned").certain


# --- The panel ------------------------------------------------------------------------------------------------------


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta)


@pytest.mark.requirement("S4-64", "S2-20")
def test_the_panel_says_the_rights_with_their_version_and_which_role_the_kommune_has(client, asta, case):
    client.force_login(asta)
    for name in ("rights", "about"):
        shown = client.get(reverse(f"cases:{name}", args=[case.pk])).text
        order = ["Altid", "Du har ret til at være med", "Når vi hjælper dig", "Når kommunen bestemmer", "Du kan klage"]
        assert [text for text in order if text not in shown] == []
        assert sorted(order, key=shown.index) == order
        assert "støtte" in shown and "myndighed" in shown
        assert "Retssikkerhedsloven § 4" in shown
        assert "Udgave fra 1. februar 2026" in shown


def test_a_right_that_nobody_has_read_says_so(client, asta, case):
    PublicText.objects.filter(code="klage").update(certain=False)
    client.force_login(asta)
    shown = client.get(reverse("cases:rights", args=[case.pk])).text
    assert "skal verificeres" in shown
    assert "Vi er ikke sikre på, at det gælder i dag." in shown


def translated(code="klage", language="tr", **values):
    row = PublicText.objects.get(code=code, language="da", valid_to=None)
    values = {"title": "Şikayet edebilirsin", "body": "Şikayet edebilirsin."} | values
    kept = {name: getattr(row, name) for name in ("kind", "code", "order", "hat", "source")}
    return PublicText.objects.create(**kept, language=language, valid_from=values.pop("valid_from", TODAY), **values)


@pytest.mark.requirement("S4-79")
def test_the_rights_stand_in_the_borgers_language_where_they_are_written_in_it(client, asta, case):
    translated()
    type(case.citizen).objects.filter(pk=case.citizen_id).update(language="Tyrkisk")
    client.force_login(asta)
    shown = client.get(reverse("cases:rights", args=[case.pk])).text
    assert 'lang="tr">Şikayet edebilirsin' in shown
    assert "Du kan klage" not in shown
    assert 'lang="da">Du må tage en med' in shown


def test_a_translation_older_than_the_danish_words_is_not_shown():
    """It says what once held."""
    translated(valid_from=date(2026, 1, 1), title="eski")
    titles = [text.title for text in queries.rights(TODAY, "tr").authority]
    assert "eski" not in titles
    assert "Du kan klage" in titles


def test_the_consultant_may_show_the_rights_too(client, vera, case):
    share(case, vera)
    client.force_login(vera)
    assert client.get(reverse("cases:rights", args=[case.pk])).status_code == 200
