"""A borger's own link: three questions, one use, a last day; and one answer to every link that opens nothing."""

import hashlib
import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from cases.actions import voice_links
from cases.actions._voice import Answer
from cases.models import CitizenStatement, StatementLink
from cases.queries.voice import voice_of
from jobcenter.audit.models import Event, Viewing
from tests.cases.borger import NAME, NOTE, hard, held, hidden
from tests.factories import TODAY, make_case
from tests.house.html import Page
from tests.house.tour import logged

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_rules")]
DAY = timedelta(days=1)
THANKS = "/svar/tak/"


@pytest.fixture(autouse=True)
def _nobody_has_asked_yet():
    cache.clear()


@pytest.fixture
def meeting(asta, units):
    return held(make_case(unit=units.unge, caseworker=asta, name=NAME), asta)


@pytest.fixture
def made(meeting, asta):
    """The row and its token."""
    return voice_links.make(meeting=meeting, by=asta, on=TODAY)


@pytest.fixture
def address(made):
    return reverse("cases:svar", args=[made[1]])


@pytest.fixture
def phone():
    """A browser where nobody is logged in, and that asks for no token of a form."""
    return Client(enforce_csrf_checks=True)


def sent(phone, address, **fields):
    row_id = hidden(phone.get(address).content.decode())
    return phone.post(address, {"row_id": row_id, **fields})


# --- The link -------------------------------------------------------------------------------------------------------


@pytest.mark.requirement("S4-20")
def test_only_the_digest_is_kept_and_the_token_cannot_be_guessed(made):
    link, token = made
    assert link.digest == hashlib.sha256(token.encode()).hexdigest()
    assert token not in str(vars(StatementLink.objects.get()))
    assert len(token) * 6 >= 128  # letters of base64, six bits each


@pytest.mark.requirement("S4-20")
def test_it_lasts_as_many_days_as_the_kommune_has_chosen(made):
    assert made[0].expires_on == TODAY + 14 * DAY


@pytest.mark.requirement("S4-20")
def test_it_shows_three_questions_and_nothing_of_the_sag(phone, address, meeting, asta):
    answer = phone.get(address)
    page = answer.content.decode()
    assert answer.status_code == 200
    everything = f"{answer.headers}{page}"
    for word in (NAME, "Maja", "Kanariefugl", NOTE, asta.full_name, "Asta", "Du søger job", "Ringe til museet"):
        assert word not in everything
    for word in ("2026", "november", "20.", str(meeting.pk), str(meeting.case_id), meeting.case.citizen.masked_cpr):
        assert word not in page
    [form] = Page(page).forms
    assert {control.name for control in form.controls} == {"row_id", "meaning", "chose", "change", "own_words"}


@pytest.mark.requirement("S4-20")
def test_her_answer_is_hers_and_nobody_typed_it_in(phone, address, meeting, asta):
    before = Event.objects.count()
    assert sent(phone, address, meaning="ja", own_words="Tak for snakken")["Location"] == THANKS
    statement = CitizenStatement.objects.get()
    assert (statement.channel, statement.entered_by, statement.meeting) == ("link", None, meeting)
    assert voice_of(meeting.case).channel == "Selv, ved sit eget link"
    [event] = Event.objects.order_by("at")[before:]
    assert (event.kind, event.actor_kind, event.data) == ("statement.given", "system", {"channel": "link"})


@pytest.mark.requirement("S4-20")
def test_it_takes_no_cookie_no_login_and_no_look_of_staff(phone, address):
    answer = phone.get(address)
    done = sent(phone, address, own_words="Hej")
    assert done.status_code == 302
    assert not answer.cookies and not done.cookies and not phone.cookies
    assert not Viewing.objects.exists()


@pytest.mark.requirement("S4-20")
@pytest.mark.parametrize("get", [True, False])
def test_the_address_is_told_to_nobody(phone, address, get):
    answer = phone.get(address) if get else sent(phone, address, own_words="Hej")
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["Cache-Control"] == "no-store"
    assert "noindex" in answer["X-Robots-Tag"]


def test_it_asks_the_database_twice(phone, address, django_assert_num_queries):
    with django_assert_num_queries(2):
        phone.get(address)
    with django_assert_num_queries(1):
        phone.get("/svar/findes-ikke")


def test_it_opens_without_its_last_slash_and_with_one(phone, address):
    assert phone.get(address).status_code == 200
    assert phone.get(address.rstrip("/") + "/").status_code == 200


