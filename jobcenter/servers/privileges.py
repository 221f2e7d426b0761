"""PostgreSQL refuses to run as root, or as a user without a name: how either starts it all the same, without making
a user or opening a folder."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from jobcenter.servers.places import ServersFailed

NOBODY = 65534


@dataclass(frozen=True)
class Guise:
    """The words in front of a command, and who has to own the files then."""

    prefix: tuple[str, ...]
    owner: int

    def take_over(self, folder: Path) -> None:
        """Hand the folder to the owner; only ever needed by root, when the guise differs from last time."""
        if os.geteuid() != 0 or folder.stat().st_uid == self.owner:
            return
        for path, folders, files in os.walk(folder):
            for name in [".", *folders, *files]:
                os.chown(Path(path, name), self.owner, self.owner, follow_symlinks=False)


def guise() -> Guise:
    candidates = [_namespace(), _capabilities()] if os.geteuid() == 0 else [_plain(), _namespace()]
    for candidate in candidates:
        if candidate and _works(candidate):
            return candidate
    raise ServersFailed(
        "PostgreSQL runs neither as root nor as a user without a name, and unshare and setpriv (util-linux) do not "
        "help here: run as an ordinary user, or set DATABASE_URL and REDIS_URL."
    )


def _plain() -> Guise | None:
    """Containers may run under a number that no name belongs to."""
    try:
        pwd.getpwuid(os.geteuid())
    except KeyError:
        return None
    return Guise((), owner=os.geteuid())


def _namespace() -> Guise:
    """Oneself outside, nobody inside: the files stay one's own."""
    return Guise(("unshare", "--user", f"--map-user={NOBODY}", f"--map-group={NOBODY}"), owner=os.geteuid())


def _capabilities() -> Guise:
    """For containers without user namespaces: nobody, with the right to pass folders that only root may enter."""
    rights = "+dac_override,+dac_read_search"
    identity = (f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
    # A change of identity forgets the parent-death signal; setpriv sets it anew.
    death = ("--pdeathsig=INT",)
    return Guise(("setpriv", *identity, f"--inh-caps={rights}", f"--ambient-caps={rights}", *death), owner=NOBODY)


def _works(candidate: Guise) -> bool:
    if candidate.prefix and not shutil.which(candidate.prefix[0]):
        return False
    return subprocess.run([*candidate.prefix, "true"], capture_output=True, check=False).returncode == 0
