#!/usr/bin/env python3
"""The command line: demo settings by default, and the embedded servers where no addresses are given."""

import os
import sys
from contextlib import nullcontext
from importlib.util import find_spec
from pathlib import Path

from jobcenter.servers import ServersFailed, serving_unless_given

ROOT = Path(__file__).resolve().parent
DATA = ROOT / ".data"
# They touch no data, and work on a machine where nothing can be started.
WITHOUT_SERVERS = {"collectstatic", "compilemessages", "diffsettings", "help", "makemessages", "version"}


def with_our_packages() -> None:
    """Typed in a plain shell, the environment that make has built is meant."""
    if find_spec("django") is not None:
        return
    ours = ROOT / ".venv" / "bin" / "python"
    if not ours.exists() or Path(sys.prefix) == ROOT / ".venv":
        sys.exit("Pakkerne mangler. Kør først: make install")
    os.execv(ours, [str(ours), *sys.argv])


def main() -> None:
    with_our_packages()
    settings = os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jobcenter.settings.demo")
    name = settings.rpartition(".")[2]
    command = sys.argv[1] if len(sys.argv) > 1 else "help"
    alone = name not in {"demo", "test"} or command.lstrip("-") in WITHOUT_SERVERS
    folder = Path(os.environ.get("JOBCENTER_DATA") or DATA / name)
    try:
        with nullcontext() if alone else serving_unless_given(folder, quick=name == "test"):
            from django.core.management import execute_from_command_line

            execute_from_command_line(sys.argv)
    except ServersFailed as reason:
        sys.exit(str(reason))
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
