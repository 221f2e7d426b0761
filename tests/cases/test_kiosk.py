"""The screen in the borger's hands: it opens her pages and nothing else, until the password brings it back."""

import time

import pytest
from django.test import Client
from django.urls import reverse

from cases.models import AgreementLine, CheckIn, CitizenStatement, LineRemark, Placement, Task
from jobcenter.accounts.sessions import SEEN
from jobcenter.audit.models import Event, Viewing
from tests.cases.borger import NAME, NOTE, hard, held, hidden
from tests.factories import TODAY, make_case, make_workplace
from tests.house import tour

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_rules", "indicators")]
KIOSK, THANKS, BACK = "/borger/", "/borger/tak/", "/borger/tilbage/"
PASSWORD = "en-lang-adgangskode"


@pytest.fixture
def case(asta, units):
    asta.set_password(PASSWORD)
    asta.save()
    return make_case(unit=units.unge, caseworker=asta, name=NAME)


@pytest.fixture
def meeting(case, asta):
    return held(case, asta)


@pytest.fixture
def placement(case):
    return Placement.objects.create(
        case=case, state="i_gang", moved_on=TODAY, workplace=make_workplace(), hours=15, citizen_reason="At prøve",
        purpose="afklaring", starts_on=TODAY, ends_on=TODAY,
    )  # fmt: skip


@pytest.fixture
def staff(asta, case):
    client = Client()
    client.force_login(asta)
    return client


@pytest.fixture
def borger(staff, meeting):
    """The same browser, handed over."""
    answer = staff.post(reverse("cases:voice_kiosk", args=[meeting.case_id, meeting.pk]))
    assert (answer.status_code, answer["Location"]) == (302, KIOSK)
    return staff


def answered(client, **fields):
    page = client.get(KIOSK).content.decode()
    return client.post(KIOSK, {"row_id": hidden(page), **fields})


# --- Only her own pages ---------------------------------------------------------------------------------------------


@pytest.mark.requirement("S4-20", "S4-87")
def test_every_other_address_leads_back_to_her_page(borger, case, asta, units, meeting):
    """Every address of the product, by every method, the API's among them: no staff page, no other case."""
    other = make_case(unit=units.unge, caseworker=asta, name="En Anden")
    opened = set()
    for name, arguments in tour.everything().items():
        if name.startswith("health"):  # asked by machines, answered before there is a session
            continue
        ids = dict.fromkeys(arguments, other.pk) | {"token": "x", "voice": "borger", "code": "not-found", "rest": "x"}
        ids |= {"case_id": case.pk, "meeting_id": meeting.pk}
        address = tour.url(name, ids, arguments)
        if address in (KIOSK, THANKS, BACK):
            continue
        for method in ("get", "post", "put", "patch", "delete"):
            answer = getattr(borger, method)(address)
            if (answer.status_code, answer.headers.get("Location")) != (303, KIOSK) or answer.content:
                opened.add((name, method, answer.status_code))
    assert opened == set()


@pytest.mark.requirement("S4-20")
def test_a_part_asked_for_by_htmx_leads_there_too(borger, case):
    answer = borger.get(reverse("cases:case", args=[case.pk]), headers={"HX-Request": "true"})
    assert answer["HX-Redirect"] == KIOSK
    assert not answer.content


@pytest.mark.requirement("S4-88")
def test_her_page_shows_no_name_no_number_and_no_note(borger, case, asta):
    page = borger.get(KIOSK).content.decode()
    for word in (NAME, "Kanariefugl", NOTE, case.citizen.masked_cpr, asta.full_name, str(case.pk)):
        assert word not in page
    assert "<nav" not in page and "<script" not in page
    assert "Du søger job" in page and "Ringe til museet" in page


@pytest.mark.requirement("S4-20")
def test_the_browser_forgets_what_it_had_shown(staff, meeting):
    answer = staff.post(reverse("cases:voice_kiosk", args=[meeting.case_id, meeting.pk]))
    assert answer["Clear-Site-Data"] == '"cache"'
    assert "no-store" in staff.get(KIOSK)["Cache-Control"]


def test_without_a_handed_screen_there_is_no_such_page(staff):
    assert [staff.get(address).status_code for address in (KIOSK, THANKS, BACK)] == [404, 404, 404]


