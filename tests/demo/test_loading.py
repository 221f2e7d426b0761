"""Loading Demo Kommune: any day tells the same stories, and an interrupted load leaves nothing."""

import os
import signal
import subprocess
import sys
from datetime import date
from io import StringIO
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import connection

from cases.models import Case, Citizen, Meeting
from jobcenter.accounts.models import Unit, User
from jobcenter.audit.models import Event
from jobcenter.demo import municipality
from jobcenter.demo.municipality import FEWEST
from jobcenter.demo.vignettes import VIGNETTES, Vignette
from offers.models import Offer

ROOT = Path(__file__).resolve().parents[2]
ANOTHER_DAY = date(2026, 4, 8)  # the Wednesday after Easter, with holidays close behind it


@pytest.mark.django_db
def test_another_day_tells_the_same_stories():
    said = StringIO()
    call_command("demo_data", as_of=ANOTHER_DAY, citizens=FEWEST, stdout=said)
    assert "8. april 2026" in said.getvalue()
    for vignette in VIGNETTES:
        shown = Case.objects.get(source_id=vignette.code).flags.open().values_list("code", flat=True)
        assert set(shown) == vignette.flags, vignette.code
    connection.check_constraints()


@pytest.mark.django_db
def test_a_load_that_breaks_off_leaves_nothing(monkeypatch):
    def break_off(tell, code):
        raise ValidationError("afbrudt")

    monkeypatch.setattr(municipality.loading, "VIGNETTES", [VIGNETTES[0], Vignette("VIG-0", frozenset(), break_off)])
    with pytest.raises(ValidationError):
        call_command("demo_data", as_of=ANOTHER_DAY, citizens=FEWEST)
    assert nothing_is_there()


@pytest.fixture
def environment():
    """What another process needs to work on the database of this test."""
    at = connection.settings_dict
    where = urlencode({"host": at["HOST"] or "localhost", "user": at["USER"]})
    port = f":{at['PORT']}" if at["PORT"] else ""
    login = f":{at['PASSWORD']}@" if at["PASSWORD"] else ""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "jobcenter.settings.test",
        "DATABASE_URL": f"postgresql://{login}{port}/{at['NAME']}?{where}",
    }


@pytest.mark.django_db(transaction=True)
@pytest.mark.requirement("S4-93")
def test_a_load_that_is_killed_in_the_middle_leaves_nothing(environment):
    """A real process, killed while it writes: what it had written is gone, and the next load finds an empty table."""
    loading = subprocess.Popen(
        [sys.executable, "manage.py", "demo_data", "--as-of", "2026-04-08", "--citizens", "400"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    with loading:
        said = next((line for line in loading.stdout if line.startswith("Skriver dem")), "")
        loading.kill()
    assert said, "it never came to the writing"
    assert loading.returncode == -signal.SIGKILL
    assert nothing_is_there()
    assert not municipality.is_loaded()


def nothing_is_there():
    return not any(model._base_manager.exists() for model in (Case, Citizen, Meeting, User, Unit, Offer, Event))


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--citizens", "30"], "»30« er ikke et antal sager."),
        (["--citizens", "mange"], "»mange« er ikke et antal sager."),
        (["--citizens", "-600"], "--citizens"),
        (["--citizens", "600.5"], "»600.5« er ikke et antal sager."),
        (["--citizens", "9999999999"], "til 100000"),
        (["--seed", "x"], "»x« er ikke et tal fra 0 til 999999999."),
        (["--as-of", "i morgen"], "Skriv den som 2026-11-20."),
        (["--as-of", "0001-01-01"], "uden for demoens kalender"),
        (["--as-of", "9999-12-31"], "uden for demoens kalender"),
        (["--citizen"], "--citizen"),
        (["600"], "600"),
    ],
)
def test_wrong_arguments_get_a_sentence(options, words):
    with pytest.raises(CommandError) as refused:
        call_command("demo_data", *options)
    assert words in str(refused.value)


def test_on_the_command_line_they_get_the_usage_and_the_status_2():
    command = [sys.executable, "manage.py", "demo_data", "--citizens", "30"]
    nowhere = os.environ | {
        "DATABASE_URL": "postgresql://127.0.0.1:1/x",
        "DJANGO_SETTINGS_MODULE": "jobcenter.settings.test",
    }
    done = subprocess.run(command, cwd=ROOT, env=nowhere, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("usage: manage.py demo_data")
    assert "»30« er ikke et antal sager" in done.stderr
    assert "Traceback" not in done.stderr
