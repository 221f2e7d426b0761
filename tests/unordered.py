"""Rows without an ORDER BY come in random order, as the database has every right to; a list that relies on luck fails."""

from django.db.models.expressions import OrderBy
from django.db.models.functions import Random
from django.db.models.sql.compiler import SQLCompiler

_get_order_by = SQLCompiler.get_order_by


def _nobody_chose_an_order(compiler: SQLCompiler) -> bool:
    query = compiler.query
    only_aggregates = not query.default_cols and not query.select
    return not (query.combinator or query.distinct or query.subquery or query.group_by is not None or only_aggregates)


def _random_unless_ordered(self: SQLCompiler):
    ordered = _get_order_by(self)
    if ordered or not _nobody_chose_an_order(self):
        return ordered
    return [(OrderBy(Random()), ("RANDOM()", (), False))]


def install() -> None:
    SQLCompiler.get_order_by = _random_unless_ordered
