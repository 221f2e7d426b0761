"""A form that writes a new row, and writes it once however often it is sent."""

from __future__ import annotations

from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cases.actions._once import AlreadySaved

from ._versioned import ActionForm


class RowIdField(forms.UUIDField):
    """The id the row will have; made when the page is shown. A garbled one is none: the row gets another."""

    def __init__(self):
        # A browser that fills in an old page's id would make a new registration look like the old one.
        super().__init__(
            initial=uuid4, required=False, widget=forms.HiddenInput(attrs={"autocomplete": "off"}), label=""
        )

    def clean(self, value):
        try:
            return super().clean(value)
        except ValidationError:
            return None


class OnceForm(ActionForm):
    """Hand `row_id` to the action. Sent again with the same words (`told`), the form is saved already, and says so."""

    row_id = RowIdField()
    told: tuple[str, ...] = ()

    def submit(self, **who):
        try:
            return super().submit(**who)
        except AlreadySaved as again:
            return again.row if self.says_the_same(again.row) else self._as_another()

    def says_the_same(self, row) -> bool:
        return all((self.cleaned_data.get(name) or "") == (getattr(row, name) or "") for name in self.told)

    def _as_another(self) -> None:
        """Other words under the id of a row that is saved: nothing is dropped, and whoever wrote them decides."""
        self.data = self.data.copy()
        self.data[self.add_prefix("row_id")] = str(uuid4())
        self.add_error(
            None,
            _(
                "Siden er gemt én gang før, med andre ord."
                " Er det her noget nyt, så gem igen – ellers ret det, der er gemt."
            ),
        )
