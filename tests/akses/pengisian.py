"""Objects of filling posts for the access table: a vacancy in each state that a page shows."""

from datetime import date
from typing import Any

from django.utils import timezone

from talenta.akun.izin import Peran
from tests.fixtures.dunia import ACUAN, Daerah

ISI = {
    "instansi": "Provinsi Contoh", "nomor": "821/1", "tanggal": "2026-07-01", "tmt": "2026-07-01",
    "nama": "Orang", "nip": "198001012005010001", "jabatan": "Kepala", "unit": "Dinas",
}  # fmt: skip


def lowongan(daerah: Daerah, status: str) -> Any:
    """The agency's vacancy in a state: judged, with one candidate and the committee's member."""
    from karir.models import Lowongan
    from karir.pengisian.services.ketentuan import ketentuan_isi
    from talenta.pegawai.models import Jabatan

    jabatan, _ = Jabatan.objects.get_or_create(
        instansi=daerah.instansi,
        kode=f"LOW-{status}",
        defaults={"nama": f"Kepala Bagian {status.title()}", "jenjang": "PENGAWAS"},
    )
    ada = Lowongan.objects.filter(jabatan=jabatan).first()
    if ada is not None:
        return ada
    bawaan = ketentuan_isi(instansi_id=daerah.instansi.pk, hari=ACUAN).bawaan("PENGAWAS")
    admin = daerah.akun[Peran.ADMIN_BKD]
    sekarang = timezone.now()
    satu = Lowongan.objects.create(
        instansi=daerah.instansi,
        jabatan=jabatan,
        unit=next(iter(daerah.unit.values())),
        asal="KOSONG",
        tanggal_lowong=ACUAN,
        status=status,
        syarat=bawaan.syarat.isi(),
        bobot=bawaan.bobot.isi(),
        sumber_syarat=bawaan.sumber,
        dibuka_oleh=admin if status != "DRAF" else None,
        dibuka_pada=sekarang,
        diumumkan_pada=sekarang if status in ("TERBIT", "TERISI") else None,
    )
    if status != "DRAF":
        _isi(daerah, satu, sekarang)
    return satu


def _isi(daerah: Daerah, satu: Any, sekarang: Any) -> None:
    from karir.mesin.kelayakan import ATURAN
    from karir.models import (
        CalonLowongan,
        KelayakanPegawai,
        KursiKomite,
        PenilaianLowongan,
        PutusanLowongan,
        SuratKeputusan,
    )

    admin = daerah.akun[Peran.ADMIN_BKD]
    orang = daerah.pegawai["BIDANG_A"][0]
    angka = {
        "status": 1, "hasil": 1, "fakta": [1] * len(ATURAN), "talenta": 85 * 10**10, "teknis": -1,
        "digital": -1, "kecocokan": 85 * 10**14, "peringkat": 1,
    }  # fmt: skip
    satu.penilaian = PenilaianLowongan.objects.create(
        instansi=daerah.instansi, lowongan=satu, proses=daerah.proses, tanggal_acuan=ACUAN,
        isi={"bobot": satu.bobot, "bobot_diminta": satu.bobot}, sidik_isi="", sidik_masukan="",
        sidik_hasil="", jumlah=1,
        ringkasan={"status": {"TERPENUHI": 1, "PERLU_VERIFIKASI": 0, "TIDAK": 0},
                   "berperingkat": 1},
    )  # fmt: skip
    satu.save(update_fields=["penilaian"])
    KelayakanPegawai.objects.create(
        penilaian_id=satu.penilaian.pk, pegawai_id=orang.pk, instansi_id=daerah.instansi.pk,
        urutan=1, **angka,
    )  # fmt: skip
    calon = CalonLowongan.objects.create(
        instansi=daerah.instansi, lowongan=satu, pegawai=orang, nip=orang.nip, nama=orang.nama,
        **angka,
    )  # fmt: skip
    if komite := daerah.akun.get(Peran.KOMITE):
        KursiKomite.objects.create(
            instansi=daerah.instansi, lowongan=satu, pengguna=komite, nama=komite.nama, ketua=True
        )
    if satu.status in ("DIPUTUS", "TERBIT"):
        pengusul = daerah.akun.get(Peran.KOMITE) or _asing(daerah)
        PutusanLowongan.objects.create(
            instansi=daerah.instansi, lowongan=satu, calon=calon, alasan="Layak.", melawan=False,
            dari_pool=True, peringkat=1, peringkat_terbaik=1, diusulkan_oleh=pengusul,
            oleh=daerah.akun.get(Peran.PPK, admin), oleh_nama="PPK",
        )  # fmt: skip
    if satu.status == "TERBIT":
        kode = f"{daerah.instansi.pk:016d}".replace("0", "A").replace("1", "B")
        SuratKeputusan.objects.create(
            instansi=daerah.instansi, lowongan=satu, nomor=ISI["nomor"], tanggal=date(2026, 7, 1),
            tmt=date(2026, 7, 1), kode=kode, isi=ISI, pdf=b"%PDF-", sidik="0" * 64, oleh=admin,
        )  # fmt: skip


