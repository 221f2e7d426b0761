"""Parse and validate one screen; `save()` calls one action."""
