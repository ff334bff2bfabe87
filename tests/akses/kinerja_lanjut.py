"""Objects of feedback, objections, documents and monitoring for the access table."""

from datetime import date
from typing import Any

from django.utils import timezone

from talenta.akun.izin import Peran
from tests.akses.kinerja import tahun
from tests.fixtures.dunia import Daerah

# The sides of the objection below: who objects, who appraised, who decides.
SISI = (Peran.ASN, Peran.ATASAN, Peran.PPK)


def _tahun_lalu(daerah: Daerah) -> Any:
    """A year that is over, whose appraisals were delivered."""
    from kinerja.models import TahunKinerja

    satu, _ = TahunKinerja.objects.get_or_create(
        instansi=daerah.instansi,
        tahun=2025,
        defaults={
            "jenis_periodik": "TRIWULANAN",
            "batas_rencana": date(2025, 1, 31),
            "batas_akhir": date(2026, 1, 10),
            "status": "DIBUKA",
        },
    )
    return satu


def penilaian_serah(daerah: Daerah, pegawai: Any, penilai: Any, atasan: Any) -> Any:
    """An appraisal that was delivered today."""
    from kinerja.models import PenilaianTahunan
    from kinerja.selectors.keberatan import batas_saat_serah

    kini = timezone.now()
    satu, _ = PenilaianTahunan.objects.get_or_create(
        pegawai=pegawai,
        tahun_kinerja=_tahun_lalu(daerah),
        defaults={
            "instansi": daerah.instansi,
            "unit_lft": pegawai.unit_lft,
            "penilai": penilai,
            "atasan_penilai": atasan,
            "rating_hasil": "SESUAI",
            "rating_perilaku": "SESUAI",
            "predikat": "BAIK",
            "alasan_hasil": "Target tercapai.",
            "alasan_perilaku": "Bekerja sama dengan baik.",
            "status": "DISERAHKAN",
            "ditetapkan_pada": kini,
            "ditetapkan_oleh": penilai,
            "diserahkan_pada": kini,
            "batas_keberatan": batas_saat_serah(
                instansi_id=daerah.instansi.pk, hari=timezone.localdate()
            ),
        },
    )
    return satu


def _orang_peran(daerah: Daerah, peran: Peran) -> Any:
    from talenta.pegawai.models import Pegawai

    akun = daerah.akun.get(peran)
    return Pegawai.objects.filter(pengguna=akun).first() if akun else None


def _atas(daerah: Daerah, unit: str) -> list[Any]:
    """Two people above the unit's first; the sample knows none by unit."""
    return daerah.pegawai.get("AKAR") or daerah.pegawai[unit][1:]


def _sisi(daerah: Daerah, unit: str) -> tuple[Any, Any, Any]:
    """ASN, ATASAN and PPK where the agency has them, else people of the unit."""
    ada = [_orang_peran(daerah, peran) for peran in SISI]
    orang = [*daerah.pegawai[unit], *_atas(daerah, unit)]
    hasil = [a or o for a, o in zip(ada, orang, strict=False)]
    return hasil[0], hasil[1], hasil[2]


def penilaian_saya(daerah: Daerah, unit: str) -> dict[str, Any]:
    """The ASN's own appraisal."""
    return {"pk": penilaian_serah(daerah, *_sisi(daerah, unit)).pk}