def _asing(daerah: Daerah) -> Any:
    """An account that stands for the chair where the world has none."""
    from talenta.akun.models import Pengguna

    satu, _ = Pengguna.objects.get_or_create(
        nip="9" * 18, defaults={"nama": "Ketua", "instansi": daerah.instansi}
    )
    return satu


def pada(status: str, **lain: Any) -> Any:
    """Arguments of an address about the vacancy in that state."""
    return lambda daerah, unit: {"pk": lowongan(daerah, status).pk, **lain}


def calon(daerah: Daerah, unit: str) -> dict[str, Any]:
    satu = lowongan(daerah, "DINILAI")
    return {"pk": satu.pk, "calon_id": satu.calon.get().pk}


def pantau(daerah: Daerah, unit: str) -> dict[str, Any]:
    from karir.models import PantauPenempatan

    satu = lowongan(daerah, "TERBIT")
    butir, _ = PantauPenempatan.objects.get_or_create(
        instansi=daerah.instansi, lowongan=satu, jenis="ORIENTASI", jatuh_tempo=ACUAN
    )
    return {"pk": satu.pk, "pantau_id": butir.pk}


def kode(daerah: Daerah, unit: str) -> dict[str, Any]:
    return {"kode": lowongan(daerah, "TERBIT").sk.kode_tertulis}


def ikatan(daerah: Daerah, unit: str) -> dict[str, Any]:
    """A tie that somebody without an account declared."""
    from karir.models import IkatanPegawai

    orang = daerah.pegawai[unit][0]
    satu, _ = IkatanPegawai.objects.get_or_create(
        instansi=daerah.instansi, pegawai=orang, nip_lain="1" * 18, jenis="USAHA",
        defaults={"unit_lft": orang.unit_lft, "nama_lain": "Mitra"},
    )  # fmt: skip
    return {"pk": satu.pk}


def usul(daerah: Daerah, unit: str) -> dict[str, Any]:
    """A proposal of rules by somebody else that waits."""
    from karir.models import KetentuanPengisian
    from karir.pengisian.services.ketentuan import ketentuan_pada, sidik

    isi = ketentuan_pada(instansi_id=daerah.instansi.pk, hari=ACUAN).isi
    satu, _ = KetentuanPengisian.objects.get_or_create(
        instansi=daerah.instansi,
        status="DIUSULKAN",
        defaults={
            "berlaku_mulai": date(2099, 1, 1), "dasar_hukum": "SK 1", "alasan": "Uji", "isi": isi,
            "sidik": sidik(isi), "diusulkan_oleh": _asing(daerah),
        },
    )  # fmt: skip
    return {"pk": satu.pk}


def larangan(daerah: Daerah, unit: str) -> dict[str, Any]:
    """A span that somebody else noted."""
    from karir.models import MasaLarangan

    satu, _ = MasaLarangan.objects.get_or_create(
        instansi=daerah.instansi,
        dicabut_pada=None,
        defaults={
            "mulai": date(2099, 1, 1), "sampai": date(2099, 6, 30), "dasar": "SE",
            "oleh": _asing(daerah),
        },
    )  # fmt: skip
    return {"pk": satu.pk}
