"""The reviewed table: who reads which personal field on any page, in any part of one, in any header (house.md 7).

Without a row here, a field is open to everybody who may open the sag. Each row is exact: a field that a page begins
to show, or ceases to show, changes it.
"""

# The borger's health and other sensitive facts: closed to everybody but the sagsbehandlere.
ONLY_THE_SAGSBEHANDLERE = {"SensitiveFact.purpose", "SensitiveFact.text"}

# An exemption is decided and read by the sagsbehandlere; the leader's list says only that there is one.
ONLY_THE_SAGSBEHANDLERE |= {"Exemption.reason"}
# What was said with a workplace is written where it is read, and the leader writes no contacts.
ONLY_THE_SAGSBEHANDLERE |= {"CompanyContact.reason", "CompanyContact.text"}

# What was said in a meeting, why something was decided, and the evidence: closed to a virksomhedskonsulent.
NOT_THE_CONSULTANT = {
    "ActorAround.contact",
    "ActorAround.function",
    "ActorAround.name",
    "AgreementLine.dissent",
    "AgreementLine.text",
    "Benefit.override_reason",
    "CheckIn.own_words",
    "CitizenStatement.change",
    "CitizenStatement.own_words",
    "ColleagueAnswer.text",
    "ColleagueQuestion.text",
    "Commitment.why_broken",
    "Concern.answer",
    "Concern.text",
    "Contact.text",
    "CoordinationNote.text",
    "Enrolment.became",
    "Enrolment.reason",
    "FormClaim.counter_comment",
    "FormClaim.evidence",
    "IndicatorHit.text",
    "InvolvementEntry.barrier_explanation",
    "InvolvementEntry.citizen_words",
    "InvolvementEntry.confirmation_comment",
    "InvolvementEntry.decision",
    "InvolvementEntry.dissent",
    "InvolvementEntry.free_choice",
    "InvolvementEntry.power_moved",
    "InvolvementEntry.pressure_text",
    "InvolvementEntry.worker_view",
    "LateFollowUp.text",
    "LineRemark.text",
    "MatchReason.text",
    "Meeting.citizen_explanation",
    "Meeting.clarified",
    "Meeting.institutional",
    "Meeting.involving",
    "Meeting.purpose",
    "Meeting.spoken",
    "Meeting.talked_about",
    "NegotiationMove.text",
    "ObservationMarkedWrong.reason",
    "OptionShown.citizen_reason",
    "OptionShown.consequence_of_choice",
    "OptionShown.consequence_of_decline",
    "OptionShown.demands",
    "OptionShown.label",
    "OptionShown.what_is_new",
    "OptionShown.why_relevant",
    "OptionWithheld.label",
    "OptionWithheld.reason",
    "Pause.activity",
    "Pause.citizen_part",
    "Pause.text",
    "Placement.citizen_account",
    "Placement.learned",
    "PlacementGuide.alternative",
    "PlacementGuide.her_account",
    "PlacementGuide.her_needs",
    "PlacementGuide.short_track",
    "PlacementGuide.work_behind",
    "PlanStep.basis_reference",
    "PlanStep.decided_when",
    "PlanStep.decider",
    "PlanStep.exit_criterion",
    "PlanStep.if_declined",
    "PlanStep.if_it_gets_hard",
    "PlanStep.owner",
    "PlanStep.purpose",
    "ProblemDefinition.text",
    "ProcedureMark.how",
    "ProviderResponse.what_changed",
    "PurposeAlignment.authority_words",
    "PurposeAlignment.citizen_words",
    "ReactivationStep.text",
    "Rhythm.reason",
    "SanctionStep.about",
    "SanctionStep.alternatives",
    "SanctionStep.cheating_basis",
    "SanctionStep.citizen_account",
    "SanctionStep.help_offered",
    "SanctionStep.reactivation_override",
    "SanctionStep.reasons",
    "SanctionStep.second_look_text",
    "SanctionStep.side_effects",
    "SanctionStep.support_tried",
    "SanctionStep.vulnerability",
    "StatementMarkedWrong.reason",
    "StepChange.text",
    "TargetGroup.override_reason",
    "Task.what",
    "Utterance.text",
    "Visitation.reason",
    "Weighing.text",
    "Wish.alternatives",
    "Wish.explanation",
    "Wish.insight_answer",
    "Wish.insight_explained",
    "Wish.insight_observed",
    "WorkDuty.legal_basis",
    "WorkDuty.reason",
}

# How a protected borger is reached, and in which language: closed to a virksomhedskonsulent where she is protected.
NOT_THE_CONSULTANT |= {"Citizen.address", "Citizen.language", "Citizen.phone"}

# Kept for the machines (the order of the list, the number in the fagsystem), for the log (why a case was shared),
# or hidden by what it says (an entry that was registered wrongly).
ON_NO_PAGE = {"Case.source_id", "CaseShare.purpose", "Citizen.sort_key", "EntryMarkedWrong.reason"}
# The number by which another department's system knows its element of the plan.
ON_NO_PAGE |= {"PlanStep.source_id"}

# The number by which two systems know that they speak of one case, and the language an interpreter is ordered in.
FOR_SYSTEMS = {"Case.source_id", "Citizen.language", "PlanStep.source_id"}
