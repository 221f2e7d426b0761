"""Demo Kommune as a whole: people, catalogue, the stories told by hand, and the many cases around them."""

from jobcenter.demo.municipality.loading import BATCH, FEWEST, is_loaded, load, sweep

__all__ = ["BATCH", "FEWEST", "is_loaded", "load", "sweep"]
