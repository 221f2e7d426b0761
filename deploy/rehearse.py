#!/usr/bin/env python3
"""Follows the Dockerfile step by step without a container engine, then starts what it made as the image would.

Where bubblewrap is: each step runs in a namespace whose root is this machine's /usr, read-only, so the base images'
own content is not rehearsed, nor is root's part of the build (its one step, adding the user, is replaced by the
number of that user). The last stage runs as that number, with nothing writable except /tmp.

    deploy/rehearse.py /tmp/rehearsal

Prints the folder of the last stage; tests/deploy/test_rehearsal.py starts web, worker and beat from it.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# Where the steps write; everything else of a stage is its base image.
PLACES = ("app", "opt/venv")
TMP = "/tmp"  # noqa: S108  # inside the sandbox
# How this machine reaches its package indexes.
PASSED_ON = ("PIP_", "NPM_CONFIG_", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "SSL_CERT", "NODE_EXTRA", "REQUESTS_CA")


@dataclass
class Stage:
    base: str
    folder: Path
    env: dict[str, str] = field(default_factory=dict)
    workdir: str = "/"
    user: str = "0:0"
    words: dict[str, str] = field(default_factory=dict)


def instructions(text: str) -> list[tuple[str, str]]:
    """(INSTRUCTION, rest), continuation lines joined, comments left out."""
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    joined = "\n".join(lines).replace("\\\n", " ")
    return [
        (line.split(None, 1)[0].upper(), line.split(None, 1)[1].strip()) for line in joined.splitlines() if line.strip()
    ]


def ignored(path: str, patterns: list[str]) -> bool:
    """As .dockerignore says; the last pattern that fits decides."""
    parts = path.split("/")
    parents = ["/".join(parts[: n + 1]) for n in range(len(parts))]
    out = False
    for pattern in patterns:
        wanted = pattern.removeprefix("!")
        names = parts if wanted.startswith("**/") else parents
        if any(
            fnmatch(name, wanted.removeprefix("**/")) and name.count("/") == wanted.removeprefix("**/").count("/")
            for name in names
        ):
            out = not pattern.startswith("!")
    return out


def context() -> list[str]:
    """The files that `docker build` would be sent: of those in git's index or new, what is not ignored."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    found = subprocess.run(listed, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0")
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    patterns = [line for line in lines if line and not line.startswith("#")]
    return sorted({path for path in found if path and (ROOT / path).is_file() and not ignored(path, patterns)})


def sandbox(stage: Stage, command: list[str], *, writable: bool, more: tuple[str, ...] = ()) -> list[str]:
    """The command line that runs it inside the stage."""
    wrap = ["bwrap", "--ro-bind", "/usr", "/usr", "--ro-bind", "/etc", "/etc", "--proc", "/proc", "--dev", "/dev"]
    for link in ("bin", "lib", "lib64", "sbin"):
        wrap += ["--symlink", f"usr/{link}", f"/{link}"]
    wrap += ["--tmpfs", TMP]
    for place in PLACES:
        wrap += ["--bind" if writable else "--ro-bind", str(stage.folder / place), f"/{place}"]
    wrap += [
        *more,
        "--remount-ro",
        "/",
        "--unshare-user",
        "--unshare-pid",
        "--die-with-parent",
        "--chdir",
        stage.workdir,
    ]
    uid, gid = stage.user.split(":")
    return [*wrap, "--uid", uid, "--gid", gid, "--", *command]


def environment(stage: Stage) -> dict[str, str]:
    passed = {name: value for name, value in os.environ.items() if name.upper().startswith(PASSED_ON)}
    return {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": TMP} | passed | stage.env


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, symlinks=True, dirs_exist_ok=True)
    else:
        shutil.copy2(source, target)


def copy(stage: Stage, rest: str, stages: dict[str, Stage]) -> None:
    *sources, target = rest.split()
    inside = stage.folder / os.path.normpath(
        f"{stage.workdir}/{target}" if not target.startswith("/") else target
    ).lstrip("/")
    if sources[0].startswith("--from="):
        _copy(stages[sources[0].removeprefix("--from=")].folder / sources[1].lstrip("/"), inside)
        return
    wanted = context() if sources == ["."] else sources
    for path in wanted:
        _copy(ROOT / path, inside / path)


def assign(stage: Stage, rest: str) -> None:
    stage.env |= dict(word.split("=", 1) for word in shlex.split(rest))


def rehearse(folder: Path) -> Stage:
    """Every stage of the Dockerfile; the last one. Raises CalledProcessError where a step fails."""
    stages: dict[str, Stage] = {}
    stage = Stage("", folder)
    for word, rest in instructions((ROOT / "deploy" / "Dockerfile").read_text()):
        if word == "FROM":
            name = rest.partition(" AS ")[2] or "last"
            stage = stages[name] = Stage(rest.split()[0], folder / name)
            for place in PLACES:
                (stage.folder / place).mkdir(parents=True)
        elif word == "RUN" and not rest.startswith("groupadd"):
            print(f"RUN {rest[:110]}", flush=True)
            subprocess.run(sandbox(stage, ["sh", "-ec", rest], writable=True), env=environment(stage), check=True)
        elif word == "COPY":
            copy(stage, rest, stages)
        elif word == "ENV":
            assign(stage, rest)
        elif word == "WORKDIR":
            stage.workdir = rest
        elif word == "USER":
            stage.user = rest
        else:
            stage.words[word] = rest
    return stage


if __name__ == "__main__":
    made = rehearse(Path(sys.argv[1]).resolve())
    size = sum(file.lstat().st_size for file in made.folder.rglob("*") if file.is_file())
    print(f"{made.folder}: {size / 1e6:.0f} MB on top of {made.base}")
