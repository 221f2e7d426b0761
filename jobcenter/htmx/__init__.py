"""Page and fragment at one URL: which of the two an answer is, and how it is rendered."""

from jobcenter.htmx.fragments import fragment, is_fragment

__all__ = ["fragment", "is_fragment"]
