"""How a story is told: day by day, through the actions, by the caseworker whose case it is."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from cases.actions import (
    bookings,
    commitments,
    contacts,
    enrolments,
    exemptions,
    involvement,
    meetings,
    pauses,
    persons,
    placements,
    plans,
    tasks,
    visitation,
    wishes,
)
from cases.actions.meetings import NextStep, Promise, Samtale
from cases.enums import (
    AttemptKind,
    AttemptOutcome,
    ContactKind,
    MeetingForm,
    MeetingKind,
    Party,
    PlacementPurpose,
    SensitiveKind,
    Voice,
    WishKind,
)
from cases.involvement import Draft
from cases.models import Enrolment, Meeting, Placement, Wish, WishAttempt
from jobcenter.demo.vignettes import _people
from jobcenter.demo.vignettes._borgere_mestring import OPENINGS as MESTRING_OPENINGS
from jobcenter.demo.vignettes._borgere_unge_og_job import OPENINGS as OTHER_OPENINGS
from jobcenter.demo.vignettes._people import Opening
from jobcenter.demo.vignettes._teller import Teller

OPENINGS = MESTRING_OPENINGS | OTHER_OPENINGS


class Story:
    """One borger's case in the order it happened: `day(n)` moves on to n days before the demo's day, the rest acts."""

    def __init__(self, tell: Teller, code: str, opening: Opening | None = None) -> None:
        first = opening or OPENINGS[code]
        self.tell, self.today = tell, tell.before(first.opened)
        self.by = tell.cast.user(first.worker)
        self.case = _people.open_case(
            first.person,
            code=code,
            unit=tell.cast.units[first.unit],
            caseworker=self.by if first.assigned else None,
            on=self.today,
            target_group=first.target_group,
            benefit=first.benefit,
        )
        self.do(visitation.visit, category=first.category, reason=first.reason)
        self.strengths(*first.strengths)
        for kind, text in first.needs.items():
            self.do(persons.add_need, kind=kind, text=text)
        if first.own:
            self.problem(first.own, first.professional)

    def day(self, ago: int) -> None:
        self.at(self.tell.before(ago) if ago else self.tell.as_of)

    def at(self, then: date) -> None:
        if then < self.today:
            raise ValueError(f"a story is told forwards: {then} lies before {self.today}")
        self.today = then

    def before(self, days: int) -> date:
        return self.tell.before(days)

    def after(self, days: int) -> date:
        return self.tell.after(days)

    def do(self, action: Any, *, by: str = "", **values: Any) -> Any:
        """One action on the case, today, by the caseworker unless told."""
        return action(case=self.case, by=self._who(by), on=self.today, **values)

    def to(self, action: Any, *, by: str = "", **row_and_values: Any) -> Any:
        """One action on a row of the case."""
        return action(by=self._who(by), on=self.today, **row_and_values)

    def _who(self, username: str) -> Any:
        return self.tell.cast.user(username) if username else self.by

    # --- Who she is and what she wants ----------------------------------------------------------------------------

    def strengths(self, *texts: str, own: bool = True) -> None:
        for text in texts:
            self.do(persons.add_strength, text=text, in_citizens_words=own)

    def sensitive(self, kind: SensitiveKind, text: str, purpose: str) -> None:
        self.do(persons.add_sensitive, kind=kind, text=text, purpose=purpose)

    def problem(self, own: str, professional: str) -> None:
        self.do(persons.define_problem, voice=Voice.BORGER, text=own)
        self.do(persons.define_problem, voice=Voice.FAGLIG, text=professional)

    def wish(self, wording: str, kind: WishKind = WishKind.BRANCHE) -> Wish:
        return self.do(wishes.add, wording=wording, kind=kind)

    def tried(
        self,
        wish: Wish,
        kind: AttemptKind,
        where: str = "",
        outcome: AttemptOutcome = AttemptOutcome.AFVENTER,
        text: str = "",
        by: str = "",
    ) -> WishAttempt:
        """`where` is a workplace of the catalogue, or any other place in words."""
        workplace = self.tell.catalogue.workplaces.get(where)
        return self.to(
            wishes.attempt,
            by=by,
            wish=wish,
            kind=kind,
            outcome=outcome,
            workplace=workplace,
            workplace_text="" if workplace else where,
            text=text,
        )

    def park(self, wish: Wish, *, day: date | None = None, when: str = "") -> None:
        self.to(wishes.park, wish=wish, revisit_on=day, revisit_when=when)

    # --- Talking together -----------------------------------------------------------------------------------------

    def held(
        self,
        talked_about: str,
        *promises: Promise,
        step: NextStep | None = None,
        kind: MeetingKind = MeetingKind.OPFOELGNING,
        form: MeetingForm = MeetingForm.FREMMOEDE,
        entry: Draft | None = None,
        enough: bool = False,
        **more: Any,
    ) -> Meeting:
        """A samtale today; `enough`: no next step was needed now. `more`: its lines, and what she said."""
        samtale = Samtale(
            held_on=self.today,
            kind=kind,
            form=form,
            talked_about=talked_about,
            promises=promises,
            step=step,
            no_step_needed=enough,
            involvement=entry,
            **more,
        )
        return self.do(meetings.hold, samtale=samtale).meeting

    def booked(
        self,
        day: date,
        purpose: str,
        at: time | None = None,
        kind: MeetingKind = MeetingKind.OPFOELGNING,
        form: MeetingForm = MeetingForm.FREMMOEDE,
    ) -> Meeting:
        return self.do(bookings.plan, planned_on=day, planned_time=at, purpose=purpose, kind=kind, form=form)

    def contact(self, kind: ContactKind, text: str = "", by: str = "", **values: Any) -> None:
        self.do(contacts.record, by=by, kind=kind, text=text, **values)

    def involved(self, draft: Draft, **rows: Any) -> Any:
        return self.do(involvement.record, draft=draft, **rows)

    # --- The plan -------------------------------------------------------------------------------------------------

    def goal(self, kind: str, wording: str, purpose: str = "") -> Any:
        return self.do(plans.set_goal, kind=kind, citizen_wording=wording, purpose=purpose)

    def step(self, title: str, due: date, party: Party = Party.BORGER, **serves: Any) -> Any:
        return self.do(plans.add_step, title=title, due_on=due, party=party, **serves)

    def reached(self, step: Any) -> None:
        self.to(plans.move_step, step=step, move="naa")

    def promise(self, party: Party, what: str, due: date) -> Any:
        return self.do(commitments.make, party=party, what=what, due_on=due)

    def kept(self, what: str) -> None:
        promise = self.case.commitments.open().get(what=what)
        self.to(commitments.keep, commitment=promise)

    def task(self, what: str, due: date, owner: str = "") -> None:
        self.do(tasks.add, what=what, owner=self._who(owner), due_on=due)

    def pause(self, reason: str, text: str, *, review: date, activity: str = "", citizen_part: str = "") -> Any:
        return self.do(
            pauses.begin, reason=reason, text=text, review_on=review, activity=activity, citizen_part=citizen_part
        )

    def exempt(self, **values: Any) -> None:
        self.do(exemptions.grant, **values)

    # --- Offers and workplaces --------------------------------------------------------------------------------------

    def share(self, username: str, purpose: str) -> None:
        _people.share(self.case, user=self.tell.cast.user(username), purpose=purpose, on=self.today)

    def chosen(self, offer: str, reason: str, **terms: Any) -> Enrolment:
        return self.do(enrolments.choose, offer=self.tell.catalogue.offers[offer], reason=reason, **terms)

    def enrolment(self, enrolment: Enrolment, code: str, **details: Any) -> Enrolment:
        return self.do(enrolments.move, enrolment=enrolment, code=code, **details)

    def drafted(
        self,
        where: str,
        *,
        why: str,
        tasks: str,
        hours: int,
        first: date,
        last: date,
        purpose: PlacementPurpose = PlacementPurpose.AFKLARING,
        by: str = "",
        **terms: Any,
    ) -> Placement:
        return self.do(
            placements.draft,
            by=by,
            workplace=self.tell.catalogue.workplaces[where],
            citizen_reason=why,
            tasks=tasks,
            hours=hours,
            starts_on=first,
            ends_on=last,
            purpose=purpose,
            **terms,
        )

    def placement(self, placement: Placement, code: str, by: str = "", **details: Any) -> Placement:
        return self.do(placements.move, by=by, placement=placement, code=code, **details)

    def extended(self, placement: Placement, last: date, reason: str) -> Placement:
        return self.do(placements.extend, placement=placement, ends_on=last, reason=reason)
