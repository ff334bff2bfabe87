"""What the list of people reads."""

from typing import Any

from talenta.inti.keyset import Halaman, halaman
from talenta.pegawai.models import Pegawai
from talenta.pegawai.querysets import PegawaiQuerySet

SEHALAMAN = 50


def pegawai_daftar(*, oleh: Any) -> PegawaiQuerySet:
    """People in view of `oleh`, or an Atasan's team, with post, unit and OPD and little more."""
    daftar: PegawaiQuerySet = (
        Pegawai.objects.tim(oleh)
        .select_related("jabatan", "unit__opd")
        .only(
            "nip", "nama", "nama_kunci", "gelar_depan", "gelar_belakang", "kedudukan_hukum",
            "golongan", "jabatan__nama", "jabatan__jenjang", "unit__nama", "unit__opd__nama",
        )
    )  # fmt: skip
    return daftar


def pegawai_halaman(daftar: PegawaiQuerySet, *, sesudah: str = "", sebelum: str = "") -> Halaman:
    """A page of people by name; equal names in the order of their internal key."""
    return halaman(
        daftar,
        kolom=("nama_kunci", "id"),
        ukuran=SEHALAMAN,
        sesudah=sesudah,
        sebelum=sebelum,
        dari_indeks=True,
    )
