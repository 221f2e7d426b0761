"""Loads the roles from the data file; as often as one likes."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from jobcenter.accounts.models import Role
from jobcenter.accounts.rights import Reach, Right

FILE = Path(__file__).parent / "data" / "roles.toml"


def load(path: Path = FILE) -> int:
    """Create what is missing, change what differs, remove nothing. Returns the number of roles in the file.

    Raises ValueError, naming the role, where the file uses a reach or a right that the code does not know.
    """
    roles = [_role(code, row) for code, row in tomllib.loads(path.read_text()).items()]
    Role.objects.bulk_create(
        roles,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "description", "reach", "rights"],
    )
    return len(roles)


def _role(code: str, row: dict[str, Any]) -> Role:
    try:
        reach = Reach(row["reach"])
        rights = [Right(right).value for right in row["rights"]]
        return Role(code=code, name=row["name"], description=row["description"], reach=reach, rights=rights)
    except (KeyError, ValueError) as error:
        raise ValueError(f"roles.toml, [{code}]: {error}") from error