# --- One answer to every link that opens nothing --------------------------------------------------------------------


def used(link, token, phone, address):
    sent(phone, address, own_words="Hej")


def run_out(link, token, phone, address):
    StatementLink.objects.update(made_on=TODAY - 20 * DAY, expires_on=TODAY - DAY)


def withdrawn(link, token, phone, address):
    voice_links.withdraw(link=link, by=link.made_by, on=TODAY)


def closed(link, token, phone, address):
    type(link.case).objects.filter(pk=link.case_id).update(closed_on=TODAY)


WAYS = [used, run_out, withdrawn, closed]


@pytest.mark.requirement("S4-20")
@pytest.mark.parametrize("by_post", [False, True])
def test_used_run_out_withdrawn_or_never_made_is_one_and_the_same_page(meeting, asta, by_post, settings):
    """No oracle: status, headers and every word are the same, by reading and by sending."""
    answers = {}
    for way in WAYS:
        link, token = voice_links.make(meeting=meeting, by=asta, on=TODAY)
        address = reverse("cases:svar", args=[token])
        way(link, token, Client(), address)
        answers[way.__name__] = _asked(address, by_post)
        type(link.case).objects.filter(pk=link.case_id).update(closed_on=None)
        StatementLink.objects.all().delete()
    link, token = voice_links.make(meeting=meeting, by=asta, on=TODAY)
    for name, wrong in {
        "tampered": token[:-1] + ("A" if token[-1] != "A" else "B"),
        "shorter": token[:-3],
        "longer": f"{token}/mere/endnu",
        "empty": "",
        "odd": "<script>æøå %00",
        "a line more": f"{token}\n",
        "lines": "\nen\nto",
        "digest": link.digest,
    }.items():
        answers[name] = _asked(reverse("cases:svar", args=[wrong]), by_post)
    assert set(answers) >= {"used", "run_out", "withdrawn", "closed", "tampered"}
    first = answers["used"]
    assert first[0] == 404
    assert {name: answer for name, answer in answers.items() if answer != first} == {}


def _asked(address, by_post):
    client = Client()
    answer = client.post(address, {"own_words": "Hej"}) if by_post else client.get(address)
    return answer.status_code, sorted(answer.headers.items()), answer.content


@pytest.mark.requirement("S4-20")
@pytest.mark.parametrize("number", ["12 34 56 78", ""])
def test_the_page_is_kind_says_whom_to_call_and_reveals_nothing(phone, meeting, settings, number):
    settings.MUNICIPALITY_PHONE = number
    page = phone.get("/svar/findes-ikke").content.decode()
    assert "Ring til kommunen" in page
    assert (number in page) if number else "tel:" not in page
    for word in ("fejl", "ugyldig", "udløb", "samtale", "sag", NAME):
        assert word not in page.casefold()


@pytest.mark.requirement("S4-20")
def test_it_is_used_once_also_when_two_send_at_a_time(phone, address, made):
    """Two pages of the same link: the second to send finds it closed, and nothing is written."""
    first, second = (hidden(phone.get(address).content.decode()) for _page in range(2))
    assert phone.post(address, {"row_id": first, "own_words": "Første"}).status_code == 302
    assert phone.post(address, {"row_id": second, "own_words": "Anden"}).status_code == 404
    assert CitizenStatement.objects.get().own_words == "Første"
    with pytest.raises(voice_links.LinkClosed):
        voice_links.use(link=made[0], by=None, on=TODAY, answer=Answer(own_words="Tredje"))


@pytest.mark.requirement("S4-20")
def test_a_button_tapped_twice_is_thanked_twice_and_written_once(phone, address):
    fields = {"row_id": hidden(phone.get(address).content.decode()), "own_words": "Hej"}
    assert phone.post(address, fields)["Location"] == THANKS
    assert phone.post(address, fields)["Location"] == THANKS
    assert CitizenStatement.objects.count() == 1


def test_nothing_answered_is_asked_about_and_the_link_lives_on(phone, address):
    assert sent(phone, address).status_code == 422
    too_long = sent(phone, address, own_words="å" * 4001)
    assert too_long.status_code == 422
    assert "Der er plads til 4000 tegn" in too_long.content.decode()
    assert sent(phone, address, own_words="å" * 4000).status_code == 302


