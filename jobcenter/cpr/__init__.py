"""CPR numbers: read, masked, locked away and found again."""

from jobcenter.cpr.number import Cpr, CprError, looks_like_cpr, parse, synthetic
from jobcenter.cpr.vault import CprVault, UnreadableCpr

__all__ = [
    "Cpr",
    "CprError",
    "CprVault",
    "UnreadableCpr",
    "looks_like_cpr",
    "parse",
    "synthetic",
]
