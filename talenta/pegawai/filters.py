"""Filters of the list of people, as they stand in the URL."""

from typing import Any

import django_filters
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone

from talenta.pegawai.kode import GOLONGAN_PPPK, Jenjang, KedudukanHukum
from talenta.pegawai.models import Pegawai, UnitOrganisasi
from talenta.pegawai.querysets import PegawaiQuerySet
from talenta.pegawai.saringan import SARINGAN

STATUS_ASN = (("PNS", "PNS"), ("PPPK", "PPPK"))
_JARAK = "\u00a0\u00a0\u00a0"


def pilihan_unit(pengguna: Any, dipilih: str) -> list[UnitOrganisasi]:
    """Units to choose from: the top two levels in view, and around the one chosen its path and
    the units right below it; in the order of the tree."""
    lingkup = pengguna.lingkup
    terlihat = UnitOrganisasi.objects.terlihat_oleh(pengguna).filter(
        lft__gte=lingkup.lft, lft__lte=lingkup.rgt
    )
    puncak = terlihat.order_by("lft").values("kedalaman")[:1]
    termasuk = Q(kedalaman=puncak) | Q(atasan__kedalaman=puncak)
    if dipilih.isascii() and dipilih.isdigit():
        pilih = UnitOrganisasi.objects.terlihat_oleh(pengguna).filter(pk=dipilih)
        termasuk |= Q(pk=dipilih) | Q(atasan_id=dipilih)
        termasuk |= Q(lft__lt=pilih.values("lft")[:1], rgt__gte=pilih.values("rgt")[:1])
    return list(terlihat.filter(termasuk).order_by("lft"))


class PegawaiFilter(django_filters.FilterSet):
    cari = django_filters.CharFilter(
        label="Cari nama atau NIP", method="saring_cari", max_length=100
    )
    unit = django_filters.ChoiceFilter(
        label="Unit organisasi", method="saring_unit", empty_label="Semua unit"
    )
    jenjang = django_filters.ChoiceFilter(
        label="Jenjang",
        field_name="jabatan__jenjang",
        choices=Jenjang.choices,
        empty_label="Semua jenjang",
    )
    kedudukan = django_filters.ChoiceFilter(
        label="Kedudukan hukum",
        field_name="kedudukan_hukum",
        choices=KedudukanHukum.choices,
        empty_label="Semua kedudukan",
    )
    status = django_filters.ChoiceFilter(
        label="Status", method="saring_status", choices=STATUS_ASN, empty_label="PNS dan PPPK"
    )
    perlu = django_filters.ChoiceFilter(
        label="Yang perlu perhatian", method="saring_perlu", empty_label="Semua pegawai"
    )

    class Meta:
        model = Pegawai
        fields: tuple[str, ...] = ()

    def __init__(self, data: Any, queryset: PegawaiQuerySet, *, request: HttpRequest) -> None:
        super().__init__(data, queryset, request=request)
        self.units = pilihan_unit(request.user, str((data or {}).get("unit", "")))
        dasar = self.units[0].kedalaman or 0 if self.units else 0
        self.filters["unit"].extra["choices"] = [
            (str(unit.pk), f"{_JARAK * ((unit.kedalaman or 0) - dasar)}{unit.nama}")
            for unit in self.units
        ]

        self.hari = timezone.localdate()
        self.filters["perlu"].extra["choices"] = [
            (satu.kode, satu.judul(self.hari))
            for satu in SARINGAN.values()
            if self.request.user.boleh(satu.izin)
        ]

    @property
    def hasil(self) -> PegawaiQuerySet:
        """The people that fit; nobody while a filter is not understood."""
        cocok: PegawaiQuerySet = self.qs if self.is_valid() else self.queryset.none()
        return cocok

    @property
    def disaring(self) -> bool:
        return not self.is_valid() or any(self.form.cleaned_data.values())

    def saring_cari(self, daftar: PegawaiQuerySet, _: str, kata: str) -> PegawaiQuerySet:
        return daftar.cari(kata)

    def saring_unit(self, daftar: PegawaiQuerySet, _: str, pilih: str) -> PegawaiQuerySet:
        unit = next(satu for satu in self.units if str(satu.pk) == pilih)
        return daftar.filter(unit_lft__gte=unit.lft, unit_lft__lte=unit.rgt)

    def saring_perlu(self, daftar: PegawaiQuerySet, _: str, kode: str) -> PegawaiQuerySet:
        return SARINGAN[kode].terapkan(daftar, self.request.user, self.hari)

    def saring_status(self, daftar: PegawaiQuerySet, _: str, status: str) -> PegawaiQuerySet:
        pppk = Q(golongan__in=GOLONGAN_PPPK)
        return daftar.filter(pppk if status == "PPPK" else ~pppk)