@pytest.mark.requirement("S4-20")
def test_it_is_throttled_before_it_is_looked_up(phone, address, settings):
    settings.LINK_REQUESTS_PER_MINUTE = 2
    answers = [phone.get(address).status_code for _try in range(4)]
    assert answers in ([200, 200, 429, 429], [200, 429, 429, 429], [200, 200, 200, 429])  # a minute may turn
    waiting = {phone.get(one).content for one in (address, "/svar/findes-ikke")}
    assert len(waiting) <= 2 and all(b"Vent lidt" in page for page in waiting)
    assert not [page for page in waiting if b"virker" in page]  # nobody has looked whether it does


@pytest.mark.requirement("S4-88")
def test_the_token_and_her_words_stand_in_no_log(phone, made, address):
    """Reading, sending, sending again, a wrong link, one without its slash, an unknown address, one method too many."""
    token = made[1]
    with logged() as log:
        sent(phone, address, own_words="Kanarieord")
        phone.get(address)
        phone.post(address, {"own_words": "Kanarieord"})
        phone.put(address, {"own_words": "Kanarieord"}, content_type="application/json")
        phone.get(f"{address}x/")
        phone.get(f"/findes/ikke/{token}/")
    told = log.getvalue()
    assert told.count('"event": "request"') >= 6
    assert token not in told and token[:8] not in told and "Kanarieord" not in told
    assert hashlib.sha256(token.encode()).hexdigest() not in told


# --- What staff see -------------------------------------------------------------------------------------------------


@pytest.fixture
def staff(client, asta):
    client.force_login(asta)
    return client


@pytest.mark.requirement("S4-20")
def test_the_link_is_shown_once_with_its_code_and_never_again(staff, meeting, phone):
    page = reverse("cases:voice_link", args=[meeting.case_id, meeting.pk])
    row_id = hidden(staff.get(page).content.decode())
    shown = staff.post(page, {"row_id": row_id}).content.decode()
    [address] = re.findall(r"<code>(http://testserver/svar/[\w-]+)</code>", shown)
    assert '<svg class="qr"' in shown and "Send det ikke sammen med borgerens navn" in shown
    assert not re.search(r'style=|src="data:', shown)
    assert phone.get(address.removeprefix("http://testserver")).status_code == 200
    again = staff.post(page, {"row_id": row_id}).content.decode()
    assert "/svar/" not in again and "bliver ikke vist igen" in again
    assert "/svar/" not in staff.get(reverse("cases:voice", args=[meeting.case_id, meeting.pk])).content.decode()
    assert StatementLink.objects.count() == 1


@pytest.mark.requirement("S4-20")
def test_it_can_be_withdrawn_from_the_page_of_the_samtale(staff, made, address, phone, meeting):
    page = reverse("cases:voice", args=[meeting.case_id, meeting.pk])
    assert "Virker til og med" in staff.get(page).content.decode()
    staff.post(reverse("cases:voice_link_withdraw", args=[meeting.case_id, made[0].pk]))
    assert "Trukket tilbage" in staff.get(page).content.decode()
    assert phone.get(address).status_code == 404


def test_the_code_draws_what_a_reader_reads(made):
    """The path holds exactly the dark modules of the code, in the frame of white around it."""
    import segno

    from cases.views._qr import QUIET, qr

    drawn, code = (
        qr("https://sag.kommune.example/svar/abc"),
        segno.make_qr("https://sag.kommune.example/svar/abc", error="m"),
    )
    squares = set(re.findall(r"M(\d+) (\d+)h1v1h-1z", drawn.path))
    dark = {(str(x + QUIET), str(y + QUIET)) for y, row in enumerate(code.matrix) for x, bit in enumerate(row) if bit}
    assert squares == dark
    assert drawn.size == len(code.matrix) + 2 * QUIET


# --- What she reads -------------------------------------------------------------------------------------------------


@pytest.mark.requirement("S4-20")
def test_everything_she_reads_by_her_link_is_easy_to_read(phone, address, settings):
    settings.MUNICIPALITY_PHONE = "12 34 56 78"
    pages = {"link": phone.get(address), "empty": sent(phone, address), "thanks": phone.get(THANKS)}
    pages["closed"] = phone.get("/svar/findes-ikke")
    settings.LINK_REQUESTS_PER_MINUTE = 0
    pages["wait"] = phone.get(address)
    found = {name: hard(page.content.decode()) for name, page in pages.items()}
    assert {name: blocks for name, blocks in found.items() if blocks} == {}
    assert "Du kan springe over" in pages["link"].content.decode()
    assert "Dit svar ændrer ikke din ydelse" in pages["link"].content.decode()
    assert not [name for name, page in pages.items() if "fejl" in page.content.decode().casefold()]
