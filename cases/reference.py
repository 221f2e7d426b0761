"""The reference data of this room: the indicators of the four forms."""

from cases.involvement.reference import load

__all__ = ["load"]
