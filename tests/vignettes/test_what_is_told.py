"""All the stories together: each way of being heard is among them, and each was told by the product's own acts."""

import re
from pathlib import Path

import pytest
from django.urls import reverse

from cases.enums import Channel
from cases.models import (
    Assignment,
    CheckIn,
    CitizenStatement,
    Placement,
    PlanSheet,
    SanctionStep,
    Utterance,
    Weighing,
    WorkerMeaning,
)
from cases.planning.duration import duration
from cases.queries.contested import CONTESTED
from jobcenter import rules
from jobcenter.audit.models import Event
from jobcenter.demo import vignettes
from jobcenter.demo.vignettes import VIGNETTES

TOLD = [vignette.code for vignette in VIGNETTES]
pytestmark = pytest.mark.django_db
STORIES = Path(vignettes.__file__).parent


@pytest.mark.requirement("S4-20", "S4-93")
def test_the_borger_is_heard_in_every_way_there_is_and_in_some_stories_not_at_all(told):
    answers = CitizenStatement.objects.all()
    assert set(answers.values_list("channel", flat=True)) == set(Channel.values)
    assert answers.filter(skipped=True).exists()
    assert {row.case.source_id for row in answers.select_related("case")} >= {"VIG-2", "VIG-3", "VIG-6"}
    unheard = set(TOLD) - set(answers.answered().values_list("case__source_id", flat=True))
    assert unheard == {"VIG-1-supermarked", "VIG-4", "VIG-7", "VIG-10", "VIG-13"}


@pytest.mark.requirement("S4-93")
def test_each_thing_that_was_done_is_done_in_a_story_and_stands_in_the_log(told):
    for model, kind in (
        (CitizenStatement, "statement.given"),
        (CheckIn, "check_in.given"),
        (WorkerMeaning, "meeting.meaning_given"),
        (PlanSheet, "paper.handed_over"),
        (SanctionStep, "sanction.weighed"),
    ):
        assert 0 < model.objects.count() == Event.objects.filter(kind=kind).count(), kind
    assert Utterance.objects.exists()
    assert Weighing.objects.exists()


@pytest.mark.requirement("S4-93")
def test_a_story_writes_no_row_by_itself(told):
    for story in STORIES.glob("*.py"):
        found = re.findall(r"objects\.(?:bulk_)?create|\.save\(|\.update\(|\.delete\(", story.read_text())
        assert not found or story.name == "_people.py", (story.name, found)


def test_no_praktik_is_longer_than_the_rule_that_its_own_page_shows(told):
    for place in Placement.objects.select_related("case"):
        stood = place.case.visitations.get()
        found = duration(
            rules.on(place.starts_on),
            stood.category,
            starts_on=place.starts_on,
            ends_on=place.ends_on,
            extended=bool(place.extended_times),
        )
        assert not (found and found.beyond), (place.case.source_id, found.sentence)


@pytest.mark.requirement("S4-20", "S4-93")
def test_what_a_borger_contradicts_is_marked_on_the_sag_and_only_there(read):
    marked = set()
    for code in TOLD:
        sag = read(code, _worker(code))
        if f"1 {CONTESTED}" in sag.page("case"):
            marked.add(code)
    assert marked == {"VIG-6", "VIG-11"}


@pytest.mark.requirement("S4-93")
def test_every_page_about_how_a_borger_took_part_opens(read):
    for code in TOLD:
        sag = read(code, _worker(code))
        for page in ("brief", "involvements", "utterances", "agreement", "rights_and_duties", "paper"):
            assert sag.page(page), (code, page)
        for entry in sag.entries():
            assert sag.page("involvement", entry), code
        for meeting in sag.case.meetings.held():
            assert sag.page("voice", meeting), code
        for sheet in sag.case.plan_sheets.all():
            pdf = sag.client.get(reverse("cases:paper_pdf", args=[sag.case.pk, sheet.pk]))
            assert pdf["Content-Type"] == "application/pdf"


def _worker(code: str) -> str:
    return Assignment.objects.get(case__source_id=code).caseworker.username
