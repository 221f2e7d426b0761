"""The language guard: which words it asks about, which it lets be, and that it only asks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.wording.language import alternatives, phrases, remarks


def names(text, kept=()):
    return [remark.name for remark in remarks([text], kept)]


@pytest.mark.requirement("S4-26", "S1-21")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hun gider ikke mere.", ["gider ikke"]),
        ("Hun GIDER\n ikke mere.", ["gider ikke"]),
        ("Han er umotiveret og tung.", ["ikke motiveret", "tung"]),
        ("Der er manglende selvindsigt.", ["manglende selvindsigt"]),
        ("Dårlig til at komme.", ["dårlig"]),
        ("Han har en dårlig ryg og tunge løft.", []),
        ("Hun vil gerne møde kl. 10.", []),
        ("Stedet er tungt belastet.", []),
        ("", []),
    ],
)
def test_words_that_judge_are_found_and_plain_facts_are_not(text, expected):
    assert names(text) == expected


def test_a_phrase_is_shown_as_it_was_written_with_a_question_for_what_was_seen():
    (remark,) = remarks(["Hun Gider Ikke i dag."])
    assert remark.written == "Gider Ikke"
    assert remark.observe.endswith("?")


def test_what_the_author_has_kept_is_not_asked_again():
    assert names("Hun gider ikke og er tung.", kept=["gider ikke"]) == ["tung"]


@pytest.mark.requirement("S4-26")
@pytest.mark.parametrize(("n", "words"), [(0, "træthed,"), (1, "efter 1 praktik før"), (4, "efter 4 praktikker før")])
def test_other_explanations_tell_how_many_praktikker_there_were(n, words):
    assert words in alternatives(n)


def test_every_phrase_has_its_source_and_its_question():
    assert all(phrase.source and phrase.observe for phrase in phrases())
    assert len({phrase.name for phrase in phrases()}) == len(phrases())
    assert all(len(phrase.name) <= 60 for phrase in phrases())


@given(st.text(max_size=200))
def test_any_text_is_read_without_trouble(text):
    for remark in remarks([text]):
        assert remark.written in text
