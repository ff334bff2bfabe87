"""Assessment events: planned, people invited, results recorded, published to each of them.

A published result becomes ordinary rows of PenilaianKompetensi, PenilaianPotensi and
PenilaianTeknis. What an assessor wrote lies apart, encrypted, and is read by few (NarasiAsesmen).
"""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from talenta.akun.models import BerlingkupInstansi, BerlingkupUnit, Pengguna
from talenta.inti.riwayat import lacak
from talenta.pegawai.jangkauan import jangkauan
from talenta.pegawai.models import Pegawai


class AsesmenQuerySet(models.QuerySet["Asesmen"]):
    def terlihat_oleh(self, pengguna: Any) -> "AsesmenQuerySet":
        """Events of the agency for those who read gaps, else those one is invited to."""
        lingkup = pengguna.lingkup
        milik = self.filter(instansi_id=lingkup.instansi_id)
        if lingkup.boleh("kompetensi.lihat"):
            return milik
        if lingkup.pegawai_id is not None:
            return milik.filter(peserta__pegawai_id=lingkup.pegawai_id)
        return self.none()


@lacak()
class Asesmen(BerlingkupInstansi):
    """One event: which kinds of results it gives, how, when, where and by whom.

    `teknis` are the codes of the technical competencies that it assesses.
    """

    HAK_WEB = "SELECT, INSERT, UPDATE"

    class Metode(models.TextChoices):
        CACT = "CACT", "CACT"
        ASSESSMENT_CENTER = "ASSESSMENT_CENTER", "Assessment center"
        WAWANCARA = "WAWANCARA", "Wawancara"
        PORTOFOLIO = "PORTOFOLIO", "Portofolio"

    class Status(models.TextChoices):
        RENCANA = "RENCANA", "Direncanakan"
        DIUNDANG = "DIUNDANG", "Peserta diundang"
        TERBIT = "TERBIT", "Hasil diterbitkan"
        BATAL = "BATAL", "Dibatalkan"

    judul = models.CharField(max_length=200)
    metode = models.CharField(max_length=20, choices=Metode)
    kompetensi = models.BooleanField(default=True)
    potensi = models.BooleanField(default=False)
    teknis = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    penyelenggara = models.CharField(max_length=200)
    terakreditasi = models.BooleanField(default=False)
    tempat = models.CharField(max_length=200, blank=True)
    mulai = models.DateField()
    selesai = models.DateField()
    catatan = models.TextField(blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.RENCANA)
    dibuat_oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diundang_pada = models.DateTimeField(null=True)
    terbit_oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")
    terbit_pada = models.DateTimeField(null=True)

    objects: ClassVar = AsesmenQuerySet.as_manager()

    class Meta:
        verbose_name = "asesmen"
        constraints = [
            models.CheckConstraint(condition=Q(selesai__gte=F("mulai")), name="asesmen_masa"),
            models.CheckConstraint(
                condition=Q(kompetensi=True) | Q(potensi=True) | Q(teknis__len__gt=0),
                name="asesmen_menilai_sesuatu",
            ),
        ]
        indexes = [models.Index(fields=["instansi", "-mulai", "-id"], name="asesmen_daftar")]

    def __str__(self) -> str:
        return self.judul

    @property
    def terbuka(self) -> bool:
        """Whether people can still be invited and results recorded."""
        return self.status in (self.Status.RENCANA, self.Status.DIUNDANG)


class PesertaQuerySet(models.QuerySet["PesertaAsesmen"]):
    def terlihat_oleh(self, pengguna: Any) -> "PesertaQuerySet":
        """Participants among the people in view, or oneself; a named assessor's own."""
        terjangkau = jangkauan(pengguna.lingkup)
        if terjangkau is None:
            return self.none()
        return self.filter(terjangkau.syarat("pegawai_id"))


