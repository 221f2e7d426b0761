"""Handing the paper over asks nothing; it is written once however often the button is pressed."""

from __future__ import annotations

from cases.actions import papers

from ._once import OnceForm


class HandOverForm(OnceForm):
    made = None

    def save(self, **who):
        return papers.hand_over(row_id=self.cleaned_data["row_id"], **who)

    def submit(self, **who):
        self.made = super().submit(**who)
        return self.made
