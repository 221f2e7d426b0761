"""Demo Kommune as a whole: people, catalogue, the stories told by hand, and the many cases around them."""

from jobcenter.demo.municipality.loading import FEWEST, is_loaded, load

__all__ = ["FEWEST", "is_loaded", "load"]
