"""Continuous feedback by leaders, peers and served units (PermenPANRB 6/2022).

What is said by name is a record of the person. What is said without a name is kept in three tables
that the web login cannot read, apart from one another: the answers, without author or moment; a
keyed hash of each author, by which nobody answers twice; and the key, which is destroyed when the
period closes. Answers come out then, shuffled, from three up (kinerja.services.umpan_tutup). None
of these tables has a change history.
"""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from kinerja.kode import HubunganUmpan
from kinerja.models.tahun import PeriodeTinjauan
from kinerja.querysets import PenilaianQuerySet
from talenta.akun.models import BerlingkupUnit, Pengguna
from talenta.inti.acuan import AcuanHimpunan
from talenta.pegawai.models import Pegawai


class UmpanNamaQuerySet(PenilaianQuerySet):
    """Its author reads it, too."""

    PENILAI = ("penilai_id", "pemberi_id")


class PermintaanQuerySet(PenilaianQuerySet):
    """Whoever is asked reads it, too."""

    PENILAI = ("penilai_id", "diminta_id")


class UmpanNama(BerlingkupUnit):
    """Feedback with its author's name. Added, never changed; read at once by the person and the
    appraiser. Written by kinerja_umpan_nama alone, which says what the author is to the person."""

    RLS = "penilai"
    DIRI_KOLOM = "pegawai_id"
    PENILAI_KOLOM = ("penilai_id", "pemberi_id")
    LINGKUP_DARI = "pegawai_id"
    LINGKUP_SAAT_TAMBAH = True
    # Whom one may tell something, telling it by name or without, asking for it (0007).
    FUNGSI_WEB = (
        "kinerja_umpan_rekan()",
        "kinerja_umpan_cari(text)",
        "kinerja_umpan_nama(bigint, text)",
        "kinerja_umpan_kunci(bigint)",
        "kinerja_umpan_kunci_pasang(bigint, bytea)",
        "kinerja_umpan_sudah(bytea[])",
        "kinerja_umpan_anonim(bigint, bigint, bytea, jsonb, text)",
        "kinerja_umpan_minta(bigint, bigint, bigint, text)",
    )

    pegawai = AcuanHimpunan(
        Pegawai, on_delete=models.PROTECT, related_name="umpan_nama", db_index=False
    )
    penilai = AcuanHimpunan(Pegawai, on_delete=models.PROTECT, null=True, related_name="+")
    pemberi = AcuanHimpunan(Pegawai, on_delete=models.PROTECT, related_name="+")
    pemberi_nama = models.TextField()
    hubungan = models.CharField(max_length=9, choices=HubunganUmpan)
    isi = models.TextField()
    pada = models.DateTimeField(default=timezone.now)

    objects: ClassVar = UmpanNamaQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(pemberi=models.F("pegawai")), name="umpan_nama_bukan_diri"
            ),
            models.CheckConstraint(condition=~Q(isi=""), name="umpan_nama_terisi"),
        ]
        indexes = [models.Index(fields=["pegawai", "-id"], name="umpan_nama_orang")]

    def __str__(self) -> str:
        return f"umpan balik {self.pk}"


class UmpanTerbit(BerlingkupUnit):
    """An anonymous answer after its period closed. `id` is drawn at random and so is the order in
    which rows were written; there is no moment and no author to be found."""

    RLS = "penilai"
    DIRI_KOLOM = "pegawai_id"
    PENILAI_KOLOM = ("penilai_id",)
    LINGKUP_DARI = "pegawai_id"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    periode = models.ForeignKey(PeriodeTinjauan, on_delete=models.PROTECT, related_name="+")
    pegawai = AcuanHimpunan(
        Pegawai, on_delete=models.PROTECT, related_name="umpan_terbit", db_index=False
    )
    penilai = AcuanHimpunan(Pegawai, on_delete=models.PROTECT, null=True, related_name="+")
    # Empty where groups of fewer than three were put together.
    hubungan = models.CharField(max_length=9, choices=HubunganUmpan, blank=True)
    nilai = models.JSONField(default=dict)
    isi = models.TextField(blank=True)

    objects: ClassVar = PenilaianQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["pegawai", "periode"], name="umpan_terbit_orang")]

    def __str__(self) -> str:
        return f"umpan balik anonim {self.pk}"


class UmpanTertutup(models.Model):
    """An anonymous answer until its period closes. Each new answer about a person has all of that
    person's written anew in random order, so that neither order nor transaction tells them apart.
    """

    RLS = "tertutup"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    periode = models.ForeignKey(PeriodeTinjauan, on_delete=models.PROTECT, related_name="+")
    pegawai = AcuanHimpunan(Pegawai, on_delete=models.PROTECT, related_name="+")
    hubungan = models.CharField(max_length=9, choices=HubunganUmpan)
    nilai = models.JSONField(default=dict)
    isi = models.TextField(blank=True)

    def __str__(self) -> str:
        return "umpan balik tertutup"


class TandaUmpan(models.Model):
    """HMAC of author and person under the period's key: one answer each. Gone with the key."""

    RLS = "tertutup"

    sidik = models.BinaryField(primary_key=True)
    periode = models.ForeignKey(PeriodeTinjauan, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return "tanda umpan balik"


class KunciUmpan(models.Model):
    """The key of a period, encrypted with the portal's own; empty once it was destroyed."""

    RLS = "tertutup"

    periode = models.OneToOneField(
        PeriodeTinjauan, on_delete=models.PROTECT, primary_key=True, related_name="+"
    )
    kunci_sandi = models.BinaryField()
    dimusnahkan_pada = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(dimusnahkan_pada__isnull=True) | Q(kunci_sandi=b""),
                name="kunci_umpan_musnah",
            )
        ]

    def __str__(self) -> str:
        return f"kunci umpan balik periode {self.periode_id}"


class PermintaanUmpan(BerlingkupUnit):
    """Somebody asked a colleague for feedback, about oneself or about one's people. That opens the
    form for the colleague; whether he or she answered is written nowhere."""

    RLS = "penilai"
    DIRI_KOLOM = "pegawai_id"
    PENILAI_KOLOM = ("penilai_id", "diminta_id")
    LINGKUP_DARI = "pegawai_id"
    LINGKUP_SAAT_TAMBAH = True

    periode = models.ForeignKey(PeriodeTinjauan, on_delete=models.PROTECT, related_name="+")
    pegawai = AcuanHimpunan(
        Pegawai, on_delete=models.PROTECT, related_name="permintaan_umpan", db_index=False
    )
    penilai = AcuanHimpunan(Pegawai, on_delete=models.PROTECT, null=True, related_name="+")
    peminta = models.ForeignKey(Pengguna, on_delete=models.PROTECT, related_name="+")
    diminta = AcuanHimpunan(Pegawai, on_delete=models.PROTECT, related_name="diminta_umpan")
    diminta_nama = models.TextField()
    diminta_unit = models.TextField()
    pesan = models.CharField(max_length=500, blank=True)
    pada = models.DateTimeField(default=timezone.now)

    objects: ClassVar = PermintaanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai", "periode", "diminta"], name="permintaan_umpan_sekali"
            ),
            models.CheckConstraint(
                condition=~Q(diminta=models.F("pegawai")), name="permintaan_umpan_bukan_diri"
            ),
        ]

    def __str__(self) -> str:
        return f"permintaan umpan balik {self.pk}"
