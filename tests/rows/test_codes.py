"""A code nobody knows is refused by the database itself, whatever wrote it."""

import pytest
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import IntegrityError, models, transaction

from tests.world import fill


def code_columns():
    for label in ("cases", "offers"):
        for model in apps.get_app_config(label).get_models():
            if model._meta.object_name.endswith("History"):
                continue
            for field in model._meta.local_fields:
                if field.choices and isinstance(field, models.CharField) and not isinstance(field, ArrayField):
                    yield pytest.param(model, field.name, id=f"{model._meta.object_name}.{field.name}")


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "column"), list(code_columns()))
def test_an_unknown_code_is_refused(model, column, asta, units, dated_rules, indicators):
    fill(unit=units.unge, caseworker=asta)
    row = model._default_manager.order_by("pk").first()
    if row is None:
        pytest.skip("the world holds no such row")
    with pytest.raises(IntegrityError), transaction.atomic():
        model._default_manager.filter(pk=row.pk).update(**{column: "?"})
