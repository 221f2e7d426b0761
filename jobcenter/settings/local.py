"""What demo and test put in place of the variables that production must be given."""

from __future__ import annotations

import base64
import hashlib
import os
import secrets
from datetime import date
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / ".data"


def data_folder(name: str) -> Path:
    return Path(os.environ.get("JOBCENTER_DATA") or DATA / name)


def prepare(name: str) -> Path:
    """Fill the unset variables; the keys live in the git-ignored data folder, readable by its owner only."""
    folder = data_folder(name)
    for variable, value in _keys(folder / "keys").items():
        os.environ.setdefault(variable, value)
    os.environ.setdefault("ALLOWED_HOSTS", "localhost,127.0.0.1,testserver")
    # Nothing listens here: commands that need no server work without one, the others say so.
    os.environ.setdefault("DATABASE_URL", "postgresql://127.0.0.1:1/jobcenter")
    os.environ.setdefault("REDIS_URL", "redis://127.0.0.1:1/0")
    return folder


def day_file(folder: Path) -> Path:
    """Where the day is kept on which the demo's data were loaded; one file a database."""
    digest = hashlib.sha256(os.environ["DATABASE_URL"].encode()).hexdigest()[:8]
    return folder / f"day-{digest}"


def remembered_day(folder: Path) -> date | None:
    try:
        return date.fromisoformat(day_file(folder).read_text().strip())
    except (FileNotFoundError, ValueError):
        return None


def _keys(path: Path) -> dict[str, str]:
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(path, _made())
    return dict(line.split("=", 1) for line in path.read_text().splitlines())


def _made() -> str:
    key, search = (base64.b64encode(secrets.token_bytes(32)).decode() for _ in range(2))
    lines = {"SECRET_KEY": secrets.token_urlsafe(64), "CPR_KEYS": f"demo:{key}", "CPR_SEARCH_KEY": search}
    return "".join(f"{name}={value}\n" for name, value in lines.items())


def _write(path: Path, text: str) -> None:
    """Whole or not at all, and never overwriting: two processes may come here at once."""
    draft = path.with_suffix(f".{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
