"""Setting a wish aside: a reason if one likes, and selvindsigt only by what was seen, explained and answered."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from cases.actions import wishes
from cases.actions._set_aside import INSIGHT, Reason
from cases.enums import SetAside
from cases.models import Wish
from tests.factories import TODAY, make_case, make_wish, share

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_rules")]

TOLD = {
    "insight_observed": "To prøvedage, hvor larmen var for meget.",
    "insight_explained": "Vi gik dagene igennem sammen.",
    "insight_answer": "Jeg synes stadig, jeg kan.",
}
NO = {"explanation": "Køkkenet kan ikke tage flere.", "alternatives": "Et mindre køkken."}


@pytest.fixture
def wish(asta, units):
    return make_wish(make_case(unit=units.unge, caseworker=asta), wording="et køkken")


@pytest.mark.requirement("S4-27")
@pytest.mark.parametrize("missing", sorted(INSIGHT))
@pytest.mark.parametrize("way", ["ikke_mulig", "parker"])
def test_selvindsigt_without_one_of_the_three_is_refused_beside_its_field(wish, asta, missing, way):
    why = Reason(set_aside=SetAside.SELVINDSIGT, **{name: text for name, text in TOLD.items() if name != missing})
    with pytest.raises(ValidationError) as refused:
        if way == "parker":
            wishes.park(wish=wish, by=asta, on=TODAY, revisit_when="til foråret", why=why)
        else:
            wishes.close_as_impossible(wish=wish, by=asta, on=TODAY, why=why, **NO)
    assert list(refused.value.message_dict) == [missing]
    wish.refresh_from_db()
    assert (wish.status, wish.set_aside, wish.revisit_when) == ("aaben", "", "")


@pytest.mark.requirement("S4-27")
def test_with_all_three_it_is_kept_word_for_word(wish, asta):
    why = Reason(set_aside=SetAside.SELVINDSIGT, **TOLD)
    wishes.close_as_impossible(wish=wish, by=asta, on=TODAY, why=why, **NO)
    wish.refresh_from_db()
    assert {name: getattr(wish, name) for name in TOLD} == TOLD


@pytest.mark.requirement("S4-27")
@pytest.mark.parametrize("code", sorted(set(SetAside.values) - {SetAside.SELVINDSIGT}))
def test_any_other_reason_needs_no_more_words(wish, asta, code):
    wishes.close_as_impossible(wish=wish, by=asta, on=TODAY, why=Reason(set_aside=code), **NO)
    assert Wish.objects.get().set_aside == code


@pytest.mark.requirement("S4-27")
def test_the_database_refuses_it_too(wish):
    with pytest.raises(IntegrityError, match="insight_is_shown"), transaction.atomic():
        Wish.objects.filter(pk=wish.pk).update(set_aside=SetAside.SELVINDSIGT, version=2)


@pytest.mark.requirement("S4-27")
def test_the_page_asks_in_a_fold_keeps_what_was_typed_and_shows_it_afterwards(client, wish, asta):
    client.force_login(asta)
    page = f"/sager/{wish.case_id}/oensker/{wish.pk}/"
    data = {"act": "ikke_mulig", "version": "1", **NO, "set_aside": "selvindsigt"}
    refused = client.post(page, data | {"insight_observed": TOLD["insight_observed"]})
    text = refused.content.decode()
    assert refused.status_code == 422
    assert "Skriv, hvordan det blev forklaret for borgeren." in text
    assert TOLD["insight_observed"] in text
    assert client.post(page, data | TOLD).status_code == 302
    shown = client.get(page).content.decode()
    assert all(words in shown for words in (*TOLD.values(), "Vi ser borgerens muligheder forskelligt"))


def test_a_wish_taken_up_again_is_no_longer_set_aside(wish, asta):
    wishes.park(wish=wish, by=asta, on=TODAY, revisit_when="til foråret", why=Reason(SetAside.SELVINDSIGT, **TOLD))
    wishes.take_up(wish=wish, by=asta, on=TODAY)
    wish.refresh_from_db()
    assert (wish.set_aside, wish.insight_answer) == ("", TOLD["insight_answer"])


@pytest.mark.requirement("S4-27", "S4-87")
def test_a_consultant_reads_neither_the_reason_nor_the_words(client, wish, asta, vera):
    wishes.park(wish=wish, by=asta, on=TODAY, revisit_when="til foråret", why=Reason(SetAside.HELBRED, **TOLD))
    share(wish.case, vera)
    client.force_login(vera)
    for page in (f"/sager/{wish.case_id}/oensker/{wish.pk}/", f"/sager/{wish.case_id}/oensker/"):
        text = client.get(page).content.decode()
        assert "Helbredet sætter en grænse" not in text
        assert not any(words in text for words in TOLD.values())
