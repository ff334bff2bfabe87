"""Objects of the appraisal year for the access table, and its rows."""

from datetime import date
from typing import Any

from django.utils import timezone

from talenta.akun.izin import Peran
from tests.fixtures.dunia import Daerah


def tahun(daerah: Daerah) -> Any:
    """A year of the agency that is open, made where there is none."""
    from kinerja.models import TahunKinerja
    from kinerja.services.tahun import tahun_buat, tahun_buka
    from talenta.inti.services.audit import Pelaku

    ada = TahunKinerja.objects.filter(instansi=daerah.instansi, tahun=2026).first()
    if ada is not None:
        return ada
    baru = tahun_buat(
        instansi_id=daerah.instansi.pk,
        tahun=2026,
        jenis_periodik="TRIWULANAN",
        hari=date(2026, 1, 2),
        pelaku=Pelaku.sistem(),
    )
    return tahun_buka(tahun_id=baru.pk, pelaku=Pelaku.sistem())


def tahun_objek(daerah: Daerah, unit: str) -> dict[str, Any]:
    return {"pk": tahun(daerah).pk}


def pembukaan(daerah: Daerah, unit: str) -> dict[str, Any]:
    """A request by somebody else to open a closed period again."""
    from kinerja.models import PembukaanKembali, PeriodeTinjauan

    milik = tahun(daerah)
    periode = milik.periode.order_by("nomor").first()
    PeriodeTinjauan.objects.filter(pk=periode.pk, status="DIBUKA").update(
        status="DITUTUP", ditutup_pada=timezone.now()
    )
    satu, _ = PembukaanKembali.objects.get_or_create(
        instansi=daerah.instansi,
        tahun_kinerja=milik,
        periode=periode,
        defaults={
            "alasan": "Banjir menutup kantor.",
            "batas_baru": date(2030, 1, 31),
            "diusulkan_oleh": daerah.akun.get(Peran.PPK) or daerah.akun[Peran.ADMIN_BKD],
        },
    )
    return {"pk": satu.pk}


def penugasan(daerah: Daerah, unit: str) -> dict[str, Any]:
    """An appraiser set by hand for the unit's second person."""
    from kinerja.models import PenugasanPenilai

    orang, penilai = daerah.pegawai[unit][1], daerah.pegawai[unit][0]
    satu, _ = PenugasanPenilai.objects.get_or_create(
        instansi=daerah.instansi,
        pegawai=orang,
        penilai=penilai,
        dasar="PLT",
        mulai=date(2026, 1, 1),
        defaults={"unit_lft": orang.unit_lft, "alasan": "Surat perintah 12/2026."},
    )
    return {"pk": satu.pk}


def _milik_asn(daerah: Daerah) -> tuple[Any, Any, Any]:
    """The ASN of the table with an agreed plan, a review and a delivered appraisal of the year, as
    the person; appraised by somebody without a role."""
    from kinerja.models import PenilaianTahunan, Rhk, Skp, TinjauanPeriodik
    from talenta.pegawai.models import Pegawai

    akun = daerah.akun.get(Peran.ASN)
    orang = Pegawai.objects.get(pengguna=akun) if akun else daerah.pegawai["AKAR"][1]
    penilai = daerah.pegawai.get("DINAS_B", daerah.pegawai["BIDANG_A"])[0]
    milik = tahun(daerah)
    bersama = {"instansi": daerah.instansi, "unit_lft": orang.unit_lft, "pegawai": orang}
    skp, baru = Skp.objects.get_or_create(
        pegawai=orang,
        tahun_kinerja=milik,
        defaults=bersama
        | {
            "penilai": penilai,
            "penilai_nama": penilai.nama,
            "nip": orang.nip,
            "nama": orang.nama,
            "nama_kunci": orang.nama_kunci,
            "jabatan_nama": "Penelaah",
            "unit_nama": "Dinas",
            "mulai": date(2026, 1, 1),
            "selesai": date(2027, 1, 1),
            "status": "DISEPAKATI",
            "disepakati_pada": timezone.now(),
        },
    )
    if baru:
        rhk = Rhk.objects.create(skp=skp, urutan=1, uraian="Laporan triwulan tersusun")
        rhk.indikator.create(urutan=1, aspek="KUANTITAS", indikator="Laporan", target="4")
    periode = milik.periode.order_by("-nomor").first()
    TinjauanPeriodik.objects.get_or_create(
        skp=skp, periode=periode, defaults=bersama | {"penilai": penilai}
    )
    PenilaianTahunan.objects.get_or_create(
        pegawai=orang,
        tahun_kinerja=milik,
        defaults=bersama
        | {
            "penilai": penilai,
            "rating_hasil": "SESUAI",
            "rating_perilaku": "SESUAI",
            "predikat": "BAIK",
            "alasan_hasil": "Semua target tercapai.",
            "alasan_perilaku": "Menjadi rujukan rekan.",
            "status": "DISERAHKAN",
            "versi": 1,
            "ditetapkan_pada": timezone.now(),
            "ditetapkan_oleh": penilai,
            "diserahkan_pada": timezone.now(),
            "batas_keberatan": date(2030, 1, 31),
        },
    )
    return skp, periode, orang


