"""The borger's purpose beside the kommune's: said, kept in versions, looked at again, and never a number (S4-96)."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from cases.actions import purposes
from cases.models import InvolvementEntry, PurposeAlignment
from jobcenter.audit.models import Event
from tests.factories import TODAY, make_case, share

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_rules"), pytest.mark.requirement("S4-96")]
DAY = timedelta(days=1)
APART = {
    "citizen_purpose": "foertidspension",
    "citizen_words": "Jeg vil bare have ro",
    "authority_purpose": "praktik",
    "authority_words": "At se, hvor mange timer",
    "aligned": "nej",
}


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta)


@pytest.fixture
def page(client, asta, case):
    client.force_login(asta)
    return reverse("cases:purposes", args=[case.pk])


def banners(client, case):
    return [client.get(reverse(f"cases:{name}", args=[case.pk])).text for name in ("case", "plan")]


def entry(case, author, phase="problemdefinition", on=TODAY, **said):
    return InvolvementEntry.objects.create(
        case=case, author=author, author_has_authority=True, phase=phase, occurred_on=on, citizen_words="Hun sagde det", **said
    )  # fmt: skip


def test_pension_beside_praktik_is_not_aligned_and_the_banner_leads_to_the_way(client, case, page):
    assert all("Ikke afstemt" not in shown for shown in banners(client, case))
    answer = client.post(page, APART)
    assert answer.status_code == 302
    way = reverse("cases:way", args=[case.pk, "foertidspension"])
    for shown in banners(client, case):
        assert "Ikke afstemt." in shown
        assert "Borgeren vil: Førtidspension. Kommunen vil: Virksomhedspraktik." in shown
        assert "Jeg vil bare have ro" in shown
        assert f'href="{way}"' in shown
        banner = shown[shown.index("Ikke afstemt.") : shown.index("Se begge formål")]
        assert not re.search(r"\d\s*%|score|risiko|point", re.sub(r'href="[^"]*"', "", banner))


def test_the_caseworker_says_how_it_is_whatever_is_suggested(client, case, page):
    client.post(page, APART | {"aligned": "ja"})
    assert PurposeAlignment.objects.get().aligned is True
    assert all("Ikke afstemt." not in shown for shown in banners(client, case))


def test_the_suggestion_is_shown_before_anything_is_saved(client, page):
    answer = client.post(page, APART | {"act": "forslag", "aligned": ""}, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert "Forslag: ikke afstemt." in answer.text
    assert "<html" not in answer.text
    unsaid = client.post(page, APART | {"aligned": ""})  # without script it comes with the question
    assert unsaid.status_code == 422
    assert "Forslag: ikke afstemt." in unsaid.text
    assert "Jeg vil bare have ro" in unsaid.text
    assert not PurposeAlignment.objects.exists()
    assert not Event.objects.filter(kind="purpose.aligned").exists()


@pytest.mark.parametrize(
    ("typed", "field", "says"),
    [
        ({"citizen_purpose": ""}, "citizen_purpose", "Vælg det, borgeren selv vil"),
        ({"authority_purpose": "kongerige"}, "authority_purpose", "Det valg findes ikke"),
        ({"aligned": ""}, "aligned", "Sig, om I vil samme vej"),
    ],
)
def test_what_is_missing_is_said_beside_its_field(client, page, typed, field, says):
    answer = client.post(page, APART | typed)
    assert answer.status_code == 422
    assert says in str(answer.context["form"].errors[field])


def test_every_version_stays_readable(client, case, page):
    client.post(page, APART)
    client.post(page, APART | {"citizen_purpose": "afklaring", "citizen_words": "Lad os se", "aligned": "ja"})
    shown = client.get(page).text
    assert "Jeg vil bare have ro" in shown
    assert "Lad os se" in shown
    assert PurposeAlignment.objects.count() == 2
    assert all("Ikke afstemt." not in one for one in banners(client, case))


def test_talking_about_the_problem_again_asks_whether_the_purpose_is_the_same(client, asta, case, page):
    asked = "siden formålet blev noteret"
    entry(case, asta, on=TODAY - 40 * DAY)
    purposes.align(
        case=case, by=asta, on=TODAY - 30 * DAY, citizen_purpose="arbejde", authority_purpose="beskaeftigelse",
        aligned=True,
    )  # fmt: skip
    assert all(asked not in shown for shown in banners(client, case))
    entry(case, asta, phase="regulering", on=TODAY - 20 * DAY)  # not about what the problem is
    assert all(asked not in shown for shown in banners(client, case))
    entry(case, asta, on=TODAY - 10 * DAY)
    assert all(asked in shown for shown in banners(client, case))
    client.post(reverse("cases:plan", args=[case.pk]), {"act": "formaal_stadig"})
    assert all(asked not in shown for shown in banners(client, case))
    newest = PurposeAlignment.objects.current(TODAY).first()
    assert (newest.noted_on, newest.citizen_purpose, newest.aligned) == (TODAY, "arbejde", True)
    assert PurposeAlignment.objects.count() == 2


def test_nothing_to_confirm_is_said_and_nothing_written(client, case, page):
    answer = client.post(reverse("cases:plan", args=[case.pk]), {"act": "formaal_stadig"}, follow=True)
    assert "Der er ikke noteret et formål endnu." in answer.text
    assert not PurposeAlignment.objects.exists()


@pytest.mark.parametrize(("name", "reads", "writes"), [("asta", 200, 302), ("dorte", 200, 403), ("vera", 403, 403)])
def test_who_reads_and_who_writes_the_purposes(client, request, case, page, name, reads, writes):
    user = request.getfixturevalue(name)
    if name == "vera":
        share(case, user)
    client.force_login(user)
    assert client.get(page).status_code == reads
    assert client.post(page, APART).status_code == writes
