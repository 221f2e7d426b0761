#!/usr/bin/env python
"""The command line: demo settings by default, and the embedded servers where no addresses are given."""

import os
import sys
from contextlib import nullcontext
from pathlib import Path

from jobcenter.servers import ServersFailed, serving_unless_given

DATA = Path(__file__).resolve().parent / ".data"
# They touch no data, and work on a machine where nothing can be started.
WITHOUT_SERVERS = {"collectstatic", "compilemessages", "diffsettings", "help", "makemessages", "version"}


def main() -> None:
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
