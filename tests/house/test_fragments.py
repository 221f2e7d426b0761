"""Page and fragment are one: what htmx swaps in is, letter for letter, what a fresh GET shows in that place.

Nothing is listed by hand: every address is asked by htmx, and every form that htmx sends is sent.
"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import urljoin

import pytest
from django.conf import settings
from django.test import Client

from tests.house.html import Page
from tests.house.tour import HTMX
from tests.world import fill

TEMPLATES = Path(settings.BASE_DIR) / "templates"
TOKEN = re.compile(r'name="(csrfmiddlewaretoken|row_id|[a-z]+-row_id)" value="[^"]*"')
OUT_OF_BAND = re.compile(r'<(\w+)[^>]* hx-swap-oob="true"[^>]*>')
# Says what is missing in a form that is being filled in; nothing is saved, so a fresh page cannot know it.
# tests/cases/test_samtale_pages.py and test_purposes.py hold what it says.
WHILE_TYPING = {"involvement/_form.html", "purposes/purposes.html"}
FILTER_BARS = {"/sager/", "/tilbud/", "/virksomheder/", "/regler/", "/team/", "/team/frister/"}
pytestmark = pytest.mark.django_db


def bare(html: str) -> str:
    """Without what is new in every answer: tokens, and ids of rows to come."""
    return " ".join(TOKEN.sub("", html).split())


def pieces(part: str) -> list[str]:
    """The part that was asked for and the pieces that ride along; the messages are said once and left out."""
    cuts = [match.start() for match in OUT_OF_BAND.finditer(part)] + [len(part)]
    rest = [part[start:end] for start, end in pairwise(cuts)]
    riding = [piece.replace(' hx-swap-oob="true"', "") for piece in rest if ' id="messages"' not in piece[:60]]
    return [bare(piece) for piece in (part[: cuts[0]], *riding)]


def is_part(answer) -> bool:
    return answer.status == 200 and bool(answer.html) and answer.is_html and "<html" not in answer.html


def differs(part: str, fresh: str) -> list[str]:
    page = bare(fresh)
    return [piece[:160] for piece in pieces(part) if piece not in page]


# --- Reading --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["asta", "vera_shared", "dorte"])
def test_the_part_of_every_address_stands_in_its_page(tour, role):
    pages = {answer.address: answer.html for answer in tour.of(role)}
    parts = [answer for answer in tour.of(role, how="part") if is_part(answer)]
    found = {answer.name: differs(answer.html, pages[answer.address]) for answer in parts}
    assert {name: pieces for name, pieces in found.items() if pieces} == {}
    assert len(parts) >= 5


def test_every_address_that_answers_in_two_ways_says_what_it_varies_on(tour):
    two = {(answer.role, answer.address) for answer in tour.of(how="part") if is_part(answer)}
    silent = {
        answer.name
        for answer in tour.of(how=None)
        if (answer.role, answer.address) in two
        and answer.status == 200
        and "HX-Request" not in answer.headers.get("Vary", "")
    }
    assert silent == set()


def choices(html: str) -> list[dict[str, str]]:
    forms = [form for form in Page(html).forms if "hx-get" in form.attrs and form.method == "get"]
    return [
        {control.name: value}
        for form in forms
        for control in form.controls
        for value in ([option for option, _ in control.options] or [control.value or "on"])
    ]


def test_every_list_that_htmx_narrows_equals_its_page(asta, dorte, units, dated_rules, indicators):
    """Each choice of each filter, one at a time, on every page with a filter bar."""
    fill(unit=units.unge, caseworker=asta)
    seen, wrong = 0, []
    for user in (asta, dorte):
        client = Client()
        client.force_login(user)
        for address in sorted(FILTER_BARS):
            for query in choices(client.get(address).content.decode()):
                part = client.get(address, query, headers=HTMX)
                seen += 1
                if differs(part.content.decode(), client.get(address, query).content.decode()):
                    wrong.append((address, query))
    assert wrong == []
    assert seen > 60


def test_every_address_with_a_filter_bar_is_asked_above(tour):
    bars = {
        answer.address
        for answer in tour.of(how="page")
        if any(form.method == "get" and "hx-get" in form.attrs for form in answer.page.forms)
    }
    # The list of one sag has its own tests; its address holds the id of the sag.
    assert {bar for bar in bars if not bar.endswith("/inddragelse/")} == FILTER_BARS


# --- Writing --------------------------------------------------------------------------------------------------------


def swapped(acts):
    return [act for act in acts.acts if "hx-post" in act.form.attrs and "hx-vals" not in act.form.attrs]


def test_the_part_after_every_act_equals_the_page_as_it_stands_then(acts):
    found = {act.label: differs(act.part, act.fresh) for act in swapped(acts) if act.part_status == 200}
    assert {label: pieces for label, pieces in found.items() if pieces} == {}
    assert len(found) > 20


def test_no_whole_page_is_swapped_into_a_page(acts):
    assert [act.label for act in acts.acts if "<html" in act.part] == []


def test_a_part_brings_the_element_that_it_replaces(acts):
    """`hx-target="#plan"` with `outerHTML`: without the id in the part, the next act would find nothing."""
    lost = [
        act.label
        for act in swapped(acts)
        if act.part_status == 200
        and act.form.attrs.get("hx-swap") == "outerHTML"
        and f'id="{act.form.attrs["hx-target"].removeprefix("#")}"' not in pieces(act.part)[0]
    ]
    assert lost == []


def test_every_target_is_on_the_page_that_names_it(tour):
    lost = {
        (answer.name, target)
        for answer in tour.answers
        if answer.status == 200 and "<html" in answer.html
        for _tag, at in answer.page.asks
        if (target := at.get("hx-target", "")).startswith("#") and target.removeprefix("#") not in answer.page.ids
    }
    assert lost == set()


def test_what_is_asked_without_htmx_is_the_same_address(tour):
    """`href` beside `hx-get`, `action` beside `hx-post`: without JavaScript the page still works (house.md 4)."""
    split = {
        (answer.name, str(at))
        for answer in tour.answers
        if answer.is_html
        for tag, at in answer.page.asks
        if tag in ("a", "form")
        and urljoin(answer.address, at.get("href", at.get("action", "")))
        != urljoin(answer.address, at.get("hx-get") or at.get("hx-post") or "")
    }
    assert split == set()


def test_every_template_that_htmx_acts_on_was_met_here(tour):
    """The scans above are only as good as what they meet."""
    texts = {path.relative_to(TEMPLATES).as_posix(): path.read_text() for path in TEMPLATES.rglob("*.html")}
    acting = {name for name, text in texts.items() if re.search("hx-(get|post)=", text)}
    met = frozenset().union(*(answer.templates for answer in tour.answers))
    assert acting - met - {"gallery.html"} == set()
    assert {name for name in acting if "hx-vals" in texts[name]} == WHILE_TYPING
