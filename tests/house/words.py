"""The reviewed vocabulary: what this product never says of a person (S4-22, S4-56) nor of who works here (S3-48).

A hit is a question to a reader, not a proof: what is meant otherwise stands in EXCUSED with the reason.
"""

from __future__ import annotations

import re

# Danish and English, as parts of names and as words on the screen.
CHANCES = (
    r"score|chance|probab|sandsynlig|predict|forudsig|prognos|likelihood|employab|jobparathedsgrad|risiko(?!vurdering)"
    r"|propensity|motivationsgrad|profiler"
)
RANKING = (
    r"ranking|ranked|rangliste|rangorden|rangér|leaderboard|leaguetable|league_|(?<!prop)(?<!fo)percentil|topscor|bundlist"
    r"|bedste_sagsbehandler|top_\d|top\d+"
)
OUTPUT = r"performance|effektivitet|produktivitet|productivit|succesrate|success_rate|hitrate|konverteringsrate|kpi\b"
NEVER = re.compile(f"{CHANCES}|{RANKING}|{OUTPUT}", re.IGNORECASE)

# name -> why it is no verdict on a person
EXCUSED = {
    "EFFEKTIVITET": "one of the four dimensions a decision is weighed on, and measured by nothing (S3-01)",
    "FORUDSIGELIGHED": "that what we promise holds; one of seven preconditions of involvement (S3-23)",
    "forudsigelighed": "the code of the same",
    "wish.ranked": "the event of the borger moving her own wish up or down",
}

# `rank` and `placering` by themselves: the borger's own order of her wishes, and a praktik.
RANK = re.compile(r"(?:^|_)rank(?:$|_)|placering", re.IGNORECASE)
OWN_ORDER = {
    "Wish.rank": "the borger's own order",
    "Placement.wish_rank": "the place the wish had when the praktik was agreed",
}

# A sort of one's own choosing is how lists become league tables.
SORTS = re.compile(r"^(sort|sorter|sortering|order|ordering|order_by|orden|rank|rang|top|bund)$", re.IGNORECASE)