def _keberatan(daerah: Daerah, pegawai: Any, penilai: Any, atasan: Any) -> Any:
    from django.core.files.base import ContentFile

    from kinerja.models import Keberatan, KeteranganKeberatan
    from talenta.inti.models import Berkas

    penilaian = penilaian_serah(daerah, pegawai, penilai, atasan)
    ada = Keberatan.objects.filter(penilaian=penilaian).first()
    if ada is not None:
        return ada
    # Another row of the table may have made the appraisal, under somebody else.
    penilaian.status, penilaian.atasan_penilai = "KEBERATAN", atasan
    penilaian.save(update_fields=["status", "atasan_penilai"])
    satu = Keberatan.objects.create(
        instansi=daerah.instansi,
        unit_lft=pegawai.unit_lft,
        penilaian=penilaian,
        pegawai=pegawai,
        penilai=penilai,
        pemutus=atasan,
        nama=pegawai.nama,
        nip=pegawai.nip,
        tahun=2025,
        alasan="Target saya tercapai lebih cepat.",
        hasil_semula="SESUAI",
        perilaku_semula="SESUAI",
        predikat_semula="BAIK",
        batas_ajukan=date(2030, 1, 31),
        batas_tanggapan=date(2026, 1, 2),
    )
    isi = b"%PDF-1.4 bukti"
    berkas = Berkas.objects.create(
        instansi_id=daerah.instansi.pk, nama="surat.pdf", isi=ContentFile(isi, name="surat.pdf"),
        sha256="0" * 64, ukuran=len(isi), tipe="application/pdf",
    )  # fmt: skip
    KeteranganKeberatan.objects.create(
        keberatan=satu, penulis=pegawai, penulis_nama=pegawai.nama, sebagai="PEGAWAI",
        isi=satu.alasan, bukti=berkas,
    )  # fmt: skip
    return satu


def keberatan_sisi(daerah: Daerah, unit: str) -> dict[str, Any]:
    """An objection of the ASN against ATASAN, decided by PPK."""
    return {"pk": _keberatan(daerah, *_sisi(daerah, unit)).pk}


def keberatan_bukti_sisi(daerah: Daerah, unit: str) -> dict[str, Any]:
    return {"pk": _keberatan(daerah, *_sisi(daerah, unit)).keterangan.get().pk}


def keberatan_unit(daerah: Daerah, unit: str) -> dict[str, Any]:
    """An objection of the unit's first person."""
    atas = _atas(daerah, unit)
    return {"pk": _keberatan(daerah, daerah.pegawai[unit][0], atas[0], atas[1]).pk}


def keberatan_bukti_unit(daerah: Daerah, unit: str) -> dict[str, Any]:
    from kinerja.models import Keberatan

    satu = Keberatan.objects.get(pk=keberatan_unit(daerah, unit)["pk"])
    return {"pk": satu.keterangan.get().pk}


def sisi(peran: str, tempat: str) -> bool:
    """Who opens what is the three sides' alone, wherever the role reaches."""
    return peran in SISI and tempat != "instansi lain"


def pemilik(peran: str, tempat: str) -> bool:
    """Who opens what is the ASN's alone."""
    return peran == Peran.ASN and tempat != "instansi lain"


def tim_berkas(daerah: Daerah, unit: str) -> dict[str, Any]:
    """Nothing to name, but a year."""
    tahun(daerah)
    return {"jenis": "csv"}


def masukan(daerah: Daerah, unit: str) -> dict[str, Any]:
    """A member of the team that ATASAN leads, in an open period that has begun."""
    from kinerja.models import PenugasanPenilai

    pegawai, ketua, _ = _sisi(daerah, unit)
    PenugasanPenilai.objects.get_or_create(
        instansi=daerah.instansi,
        pegawai=pegawai,
        penilai=ketua,
        dasar="KETUA_TIM",
        mulai=date(2026, 1, 1),
        defaults={"unit_lft": pegawai.unit_lft, "alasan": "SK tim 4/2026."},
    )
    periode = tahun(daerah).periode.order_by("-nomor").first()
    return {"pk": pegawai.pk, "periode": periode.pk}


def dinilai(daerah: Daerah, unit: str) -> dict[str, Any]:
    """Somebody whom ATASAN appraises, in a year that is open."""
    skp_sisi(daerah, unit)
    return {"pk": _sisi(daerah, unit)[0].pk}


def dinilai_catat(daerah: Daerah, unit: str) -> dict[str, Any]:
    return {**dinilai(daerah, unit), "jenis": "pengamatan"}


