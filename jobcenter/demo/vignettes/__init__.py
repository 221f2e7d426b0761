"""The eighteen vignettes as cases of invented people, told in our own words after seed 004, appendix A."""

from jobcenter.demo.vignettes import (  # noqa: F401
    dreams_and_courses,
    frames,
    negotiated_wishes,
    pain_and_duty,
    same_deadline,
    together,
    under_pressure,
)
from jobcenter.demo.vignettes._registry import VIGNETTES, Vignette
from jobcenter.demo.vignettes._telling import Story, Teller

__all__ = ["VIGNETTES", "Story", "Teller", "Vignette"]
