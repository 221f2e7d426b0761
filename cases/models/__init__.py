"""The tables of a sag: one file a subject, constraints first, one QuerySet above each model."""

from .cases import Assignment, Case, CaseShare
from .citizens import Citizen
from .contacts import Contact, Meeting, Task
from .flags import Flag
from .indicators import Indicator
from .involvement import EntryMarkedWrong, FormClaim, IndicatorHit, InvolvementEntry
from .needs import AccommodationNeed, ProblemDefinition, SensitiveFact, Strength
from .options import OptionShown, OptionWithheld, ProviderResponse
from .pauses import Exemption, Pause
from .placements import Enrolment, Placement, PlacementExtension
from .plans import Commitment, Goal, Plan, PlanStep
from .visitation import Benefit, MatchReason, TargetGroup, Visitation
from .wishes import Wish, WishAttempt

__all__ = [
    "AccommodationNeed",
    "Assignment",
    "Benefit",
    "Case",
    "CaseShare",
    "Citizen",
    "Commitment",
    "Contact",
    "Enrolment",
    "EntryMarkedWrong",
    "Exemption",
    "Flag",
    "FormClaim",
    "Goal",
    "Indicator",
    "IndicatorHit",
    "InvolvementEntry",
    "MatchReason",
    "Meeting",
    "OptionShown",
    "OptionWithheld",
    "Pause",
    "Placement",
    "PlacementExtension",
    "Plan",
    "PlanStep",
    "ProblemDefinition",
    "ProviderResponse",
    "SensitiveFact",
    "Strength",
    "TargetGroup",
    "Task",
    "Visitation",
    "Wish",
    "WishAttempt",
]
