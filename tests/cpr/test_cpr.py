"""CPR numbers: what is accepted, what is said when not, and that none ever leaks."""

from __future__ import annotations

import copy
import logging
import pickle
from datetime import date
from uuid import uuid4

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from jobcenter.cpr import Cpr, CprError, CprVault, UnreadableCpr, looks_like_cpr, parse, synthetic

REAL_SHAPED = "0101901234"  # 1 January 1990, made up; only its shape matters


def is_number(text):
    try:
        return bool(parse(text, synthetic_ok=False))
    except CprError:
        return False


@st.composite
def numbers(draw, shift=0):
    day = draw(st.dates(min_value=date(1937, 1, 1), max_value=date(1999, 12, 31)))
    serial = draw(st.integers(min_value=0, max_value=3999))
    return f"{day.day + shift:02}{day:%m%y}{serial:04}", day


@given(numbers())
def test_every_calendar_date_is_accepted_without_modulus(pair):
    digits, born = pair
    cpr = parse(digits, synthetic_ok=False)
    assert cpr.reveal() == f"{digits[:6]}-{digits[6:]}"
    assert cpr.birth_date == born
    assert not cpr.is_synthetic


@given(numbers(shift=60))
def test_a_day_plus_sixty_is_synthetic_and_refused_in_production(pair):
    digits, born = pair
    cpr = parse(digits, synthetic_ok=True)
    assert cpr.is_synthetic
    assert cpr.birth_date == born
    with pytest.raises(CprError) as refused:
        parse(digits, synthetic_ok=False)
    assert refused.value.code == "synthetic"


@given(numbers(), st.sampled_from(["{0}{1}", "{0}-{1}", " {0}-{1} ", "{0} {1}", "{0} - {1}"]))
def test_the_ways_people_write_it_are_one_number(pair, shape):
    digits, _ = pair
    written = shape.format(digits[:6], digits[6:])
    assert parse(written, synthetic_ok=False) == parse(digits, synthetic_ok=False)


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("", "empty", "Skriv et CPR-nummer"),
        ("01019012", "length", "10 cifre"),
        ("01019012345", "length", "10 cifre"),
        ("010190-12x4", "digits", "kun cifre"),
        ("٠١٠١٩٠١٢٣٤", "digits", "kun cifre"),
        ("3202901234", "date", "dato"),
        ("0013901234", "date", "dato"),
        ("9202901234", "date", "dato"),
        ("2902011234", "date", "dato"),
    ],
)
def test_errors_say_what_is_wrong_and_what_would_be_right(text, code, words):
    with pytest.raises(CprError) as refused:
        parse(text, synthetic_ok=True)
    assert refused.value.code == code
    assert words in str(refused.value)


@given(st.text(max_size=20))
def test_an_error_never_repeats_what_was_typed(text):
    assume(not is_number(text))
    with pytest.raises(CprError) as refused:
        parse(text, synthetic_ok=False)
    typed = "".join(c for c in text if c.isdigit())
    assert len(typed) < 3 or typed not in str(refused.value) + repr(refused.value)
    assert refused.value.__cause__ is None


def test_a_person_not_yet_born_is_refused_when_the_day_is_known():
    with pytest.raises(CprError) as refused:
        parse("0101304000", synthetic_ok=False, on=date(2026, 11, 20))
    assert refused.value.code == "unborn"


@pytest.mark.parametrize(
    ("digits", "year"),
    [
        ("0101370000", 1937), ("0101993999", 1999), ("0101004000", 2000), ("0101364000", 2036),
        ("0101374000", 1937), ("0101005000", 2000), ("0101575000", 2057), ("0101585000", 1858),
        ("0101998999", 1899), ("0101369000", 2036), ("0101379000", 1937), ("0101008000", 2000),
    ],
)  # fmt: skip
def test_the_seventh_digit_gives_the_century(digits, year):
    assert parse(digits, synthetic_ok=False).birth_date.year == year


@pytest.mark.requirement("S4-88")
@given(numbers())
def test_no_ordinary_way_of_printing_shows_the_last_four(pair):
    digits, _ = pair
    cpr = parse(digits, synthetic_ok=False)
    shown = [str(cpr), repr(cpr), f"{cpr}", f"{cpr!r}", " ".join(map(str, [cpr])), str([cpr]), str({"a": cpr})]
    for text in shown:
        assert digits not in text.replace("-", "")
        assert f"{digits[:6]}-xxxx" in text
    assert cpr.mask() == f"{digits[:6]}-xxxx"


def test_a_log_line_with_a_cpr_is_masked(caplog):
    cpr = parse(REAL_SHAPED, synthetic_ok=False)
    with caplog.at_level(logging.INFO):
        logging.getLogger("x").info("borger %s %r", cpr, {"cpr": cpr})
    assert "1234" not in caplog.text
    assert "010190-xxxx" in caplog.text


