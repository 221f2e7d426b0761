"""The tables of a sag: one file a subject, constraints first, one QuerySet above each model."""

from .agreement import AgreementLine, PurposeAlignment, Utterance
from .around import ActorAround, Coordination, CoordinationNote
from .cases import Assignment, Case, CaseShare
from .citizens import Citizen
from .contacts import Contact, Meeting, Task
from .dilemmas import ColleagueAnswer, ColleagueQuestion, CompanyContact, PlacementGuide, Weighing
from .drafts import Draft
from .flags import Flag
from .indicators import Indicator
from .involvement import EntryMarkedWrong, FormClaim, IndicatorHit, InvolvementEntry, NegotiationMove
from .needs import AccommodationNeed, ProblemDefinition, SensitiveFact, Strength
from .options import OptionShown, OptionWithheld, ProviderResponse
from .pauses import Exemption, Pause
from .placements import Enrolment, Placement, PlacementExtension
from .plans import Commitment, Goal, Plan, PlanStep, StepChange
from .progression import Observation, ObservationMarkedWrong
from .rhythms import LateFollowUp, ReactivationStep, Rhythm
from .rights import ProcedureMark, PublicText, WorkDuty
from .sanctions import Concern, SanctionStep
from .visitation import Benefit, MatchReason, TargetGroup, Visitation
from .voice import (
    CheckIn,
    CitizenStatement,
    LineRemark,
    PlanSheet,
    StatementLink,
    StatementMarkedWrong,
    WorkerMeaning,
)
from .wishes import Wish, WishAttempt

__all__ = [
    "AccommodationNeed",
    "ActorAround",
    "AgreementLine",
    "Assignment",
    "Benefit",
    "Case",
    "CaseShare",
    "CheckIn",
    "Citizen",
    "CitizenStatement",
    "ColleagueAnswer",
    "ColleagueQuestion",
    "Commitment",
    "CompanyContact",
    "Concern",
    "Contact",
    "Coordination",
    "CoordinationNote",
    "Draft",
    "Enrolment",
    "EntryMarkedWrong",
    "Exemption",
    "Flag",
    "FormClaim",
    "Goal",
    "Indicator",
    "IndicatorHit",
    "InvolvementEntry",
    "LateFollowUp",
    "LineRemark",
    "MatchReason",
    "Meeting",
    "NegotiationMove",
    "Observation",
    "ObservationMarkedWrong",
    "OptionShown",
    "OptionWithheld",
    "Pause",
    "Placement",
    "PlacementExtension",
    "PlacementGuide",
    "Plan",
    "PlanSheet",
    "PlanStep",
    "ProblemDefinition",
    "ProcedureMark",
    "ProviderResponse",
    "PublicText",
    "PurposeAlignment",
    "ReactivationStep",
    "Rhythm",
    "SanctionStep",
    "SensitiveFact",
    "StatementLink",
    "StatementMarkedWrong",
    "StepChange",
    "Strength",
    "TargetGroup",
    "Task",
    "Utterance",
    "Visitation",
    "Weighing",
    "Wish",
    "WishAttempt",
    "WorkDuty",
    "WorkerMeaning",
]
