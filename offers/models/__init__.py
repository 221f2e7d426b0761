"""The catalogue's tables: one file a subject."""

from .catalogue import Offer, Provider
from .companies import Company, Workplace

__all__ = ["Company", "Offer", "Provider", "Workplace"]
