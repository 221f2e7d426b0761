"""Nobody's text is lost: a single resource carries its version, and a write says which version it was made over."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from rest_framework.request import Request

from jobcenter.api.problems import Problem

# "7" or "7-1f0c9ab2": the integer version of the row, and a digest of what this caller was shown of it. Compression
# marks the tag weak, for the bytes differ; the version does not, and the version is what a write is held to.
TAG = re.compile(r'(?:W/)?"(?P<version>[0-9]{1,9})(?:-[0-9a-f]+)?"\Z')


def etag(version: int | None, body: bytes) -> str:
    """A strong ETag. The version guards writes; the digest notices what the row's version does not.

    An attempt is appended to a wish without a new version of the wish, and a token with `notes:read` is shown more
    than one without: by the version alone both would be "not modified".
    """
    digest = hashlib.sha256(body).hexdigest()[:12]
    return f'"{digest}"' if version is None else f'"{version}-{digest}"'


def unchanged(request: Request, tag: str) -> bool:
    """If-None-Match names what would be answered; compared weakly, as RFC 9110 13.1.2 asks."""
    given = [text.strip().removeprefix("W/") for text in request.headers.get("If-None-Match", "").split(",")]
    return tag in given or "*" in given


def required_version(request: Request) -> int:
    """The version in If-Match, for every unsafe method on a single resource.

    Raises Problem "precondition-required" without one; `*` is none: it would overwrite what nobody has read.
    """
    given = request.headers.get("If-Match", "").strip()
    if not given or given == "*":
        raise Problem("precondition-required")
    found = TAG.match(given)
    return int(found["version"]) if found else 0  # what is no tag of ours is older than every version: they begin at 1


def stale(current: Any) -> Problem:
    """The answer to a write that came too late, with the version that stands now."""
    return Problem("stale-version", more={"current_version": current.version}, headers={"ETag": f'"{current.version}"'})
