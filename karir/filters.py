"""Filters of the map and its lists, kept in the URL."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet

from karir.kode import ALASAN, StatusHasil
from karir.models import HasilPeringkat
from karir.selectors.pengukuhan import Pengukuhan
from talenta.pegawai.kode import Jenjang
from talenta.pegawai.models import UnitOrganisasi
from talenta.pegawai.rumus import kunci_nama, rentang_nip


def pilihan_opd(request: object) -> QuerySet[UnitOrganisasi]:
    """OPDs in view: those just below the root whose interval meets the role's."""
    pengguna = request.user  # type: ignore[attr-defined]
    lingkup = pengguna.lingkup
    return (
        UnitOrganisasi.objects.terlihat_oleh(pengguna)
        .filter(kedalaman__lte=1, lft__lte=lingkup.rgt, rgt__gte=lingkup.lft)
        .order_by("nama", "id")
    )


class SaringPeta(django_filters.FilterSet):
    """What narrows the map: OPD, jenjang, name or NIP."""

    opd = django_filters.ModelChoiceFilter(
        queryset=pilihan_opd, method="saring_opd", label="Perangkat daerah",
        empty_label="Semua perangkat daerah",
    )  # fmt: skip
    jenjang = django_filters.ChoiceFilter(
        choices=Jenjang.choices, label="Jenjang", empty_label="Semua jenjang"
    )
    cari = django_filters.CharFilter(
        method="saring_kata",
        label="Cari nama atau NIP",
        widget=forms.TextInput(attrs={"placeholder": "Nama atau awal NIP", "type": "search"}),
    )

    class Meta:
        model = HasilPeringkat
        fields: list[str] = []

    def saring_opd(
        self, queryset: QuerySet[HasilPeringkat], nama: str, unit: UnitOrganisasi
    ) -> QuerySet[HasilPeringkat]:
        return queryset.filter(opd_id=unit.pk)

    def saring_kata(
        self, queryset: QuerySet[HasilPeringkat], nama: str, kata: str
    ) -> QuerySet[HasilPeringkat]:
        if nip := rentang_nip(kata):
            return queryset.filter(nip__range=nip)
        for sepotong in kunci_nama(kata).split():
            queryset = queryset.filter(nama_kunci__contains=sepotong)
        return queryset


class SaringMutu(SaringPeta):
    """Who cannot be ranked: by OPD, jenjang, reason, name."""

    alasan = django_filters.ChoiceFilter(
        choices=list(ALASAN.items()),
        method="saring_alasan",
        label="Alasan",
        empty_label="Semua alasan",
    )

    def saring_alasan(
        self, queryset: QuerySet[HasilPeringkat], nama: str, kode: str
    ) -> QuerySet[HasilPeringkat]:
        return queryset.filter(alasan__contains=[kode])


class SaringHasil(SaringMutu):
    """The map's filters and those of the list behind it; boxes and pool are the confirmed ones."""

    kotak = django_filters.ChoiceFilter(
        choices=[(n, f"Kotak {n}") for n in range(9, 0, -1)],
        method="saring_kotak",
        label="Kotak",
        empty_label="Semua kotak",
    )
    status = django_filters.ChoiceFilter(
        choices=StatusHasil.choices, label="Status", empty_label="Semua status"
    )
    krs = django_filters.ChoiceFilter(
        choices=[("ya", "Masuk KRS"), ("tidak", "Dipetakan, di luar KRS")],
        method="saring_krs",
        label="Kelompok rencana suksesi",
        empty_label="KRS dan bukan",
    )

    def __init__(self, *args: Any, pengukuhan: Pengukuhan | None = None, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.pengukuhan = pengukuhan or Pengukuhan()

    def saring_kotak(
        self, queryset: QuerySet[HasilPeringkat], nama: str, nilai: str
    ) -> QuerySet[HasilPeringkat]:
        return self.pengukuhan.saring_kotak(queryset, int(nilai))

    def saring_krs(
        self, queryset: QuerySet[HasilPeringkat], nama: str, nilai: str
    ) -> QuerySet[HasilPeringkat]:
        return self.pengukuhan.saring_krs(queryset, nilai == "ya")
