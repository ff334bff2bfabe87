"""Queries that every page asks, turned into SQL once and then only filled in: for a query of a few
conditions that takes Django longer than the database takes to answer it."""

from collections.abc import Mapping
from typing import Any

from django.db import connection
from django.db.models import Expression, Field, QuerySet

Terjemah = tuple[str, tuple[Any, ...]]


class Isian(Expression):
    """A place in a query for a value that is known when it runs."""

    def __init__(self, nama: str, bidang: "Field[Any, Any]") -> None:
        super().__init__(output_field=bidang)
        self.nama = nama

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self]


def terjemahkan(dicari: QuerySet[Any]) -> Terjemah:
    """The SQL of a query, and its parameters with their empty places."""
    sql, parameter = dicari.query.sql_with_params()
    return sql, tuple(parameter)


def hitung(terjemah: Terjemah, nilai: Mapping[str, Any]) -> int:
    """How many rows a translated query gives with its places filled."""
    sql, parameter = terjemah
    lengkap: list[Any] = [
        nilai[satu.nama] if isinstance(satu, Isian) else satu for satu in parameter
    ]
    with connection.cursor() as kursor:
        kursor.execute(f"SELECT count(*) FROM ({sql}) s", lengkap)
        return int(kursor.fetchone()[0])
