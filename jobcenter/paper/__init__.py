"""Paper: a page of HTML set as PDF, with our own style and font and nothing else. Knows nothing of what it says."""

from jobcenter.paper.letters import missing_letters
from jobcenter.paper.setting import ADDRESS, page_count, set_pdf

__all__ = ["ADDRESS", "missing_letters", "page_count", "set_pdf"]
