"""The reviewed table: which role may read and write at which address, by her relation to the case.

A new address without a row here fails the build. `read` is what GET answers, `write` what POST answers.
"""

from __future__ import annotations

from dataclasses import dataclass

ROLES = ("anonymous", "asta", "bo", "carl", "vera", "vera_shared", "dorte", "ida", "nora")
ALLOWED = "allowed"


@dataclass(frozen=True)
class Who:
    """What each role gets: ALLOWED, or the status that turns her away."""

    answers: dict[str, int | str]

    def __getitem__(self, role: str) -> int | str:
        return self.answers[role]


def _who(default: int | str, **others: int | str) -> Who:
    return Who(dict.fromkeys(ROLES, default) | {"anonymous": 302} | others)


ANYONE = _who(ALLOWED, anonymous=ALLOWED)
LOGGED_IN = _who(ALLOWED)
# A row one may not see is 404; a row one may see, with an act one may not do, is 403.
_OURS = {"asta": ALLOWED, "bo": ALLOWED}
CASE = _who(404, **_OURS, vera_shared=ALLOWED, dorte=ALLOWED)
NOTES = _who(404, **_OURS, vera_shared=403, dorte=ALLOWED)
RECORD = _who(404, **_OURS, vera_shared=403, dorte=403)
DECIDE = RECORD  # both are the sagsbehandler's; kept apart because the reason differs
COMPANY = _who(404, **_OURS, vera_shared=ALLOWED, dorte=403)
# The task in the world is Asta's; a consultant finds those she was given.
TASK = _who(404, **_OURS, dorte=403)
# Who works with cases; reflection is the author's own until she shares it.
WORKER = _who(ALLOWED, ida=403, nora=403)
HER_OWN = _who(404, asta=ALLOWED, ida=403, nora=403)
# A colleague's question is read in its unit, without the case.
IN_THE_UNIT = _who(404, **_OURS, dorte=ALLOWED, ida=403, nora=403)
LEADER = _who(403, dorte=ALLOWED)
# Who has the case is for the one who leads its unit to say; a sagsbehandler sees it.
LEAD_CASE = _who(404, asta=403, bo=403, vera_shared=403, dorte=ALLOWED)
ADMIN = _who(403, ida=ALLOWED)
WATCHDOG = _who(403, nora=ALLOWED)
# Her own day: for those who write on cases.
OWN_WORK = _who(403, asta=ALLOWED, bo=ALLOWED, carl=ALLOWED)
NOBODY = _who(405, anonymous=302)  # the page cannot be written to
# A link that opens nothing, and the borger's page where no screen was handed over: there for nobody.
GONE = Who(dict.fromkeys(ROLES, 404))
NOT_HANDED = _who(404)
PROBE = Who(dict.fromkeys(ROLES, 405))  # nor this one, which asks nobody to log in first
UNWELL = Who(dict.fromkeys(ROLES, 503))  # no worker runs beside the tests


@dataclass(frozen=True)
class Row:
    read: Who
    write: Who = NOBODY