@pytest.mark.parametrize("way", [pickle.dumps, copy.deepcopy, vars])
def test_it_refuses_to_travel(way):
    with pytest.raises(TypeError):
        way(parse(REAL_SHAPED, synthetic_ok=False))


def test_it_cannot_be_made_by_hand():
    with pytest.raises(TypeError):
        Cpr("hvad som helst")


def test_synthetic_numbers_can_be_no_ones_and_are_all_different():
    made = [synthetic(date(1990, 2, 28), serial=n) for n in range(200)]
    assert len({cpr.reveal() for cpr in made}) == 200
    assert all(cpr.is_synthetic and cpr.birth_date == date(1990, 2, 28) for cpr in made)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2036, 12, 31)), st.integers(0, 999))
def test_a_synthetic_number_keeps_the_birth_date(born, serial):
    assert synthetic(born, serial=serial).birth_date == born


@given(numbers())
def test_free_text_with_a_number_is_recognised(pair):
    digits, _ = pair
    assert looks_like_cpr(f"ring til {digits[:6]}-{digits[6:]} i dag")
    assert looks_like_cpr(digits)


@pytest.mark.parametrize(
    "text", ["", "ordre 12345", "9902901234", pytest.param(str(uuid4()), id="uuid"), "2026-11-20T10:00"]
)
def test_other_numbers_are_not_taken_for_one(text):
    assert not looks_like_cpr(text)


# --- the vault ------------------------------------------------------------------------------


def vault(**keys: bytes) -> CprVault:
    return CprVault(keys or {"k1": b"\x01" * 32}, search_key=b"\x09" * 32)


@given(numbers(), st.binary(max_size=40))
def test_what_is_locked_can_be_opened_again(pair, owner):
    cpr = parse(pair[0], synthetic_ok=False)
    secret = vault().encrypt(cpr, owner=owner)
    assert pair[0].encode() not in secret
    assert vault().decrypt(secret, owner=owner) == cpr


def test_the_same_number_is_never_locked_the_same_way_twice():
    cpr = parse(REAL_SHAPED, synthetic_ok=False)
    assert len({vault().encrypt(cpr) for _ in range(50)}) == 50


@given(st.data())
def test_one_changed_bit_is_noticed(data):
    secret = bytearray(vault().encrypt(parse(REAL_SHAPED, synthetic_ok=False), owner=b"a"))
    at = data.draw(st.integers(0, len(secret) - 1))
    secret[at] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(UnreadableCpr):
        vault().decrypt(bytes(secret), owner=b"a")


def test_a_secret_moved_to_another_borger_cannot_be_opened():
    secret = vault().encrypt(parse(REAL_SHAPED, synthetic_ok=False), owner=b"asta")
    with pytest.raises(UnreadableCpr):
        vault().decrypt(secret, owner=b"bo")


@given(st.binary(max_size=60))
def test_rubbish_is_unreadable_and_never_another_error(secret):
    with pytest.raises(UnreadableCpr):
        vault().decrypt(secret)


def test_after_a_change_of_key_the_old_secrets_still_open():
    cpr = parse(REAL_SHAPED, synthetic_ok=False)
    old = vault(k1=b"\x01" * 32).encrypt(cpr)
    after = vault(k2=b"\x02" * 32, k1=b"\x01" * 32)
    assert after.decrypt(old) == cpr
    assert after.key_id(old) == "k1"
    assert after.key_id(after.encrypt(cpr)) == "k2"
    with pytest.raises(UnreadableCpr, match="k1"):
        vault(k2=b"\x02" * 32).decrypt(old)


@given(numbers(), numbers())
def test_the_search_key_finds_the_same_number_and_no_other(one, other):
    a, b = (parse(pair[0], synthetic_ok=False) for pair in (one, other))
    assert (vault().search_key(a) == vault().search_key(b)) == (one[0] == other[0])
    assert one[0] not in vault().search_key(a)


def test_the_search_key_needs_the_secret():
    cpr = parse(REAL_SHAPED, synthetic_ok=False)
    elsewhere = CprVault({"k1": b"\x01" * 32}, search_key=b"\x08" * 32)
    assert vault().search_key(cpr) != elsewhere.search_key(cpr)


@pytest.mark.parametrize(
    ("keys", "search"),
    [
        ({}, b"\x09" * 32),
        ({"k1": b"short"}, b"\x09" * 32),
        ({"": b"\x01" * 32}, b"\x09" * 32),
        ({"k" * 300: b"\x01" * 32}, b"\x09" * 32),
        ({"k1": b"\x01" * 32}, b"short"),
        ({"k1": b"\x01" * 32}, b"\x01" * 32),
    ],
)
def test_weak_or_missing_keys_are_refused_at_the_door(keys, search):
    with pytest.raises(ValueError, match="key"):
        CprVault(keys, search_key=search)


def test_the_vault_does_not_show_its_keys():
    assert "\\x01" not in repr(vault())
    assert "\\x09" not in repr(vault())
