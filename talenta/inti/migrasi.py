"""Operations of a migration whose models are rendered once, and no others with them.

Django renders a model's historic class anew, with every model related to it, after each operation
on it. Where everything is related to people and agencies that is the whole portal some hundred
times over: most of a first start, against 4 s of SQL.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.migrations.operations import (
    AddConstraint,
    AddField,
    AddIndex,
    AlterField,
    CreateModel,
    RemoveConstraint,
    RemoveField,
    RemoveIndex,
)
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState, StateApps
from pgtrigger.migrations import AddTrigger, RemoveTrigger

# Each asks the states before and after the group for no more than what it names.
_KOLOM = (AddField, AlterField, RemoveField)
_PICU = (AddTrigger, RemoveTrigger)
_PENJAGA = (AddConstraint, RemoveConstraint, AddIndex, RemoveIndex)
_SERENTAK = (CreateModel, *_KOLOM, *_PICU, *_PENJAGA)


def _model(satu: Any) -> str:
    nama: str = satu.name if isinstance(satu, CreateModel) else satu.model_name
    return nama.lower()


def _gambar(kelas: StateApps, state: ProjectState, tersentuh: set[tuple[str, str]]) -> None:
    """Render these models and no other. Those that refer to them keep their classes, as where
    Django delays: code of a migration (RunPython) gets all of them anew."""
    with kelas.bulk_update():
        for satu in tersentuh:
            kelas.unregister_model(*satu)
    kelas.render_multiple([state.models[satu] for satu in sorted(tersentuh)])
    state.__dict__["apps"] = kelas
    state.is_delayed = True


class Sekaligus(Operation):
    """`operations` none of which needs the state that another leaves."""

    def __init__(self, operations: Sequence[Operation]) -> None:
        self.operations = operations

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, [], {"operations": self.operations}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        # Without it no operation renders.
        kelas = state.__dict__.pop("apps", None)
        for satu in self.operations:
            satu.state_forwards(app_label, state)
        if kelas is not None and all(isinstance(satu, _SERENTAK) for satu in self.operations):
            _gambar(kelas, state, {(app_label, _model(satu)) for satu in self.operations})

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for satu in self.operations:
            satu.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for satu in reversed(self.operations):
            if isinstance(satu, AddTrigger) and (app_label, satu.model_name_lower) not in (
                to_state.models
            ):
                continue  # it goes with its table
            satu.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return "; ".join(satu.describe() for satu in self.operations)


class _Kelompok:
    """Neighbours that may pass at once: no column twice, and a new model only with its triggers,
    since its table is made with whatever it has in the end."""

    def __init__(self) -> None:
        self.operations: list[Operation] = []
        self._baru: set[str] = set()
        self._kolom: set[tuple[str, str]] = set()

    def muat(self, satu: Operation) -> bool:
        """Whether one more fits."""
        if not isinstance(self.operations[0], _SERENTAK):
            return False
        if isinstance(satu, _KOLOM):
            kolom = (satu.model_name_lower, satu.name_lower)
            return satu.model_name_lower not in self._baru and kolom not in self._kolom
        if isinstance(satu, _PENJAGA):
            return satu.model_name.lower() not in self._baru
        return isinstance(satu, _SERENTAK)

    def tambah(self, satu: Operation) -> None:
        self.operations.append(satu)
        if isinstance(satu, CreateModel):
            self._baru.add(satu.name_lower)
        elif isinstance(satu, _KOLOM):
            self._kolom.add((satu.model_name_lower, satu.name_lower))


def _urai(operations: Sequence[Operation]) -> Iterator[Operation]:
    for satu in operations:
        yield from satu.operations if isinstance(satu, Sekaligus) else (satu,)


def berkelompok(operations: Sequence[Operation]) -> list[Operation]:
    """The same operations in the same order, neighbours that may pass at once as one `Sekaligus`,
    for a migration as `makemigrations` writes it."""
    hasil: list[_Kelompok] = []
    for satu in _urai(operations):
        if not hasil or not hasil[-1].muat(satu):
            hasil.append(_Kelompok())
        hasil[-1].tambah(satu)
    return [Sekaligus(k.operations) if len(k.operations) > 1 else k.operations[0] for k in hasil]
