"""Front-end packages from npm: only the files our pages and dkfds' own stylesheet refer to are served."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.checks import CheckMessage, Error
from django.core.files.storage import FileSystemStorage

PREFIX = "dkfds"
# The stylesheet names all of these, and a manifest refuses a name without a file.
# The logos of borger.dk and Virk stay out.
WANTED = (
    "css/dkfds.min.css",
    "css/dkfds.min.css.map",
    "fonts/IBMPlexSans/complete/eot/IBMPlexSans-Regular.eot",
    "fonts/IBMPlexSans/complete/ttf/IBMPlexSans-Regular.ttf",
    "fonts/IBMPlexSans/complete/woff*/*-Bold.woff*",
    "fonts/IBMPlexSans/complete/woff*/*-BoldItalic.woff*",
    "fonts/IBMPlexSans/complete/woff*/*-Italic.woff*",
    "fonts/IBMPlexSans/complete/woff*/*-Medium.woff*",
    "fonts/IBMPlexSans/complete/woff*/*-MediumItalic.woff*",
    "fonts/IBMPlexSans/complete/woff*/*-Regular.woff*",
    "fonts/IBMPlexSans/complete/woff*/*-SemiBold.woff*",
    "fonts/IBMPlexSans/complete/woff*/*-SemiBoldItalic.woff*",
    "fonts/IBMPlexSans/split/woff2/IBMPlexSans-Regular-Latin1.woff2",
    "fonts/IBMPlexSans/split/woff2/IBMPlexSans-SemiBold-Latin1.woff2",
    "img/all-svg-icons.svg",
    "img/logo*placeholder.png",
    "img/svg-icons/*.svg",
)


def wanted(path: str) -> bool:
    return any(fnmatch(path, pattern) for pattern in WANTED)


class PackageFinder(BaseFinder):
    """`dkfds/<path>` in `node_modules/dkfds/dist`, narrowed to WANTED."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.root = Path(settings.BASE_DIR) / "node_modules" / "dkfds" / "dist"
        self.storage = FileSystemStorage(location=self.root)
        self.storage.prefix = PREFIX  # type: ignore[attr-defined]

    def check(self, **kwargs: Any) -> list[CheckMessage]:
        if (self.root / "css" / "dkfds.min.css").exists():
            return []
        return [Error("The front-end packages are missing.", hint="Run `npm ci --ignore-scripts`.", id="htmx.E001")]

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        inner = path.removeprefix(PREFIX + "/")
        there = inner != path and wanted(inner) and self.storage.exists(inner)
        found = [self.storage.path(inner)] if there else []
        return found[0] if found and not find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        for file in sorted(self.root.rglob("*")):
            inner = file.relative_to(self.root).as_posix()
            if file.is_file() and wanted(inner):
                yield inner, self.storage