def pengamatan(daerah: Daerah, unit: str) -> dict[str, Any]:
    """A level that ATASAN saw at work and noted."""
    from kompetensi.models import PengamatanKompetensi

    dinilai(daerah, unit)
    pegawai, penilai, _ = _sisi(daerah, unit)
    satu, _ = PengamatanKompetensi.objects.get_or_create(
        pegawai=pegawai,
        penilai=penilai,
        kode="komunikasi",
        tanggal=date(2026, 3, 2),
        defaults={
            "instansi": daerah.instansi, "unit_lft": pegawai.unit_lft, "nama": "Komunikasi",
            "tingkat": 3, "uraian": "Memimpin rapat.", "penilai_nama": penilai.nama,
        },
    )  # fmt: skip
    return {"pk": satu.pk}


def kebutuhan(daerah: Daerah, unit: str) -> dict[str, Any]:
    """A need for training that ATASAN noted."""
    from kompetensi.models import KebutuhanDicatat

    dinilai(daerah, unit)
    pegawai, penilai, _ = _sisi(daerah, unit)
    satu, _ = KebutuhanDicatat.objects.get_or_create(
        pegawai=pegawai,
        penilai=penilai,
        kebutuhan="Pelatihan analisis data",
        defaults={
            "instansi": daerah.instansi, "unit_lft": pegawai.unit_lft, "alasan": "Menyusun data.",
            "penilai_nama": penilai.nama,
        },
    )  # fmt: skip
    return {"pk": satu.pk}


def pengamatan_cabut(daerah: Daerah, unit: str) -> dict[str, Any]:
    nomor = pengamatan(daerah, unit)["pk"]
    return {**dinilai_catat(daerah, unit), "nomor": nomor}


def penilai(peran: str, tempat: str) -> bool:
    """Who opens what is the appraiser's alone."""
    return peran == Peran.ATASAN and tempat != "instansi lain"


def berkas_pantau(daerah: Daerah, unit: str) -> dict[str, Any]:
    """Nothing to name, but a year to watch over."""
    tahun(daerah)
    return {}


def orang_pantau(daerah: Daerah, unit: str) -> dict[str, Any]:
    return {**berkas_pantau(daerah, unit), "jenis": "csv"}


def _skp(daerah: Daerah, pegawai: Any, penilai: Any, milik: Any) -> Any:
    from kinerja.models import Skp

    satu, _ = Skp.objects.get_or_create(
        pegawai=pegawai,
        tahun_kinerja=milik,
        defaults={
            "instansi": daerah.instansi, "unit_lft": pegawai.unit_lft, "penilai": penilai,
            "nip": pegawai.nip, "nama": pegawai.nama, "nama_kunci": pegawai.nama_kunci,
            "penilai_nama": penilai.nama, "penilai_nip": penilai.nip, "jabatan_nama": "Penelaah",
            "mulai": date(milik.tahun, 1, 1), "selesai": date(milik.tahun + 1, 1, 1),
        },
    )  # fmt: skip
    return satu


def skp_sisi(daerah: Daerah, unit: str) -> dict[str, Any]:
    """The ASN's plan of last year, appraised by ATASAN."""
    pegawai, penilai, _ = _sisi(daerah, unit)
    return {"pk": _skp(daerah, pegawai, penilai, _tahun_lalu(daerah)).pk}


def penilaian_sisi(daerah: Daerah, unit: str) -> dict[str, Any]:
    """The same person's appraisal, delivered; its appraiser's superior decides objections."""
    skp_sisi(daerah, unit)
    pegawai, penilai, _ = _sisi(daerah, unit)
    return {"pk": penilaian_serah(daerah, pegawai, penilai, None).pk}


def dua_sisi(peran: str, tempat: str) -> bool:
    """Who opens what is the person's and the appraiser's."""
    return peran in SISI[:2] and tempat != "instansi lain"


def skp_unit(daerah: Daerah, unit: str) -> dict[str, Any]:
    """A plan of the unit's first person."""
    milik, atas = daerah.pegawai[unit][0], _atas(daerah, unit)[0]
    return {"pk": _skp(daerah, milik, atas, _tahun_lalu(daerah)).pk}


def penilaian_unit(daerah: Daerah, unit: str) -> dict[str, Any]:
    """The appraisal of the unit's first person."""
    skp_unit(daerah, unit)
    atas = _atas(daerah, unit)
    return {"pk": penilaian_serah(daerah, daerah.pegawai[unit][0], atas[0], atas[1]).pk}
