"""Rows: what every table has in common, and how an edit notices that somebody else was first."""

from jobcenter.rows.models import Row, StaleEdit, VersionedRow

__all__ = ["Row", "StaleEdit", "VersionedRow"]
