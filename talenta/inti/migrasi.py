"""Operations of a migration whose models are rendered once and not once for each of them.

Django renders a model's historic class anew, with every model related to it, after each operation
on it. Where everything is related to people and agencies that is the whole portal some hundred
times over: most of a first start, against 4 s of SQL.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from pgtrigger.migrations import AddTrigger

# Operations of one kind need none of the states between them.
_JENIS: dict[type[Operation], str] = {
    CreateModel: "model",
    AddField: "kolom",
    AddConstraint: "penjaga",
    AddIndex: "penjaga",
    AddTrigger: "penjaga",
}


class Sekaligus(Operation):
    """`operations` of one kind, none of which needs the state that another leaves: new models, or
    new triggers."""

    def __init__(self, operations: Sequence[Operation]) -> None:
        self.operations = operations

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, [], {"operations": self.operations}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        if "apps" in state.__dict__:
            # Without it no operation renders; whoever asks for it next renders all, once.
            del state.apps
        for satu in self.operations:
            satu.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for satu in self.operations:
            satu.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for satu in reversed(self.operations):
            satu.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return "; ".join(satu.describe() for satu in self.operations)


def berkelompok(operations: Sequence[Operation]) -> list[Operation]:
    """The same operations in the same order, neighbours of one kind as one `Sekaligus`.

    For a migration as `makemigrations` writes it; its models are made before their columns point
    at one another, and these before what guards them.
    """
    hasil: list[Operation] = []
    for jenis, kelompok in groupby(operations, key=lambda satu: _JENIS.get(type(satu), "")):
        semua = list(kelompok)
        hasil += [Sekaligus(semua)] if jenis and len(semua) > 1 else semua
    return hasil