@lacak(kecuali=("unit_lft", "diundang_pada"))
class PesertaAsesmen(BerlingkupUnit):
    """A person in an event, with the assessor named for him or her, and results until published.

    `tingkat` are the nine levels 0..5 in the order of kompetensi.kode.KOMPETENSI, `aspek` the
    eight levels 1..5 of ASPEK_POTENSI; empty where nothing is recorded. `teknis` are levels 0..5 by
    code, without those that were not assessed. `diundang_pada` is when the person was told of the
    event. As plain ASN nobody reads what was recorded about oneself and not published yet.
    """

    HAK_WEB = "SELECT, INSERT, UPDATE, DELETE"
    RLS_SYARAT = "(status <> 'HADIR' OR current_user <> 'talenta_diri')"
    DIRI_KOLOM = "pegawai_id"
    LINGKUP_DARI = "pegawai_id"
    LINGKUP_SAAT_TAMBAH = True

    class Status(models.TextChoices):
        TERDAFTAR = "TERDAFTAR", "Terdaftar"
        HADIR = "HADIR", "Hasil tercatat"
        TIDAK_HADIR = "TIDAK_HADIR", "Tidak hadir"
        TERBIT = "TERBIT", "Hasil diterbitkan"

    asesmen = models.ForeignKey(Asesmen, on_delete=models.CASCADE, related_name="peserta")
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+")
    asesor = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")
    status = models.CharField(max_length=12, choices=Status, default=Status.TERDAFTAR)
    tanggal = models.DateField(null=True)
    tingkat = ArrayField(models.SmallIntegerField(), default=list)
    aspek = ArrayField(models.SmallIntegerField(), default=list)
    teknis = models.JSONField(default=dict)
    diundang_pada = models.DateTimeField(null=True)

    objects: ClassVar = PesertaQuerySet.as_manager()

    class Meta:
        verbose_name = "peserta asesmen"
        constraints = [
            models.UniqueConstraint(fields=["asesmen", "pegawai"], name="peserta_asesmen_sekali"),
            models.CheckConstraint(
                condition=Q(tingkat__len__in=(0, 9)) & Q(aspek__len__in=(0, 8)),
                name="peserta_asesmen_lengkap",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=("HADIR", "TERBIT")) | Q(tanggal__isnull=False),
                name="peserta_asesmen_bertanggal",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asesmen_id} {self.pegawai_id}"


class NarasiQuerySet(models.QuerySet["NarasiAsesmen"]):
    def terlihat_oleh(self, pengguna: Any) -> "NarasiQuerySet":
        """Narratives about oneself once published, those one is the named assessor of, and all
        within the people in view for the few who may."""
        lingkup = pengguna.lingkup
        terjangkau = jangkauan(lingkup)
        if terjangkau is None:
            return self.none()
        dalam = self.filter(terjangkau.syarat("pegawai_id"))
        if lingkup.boleh("kompetensi.narasi"):
            return dalam
        sendiri = Q(pegawai_id=lingkup.pegawai_id, peserta__status="TERBIT")
        return dalam.filter(sendiri | Q(peserta__asesor_id=pengguna.pk))


@lacak(kecuali=("unit_lft", "sandi"))
class NarasiAsesmen(BerlingkupUnit):
    """What an assessor wrote about a person: AES-GCM ciphertext, never in a list or an export."""

    HAK_WEB = "SELECT, INSERT, UPDATE, DELETE"
    RLS_SYARAT = (
        "(current_user <> 'talenta_diri' OR EXISTS (SELECT 1 FROM kompetensi_pesertaasesmen p "
        "WHERE p.id = peserta_id AND p.status = 'TERBIT'))"
    )
    DIRI_KOLOM = "pegawai_id"
    LINGKUP_DARI = "pegawai_id"
    LINGKUP_SAAT_TAMBAH = True

    peserta = models.OneToOneField(PesertaAsesmen, on_delete=models.CASCADE, related_name="narasi")
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+")
    sandi = models.BinaryField()
    ditulis_oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, related_name="+")
    ditulis_pada = models.DateTimeField(auto_now=True)

    objects: ClassVar = NarasiQuerySet.as_manager()

    class Meta:
        verbose_name = "uraian asesmen"

    def __str__(self) -> str:
        return f"uraian {self.peserta_id}"