TABLE: dict[str, Row] = {
    "health_live": Row(ANYONE, PROBE),
    "health_ready": Row(ANYONE, PROBE),
    "health_worker": Row(UNWELL, PROBE),
    "health_beat": Row(UNWELL, PROBE),
    "login": Row(ANYONE, ANYONE),
    "logout": Row(NOBODY, LOGGED_IN),
    "profile": Row(LOGGED_IN),
    "active": Row(LOGGED_IN),
    "password": Row(LOGGED_IN, LOGGED_IN),
    "end_other_sessions": Row(NOBODY, LOGGED_IN),
    "home": Row(LOGGED_IN),
    "cases:documentation": Row(LOGGED_IN),
    "reflection": Row(WORKER),
    "cases:weighing_new": Row(NOTES, RECORD),
    "cases:guide": Row(NOTES, DECIDE),
    "cases:company_contact": Row(COMPANY, COMPANY),
    "cases:ask_colleagues": Row(NOTES, RECORD),
    "cases:questions": Row(WORKER),
    "cases:question": Row(IN_THE_UNIT, IN_THE_UNIT),
    "dilemma_new": Row(WORKER, WORKER),
    "dilemma": Row(HER_OWN, HER_OWN),
    "sparring": Row(WORKER, WORKER),
    "sparring_one": Row(HER_OWN),
    "day": Row(OWN_WORK),
    "team": Row(LEADER),
    "team_due": Row(LEADER),
    "team_missing_steps": Row(LEADER),
    "team_movement": Row(LEADER),
    "team_movement_cases": Row(LEADER),
    "team_outreach": Row(LEADER),
    "team_talks": Row(LEADER),
    "team_talks_held": Row(LEADER),
    "team_talks_promises": Row(LEADER),
    "team_waiting": Row(LEADER),
    "drift": Row(ADMIN, ADMIN),
    "rules": Row(LOGGED_IN),
    "job_progress": Row(LOGGED_IN),
    "cases:caseload": Row(LOGGED_IN),
    "cases:search": Row(LOGGED_IN, LOGGED_IN),
    "cases:case": Row(CASE),
    "cases:flag": Row(CASE),
    "cases:wishes": Row(CASE, COMPANY),
    "cases:wish": Row(CASE, COMPANY),
    "cases:plan": Row(CASE, RECORD),
    "cases:purposes": Row(NOTES, RECORD),
    "cases:progression": Row(NOTES),
    "cases:progression_new": Row(RECORD, RECORD),
    "cases:progression_wrong": Row(RECORD, RECORD),
    "cases:goal_new": Row(RECORD, RECORD),
    "cases:goal": Row(RECORD, RECORD),
    "cases:step_new": Row(RECORD, RECORD),
    "cases:step": Row(RECORD, RECORD),
    "cases:commitment_new": Row(RECORD, RECORD),
    "cases:commitment": Row(RECORD, RECORD),
    "cases:contact_new": Row(COMPANY, COMPANY),
    "cases:brief": Row(NOTES),
    "cases:around": Row(NOTES, RECORD),
    "cases:actor_around": Row(RECORD, RECORD),
    "cases:around_note_removed": Row(NOBODY, RECORD),
    "cases:rhythm": Row(NOTES, RECORD),
    "cases:rhythm_late": Row(NOBODY, RECORD),
    "cases:task_new": Row(RECORD, RECORD),
    "cases:task": Row(TASK, TASK),
    "cases:pause_new": Row(DECIDE, DECIDE),
    "cases:pause": Row(NOTES, DECIDE),
    "cases:exemption_new": Row(DECIDE, DECIDE),
    "cases:exemption": Row(DECIDE, DECIDE),
    "cases:about": Row(CASE, RECORD),
    "cases:strength": Row(RECORD, RECORD),
    "cases:need": Row(RECORD, RECORD),
    "cases:sensitive": Row(RECORD, RECORD),
    "cases:problem": Row(NOTES, RECORD),
    "cases:problem_kiosk": Row(NOBODY, RECORD),
    "cases:problem_paper": Row(RECORD, RECORD),
    "cases:assign": Row(LEAD_CASE, LEAD_CASE),
    "cases:contact_details": Row(RECORD, RECORD),
    "cases:how_to_talk": Row(RECORD, RECORD),
    "cases:texts": Row(ADMIN),
    "cases:text_indicator": Row(ADMIN, ADMIN),
    "cases:text_public": Row(ADMIN, ADMIN),
    "cases:rights": Row(CASE),
    "cases:ways": Row(NOTES),
    "cases:way": Row(NOTES, RECORD),
    "cases:paper": Row(RECORD, RECORD),
    "cases:paper_sheet": Row(NOTES),
    "cases:paper_pdf": Row(NOTES),
    "cases:visitation": Row(NOTES, DECIDE),
    "cases:visitation_new": Row(DECIDE, DECIDE),
    "cases:offers": Row(LOGGED_IN),
    "cases:offer": Row(LOGGED_IN),
    "cases:workplaces": Row(LOGGED_IN),
    "cases:case_offers": Row(CASE),
    "cases:enrol": Row(RECORD, RECORD),
    "cases:enrolment": Row(CASE, RECORD),
    "cases:placement_new": Row(COMPANY, COMPANY),
    "cases:placement": Row(CASE, COMPANY),
    "cases:samtale_new": Row(RECORD, RECORD),
    "cases:samtale": Row(NOTES),
    "cases:meeting_plan": Row(RECORD, RECORD),
    "cases:meeting_move": Row(RECORD, RECORD),
    "cases:meeting_outcome": Row(NOBODY, RECORD),
    "cases:meeting_explanation": Row(RECORD, RECORD),
    "cases:samtale_after": Row(NOTES),
    "cases:turned": Row(RECORD),
    "cases:turned_after": Row(NOTES),
    "cases:agreement": Row(NOTES, RECORD),
    "cases:agreement_line": Row(RECORD, RECORD),
    "cases:utterances": Row(NOTES, RECORD),
    "cases:utterance": Row(RECORD, RECORD),
    "cases:draft": Row(NOBODY, RECORD),
    "cases:draft_discard": Row(NOBODY, RECORD),
    "cases:samtale_edit": Row(RECORD, RECORD),
    "cases:involvements": Row(NOTES),
    "cases:involvement_new": Row(RECORD, RECORD),
    "cases:involvement": Row(NOTES),
    "cases:involvement_edit": Row(RECORD, RECORD),
    "cases:involvement_answer": Row(NOBODY, RECORD),
    "cases:involvement_seen": Row(NOBODY, RECORD),
    "cases:involvement_wrong": Row(RECORD, RECORD),
    "cases:rights_and_duties": Row(NOTES),
    "cases:svar": Row(GONE, GONE),
    "cases:svar_tak": Row(ANYONE, PROBE),
    "cases:borger": Row(NOT_HANDED, NOT_HANDED),
    "cases:borger_tak": Row(NOT_HANDED),
    "cases:borger_tilbage": Row(NOT_HANDED, NOT_HANDED),
    "cases:voice": Row(NOTES),
    "cases:voice_kiosk": Row(NOBODY, RECORD),
    "cases:voice_paper": Row(RECORD, RECORD),
    "cases:voice_link": Row(RECORD, RECORD),
    "cases:voice_link_withdraw": Row(NOBODY, RECORD),
    "cases:own_meaning": Row(NOBODY, RECORD),
    # What the borger said is read; there is no way to write it.
    "cases:statement": Row(NOTES),
    "cases:statement_wrong": Row(RECORD, RECORD),
    "cases:check_ins": Row(NOTES),
    "cases:check_in_kiosk": Row(NOBODY, RECORD),
    "cases:check_in_paper": Row(RECORD, RECORD),
    "cases:sanction_new": Row(DECIDE, DECIDE),
    "cases:sanction": Row(NOTES, NOTES),
    "cases:reactivation": Row(NOTES, RECORD),
    "cases:duty_new": Row(DECIDE, DECIDE),
    "cases:duty": Row(NOTES, NOTES),
    "cases:concern_new": Row(COMPANY, COMPANY),
    # Asta's own concern: the consultant would read one that she raised herself.
    "cases:concern": Row(NOTES, LEAD_CASE),
    "team_concerns": Row(LEADER),
    "team_looks": Row(LEADER),
}
