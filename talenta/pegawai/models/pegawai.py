"""A civil servant. Identity is the internal key; NIP is an attribute that can change."""

from typing import ClassVar

from django.db import models

from talenta.akun.models import BerlingkupUnit, Instansi, Pengguna
from talenta.impor.models import CatatanImpor
from talenta.inti.acuan import AcuanHimpunan
from talenta.inti.riwayat import lacak
from talenta.pegawai.kode import PANGKAT, JenisKelamin, KedudukanHukum, TingkatPendidikan
from talenta.pegawai.models.jabatan import Jabatan, Pendidikan
from talenta.pegawai.models.unit import UnitOrganisasi
from talenta.pegawai.querysets import PegawaiQuerySet


@lacak(kecuali=("unit_lft", "sidik", "diperbarui_pada"))
class Pegawai(CatatanImpor, BerlingkupUnit):
    """One person of one agency, as the latest accepted record says.

    `nama_kunci` is the sort key: upper case, without titles or diacritics. NIK is AES-GCM
    ciphertext beside an HMAC for look-ups. `profil` holds the remaining columns of the SIASN
    profile under their own headers.
    """

    # Pages write nothing about a person but which account is his or hers.
    HAK_WEB = "SELECT, UPDATE (pengguna_id)"
    DIRI_KOLOM = "id"
    LINGKUP_DARI = "unit_id"
    KOLOM_AKUN = "pengguna_id"

    # Every index here that begins with the agency serves for the agency alone.
    instansi = AcuanHimpunan(Instansi, on_delete=models.PROTECT, related_name="+", db_index=False)
    nip = models.CharField("NIP", max_length=18)
    nama = models.TextField()
    nama_kunci = models.TextField()
    gelar_depan = models.TextField(blank=True)
    gelar_belakang = models.TextField(blank=True)
    tanggal_lahir = models.DateField()
    jenis_kelamin = models.CharField(max_length=1, choices=JenisKelamin)
    nik_sandi = models.BinaryField(null=True)
    nik_hmac = models.BinaryField(null=True)
    email = models.TextField(blank=True)
    nomor_hp = models.TextField(blank=True)
    kedudukan_hukum = models.CharField(max_length=3, choices=KedudukanHukum)
    golongan = models.CharField(max_length=5)
    tmt_golongan = models.DateField(null=True)
    unit = AcuanHimpunan(
        UnitOrganisasi, on_delete=models.PROTECT, related_name="pegawai", db_index=False
    )
    jabatan = AcuanHimpunan(Jabatan, on_delete=models.PROTECT, null=True, related_name="pegawai")
    tmt_jabatan = models.DateField(null=True)
    tingkat_pendidikan = models.CharField(max_length=2, choices=TingkatPendidikan, blank=True)
    pendidikan = AcuanHimpunan(
        Pendidikan, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    profil = models.JSONField(default=dict)
    pengguna = models.OneToOneField(
        Pengguna, on_delete=models.SET_NULL, null=True, related_name="pegawai"
    )

    objects: ClassVar = PegawaiQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instansi", "nip"], name="pegawai_nip")]
        indexes = [
            models.Index(fields=["instansi", "nama_kunci", "id"], name="pegawai_nama"),
            # Whom a scope holds is counted, and looked through by name, in the index alone.
            models.Index(
                fields=["unit_lft", "id"], include=["instansi", "nama_kunci"], name="pegawai_lft"
            ),
            models.Index(fields=["nik_hmac"], name="pegawai_nik"),
        ]

    def __str__(self) -> str:
        return f"{self.nama} ({self.nip})"

    @property
    def nama_lengkap(self) -> str:
        """Name with titles in front and behind."""
        depan = f"{self.gelar_depan} " if self.gelar_depan else ""
        belakang = f", {self.gelar_belakang}" if self.gelar_belakang else ""
        return f"{depan}{self.nama}{belakang}"

    @property
    def pangkat(self) -> str:
        """Rank and golongan in words; a PPPK has a golongan only."""
        nama = PANGKAT.get(self.golongan)
        return f"{nama} ({self.golongan})" if nama else f"Golongan {self.golongan}"
