"""Loaded before Django's settings: gives the tests a PostgreSQL and a Redis, or uses those that are given."""
