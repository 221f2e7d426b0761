"""The eighteen vignettes as cases of invented people, told in our own words after seed 004, appendix A."""

from jobcenter.demo.vignettes import (  # noqa: F401
    course_with_a_job,
    dreams_and_courses,
    frames,
    hours_down,
    negotiated_wishes,
    other_tasks,
    pain_and_duty,
    same_deadline,
    third_wish,
    time_and_school,
    together,
    two_views,
    under_pressure,
)
from jobcenter.demo.vignettes._registry import VIGNETTES, Vignette
from jobcenter.demo.vignettes._telling import Story, Teller

__all__ = ["VIGNETTES", "Story", "Teller", "Vignette"]
