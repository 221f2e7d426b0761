"""What is known of the borger: strengths, needs, two views of the problem with their history; sensitive facts apart."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cases.enums import Voice
from cases.models import AccommodationNeed, Case, ProblemDefinition, SensitiveFact, Strength
from jobcenter.dates import short


@dataclass(frozen=True)
class AboutPage:
    strengths: list[Strength]
    needs: list[AccommodationNeed]
    ended: list[Strength | AccommodationNeed]
    voices: dict[str, list[ProblemDefinition]]
    "Versions of each voice, the newest first."

    @property
    def own(self) -> ProblemDefinition | None:
        return next(iter(self.voices[Voice.BORGER]), None)

    @property
    def own_by(self) -> str:
        """When her words were noted, and whether she wrote them herself."""
        if self.own is None:
            return ""
        day = short(self.own.noted_on)
        return f"{day} · {_('skrevet af borgeren')}" if self.own.channel else day

    @property
    def professional(self) -> ProblemDefinition | None:
        return next(iter(self.voices[Voice.FAGLIG]), None)


def about_page(case: Case, *, notes: bool) -> AboutPage:
    """Without `notes` the two views of the problem stay out: what a borger tells is not for every reader."""
    strengths = list(Strength.objects.filter(case=case))
    needs = list(AccommodationNeed.objects.filter(case=case))
    rows = ProblemDefinition.objects.filter(case=case).select_related("noted_by")
    problems = list(rows)[::-1] if notes else []
    return AboutPage(
        strengths=[row for row in strengths if row.ended_on is None],
        needs=[row for row in needs if row.ended_on is None],
        ended=[*(row for row in strengths if row.ended_on), *(row for row in needs if row.ended_on)],
        voices={voice.value: [row for row in problems if row.voice == voice] for voice in Voice},
    )


def sensitive_facts(case: Case) -> list[SensitiveFact]:
    """Asked only for those who may see them; nobody else's page holds even an empty list."""
    return list(SensitiveFact.objects.filter(case=case, ended_on=None).select_related("noted_by"))


def standing_problem(case: Case, voice: str) -> ProblemDefinition:
    """The newest version of a voice with the count of versions as its `version`; an empty one before the first."""
    rows = list(ProblemDefinition.objects.filter(case=case, voice=voice))
    standing = rows[-1] if rows else ProblemDefinition(case=case, voice=voice, text="")
    standing.version = len(rows)  # type: ignore[attr-defined]  # versions of a voice are counted, not stored
    return standing
