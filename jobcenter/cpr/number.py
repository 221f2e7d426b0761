"""One CPR number as a value that does not let itself be printed."""

from __future__ import annotations

import re
from datetime import date
from typing import Final, NoReturn

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from stdnum.dk.cpr import get_birth_date
from stdnum.exceptions import ValidationError

LENGTH: Final = 10
# A replacement number has 60 added to its day. No real person can have one, which is what a
# demo needs; it is also why production refuses it.
SYNTHETIC_SHIFT: Final = 60
_MAKER: Final = object()
_CANDIDATE = re.compile(r"(?<![\w-])[0-9]{6}[- ]?[0-9]{4}(?![\w-])")

MESSAGES: Final[dict[str, str | Promise]] = {
    "empty": _("Skriv et CPR-nummer: seks cifre for fødselsdagen og fire mere."),
    "digits": _("Et CPR-nummer har kun cifre, eventuelt med bindestreg: DDMMÅÅ-XXXX."),
    "length": _("Et CPR-nummer har 10 cifre: DDMMÅÅ-XXXX."),
    "date": _("De første seks cifre skal være en dato, der findes: dag, måned, år."),
    "synthetic": _("Nummeret er et erstatningsnummer (dag + 60) og kan ikke bruges her."),
    "unborn": _("Fødselsdatoen ligger ude i fremtiden. Se efter, om cifrene er byttet om."),
}


class CprError(ValueError):
    """What is wrong with a text that should be a CPR number; never repeats the text."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code

    def __str__(self) -> str:
        return str(MESSAGES[self.code])


class Cpr:
    """A CPR number: equal by its digits, shown masked, revealed only on purpose."""

    __slots__ = ("_digits",)

    def __init__(self, digits: str, _maker: object = None) -> None:
        if _maker is not _MAKER:
            raise TypeError("A Cpr comes from parse() or synthetic().")
        self._digits = digits

    @property
    def birth_date(self) -> date:
        return _birth_date(self._digits)

    @property
    def is_synthetic(self) -> bool:
        return int(self._digits[:2]) > SYNTHETIC_SHIFT

    def mask(self) -> str:
        """ "010190-xxxx": what may be shown without a further act."""
        return f"{self._digits[:6]}-xxxx"

    def reveal(self) -> str:
        """ "010190-1234": the whole number, for the one place that must show it."""
        return f"{self._digits[:6]}-{self._digits[6:]}"

    def digits(self) -> str:
        """The ten digits without a hyphen, as other systems want them."""
        return self._digits

    def __str__(self) -> str:
        return self.mask()

    def __repr__(self) -> str:
        return f"<Cpr {self.mask()}>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Cpr) and other._digits == self._digits

    def __hash__(self) -> int:
        return hash(("Cpr", self._digits))

    def __reduce__(self) -> NoReturn:
        # Pickle is how values reach caches, sessions and message brokers.
        raise TypeError("A Cpr is not to be stored or sent: encrypt it.")


def parse(text: str, synthetic_ok: bool, *, on: date | None = None) -> Cpr:
    """Read what a person typed; with `on`, nobody is born after that day. Raises CprError."""
    digits = re.sub(r"[\s–-]", "", text)
    if not digits:
        raise CprError("empty")
    if not re.fullmatch(r"[0-9]+", digits):
        raise CprError("digits")
    if len(digits) != LENGTH:
        raise CprError("length")
    born = _birth_date(digits)
    if int(digits[:2]) > SYNTHETIC_SHIFT and not synthetic_ok:
        raise CprError("synthetic")
    if on is not None and born > on:
        raise CprError("unborn")
    return Cpr(digits, _MAKER)


def synthetic(born: date, serial: int) -> Cpr:
    """A number for demos and tests; `serial` 0-999 tells people of one birthday apart."""
    if not 0 <= serial <= 999:
        raise ValueError("serial is 0-999")
    # A seventh digit of 0-3 means the 1900s, 4 the years 2000 to 2036.
    seventh = 4 if born.year >= 2000 else serial % 4
    digits = f"{born.day + SYNTHETIC_SHIFT:02}{born:%m%y}{seventh}{serial:03}"
    return parse(digits, synthetic_ok=True)


def looks_like_cpr(text: str) -> bool:
    """Whether a text holds something that could be a CPR number, real or synthetic."""
    return any(_is_number(found) for found in _CANDIDATE.findall(text))


def _is_number(found: str) -> bool:
    try:
        parse(found, synthetic_ok=True)
    except CprError:
        return False
    return True


def _birth_date(digits: str) -> date:
    day = int(digits[:2])
    day -= SYNTHETIC_SHIFT if day > SYNTHETIC_SHIFT else 0
    try:
        # The seventh digit decides the century; stdnum holds the table of the CPR office.
        return get_birth_date(f"{day:02}{digits[2:]}")
    except ValidationError:
        raise CprError("date") from None
