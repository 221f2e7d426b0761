"""Changing the keys of CPR numbers: whatever an older key sealed is sealed again with the first one."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.db import transaction

from cases.models import Citizen
from jobcenter import audit
from jobcenter.cpr import CprVault

AT_A_TIME: Final = 500
BEFORE_ALL: Final = UUID(int=0)


def sealed_by() -> Counter[str]:
    """How many numbers each key has sealed, by key id; reads every row once."""
    vault = _vault()
    sealed = Citizen.objects.order_by().values_list("cpr_cipher", flat=True)
    return Counter(vault.key_id(bytes(cipher)) for cipher in sealed.iterator())


def renew(*, by: Any, on: date) -> int:
    """Seal and index every number anew that the keys in use would seal or index otherwise; how many there were.

    In batches of their own transactions, so that work goes on meanwhile and a run that was cut off is taken up again.
    Raises UnreadableCpr, and leaves that batch as it was, where none of the keys opens a number.
    """
    vault, last, renewed = _vault(), BEFORE_ALL, 0
    while batch := _batch(vault, last, by, on):
        last, changed = batch
        renewed += changed
    return renewed


@transaction.atomic
def _batch(vault: CprVault, last: UUID, by: Any, on: date) -> tuple[UUID, int] | None:
    """The last id of the next rows, and how many of them were renewed."""
    rows = list(Citizen.objects.select_for_update().filter(pk__gt=last).order_by("pk")[:AT_A_TIME])
    if not rows:
        return None
    changed = [row for row in rows if _renewed(vault, row)]
    with audit.acting("cpr.renewed"):
        # A save that read the row before this one must not bring the old key's number back.
        Citizen.objects.bulk_update(changed, ["cpr_cipher", "cpr_search", "version"])
    if changed:
        audit.record("cpr.renewed", by=by, on=on, data={"count": len(changed)})
    return rows[-1].pk, len(changed)


def _renewed(vault: CprVault, row: Citizen) -> bool:
    sealed, owner = bytes(row.cpr_cipher), row.pk.bytes
    cpr = vault.decrypt(sealed, owner=owner)
    search = vault.search_key(cpr)
    current = vault.key_id(sealed) == next(iter(settings.CPR_KEYS))
    if current and row.cpr_search == search:
        return False
    row.cpr_cipher = sealed if current else vault.encrypt(cpr, owner=owner)
    row.cpr_search = search
    row.version += 1
    return True


def _vault() -> CprVault:
    return CprVault(settings.CPR_KEYS, settings.CPR_SEARCH_KEY)
