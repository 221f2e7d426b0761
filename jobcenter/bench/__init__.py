"""`manage.py bench`: how quick the pages and the sweep are, on a municipality of a chosen size."""
