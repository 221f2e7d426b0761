"""HTML in, pages out. The engine runs no scripts; what it asks for it gets from our static files, or not at all."""

from __future__ import annotations

import io
from pathlib import PurePosixPath
from threading import Lock

from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from plutoprint import PAGE_SIZE_A4, Book, PageMargins, ResourceData, ResourceFetcher

# A stylesheet is named as `paper:/` and its place among the static files.
ADDRESS = "paper:/"
KINDS = {".css": "text/css", ".woff": "font/woff"}
# The layout engine keeps its fonts in one place; a page takes a hundredth of a second, so that nobody waits long.
_one_at_a_time = Lock()


class OwnFiles(ResourceFetcher):
    """Our own styles and fonts; for any other address an empty answer, without a word to anybody outside."""

    def fetch_url(self, url: str) -> ResourceData:
        kind = KINDS.get(PurePosixPath(url).suffix, "")
        found = _find(url.removeprefix(ADDRESS)) if kind and url.startswith(ADDRESS) else None
        if found is None:
            return ResourceData(b"", mime_type="text/plain")
        with open(found, "rb") as file:
            return ResourceData(file.read(), mime_type=kind)


def _find(name: str) -> str | None:
    try:
        found = finders.find(name.lstrip("/"))
    except SuspiciousFileOperation:
        return None
    return found if isinstance(found, str) else None


def page_count(html: str) -> int:
    """How many pages of A4 the HTML takes."""
    with _one_at_a_time:
        return _book(html).get_page_count()


def set_pdf(html: str) -> bytes:
    """The HTML as a PDF; its title is the <title>."""
    out = io.BytesIO()
    with _one_at_a_time:
        _book(html).write_to_pdf_stream(out)
    return out.getvalue()


def _book(html: str) -> Book:
    # The margins are the stylesheet's (@page).
    book = Book(PAGE_SIZE_A4, PageMargins())
    book.custom_resource_fetcher = OwnFiles()
    book.load_html(html, base_url=ADDRESS)
    return book
