"""PostgreSQL refuses to run as root: how a root user starts it without making a user or opening a folder."""

from __future__ import annotations

import os
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
    if os.geteuid() != 0:
        return Guise((), os.geteuid())
    for candidate in (_namespace(), _capabilities()):
        if shutil.which(candidate.prefix[0]) and _works(candidate):
            return candidate
    raise ServersFailed(
        "PostgreSQL does not run as root, and neither unshare nor setpriv (util-linux) works here: "
        "run as an ordinary user, or set DATABASE_URL and REDIS_URL."
    )


def _namespace() -> Guise:
    """Root outside, nobody inside: the files stay root's own."""
    return Guise(("unshare", "--user", f"--map-user={NOBODY}", f"--map-group={NOBODY}"), owner=0)


def _capabilities() -> Guise:
    """For containers without user namespaces: nobody, with the right to pass folders that only root may enter."""
    rights = "+dac_override,+dac_read_search"
    identity = (f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
    # A change of identity forgets the parent-death signal; setpriv sets it anew.
    death = ("--pdeathsig=INT",)
    return Guise(("setpriv", *identity, f"--inh-caps={rights}", f"--ambient-caps={rights}", *death), owner=NOBODY)


def _works(candidate: Guise) -> bool:
    return subprocess.run([*candidate.prefix, "true"], capture_output=True, check=False).returncode == 0