class KeberatanAsesmenQuerySet(models.QuerySet["KeberatanAsesmen"]):
    def terlihat_oleh(self, pengguna: Any) -> "KeberatanAsesmenQuerySet":
        """Objections of the people in view for those who answer them, and one's own."""
        lingkup = pengguna.lingkup
        terjangkau = jangkauan(lingkup)
        if terjangkau is None:
            return self.none()
        dalam = self.filter(terjangkau.syarat("pegawai_id"))
        return dalam if lingkup.boleh("kompetensi.lihat") else dalam.filter(
            pegawai_id=lingkup.pegawai_id
        )  # fmt: skip

    def menunggu(self) -> "KeberatanAsesmenQuerySet":
        return self.filter(status="MENUNGGU")


@lacak(kecuali=("unit_lft",))
class KeberatanAsesmen(BerlingkupUnit):
    """Somebody disputes an own result: which kind, of which day, and what became of it."""

    HAK_WEB = "SELECT, INSERT, UPDATE"
    HAK_DIRI = "SELECT, INSERT"
    DIRI_KOLOM = "pegawai_id"
    LINGKUP_DARI = "pegawai_id"
    LINGKUP_SAAT_TAMBAH = True

    class Jenis(models.TextChoices):
        KOMPETENSI = "KOMPETENSI", "Penilaian kompetensi"
        POTENSI = "POTENSI", "Penilaian potensi"
        TEKNIS = "TEKNIS", "Penilaian kompetensi teknis"

    class Status(models.TextChoices):
        MENUNGGU = "MENUNGGU", "Menunggu jawaban"
        DITERIMA = "DITERIMA", "Diterima, dinilai ulang"
        DITOLAK = "DITOLAK", "Ditolak"

    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+")
    jenis = models.CharField(max_length=10, choices=Jenis)
    tanggal = models.DateField()
    alasan = models.TextField()
    status = models.CharField(max_length=8, choices=Status, default=Status.MENUNGGU)
    diajukan_pada = models.DateTimeField(auto_now_add=True)
    jawaban = models.TextField(blank=True)
    dijawab_oleh = models.ForeignKey(
        Pengguna, on_delete=models.PROTECT, null=True, related_name="+"
    )
    dijawab_pada = models.DateTimeField(null=True)

    objects: ClassVar = KeberatanAsesmenQuerySet.as_manager()

    class Meta:
        verbose_name = "keberatan asesmen"
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai", "jenis", "tanggal"], name="keberatan_asesmen_sekali"
            ),
            models.CheckConstraint(
                condition=Q(status="MENUNGGU", dijawab_pada__isnull=True)
                | ~Q(status="MENUNGGU") & ~Q(jawaban="") & Q(dijawab_pada__isnull=False),
                name="keberatan_asesmen_terjawab",
            ),
        ]
        indexes = [models.Index(fields=["instansi", "status"], name="keberatan_asesmen_status")]

    def __str__(self) -> str:
        return f"{self.pegawai_id} {self.jenis} {self.tanggal}"


class PengingatAsesmen(BerlingkupUnit):
    """That a person was told of a result about to expire; once a result."""

    DIRI_KOLOM = "pegawai_id"
    LINGKUP_DARI = "pegawai_id"

    pegawai = models.ForeignKey(Pegawai, on_delete=models.CASCADE, related_name="+")
    jenis = models.CharField(max_length=10, choices=KeberatanAsesmen.Jenis)
    tanggal = models.DateField()
    dikirim_pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai", "jenis", "tanggal"], name="pengingat_asesmen_sekali"
            )
        ]

    def __str__(self) -> str:
        return f"{self.pegawai_id} {self.jenis} {self.tanggal}"