@pytest.mark.requirement("S4-87")
def test_the_look_and_both_acts_are_logged(borger, meeting, asta):
    before = Viewing.objects.count()
    borger.get(KIOSK)
    assert Viewing.objects.count() == before + 1
    answered(borger, own_words="Det går fint")
    borger.post(BACK, {"password": PASSWORD})
    kinds = list(Event.objects.filter(case_id=meeting.case_id).order_by("at").values_list("kind", "actor_id"))
    assert [kind for kind, _who in kinds] == ["screen.given", "statement.given", "screen.taken_back"]
    assert {who for _kind, who in kinds} == {asta.pk}


def test_an_idle_screen_ends_as_every_session_does(borger, case):
    session = borger.session
    session[SEEN] = time.time() - 31 * 60
    session.save()
    assert borger.get(KIOSK)["Location"].startswith("/log-ind/")
    assert borger.get(reverse("cases:case", args=[case.pk]))["Location"].startswith("/log-ind/")


def test_her_page_costs_the_same_for_many_lines_as_for_few(borger, meeting, django_assert_max_num_queries):
    with django_assert_max_num_queries(15) as few:
        borger.get(KIOSK)
    for number in range(5):
        AgreementLine.objects.create(case=meeting.case, meeting=meeting, text=f"Linje {number}", noted_on=TODAY)
    with django_assert_max_num_queries(len(few)):
        borger.get(KIOSK)


# --- What she can say -----------------------------------------------------------------------------------------------


@pytest.mark.requirement("S4-20", "S4-78")
def test_she_answers_what_she_likes_and_the_lines_one_by_one(borger, meeting):
    first, second = meeting.agreement_lines.order_by("order")
    done = answered(
        borger, chose="nej", own_words="Jeg vil hellere om onsdagen.", understood="ja",
        **{f"stance_{first.pk}": "uenig", f"remark_{first.pk}": "Kun halv tid", f"remark_{second.pk}": "Godt"},
    )  # fmt: skip
    assert done["Location"] == THANKS
    statement = CitizenStatement.objects.get()
    assert (statement.channel, statement.entered_by, statement.meeting) == ("kiosk", None, meeting)
    assert (statement.meaning, statement.chose, statement.understood) == ("", "nej", True)
    assert statement.own_words == "Jeg vil hellere om onsdagen."
    remarks = LineRemark.objects.order_by("line__order").values_list("line__text", "stance", "text")
    assert list(remarks) == [("Du søger job", "uenig", "Kun halv tid"), ("Du begynder på museet", "", "Godt")]


def test_a_remark_alone_is_an_answer(borger, meeting):
    line = meeting.agreement_lines.first()
    assert answered(borger, **{f"stance_{line.pk}": "delvist"})["Location"] == THANKS
    assert CitizenStatement.objects.get().remarked


@pytest.mark.requirement("S4-20")
def test_she_may_skip_it_all(borger):
    assert answered(borger, spring_over="1", own_words="ikke sendt")["Location"] == THANKS
    statement = CitizenStatement.objects.get()
    assert statement.skipped and statement.own_words == ""
    assert "Det er helt i orden" in borger.get(THANKS).content.decode()


def test_an_empty_answer_is_asked_about_and_what_is_typed_stays(borger):
    empty = answered(borger)
    assert empty.status_code == 422
    assert "Svar på det, du har lyst til" in empty.content.decode()
    wrong = answered(borger, meaning="findes-ikke", own_words="Det her bliver stående")
    assert wrong.status_code == 422
    assert "Det her bliver stående" in wrong.content.decode()
    assert not CitizenStatement.objects.exists()


@pytest.mark.requirement("S3-05")
def test_not_to_understand_is_a_task_for_the_sagsbehandler(borger, asta):
    answered(borger, understood="nej")
    assert Task.objects.get().owner == asta


def test_sent_twice_it_is_written_once_and_thanked_twice(borger):
    fields = {"row_id": hidden(borger.get(KIOSK).content.decode()), "own_words": "Hej"}
    assert borger.post(KIOSK, fields)["Location"] == THANKS
    assert borger.post(KIOSK, fields)["Location"] == THANKS
    assert CitizenStatement.objects.count() == 1


# --- The way back ---------------------------------------------------------------------------------------------------


@pytest.mark.requirement("S4-20")
def test_the_password_brings_the_screen_back(borger, meeting, case):
    wrong = borger.post(BACK, {"password": "gættet"})
    assert wrong.status_code == 422
    assert borger.get(reverse("cases:case", args=[case.pk]))["Location"] == KIOSK
    back = borger.post(BACK, {"password": PASSWORD})
    assert back["Location"] == reverse("cases:voice", args=[case.pk, meeting.pk])
    assert borger.get(reverse("cases:case", args=[case.pk])).status_code == 200
    assert borger.get(KIOSK).status_code == 404


