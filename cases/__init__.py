"""Borger, sag, samtale, plan, ønske, inddragelse, placering, opmærksomhedspunkt: every decision is made here."""
