"""Opmærksomhedspunkter: facts in sets, rules as pure functions, and the reconciliation with what is open."""
