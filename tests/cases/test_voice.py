"""The borger's own answer is written once and changed by nobody; where there is none, it is missing and nothing else."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from cases.actions import voice
from cases.actions._voice import Answer, Remark
from cases.models import (
    AgreementLine,
    CitizenStatement,
    InvolvementEntry,
    LineRemark,
    Meeting,
    StatementMarkedWrong,
    Task,
)
from cases.queries.voice import heard, voice_of, voices_of
from cases.queries.voice_meaning import gap, sense, understood
from jobcenter.audit.models import Event
from tests.factories import TODAY, make_case, share

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_rules")]
DAY = timedelta(days=1)
SAID = "Jeg vil gerne prøve museet. Men ikke om morgenen."


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta)


def hold(case, by, on=TODAY, **values):
    return Meeting.objects.create(case=case, state="holdt", held_on=on, held_by=by, kind="opfoelgning", **values)


@pytest.fixture
def meeting(case, asta):
    return hold(case, asta)


def give(meeting, by, channel="kiosk", on=TODAY, **said):
    return voice.give(meeting=meeting, by=by, on=on, channel=channel, answer=Answer(**said))


def line(meeting, text="Aktivt jobsøgende", **values):
    return AgreementLine.objects.create(case=meeting.case, meeting=meeting, text=text, noted_on=TODAY, **values)


# --- Written once ---------------------------------------------------------------------------------------------------


@pytest.mark.requirement("S4-20")
def test_the_words_are_kept_as_they_were_written(meeting, asta):
    give(meeting, asta, own_words=SAID, change="Mere tid", meaning="delvist", chose="nej")
    found = voice_of(meeting.case)
    assert (found.own_words, found.change) == (SAID, "Mere tid")
    assert found.chose == "Nej, jeg var ikke med til at vælge"
    assert found.channel == "Selv, på skærmen hos os"


@pytest.mark.requirement("S4-20")
def test_paper_names_who_typed_it_in_wherever_it_is_read(meeting, asta, client):
    give(meeting, asta, channel="papir", own_words=SAID)
    client.force_login(asta)
    statement = CitizenStatement.objects.get()
    assert statement.entered_by == asta
    for name, pk in (("statement", statement.pk), ("voice", meeting.pk)):
        page = client.get(reverse(f"cases:{name}", args=[meeting.case_id, pk])).content.decode()
        assert "på papir, skrevet ind af Asta" in page


@pytest.mark.requirement("S4-20")
@pytest.mark.parametrize(
    "table", ["citizenstatement", "lineremark", "statementmarkedwrong", "checkin", "workermeaning"]
)
@pytest.mark.parametrize(
    "statement", ["UPDATE cases_{0} SET id = id", "DELETE FROM cases_{0}", "TRUNCATE cases_{0} CASCADE"]
)
def test_the_database_refuses_to_change_or_remove_an_answer(meeting, asta, table, statement):
    give(meeting, asta, own_words=SAID)
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # or what is deferred would refuse before we do
        cursor.execute(statement.format(table))


@pytest.mark.requirement("S4-20")
def test_the_role_of_the_application_is_refused_too(meeting, asta):
    """Another role than the owner of the tables, with every right that can be granted."""
    give(meeting, asta, own_words=SAID)
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE app_of_the_voice")
        cursor.execute("GRANT ALL ON ALL TABLES IN SCHEMA public TO app_of_the_voice")
        cursor.execute("SET LOCAL ROLE app_of_the_voice")
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            cursor.execute("UPDATE cases_citizenstatement SET own_words = 'Alt er godt'")
        cursor.execute("RESET ROLE")
    assert CitizenStatement.objects.get().own_words == SAID


@pytest.mark.requirement("S4-20")
def test_the_orm_is_refused_too(meeting, asta):
    statement = give(meeting, asta, own_words=SAID)
    statement.own_words = "Alt er godt"
    with pytest.raises(IntegrityError), transaction.atomic():
        statement.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        CitizenStatement.objects.update(own_words="Alt er godt")


@pytest.mark.requirement("S4-20")
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_no_method_writes_at_the_address_of_an_answer(client, meeting, asta, method):
    statement = give(meeting, asta, own_words=SAID)
    client.force_login(asta)
    address = reverse("cases:statement", args=[meeting.case_id, statement.pk])
    answer = getattr(client, method)(address, {"own_words": "Alt er godt"}, content_type="application/json")
    assert answer.status_code in (403, 405)
    assert CitizenStatement.objects.get().own_words == SAID


@pytest.mark.requirement("S4-20")
def test_an_answer_by_link_cannot_be_claimed_by_staff(meeting, asta):
    with pytest.raises(ValidationError):
        give(meeting, asta, channel="link", own_words=SAID)


def test_only_who_may_record_may_hand_over_or_type_in(meeting, asta, vera, dorte, carl):
    share(meeting.case, vera)
    for user in (vera, dorte, carl):
        with pytest.raises(PermissionDenied):
            give(meeting, user, own_words=SAID)
        with pytest.raises(PermissionDenied):
            voice.give_screen(case=meeting.case, by=user, on=TODAY, meeting=meeting)


@pytest.mark.parametrize(("said", "refused"), [({}, True), ({"own_words": "  "}, True), ({"understood": False}, False)])
def test_an_answer_says_something_or_was_skipped(meeting, asta, said, refused):
    if not refused:
        assert give(meeting, asta, **said).pk
        return
    with pytest.raises(ValidationError, match="spring det hele over"):
        give(meeting, asta, **said)


@pytest.mark.requirement("S4-20")
def test_a_skipped_answer_is_no_voice(meeting, asta):
    give(meeting, asta, skipped=True)
    assert voice_of(meeting.case) is None
    [found] = voices_of([meeting.pk])[meeting.pk]
    assert found.skipped
    assert heard([found]) is None


# --- Registered wrongly ---------------------------------------------------------------------------------------------


@pytest.mark.requirement("S4-20")
def test_a_wrong_registration_hides_the_words_and_says_who_and_why(client, meeting, asta, bo):
    statement = give(meeting, asta, channel="papir", own_words=SAID, change="Mere tid")
    client.force_login(bo)
    before = Event.objects.count()
    address = reverse("cases:statement_wrong", args=[meeting.case_id, statement.pk])
    client.post(address, {"reason": "Papiret hørte til en anden sag."})
    assert Event.objects.count() == before + 1
    assert CitizenStatement.objects.get().own_words == SAID
    for name, pk in (("statement", statement.pk), ("voice", meeting.pk), ("case", None)):
        page = client.get(reverse(f"cases:{name}", args=[meeting.case_id, *([pk] if pk else [])])).content.decode()
        assert SAID not in page and "Mere tid" not in page
        if name != "case":
            assert "Fejlregistreret" in page and "Bo" in page and "Papiret hørte til en anden sag." in page
    assert voice_of(meeting.case) is None


def test_it_is_marked_once_and_with_a_reason(meeting, asta):
    statement = give(meeting, asta, own_words=SAID)
    with pytest.raises(ValidationError):
        voice.mark_wrong(statement=statement, by=asta, on=TODAY, reason="  ")
    voice.mark_wrong(statement=statement, by=asta, on=TODAY, reason="Forkert sag")
    with pytest.raises(ValidationError):
        voice.mark_wrong(statement=statement, by=asta, on=TODAY, reason="Igen")
    assert StatementMarkedWrong.objects.count() == 1


# --- Missing, never a default ---------------------------------------------------------------------------------------


@pytest.mark.requirement("S4-20")
def test_a_missing_voice_is_said_and_never_filled_in(client, meeting, asta, indicators):
    entry = InvolvementEntry.objects.create(
        case=meeting.case,
        meeting=meeting,
        occurred_on=TODAY,
        author=asta,
        author_has_authority=True,
        phase="udvaelgelse",
    )
    client.force_login(asta)
    for name, ids in (("case", []), ("samtale", [meeting.pk]), ("voice", [meeting.pk]), ("involvement", [entry.pk])):
        page = client.get(reverse(f"cases:{name}", args=[meeting.case_id, *ids])).content.decode()
        assert "Borgerens stemme mangler" in page, name
    give(meeting, asta, own_words=SAID)
    for name, ids in (("case", []), ("samtale", [meeting.pk]), ("voice", [meeting.pk]), ("involvement", [entry.pk])):
        page = client.get(reverse(f"cases:{name}", args=[meeting.case_id, *ids])).content.decode()
        assert "Borgerens stemme mangler" not in page, name
        assert SAID in page, name


def test_no_question_has_an_answer_beforehand(client, meeting, asta):
    client.force_login(asta)
    page = client.get(reverse("cases:voice_paper", args=[meeting.case_id, meeting.pk])).content.decode()
    assert " checked" not in page


@pytest.mark.requirement("S4-87")
def test_a_consultant_reads_no_answer(client, meeting, asta, vera):
    statement = give(meeting, asta, own_words=SAID)
    share(meeting.case, vera)
    client.force_login(vera)
    assert SAID not in client.get(reverse("cases:case", args=[meeting.case_id])).content.decode()
    for name, pk in (("voice", meeting.pk), ("statement", statement.pk)):
        assert client.get(reverse(f"cases:{name}", args=[meeting.case_id, pk])).status_code == 403


# --- Her remark to what was written (S4-78) -------------------------------------------------------------------------


@pytest.mark.requirement("S4-78")
def test_the_line_and_her_remark_stand_together(client, meeting, asta):
    """ "Aktivt jobsøgende", and what she says to it; the notat exports the answers of the samtale."""
    written = line(meeting)
    statement = give(meeting, asta, remarks=(Remark(written, "uenig", "Jeg søger kun det, jeg kan holde til."),))
    assert statement.remarked
    [found] = voices_of([meeting.pk])[meeting.pk]
    [said] = found.remarks
    assert (said.line, said.text) == ("Aktivt jobsøgende", "Jeg søger kun det, jeg kan holde til.")
    assert [one.line for one in meeting.statements.get().remarks.all()] == [written]
    client.force_login(asta)
    page = client.get(reverse("cases:voice", args=[meeting.case_id, meeting.pk])).content.decode()
    assert "Aktivt jobsøgende" in page and "Jeg søger kun det, jeg kan holde til." in page


def test_a_line_of_another_samtale_takes_no_remark(meeting, asta, case):
    other = line(hold(case, asta))
    with pytest.raises(ValidationError):
        give(meeting, asta, remarks=(Remark(other, "enig"),))
    assert not LineRemark.objects.exists() and not CitizenStatement.objects.exists()


def test_her_words_can_be_taken_on_as_something_to_seize(client, meeting, asta, case, units):
    """By the id of the answer, never by the words; only an answer of this sag, and one that stands."""
    statement = give(meeting, asta, own_words=SAID)
    elsewhere = make_case(unit=units.unge, caseworker=asta)
    client.force_login(asta)
    page = client.get(reverse("cases:statement", args=[case.pk, statement.pk])).content.decode()
    assert f"?svar={statement.pk}" in page
    for of, svar, there in ((case, statement.pk, True), (elsewhere, statement.pk, False), (case, "hej", False)):
        answer = client.get(reverse("cases:utterances", args=[of.pk]), {"svar": svar})
        assert answer.status_code == 200
        assert (SAID in answer.content.decode()) is there


# --- Hvad sker der nu? (S3-05) --------------------------------------------------------------------------------------


@pytest.mark.requirement("S3-05")
def test_who_does_not_understand_is_rung_up(meeting, asta, bo):
    """The answer is a task for the one who has the case, within the days of the rule; 22 November is a Sunday."""
    give(meeting, bo, understood=False)
    task = Task.objects.get()
    assert (task.owner, task.due_on) == (asta, TODAY + 3 * DAY)
    assert task.what == "Borgeren forstod ikke, hvad der sker nu: ring og forklar"
    assert (task.about_kind, task.about_id) == ("citizenstatement", CitizenStatement.objects.get().pk)


@pytest.mark.requirement("S3-05", "S4-20")
def test_nobody_is_rung_up_about_an_answer_that_was_another_borgers(client, meeting, asta):
    """Marked as wrongly registered, it leaves no task behind on the sag it does not belong to; other tasks stay."""
    wrong, right = (give(meeting, asta, understood=False) for _answer in range(2))
    client.force_login(asta)
    address = reverse("cases:statement_wrong", args=[meeting.case_id, wrong.pk])
    assert client.post(address, {"reason": "Papiret hørte til en anden sag."}).status_code == 302
    assert [task.about_id for task in Task.objects.open()] == [right.pk]


@pytest.mark.requirement("S3-05")
@pytest.mark.parametrize("said", [{"understood": True}, {"own_words": SAID}])
def test_nobody_is_rung_up_who_understands_or_was_not_asked(meeting, asta, said):
    give(meeting, asta, **said)
    assert not Task.objects.exists()


@pytest.mark.requirement("S3-05")
def test_how_many_understood_is_told_of_a_group(case, asta, dorte):
    for answer in (True, True, False, True):
        give(hold(case, asta), asta, understood=answer)
    assert understood(dorte, TODAY, None).few
    give(hold(case, asta), asta, understood=False)
    give(hold(case, asta), asta, own_words=SAID)  # was not asked
    found = understood(dorte, TODAY, TODAY)
    assert (found.few, found.answers, found.understood) == (False, 5, 3)


# --- Did it make sense, from both sides (S3-15) ---------------------------------------------------------------------


@pytest.mark.requirement("S3-15")
def test_neither_answer_is_shown_before_both_are_there(client, meeting, asta):
    client.force_login(asta)
    address = reverse("cases:voice", args=[meeting.case_id, meeting.pk])
    give(meeting, asta, meaning="nej")
    found = sense(meeting, TODAY)
    assert (found.borger_answered, found.shown, found.borger) == (True, False, "")
    assert "<q>Nej</q>" not in client.get(address).content.decode()
    client.post(reverse("cases:own_meaning", args=[meeting.case_id, meeting.pk]), {"meaning": "ja"})
    found = sense(meeting, TODAY)
    assert (found.shown, found.borger, found.worker) == (True, "Nej", "Ja")
    page = client.get(address).content.decode()
    assert "<q>Nej</q>" in page and "<q>Ja</q>" in page


@pytest.mark.requirement("S3-15")
def test_the_workers_answer_alone_is_not_shown_either(meeting, asta):
    voice.own_meaning(meeting=meeting, by=asta, on=TODAY, meaning="ja")
    found = sense(meeting, TODAY)
    assert (found.worker_answered, found.shown, found.worker) == (True, False, "")


@pytest.mark.requirement("S3-15")
def test_the_window_closes_after_the_days_of_the_rule(meeting, asta):
    give(meeting, asta, meaning="nej")
    assert not sense(meeting, TODAY + 7 * DAY).shown
    late = sense(meeting, TODAY + 8 * DAY)
    assert (late.shown, late.borger, late.worker) == (True, "Nej", "")


@pytest.mark.requirement("S3-15")
def test_nobody_answers_after_the_others_answer_is_shown(client, meeting, asta):
    give(meeting, asta, meaning="nej")
    with pytest.raises(ValidationError):
        voice.own_meaning(meeting=meeting, by=asta, on=TODAY + 8 * DAY, meaning="ja")
    voice.own_meaning(meeting=meeting, by=asta, on=TODAY + 7 * DAY, meaning="ja")


@pytest.mark.requirement("S3-15")
def test_the_workers_answer_is_given_once(meeting, asta, bo):
    voice.own_meaning(meeting=meeting, by=asta, on=TODAY, meaning="ja")
    with pytest.raises(ValidationError):
        voice.own_meaning(meeting=meeting, by=bo, on=TODAY, meaning="nej")


@pytest.mark.requirement("S3-15")
def test_no_room_of_rights_and_sanctions_knows_the_answers():
    """What is voluntary can never count against her: those rooms do not import it, by whatever name."""
    root = Path(__file__).resolve().parents[2]
    about = ("sanction", "sanktion", "dut", "rights", "hearing", "decision", "exemption", "pauses", "visitation")
    rooms = [path for path in (root / "cases").rglob("*.py") if any(path.stem.startswith(word) for word in about)]
    rooms += [path for path in (root / "templates").rglob("*.html") if any(w in path.parent.name for w in about)]
    forbidden = ("CitizenStatement", "WorkerMeaning", "CheckIn", "queries.voice", "voice_meaning", "worker_meaning")
    forbidden += (".statements", "check_ins", "voice_of", "voices_of")
    rooms = [path for path in rooms if not {"migrations", "models", "enums"} & set(path.parts)]
    assert len(rooms) >= 6
    used = {path.relative_to(root).as_posix(): word for path in rooms for word in forbidden if word in path.read_text()}
    assert used == {}


@pytest.mark.requirement("S3-15", "S4-78")
def test_the_notat_holds_her_words_and_remarks_and_not_whether_it_made_sense(client, meeting, asta):
    """What is voluntary goes into no journal; the line and her remark leave the house together."""
    written = line(meeting)
    give(meeting, asta, meaning="ved_ikke", own_words=SAID, remarks=(Remark(written, "uenig", "Kun halv tid"),))
    client.force_login(asta)
    page = client.get(reverse("cases:samtale_after", args=[meeting.case_id, meeting.pk])).content.decode()
    notat = page.partition("<textarea")[2].partition("</textarea>")[0]
    assert SAID in notat and "Ved ikke" not in notat and "mening" not in notat
    assert notat.index("Aktivt jobsøgende") < notat.index("Kun halv tid")


@pytest.mark.requirement("S3-15")
def test_the_gap_is_told_of_a_group_and_never_of_a_few(case, asta, dorte):
    def both(borger, worker):
        meeting = hold(case, asta)
        give(meeting, asta, meaning=borger)
        voice.own_meaning(meeting=meeting, by=asta, on=TODAY, meaning=worker)

    for borger in ("ja", "nej", "nej", "delvist"):
        both(borger, "ja")
    give(hold(case, asta), asta, meaning="ja")  # only one side
    few = gap(dorte, TODAY, None)
    assert (few.few, few.samtaler, few.borger) == (True, None, None)
    both("ja", "ja")
    found = gap(dorte, TODAY, TODAY - 30 * DAY)
    assert (found.few, found.samtaler, found.borger, found.worker, found.both) == (False, 5, 2, 5, 2)
    assert gap(dorte, TODAY + 60 * DAY, TODAY + 30 * DAY).few
