"""The course of one case, told forwards and backwards from the day that is shown; pure, nothing is saved."""

from jobcenter.demo.municipality.course.telling import Frame, tell

__all__ = ["Frame", "tell"]
