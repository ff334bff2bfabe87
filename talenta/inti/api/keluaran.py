"""What the API answers, as serializers made of models and dataclasses: fields, no logic."""

import dataclasses
import types
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, ClassVar, Union, get_args, get_origin, get_type_hints

from django.db import models
from rest_framework import serializers

Isi = type[serializers.Serializer[Any]]
_BERPOLA = (serializers.URLField, serializers.EmailField, serializers.SlugField)


class Baris(serializers.ModelSerializer[Any]):
    """Columns of a model; beside each code stands its word (`status`, `status_kata`)."""

    class Meta:
        fields: ClassVar[tuple[str, ...]] = ()

    def get_fields(self) -> dict[str, Any]:
        hasil: dict[str, Any] = {}
        for nama, bidang in super().get_fields().items():
            bidang.read_only = True
            kolom = _kolom(self.Meta.model, bidang.source or nama)
            if kolom is not None and kolom.choices and "." not in (bidang.source or ""):
                hasil[nama] = serializers.CharField(
                    read_only=True, allow_null=kolom.null, help_text=_kode(kolom)
                )
                hasil[f"{nama}_kata"] = serializers.CharField(
                    source=f"get_{kolom.name}_display", read_only=True, allow_null=kolom.null
                )
            elif kolom is not None and kolom.blank and isinstance(bidang, _BERPOLA):
                # Nothing is no address: what may be empty has no form.
                hasil[nama] = serializers.CharField(
                    source=bidang.source, read_only=True, allow_null=kolom.null
                )
            else:
                hasil[nama] = bidang
        return hasil


def _kolom(model: type[models.Model], nama: str) -> Any:
    return next((f for f in model._meta.concrete_fields if f.name == nama), None)


def _kode(kolom: Any) -> str:
    return "; ".join(f"{kode}: {kata}" for kode, kata in kolom.flatchoices if kode != "")


def baris(nama: str, model: type[models.Model], kolom: str, /, **lain: Any) -> Isi:
    """A serializer class of a model's columns, named in one text, and further fields."""
    daftar = (*kolom.split(), *lain)
    meta = type("Meta", (), {"model": model, "fields": daftar})
    return type(nama, (Baris,), {**lain, "Meta": meta})


def bentuk(nama: str, /, **isi: Any) -> Isi:
    """A serializer class of these fields."""
    return type(nama, (serializers.Serializer,), isi)


def teks(sumber: str = "", *, kosong: bool = False, bantuan: str = "") -> serializers.CharField:
    """Text, from a column or by a path of attributes; `kosong`: it may be null."""
    return serializers.CharField(
        read_only=True, allow_null=kosong, help_text=bantuan, **_sumber(sumber)
    )


def bilangan(
    sumber: str = "", *, kosong: bool = False, bantuan: str = ""
) -> serializers.IntegerField:
    """A whole number."""
    return serializers.IntegerField(
        read_only=True, allow_null=kosong, help_text=bantuan, **_sumber(sumber)
    )


def ya(sumber: str = "", *, kosong: bool = False) -> serializers.BooleanField:
    """True or false."""
    return serializers.BooleanField(read_only=True, allow_null=kosong, **_sumber(sumber))


class AdaField(serializers.BooleanField):
    """Whether there is something, of which nothing more is told."""

    def get_attribute(self, instance: Any) -> bool:
        return super().get_attribute(instance) is not None


def ada(sumber: str) -> AdaField:
    """Whether an attribute is there."""
    return AdaField(read_only=True, source=sumber)


def hari(sumber: str = "", *, kosong: bool = True) -> serializers.DateField:
    """A day."""
    return serializers.DateField(read_only=True, allow_null=kosong, **_sumber(sumber))


def waktu(sumber: str = "", *, kosong: bool = True) -> serializers.DateTimeField:
    """A moment, with its offset."""
    return serializers.DateTimeField(read_only=True, allow_null=kosong, **_sumber(sumber))


def daftar_teks(sumber: str = "") -> serializers.ListField:
    """Texts."""
    return serializers.ListField(child=serializers.CharField(), read_only=True, **_sumber(sumber))


def apa_saja(bantuan: str = "", sumber: str = "") -> serializers.JSONField:
    """Content whose shape another document says."""
    return serializers.JSONField(read_only=True, help_text=bantuan, **_sumber(sumber))


def _sumber(sumber: str) -> dict[str, Any]:
    return {"source": sumber} if sumber else {}


_POLOS: dict[Any, Any] = {
    int: serializers.IntegerField,
    str: serializers.CharField,
    bool: serializers.BooleanField,
    date: serializers.DateField,
    datetime: serializers.DateTimeField,
}


def dari_dataclass(kelas: Any, nama: str, /, *, juga: str = "", **ganti: Any) -> Isi:
    """A serializer class of a dataclass: its fields, properties `juga` (texts), and `ganti`, which
    replaces or adds some."""
    petunjuk = get_type_hints(kelas)
    isi: dict[str, Any] = {}
    for satu in dataclasses.fields(kelas):
        if satu.name not in ganti:
            isi[satu.name] = _bidang(petunjuk[satu.name], f"{nama}{satu.name.title()}")
    for properti in juga.split():
        isi[properti] = teks()
    return type(nama, (serializers.Serializer,), isi | ganti)


def _bidang(tipe: Any, nama: str, *, kosong: bool = False) -> Any:
    """The field of a type: plain ones, those that may be None, lists, mappings, dataclasses."""
    asal, bagian = get_origin(tipe), get_args(tipe)
    if asal in (Union, types.UnionType):
        [isi] = [satu for satu in bagian if satu is not type(None)]
        return _bidang(isi, nama, kosong=True)
    umum: dict[str, Any] = {"read_only": True, "allow_null": kosong}
    if tipe in _POLOS:
        return _POLOS[tipe](**umum)
    if asal in (list, tuple, Sequence):
        return _banyak(bagian[0], nama, umum)
    if asal in (dict, Mapping):
        return serializers.DictField(child=_bidang(bagian[1], nama), **umum)
    if dataclasses.is_dataclass(tipe):
        return dari_dataclass(tipe, getattr(tipe, "__name__", nama))(**umum)
    if tipe is Any:
        return serializers.JSONField(**umum)
    raise TypeError(f"{nama}: {tipe} perlu disebut")


def _banyak(tipe: Any, nama: str, umum: dict[str, Any]) -> Any:
    anak = _bidang(tipe, nama)
    if isinstance(anak, serializers.Serializer):
        return type(anak)(many=True, read_only=True)
    return serializers.ListField(child=anak, **umum)
