"""Templates: none unused, none that prints what it was not given, nothing inline, every text translatable."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, engines
from django.template.loader import get_template

from jobcenter.htmx.strict import UndefinedVariable

ROOT = Path(settings.BASE_DIR)
TEMPLATES = ROOT / "templates"
NAMES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
COMPONENTS = [name for name in NAMES if name.startswith("components/")]
# Django asks for these by name.
ASKED_FOR = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html"}
# The gallery shows sample data; the product's name is not translated.
NOT_TRANSLATED = {"gallery.html", "_gallery_list.html", "_product.html"}
TAGS = re.compile(r"{%.*?%}|{{.*?}}", re.S)


def source(name):
    return (TEMPLATES / name).read_text()


def bare(text):
    """The text without what its author wrote for other authors."""
    return re.sub(r"{#.*?#}|{% comment.*?%}.*?{% endcomment %}", "", text, flags=re.S)


@pytest.fixture(scope="module")
def references():
    code = [path for room in ("jobcenter", "cases", "offers") for path in (ROOT / room).rglob("*.py")]
    return {path: path.read_text() for path in code} | {TEMPLATES / name: bare(source(name)) for name in NAMES}


@pytest.mark.parametrize("name", sorted(set(NAMES) - ASKED_FOR))
def test_every_template_is_used(name, references):
    assert any(
        f'"{name}"' in text or f"'{name}'" in text for path, text in references.items() if path != TEMPLATES / name
    )


@pytest.mark.parametrize("name", COMPONENTS)
def test_every_component_is_in_the_gallery(name, references):
    shown = [text for path, text in references.items() if "gallery" in path.name or path.parent.name == "components"]
    assert any(f'"{name}"' in text for text in shown)


@pytest.mark.parametrize("name", COMPONENTS)
def test_every_component_names_its_parameters_first(name):
    assert re.match(r"(?:{% load [^%]+%})?(?:{% comment %}|{#)", source(name))


@pytest.mark.parametrize("name", NAMES)
def test_every_template_compiles(name):
    get_template(name)


@pytest.mark.parametrize("name", NAMES)
def test_no_style_or_script_stands_in_a_page(name):
    text = bare(source(name))
    assert not re.findall(r"<style|\bstyle=|javascript:|\son[a-z]+=|<script(?![^>]*\bsrc=)|\bhx-(?:on|vals=.js:)", text)


@pytest.mark.parametrize("name", NAMES)
def test_a_comment_is_not_shown_to_the_reader(name):
    """`{# #}` over several lines is no comment to Django, but text."""
    assert "{#" not in re.sub(r"{#[^\n]*?#}", "", source(name))


@pytest.mark.parametrize("name", sorted(set(NAMES) - NOT_TRANSLATED))
def test_every_text_goes_through_gettext(name):
    unspoken = r"{% blocktrans.*?%}.*?{% endblocktrans\w* %}|{% block width %}.*?{% endblock %}"
    text = re.sub(unspoken, "", bare(source(name)), flags=re.S)
    spoken = re.findall(r"(?:aria-label|title|placeholder|alt)=\"([^\"]*)\"", TAGS.sub("", text))
    between = re.sub(r"<[^>]*>|&\w+;", " ", TAGS.sub("", text))
    words = re.findall(r"[A-Za-zÆØÅæøå]{2,}", between + " ".join(spoken))
    assert words == []


def test_an_undefined_variable_is_an_error_in_tests():
    template = engines["django"].from_string("Kære {{ borger.navn }}")
    with pytest.raises(UndefinedVariable, match=r"borger\.navn"):
        template.template.render(Context({"sag": 1}))


def test_a_question_about_an_undefined_variable_is_none():
    template = engines["django"].from_string("{% if borger %}ja{% else %}nej{% endif %}")
    assert template.template.render(Context({})) == "nej"
