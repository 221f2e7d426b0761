"""Virksomhed, udbyder, tilbud: the catalogue, what it demands and what it can accommodate."""
