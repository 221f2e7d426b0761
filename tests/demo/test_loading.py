"""Loading Demo Kommune: any day tells the same stories, and an interrupted load leaves nothing."""

from datetime import date
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import connection

from cases.models import Case
from jobcenter.accounts.models import Unit, User
from jobcenter.demo import municipality
from jobcenter.demo.municipality import FEWEST
from jobcenter.demo.vignettes import VIGNETTES, Vignette

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
def test_an_interrupted_load_leaves_nothing(monkeypatch):
    def break_off(tell, code):
        raise ValidationError("afbrudt")

    monkeypatch.setattr(municipality.loading, "VIGNETTES", [VIGNETTES[0], Vignette("VIG-0", frozenset(), break_off)])
    with pytest.raises(ValidationError):
        call_command("demo_data", as_of=ANOTHER_DAY, citizens=FEWEST)
    assert not Case.objects.exists()
    assert not User.objects.exists()
    assert not Unit.objects.exists()


def test_a_day_that_is_none_gets_a_sentence():
    with pytest.raises(CommandError, match="Skriv den som 2026-11-20"):
        call_command("demo_data", "--as-of", "i morgen")
