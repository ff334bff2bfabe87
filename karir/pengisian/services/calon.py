"""The shortlist, what officers verify of it, and who sits on the committee."""

from collections.abc import Collection
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from karir.mesin.kalimat_kelayakan import JUDUL
from karir.mesin.kelayakan import TIDAK, VERIFIKASI, hasil_urai
from karir.mesin.syarat import syarat_muat
from karir.models import (
    AnggotaKolam,
    CalonLowongan,
    HasilPeringkat,
    KelayakanPegawai,
    KursiKomite,
    Lowongan,
    PindahKotak,
    VerifikasiCalon,
    VersiKolam,
)
from karir.pengisian.services.ketentuan import ketentuan_isi
from karir.pengisian.services.lowongan import (
    LowonganDitolak,
    bebas_ikatan,
    lowongan_kunci,
)
from talenta.akun.izin import Peran
from talenta.akun.models import Pengguna, PenugasanPeran
from talenta.inti.services.audit import Pelaku, catat
from talenta.pegawai.models import Pegawai

S = Lowongan.Status
PALING_BANYAK = 20


def _dinilai(lowongan_id: int) -> Lowongan:
    lowongan = lowongan_kunci(lowongan_id)
    if lowongan.status != S.DINILAI:
        raise LowonganDitolak(
            "Daftar pendek dan komite hanya dapat diubah sesudah semua dinilai dan sebelum sidang."
        )
    return lowongan


def _catat(
    tindakan: str, lowongan: Lowongan, pelaku: Pelaku, alasan: str = "", **rincian: Any
) -> None:
    catat(
        pelaku=pelaku,
        tindakan=tindakan,
        objek_jenis="lowongan",
        objek_id=lowongan.pk,
        objek_nama=lowongan.nama,
        rincian=rincian,
        alasan=alasan,
        instansi_id=lowongan.instansi_id,
    )


def calon_tambah(
    *, lowongan_id: int, pegawai_id: int, alasan: str = "", pelaku: Pelaku
) -> CalonLowongan:
    """Put somebody whom no rule refuses on the shortlist. Raises LowonganDitolak."""
    try:
        with transaction.atomic():
            lowongan = _dinilai(lowongan_id)
            layak = (
                KelayakanPegawai.objects.filter(
                    penilaian_id=lowongan.penilaian_id, pegawai_id=pegawai_id
                )
                .select_related("pegawai__jabatan", "pegawai__unit")
                .first()
            )
            if layak is None:
                raise LowonganDitolak("Pegawai ini tidak ikut dinilai untuk lowongan ini.")
            if layak.status == TIDAK:
                gagal = [JUDUL[k] for k, n in hasil_urai(layak.hasil).items() if n == TIDAK]
                raise LowonganDitolak(
                    f"Pegawai ini tidak memenuhi syarat: {', '.join(gagal).lower()}."
                )
            if lowongan.calon.count() >= PALING_BANYAK:
                raise LowonganDitolak(f"Daftar pendek memuat paling banyak {PALING_BANYAK} orang.")
            calon = _salin(lowongan, layak, alasan)
            bebas_ikatan(lowongan.pk, pelaku)
            _catat("calon.tambah", lowongan, pelaku, alasan, pegawai=pegawai_id)
    except IntegrityError:
        raise LowonganDitolak("Pegawai ini sudah ada pada daftar pendek.") from None
    return calon


def _salin(lowongan: Lowongan, layak: KelayakanPegawai, alasan: str) -> CalonLowongan:
    orang: Pegawai = layak.pegawai
    proses_id = lowongan.penilaian.proses_id if lowongan.penilaian else None
    hasil = HasilPeringkat.objects.filter(proses_id=proses_id, pegawai_id=orang.pk)
    kotak, krs = hasil.values_list("kotak", "krs").first() or (None, False)
    if VersiKolam.objects.filter(instansi_id=lowongan.instansi_id).exists():
        # Once a pool was confirmed it says who belongs to it, with the confirmed box.
        anggota = AnggotaKolam.objects.filter(pegawai=orang, keluar__isnull=True).first()
        kotak, krs = (anggota.kotak, True) if anggota else (kotak, False)
    if not krs:
        pindah = PindahKotak.objects.filter(
            proses_id=proses_id, pegawai_id=orang.pk, dikukuhkan_pada__isnull=False
        )
        kotak = pindah.values_list("kotak_baru", flat=True).first() or kotak
    calon: CalonLowongan = CalonLowongan.objects.create(
        instansi_id=lowongan.instansi_id,
        lowongan=lowongan,
        pegawai=orang,
        nip=orang.nip,
        nama=orang.nama_lengkap,
        pangkat=orang.pangkat,
        jabatan_nama=orang.jabatan.nama if orang.jabatan else "",
        unit_nama=orang.unit.nama,
        kotak=kotak,
        krs=bool(krs),
        alasan=alasan,
        **{
            nama: getattr(layak, nama)
            for nama in (
                "peringkat", "status", "talenta", "teknis", "digital", "kecocokan", "hasil",
                "fakta",
            )
        },
    )  # fmt: skip
    return calon


