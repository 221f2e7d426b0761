"""What every check of deploy/ reads: the settings' variables, the Dockerfile's instructions, the built manifests."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
SECRET = {"SECRET_KEY", "CPR_KEYS", "CPR_SEARCH_KEY", "DATABASE_URL", "REDIS_URL"}
# Made beside them, for the servers themselves.
SERVERS = {"POSTGRES_PASSWORD", "DATABASE_PASSWORD", "REDIS_PASSWORD"}
ASKED = re.compile(r"""env\.\w+\(\s*"([A-Z_]+)"([^)]*)\)""")


def asked_by_settings() -> dict[str, bool]:
    """Each variable that production's settings read -> whether it has to be given."""
    found = {}
    for file in ("base.py", "rest.py"):
        path = ROOT / "jobcenter" / "settings" / file
        text = path.read_text() if path.exists() else ""
        found |= {name: "default=" not in rest for name, rest in ASKED.findall(text)}
    return found


def asked_by_start() -> set[str]:
    return set(re.findall(r"\$\{([A-Z_]+):", (DEPLOY / "start").read_text()))


def rehearse():
    """deploy/rehearse.py as a module; deploy is no package."""
    spec = importlib.util.spec_from_file_location("deploy_rehearse", DEPLOY / "rehearse.py")
    sys.modules[spec.name] = module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
