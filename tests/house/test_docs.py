"""The documents lead to what is there: every relative link, and every path and file name they print as code."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
ROOMS = (".ci", "cases", "deploy", "docs", "jobcenter", "offers", "templates", "tests")
NAMED = re.compile(r"[\w.-]+\.(?:py|toml|json|yaml|html|md|lock|sh)")
LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`\n]+)`")
# Looks like a path of the repository and is none -> what it is.
NO_PATH = {
    "deploy/web": "a Deployment of Kubernetes, as kubectl writes it",
}


def prose(text: str) -> str:
    """Without the blocks of code: they show files that a reader is about to write."""
    return re.sub(r"^ *```.*?^ *```", "", text, flags=re.DOTALL | re.MULTILINE)


def anchors(text: str) -> set[str]:
    """The headings as links name them."""
    titles = re.findall(r"^#+ (.+)$", prose(text), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).strip().replace(" ", "-") for title in titles}


def dead_links(document: Path, text: str) -> list[str]:
    """The links that lead to no file, or to no heading of the document they name."""
    dead = []
    for link in LINK.findall(text):
        place = urlsplit(link)
        aim = document.parent / place.path
        lost = not place.scheme and not aim.exists()
        if not (place.scheme or lost) and place.fragment:
            lost = place.fragment not in anchors(aim.read_text() if place.path else text)
        dead += [link] if lost else []
    return dead


def files() -> set[str]:
    """Every file of the rooms and beside them, as paths from the root."""
    inside = (path for room in ROOMS for path in (ROOT / room).rglob("*") if "__pycache__" not in path.parts)
    return {str(path.relative_to(ROOT)) for path in (*inside, *ROOT.iterdir())}


def missing(text: str, there: set[str]) -> list[str]:
    """A word in code is a path when it begins with a room, and a file name when it ends like one."""
    names = {path.rpartition("/")[2] for path in there}
    words = {
        re.sub(r'^ARGS=|::.*$|["/,]+$', "", word.replace('="', "="))
        for said in CODE.findall(prose(text))
        for word in said.split()
    }
    gone = []
    for word in sorted(words - set(NO_PATH)):
        if word.partition("/")[0] in ROOMS and "/" in word:
            found = any(fnmatch(path, word) for path in there)
        else:
            found = not NAMED.fullmatch(word) or word in names
        gone += [] if found else [word]
    return gone


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: str(document.relative_to(ROOT)))
def test_every_relative_link_leads_to_a_file_and_a_heading(document):
    assert dead_links(document, document.read_text()) == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: str(document.relative_to(ROOT)))
def test_every_path_in_code_is_there(document):
    assert missing(document.read_text(), files()) == []


def test_no_word_is_excused_that_no_document_says():
    text = "\n".join(document.read_text() for document in DOCUMENTS)
    assert [word for word in NO_PATH if word not in text] == []


def test_the_scans_find_what_is_planted():
    text = "# A rule\n[a](findes-ikke.md) [b](#a-rule) [c](#findes-ikke) [d](https://semver.org) [e](../README.md)"
    assert dead_links(ROOT / "docs" / "README.md", text) == ["findes-ikke.md", "#findes-ikke"]
    said = '`tests/nej.py::test_x` `make test ARGS="tests/nix -x"` `nej.py` `cases/*/nix.py` `cases/*.toml` `tests/`'
    assert missing(said, files()) == ["cases/*/nix.py", "nej.py", "tests/nej.py", "tests/nix"]
    assert missing("```\n`tests/nej.py`\n```\n`/tests/nej` `http://tests/nej`", files()) == []
