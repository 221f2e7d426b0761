"""Dashboards: pages that read and carry, never decide; every figure links to the rows that made it."""