def calon_hapus(*, lowongan_id: int, calon_id: int, alasan: str, pelaku: Pelaku) -> None:
    """Take somebody off the shortlist, with a reason. Raises LowonganDitolak."""
    with transaction.atomic():
        lowongan = _dinilai(lowongan_id)
        if not alasan.strip():
            raise LowonganDitolak("Tulis alasannya: alasan itu tersimpan dalam jejak audit.")
        calon = lowongan.calon.filter(pk=calon_id).first()
        if calon is None:
            raise LowonganDitolak("Calon ini tidak ada lagi pada daftar pendek.")
        bebas_ikatan(lowongan.pk, pelaku)
        _catat("calon.hapus", lowongan, pelaku, alasan.strip(), pegawai=calon.pegawai_id)
        calon.delete()


def butir_verifikasi(calon: CalonLowongan, lowongan: Lowongan) -> dict[str, str]:
    """What a person has to settle about a candidate, by key, in words: rules that the data could
    not settle, then the documents."""
    ragu = {k: JUDUL[k] for k, n in hasil_urai(calon.hasil).items() if n == VERIFIKASI}
    dokumen = syarat_muat(lowongan.syarat).dokumen
    return ragu | {f"dokumen:{nama}"[:200]: nama for nama in dokumen}


def calon_verifikasi(
    *, lowongan_id: int, calon_id: int, butir: str, lulus: bool, catatan: str, pelaku: Pelaku
) -> VerifikasiCalon:
    """Settle one open requirement of a candidate, saying on what it rests.

    Raises LowonganDitolak.
    """
    with transaction.atomic():
        lowongan = _dinilai(lowongan_id)
        calon = lowongan.calon.filter(pk=calon_id).first()
        if calon is None or butir not in butir_verifikasi(calon, lowongan):
            raise LowonganDitolak("Butir ini tidak perlu diverifikasi untuk calon ini.")
        if not catatan.strip():
            raise LowonganDitolak("Tulis bukti yang Anda periksa.")
        bebas_ikatan(lowongan.pk, pelaku)
        if pelaku.id is None:
            raise LowonganDitolak("Verifikasi dilakukan oleh orang yang masuk dengan akunnya.")
        satu: VerifikasiCalon
        satu, _ = VerifikasiCalon.objects.update_or_create(
            calon=calon,
            butir=butir,
            defaults={
                "instansi_id": lowongan.instansi_id,
                "lulus": lulus,
                "catatan": catatan.strip(),
                "oleh_id": pelaku.id,
            },
        )
        _catat(
            "calon.verifikasi",
            lowongan,
            pelaku,
            catatan.strip(),
            pegawai=calon.pegawai_id,
            butir=butir,
            lulus=lulus,
        )
    return satu


def verifikasi_halangan(lowongan: Lowongan) -> str:
    """What of the shortlist is not settled, in words, or ""."""
    for calon in lowongan.calon.prefetch_related("verifikasi"):
        sudah = {satu.butir: satu.lulus for satu in calon.verifikasi.all()}
        for butir, kata in butir_verifikasi(calon, lowongan).items():
            if butir not in sudah:
                return f"{calon.nama}: {kata.lower()} belum diverifikasi."
            if not sudah[butir]:
                return f"{calon.nama}: {kata.lower()} tidak lulus. Keluarkan dari daftar pendek."
    return ""


def daftar_pendek_halangan(lowongan: Lowongan) -> str:
    """Why the committee cannot sit yet, in words, or ""."""
    isi = ketentuan_isi(instansi_id=lowongan.instansi_id, hari=timezone.localdate())
    if not lowongan.calon.exists():
        return "Daftar pendek masih kosong."
    if sebab := verifikasi_halangan(lowongan):
        return sebab
    kursi = list(lowongan.kursi.all())
    if len(kursi) < isi.anggota_min:
        return f"Komite beranggota paling sedikit {isi.anggota_min} orang."
    if not any(satu.ketua for satu in kursi):
        return "Pilih ketua komitenya."
    return ""


def anggota_pilihan(*, instansi_id: int) -> list[Pengguna]:
    """Accounts that hold the committee's role today."""
    bertugas = PenugasanPeran.objects.berlaku_pada(timezone.localdate()).filter(
        instansi_id=instansi_id, peran=Peran.KOMITE, pengguna__is_active=True
    )
    return list(
        Pengguna.objects.filter(pk__in=bertugas.values("pengguna_id")).order_by("nama", "pk")
    )


def komite_atur(
    *, lowongan_id: int, anggota: Collection[int], ketua: int | None, pelaku: Pelaku
) -> list[KursiKomite]:
    """Say who sits on the committee, and who chairs it. Raises LowonganDitolak."""
    with transaction.atomic():
        lowongan = _dinilai(lowongan_id)
        boleh = {satu.pk: satu for satu in anggota_pilihan(instansi_id=lowongan.instansi_id)}
        if asing := set(anggota) - set(boleh):
            raise LowonganDitolak(f"{len(asing)} akun tidak memegang peran Komite Talenta.")
        if ketua not in set(anggota):
            raise LowonganDitolak("Ketua dipilih dari anggota komite.")
        bebas_ikatan(lowongan.pk, pelaku)
        lowongan.kursi.exclude(pengguna_id__in=anggota).delete()
        lowongan.kursi.update(ketua=False)
        for nomor in sorted(anggota):
            KursiKomite.objects.update_or_create(
                lowongan=lowongan,
                pengguna_id=nomor,
                defaults={"ketua": nomor == ketua},
                create_defaults={
                    "instansi_id": lowongan.instansi_id,
                    "nama": boleh[nomor].nama,
                    "ketua": nomor == ketua,
                },
            )
        _catat("komite.atur", lowongan, pelaku, anggota=sorted(anggota), ketua=ketua)
    return list(lowongan.kursi.order_by("-ketua", "nama"))
