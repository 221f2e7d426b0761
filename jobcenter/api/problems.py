"""Everything that can be answered instead of what was asked for (RFC 9457): a stable type, and words in two languages.

A table rather than gettext: the interface is Danish alone, while the people who write clients may not be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Language = Literal["da", "en"]
DANISH: Language = "da"
ENGLISH: Language = "en"
TYPES = "/api/v1/problems/"


@dataclass(frozen=True)
class Kind:
    """One kind of problem: its status, and per language the title and what to do about it."""

    status: int
    title: Mapping[Language, str]
    help: Mapping[Language, str]


def _kind(status: int, da: str, en: str, *, help_da: str, help_en: str) -> Kind:
    return Kind(status, {"da": da, "en": en}, {"da": help_da, "en": help_en})


KINDS: dict[str, Kind] = {
    "malformed": _kind(
        400,
        "Forespørgslen kan ikke læses",
        "The request cannot be read",
        help_da="Indholdet skal være JSON i UTF-8, og et objekt.",
        help_en="The body must be JSON in UTF-8, and an object.",
    ),
    "invalid-parameter": _kind(
        400,
        "En parameter i adressen er forkert",
        "A query parameter is wrong",
        help_da="Se i errors, hvilken parameter det er, og hvad den kan være.",
        help_en="See errors for the parameter and what it may be.",
    ),
    "unknown-parameter": _kind(
        400,
        "Adressen har en parameter, der ikke findes",
        "The address has a parameter that does not exist",
        help_da="En ukendt parameter bliver aldrig sprunget over: svaret ville være et andet end det, du bad om.",
        help_en="An unknown parameter is never passed over: the answer would differ from what you asked for.",
    ),
    "invalid-cursor": _kind(
        400,
        "Det sted i listen findes ikke",
        "There is no such place in the list",
        help_da="Brug next fra forrige side uden at ændre den, med de samme filtre. Ellers begynd forfra uden cursor.",
        help_en="Use next of the previous page unchanged, with the same filters, or begin again without cursor.",
    ),
    "cpr-in-address": _kind(
        400,
        "Et CPR-nummer må aldrig stå i en adresse",
        "A CPR number must never stand in an address",
        help_da="Adresser ender i logfiler. Brug POST /api/v1/citizens/search.",
        help_en="Addresses end in logs. Use POST /api/v1/citizens/search.",
    ),
    "not-authenticated": _kind(
        401,
        "Der mangler et gyldigt token",
        "A valid token is missing",
        help_da="Hent et token på /api/oauth/token/ og send det som Authorization: Bearer. Et token varer en time.",
        help_en="Get a token at /api/oauth/token/ and send it as Authorization: Bearer. A token lasts one hour.",
    ),
    "scope-missing": _kind(
        403,
        "Tokenet må ikke bruges til det",
        "The token may not be used for that",
        help_da="Se i detail, hvilket scope der mangler. Kommunen giver det med manage.py api_client.",
        help_en="See detail for the scope that is missing. The kommune gives it by manage.py api_client.",
    ),
    "not-allowed": _kind(
        403,
        "Systemets rolle giver ikke ret til det",
        "The client's role does not give that right",
        help_da="Du må se sagen, men ikke gøre det med den.",
        help_en="You may see the case, but not do that with it.",
    ),
    "not-found": _kind(
        404,
        "Det findes ikke, eller det er ikke dit at se",
        "It does not exist, or it is not yours to see",
        help_da="De to svar er ens med vilje, så ingen kan se på svaret, om en borger har en sag.",
        help_en="The two answers are the same on purpose, so that nobody can tell whether a citizen has a case.",
    ),
    "method-not-allowed": _kind(
        405,
        "Adressen kan ikke bruges sådan",
        "The address cannot be used like that",
        help_da="Se i Allow, hvilke metoder den kender.",
        help_en="See Allow for the methods it knows.",
    ),
    "not-acceptable": _kind(
        406,
        "Svaret findes ikke i det format",
        "The answer does not exist in that format",
        help_da="Svarene er application/json; fejl er application/problem+json.",
        help_en="Answers are application/json; problems are application/problem+json.",
    ),
    "stale-version": _kind(
        412,
        "Nogen har gemt siden",
        "Somebody has saved since",
        help_da="Læs igen, se hvad der er ændret, og send ændringen med den nye ETag. Intet er gemt.",
        help_en="Read again, see what has changed, and send the change with the new ETag. Nothing is saved.",
    ),
    "too-large": _kind(
        413,
        "Indholdet er for stort",
        "The body is too large",
        help_da="Send mindre ad gangen.",
        help_en="Send less at a time.",
    ),
    "unsupported-media-type": _kind(
        415,
        "Indholdet har et format, vi ikke læser",
        "The body has a format that is not read here",
        help_da="Send Content-Type: application/json.",
        help_en="Send Content-Type: application/json.",
    ),
    "refused": _kind(
        422,
        "Det kan ikke gemmes sådan",
        "It cannot be saved like that",
        help_da="Se i errors, hvilket felt det er. Sætningen er den samme, som sagsbehandleren ser.",
        help_en="See errors for the field. The sentence is the one that the caseworker sees, in Danish.",
    ),
    "precondition-required": _kind(
        428,
        "Sig, hvilken version du har læst",
        "Say which version you have read",
        help_da="Send If-Match med ETag fra det, du læste. Sådan forsvinder ingens ændringer.",
        help_en="Send If-Match with the ETag of what you read. That way nobody's changes are lost.",
    ),
    "too-many-requests": _kind(
        429,
        "For mange forespørgsler",
        "Too many requests",
        help_da="Vent det antal sekunder, der står i Retry-After.",
        help_en="Wait the number of seconds that Retry-After says.",
    ),
    "failed": _kind(
        500,
        "Der gik noget galt hos os",
        "Something went wrong here",
        help_da="Oplys instance, når du melder det; så kan vi finde det i loggen.",
        help_en="Give instance when you report it, so that it can be found in the log.",
    ),
    "log-unavailable": _kind(
        503,
        "Svaret er holdt tilbage",
        "The answer was withheld",
        help_da="Loggen over, hvem der har set hvad, kan ikke skrives lige nu. Prøv igen efter Retry-After.",
        help_en="The log of who has seen what cannot be written right now. Try again after Retry-After.",
    ),
    "saved-but-withheld": _kind(
        503,
        "Det er gemt, men svaret er holdt tilbage",
        "It is saved, but the answer was withheld",
        help_da="Ændringen er gemt. Send den ikke igen; læs i stedet, hvordan der står nu.",
        help_en="The change is saved. Do not send it again; read what stands there now.",
    ),
}


@dataclass(frozen=True)
class Fault:
    """One thing to put right: where (a JSON pointer into the body, or a query parameter), its code, and a sentence."""

    code: str
    detail: str
    pointer: str = ""
    parameter: str = ""

    def shown(self) -> dict[str, str]:
        place = {"pointer": self.pointer} if self.pointer else {"parameter": self.parameter} if self.parameter else {}
        return {**place, "code": self.code, "detail": self.detail}


class Problem(Exception):
    """Raised anywhere below a view of the API; `answers.refused` makes the answer of it."""

    def __init__(
        self,
        code: str,
        *,
        faults: Sequence[Fault] = (),
        detail: Mapping[Language, str] | None = None,
        headers: Mapping[str, str] | None = None,
        more: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.faults = tuple(faults)
        self.detail = detail
        self.headers = dict(headers or {})
        self.more = dict(more or {})

    @property
    def kind(self) -> Kind:
        return KINDS[self.code]

    def body(self, language: Language, instance: str) -> dict[str, Any]:
        """The members of RFC 9457; `instance` is the number of the request, as the log has it."""
        kind = self.kind
        body: dict[str, Any] = {
            "type": f"{TYPES}{self.code}",
            "title": kind.title[language],
            "status": kind.status,
            "detail": (self.detail or kind.help)[language],
            "instance": instance,
        }
        if self.faults:
            body["errors"] = [fault.shown() for fault in self.faults]
        return body | self.more


def explained(code: str) -> dict[str, Any]:
    """What `type` leads to."""
    kind = KINDS[code]
    return {"type": f"{TYPES}{code}", "status": kind.status, "title": dict(kind.title), "help": dict(kind.help)}
