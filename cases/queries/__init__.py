"""Reads across models; the first argument is the user, the answer a queryset or frozen values."""
