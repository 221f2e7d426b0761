from __future__ import annotations


def tell_all(tell): ...
