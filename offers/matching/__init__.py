"""Which offers speak to a need, and why: reasons in plain words; never a score, never a rank by chance of success."""

from .needs import Need, WishedFor
from .reasons import Reason, Suggestion, Weight, reasons_for, suggest

__all__ = ["Need", "Reason", "Suggestion", "Weight", "WishedFor", "reasons_for", "suggest"]