def skp_sendiri(daerah: Daerah, unit: str) -> dict[str, Any]:
    return {"pk": _milik_asn(daerah)[0].pk}


def tinjauan_sendiri(daerah: Daerah, unit: str) -> dict[str, Any]:
    skp, periode, _ = _milik_asn(daerah)
    return {"pk": skp.pk, "periode": periode.pk}


def penilaian_sendiri(daerah: Daerah, unit: str) -> dict[str, Any]:
    skp, _, orang = _milik_asn(daerah)
    return {"tahun": skp.tahun_kinerja_id, "pegawai": orang.pk}


def bukti_sendiri(daerah: Daerah, unit: str) -> dict[str, Any]:
    """A file beside the ASN's own realisation."""
    from kinerja.models import BuktiRealisasi, RealisasiRhk, TinjauanPeriodik

    skp, periode, _ = _milik_asn(daerah)
    tinjauan = TinjauanPeriodik.objects.get(skp=skp, periode=periode)
    realisasi, _ = RealisasiRhk.objects.get_or_create(tinjauan=tinjauan, rhk=skp.rhk.get())
    satu, _ = BuktiRealisasi.objects.get_or_create(
        realisasi=realisasi, keterangan="Laporan", defaults={"berkas": daerah.impor.berkas}
    )
    return {"pk": satu.pk}


def _skp_unit(daerah: Daerah, unit: str) -> tuple[Any, Any]:
    """A plan and a begun review of the unit's first person, for those who read in scope."""
    from kinerja.models import Rhk, Skp, TinjauanPeriodik

    orang, milik = daerah.pegawai[unit][0], tahun(daerah)
    bersama = {"instansi": daerah.instansi, "unit_lft": orang.unit_lft, "pegawai": orang}
    skp, baru = Skp.objects.get_or_create(
        pegawai=orang,
        tahun_kinerja=milik,
        defaults=bersama
        | {
            "nip": orang.nip,
            "nama": orang.nama,
            "nama_kunci": orang.nama_kunci,
            "mulai": date(2026, 1, 1),
            "selesai": date(2027, 1, 1),
            "status": "DISEPAKATI",
            "disepakati_pada": timezone.now(),
        },
    )
    if baru:
        Rhk.objects.create(skp=skp, urutan=1, uraian="Layanan tepat waktu")
    periode = milik.periode.order_by("-nomor").first()
    TinjauanPeriodik.objects.get_or_create(skp=skp, periode=periode, defaults=bersama)
    return skp, periode


def skp_unit(daerah: Daerah, unit: str) -> dict[str, Any]:
    return {"pk": _skp_unit(daerah, unit)[0].pk}


def tinjauan_unit(daerah: Daerah, unit: str) -> dict[str, Any]:
    skp, periode = _skp_unit(daerah, unit)
    return {"pk": skp.pk, "periode": periode.pk}


def penilaian_unit(daerah: Daerah, unit: str) -> dict[str, Any]:
    skp, _ = _skp_unit(daerah, unit)
    return {"tahun": skp.tahun_kinerja_id, "pegawai": skp.pegawai_id}


def bukti_unit(daerah: Daerah, unit: str) -> dict[str, Any]:
    from kinerja.models import BuktiRealisasi, RealisasiRhk, TinjauanPeriodik

    skp, periode = _skp_unit(daerah, unit)
    tinjauan = TinjauanPeriodik.objects.get(skp=skp, periode=periode)
    realisasi, _ = RealisasiRhk.objects.get_or_create(tinjauan=tinjauan, rhk=skp.rhk.get())
    satu, _ = BuktiRealisasi.objects.get_or_create(
        realisasi=realisasi, keterangan="Laporan", defaults={"berkas": daerah.impor.berkas}
    )
    return {"pk": satu.pk}


def sendiri_saja(peran: str, tempat: str) -> bool:
    """Whether the one who asks is the ASN whose it is."""
    return peran == Peran.ASN and tempat != "instansi lain"