@pytest.mark.requirement("S4-20")
def test_guessing_is_locked_out_as_at_the_login_and_the_screen_stays_hers(borger, case, settings):
    for _try in range(settings.AXES_FAILURE_LIMIT):
        locked = borger.post(BACK, {"password": "gættet"})
    assert locked.status_code == 429
    assert "Vent et kvarter" in locked.content.decode()
    right = borger.post(BACK, {"password": PASSWORD})
    assert right.status_code == 429
    assert borger.get(reverse("cases:case", args=[case.pk]))["Location"] == KIOSK
    assert Event.objects.filter(kind="user.locked_out").count() == 1


def test_the_right_password_forgets_the_tries_before(borger, meeting, settings):
    for _round in range(2):
        for _try in range(settings.AXES_FAILURE_LIMIT - 1):
            assert borger.post(BACK, {"password": "gættet"}).status_code == 422
        assert borger.post(BACK, {"password": PASSWORD}).status_code == 302
        borger.post(reverse("cases:voice_kiosk", args=[meeting.case_id, meeting.pk]))


def test_the_password_field_is_never_filled_in_by_the_browser(borger):
    page = borger.get(BACK).content.decode()
    assert 'autocomplete="new-password"' in page


def test_who_lost_the_case_meanwhile_can_still_take_her_screen_back(borger, asta, case):
    asta.memberships.update(valid_to=TODAY.replace(day=19))
    assert borger.get(KIOSK)["Location"] == BACK
    assert borger.post(BACK, {"password": PASSWORD})["Location"] == "/"


# --- How the praktik is (S3-03) -------------------------------------------------------------------------------------


@pytest.mark.requirement("S3-03", "S3-04")
def test_how_it_goes_is_told_on_the_screen(staff, placement, case):
    staff.post(reverse("cases:check_in_kiosk", args=[case.pk, placement.pk]))
    page = staff.get(KIOSK).content.decode()
    assert "Stedet får ikke dit svar at se" in page and placement.workplace.name not in page
    done = answered(staff, hours_agreed="3", hours_worked="4,5", wants="juster", handling="stille", included="nej")
    assert done["Location"] == THANKS
    told = CheckIn.objects.get()
    assert (told.hours_agreed, told.hours_worked, told.wants, told.handling) == (3, 4.5, "juster", "stille")
    assert (told.included, told.talked_with_boss, told.entered_by) == (False, None, None)


@pytest.mark.parametrize("hours", ["mange", "-1", "25", "NaN"])
def test_hours_that_cannot_be_are_asked_about(staff, placement, case, hours):
    staff.post(reverse("cases:check_in_kiosk", args=[case.pk, placement.pk]))
    answer = answered(staff, hours_worked=hours, wants="fortsaet", own_words="Det går")
    assert answer.status_code == 422
    assert "Skriv et tal" in answer.content.decode() and "Det går" in answer.content.decode()


def test_she_may_leave_that_alone_too(staff, placement, case):
    staff.post(reverse("cases:check_in_kiosk", args=[case.pk, placement.pk]))
    assert answered(staff, spring_over="1")["Location"] == THANKS
    assert not CheckIn.objects.exists()


# --- What she reads -------------------------------------------------------------------------------------------------


@pytest.mark.requirement("S4-20")
def test_everything_she_reads_on_the_screen_is_easy_to_read(borger, staff, placement, case):
    back = borger.get(BACK).content.decode()
    # What stands below that heading is the employee's to read.
    pages = {KIOSK: borger.get(KIOSK).content.decode(), BACK: back.partition("Til sagsbehandleren")[0]}
    pages["empty"] = answered(borger).content.decode()
    answered(borger, spring_over="1")
    pages["skipped"] = borger.get(THANKS).content.decode()
    borger.post(BACK, {"password": PASSWORD})
    staff.post(reverse("cases:check_in_kiosk", args=[case.pk, placement.pk]))
    pages["praktik"] = staff.get(KIOSK).content.decode()
    answered(staff, wants="fortsaet")
    pages["thanks"] = staff.get(THANKS).content.decode()
    assert {name: hard(page) for name, page in pages.items() if hard(page)} == {}
    for page in pages.values():
        assert "fejl" not in page.casefold()
    for name in (KIOSK, "praktik"):
        assert "Du kan springe over" in pages[name] and "Dit svar ændrer ikke din ydelse" in pages[name]
