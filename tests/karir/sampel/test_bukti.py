"""The arithmetic is opened to its records: every post that variety counts, degree, field asked."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from karir.mesin import waktu
from karir.models import HasilPeringkat
from karir.padat import fakta_urai
from karir.selectors.bukti import Catatan
from kompetensi.models import PenilaianKompetensi
from talenta.akun.izin import Peran
from talenta.inti.templatetags.tampilan import tanggal
from talenta.pegawai.models import Pegawai, Pendidikan, RiwayatJabatan
from tests.karir.bahan import Sampel


def panel(sebagai: Any, pegawai_id: int) -> str:
    url = reverse("karir:panel", args=[pegawai_id])
    return sebagai(Peran.ADMIN_BKD).get(url).content.decode()  # type: ignore[no-any-return]


def berbagai_jabatan(contoh: Sampel) -> tuple[Pegawai, list[RiwayatJabatan]]:
    """Somebody on the map who held definitive posts in more than one office."""
    letak = contoh.proses.kolom_fakta.index("pengalaman.keragaman.opd")
    for hasil in HasilPeringkat.objects.filter(proses=contoh.proses, kotak=5).order_by("nip"):
        riwayat = list(
            RiwayatJabatan.objects.filter(
                pegawai_id=hasil.pegawai_id, jenis_penugasan="DEFINITIF", dicabut_pada=None
            )
        )
        if fakta_urai(contoh.proses.tipe_fakta, hasil.fakta)[letak] > 1 and len(riwayat) > 1:
            return Pegawai.objects.get(pk=hasil.pegawai_id), riwayat
    raise AssertionError("the sample has nobody with posts in two offices")


def test_setiap_jabatan_yang_dihitung_disebut(contoh: Sampel, sebagai: Any) -> None:
    pegawai, riwayat = berbagai_jabatan(contoh)
    teks = panel(sebagai, pegawai.pk)
    daftar = teks.split("Jabatan yang dihitung untuk keragaman:")[1].split("</ul>")[0]
    assert daftar.count("<li>") == len(riwayat) + 1
    for satu in riwayat:
        assert f"mulai {tanggal(satu.tmt_mulai)}" in daftar
        assert f"berkas riwayat-jabatan.csv baris {satu.baris}" in daftar
    assert "sesudah perhitungan ini" not in daftar
    RiwayatJabatan.objects.filter(pk=riwayat[0].pk).update(dicabut_pada=timezone.now())
    assert "ditarik sesudah perhitungan ini" in panel(sebagai, pegawai.pk)


def test_plt_dan_sesudah_acuan_tidak_disebut_sebagai_keragaman(
    contoh: Sampel, sebagai: Any
) -> None:
    pegawai, riwayat = berbagai_jabatan(contoh)
    for jenis, mulai in (("PLT", "2025-01-15"), ("DEFINITIF", "2026-07-15")):
        RiwayatJabatan.objects.create(
            instansi=pegawai.instansi,
            unit_lft=pegawai.unit_lft,
            pegawai=pegawai,
            jenis_penugasan=jenis,
            jabatan_kode="UJI",
            unit_kode="UJI",
            tmt_mulai=mulai,
        )
    teks = panel(sebagai, pegawai.pk)
    daftar = teks.split("Jabatan yang dihitung untuk keragaman:")[1].split("</ul>")[0]
    assert daftar.count("<li>") == len(riwayat) + 1


def test_pendidikan_dan_bidang_ilmu_disebut(contoh: Sampel, sebagai: Any) -> None:
    hasil = next(
        h
        for h in HasilPeringkat.objects.filter(proses=contoh.proses, kotak__isnull=False)
        if (p := Pegawai.objects.select_related("pendidikan", "jabatan").get(pk=h.pegawai_id))
        and p.pendidikan
        and p.pendidikan.bidang_ilmu
        and p.jabatan
        and p.jabatan.bidang_ilmu
    )
    pegawai = Pegawai.objects.select_related("pendidikan", "jabatan").get(pk=hasil.pegawai_id)
    assert pegawai.pendidikan
    assert pegawai.jabatan
    teks = panel(sebagai, pegawai.pk)
    assert (
        f"Pendidikan: {pegawai.pendidikan.nama} ({pegawai.pendidikan.get_tingkat_id_display()})"
        in teks
    )
    assert f"Bidang ilmu orang ini: {pegawai.pendidikan.bidang_ilmu}" in teks
    diminta = teks.split(f"yang diminta jabatan {pegawai.jabatan.nama}:")[1].split("</li>")[0]
    for bidang in pegawai.jabatan.bidang_ilmu:
        assert bidang in diminta
    assert "catatan ini diubah sesudah" not in teks
    Pendidikan.objects.filter(pk=pegawai.pendidikan_id).update(diperbarui_pada=timezone.now())
    assert "catatan ini diubah sesudah" in panel(sebagai, pegawai.pk)


def test_bukti_yang_akan_berakhir_disebut(contoh: Sampel, sebagai: Any) -> None:
    """Evidence that rules count for some years says from which day on it counts no more, once that
    day is near; on the day itself a run leaves it out."""
    hari = timezone.localdate()
    satu = Catatan("Penilaian", "berkas", dicabut=False, berubah=False, tanggal=date(2024, 2, 29))
    assert satu.dalam_jendela(3, hari).berakhir == date(2027, 3, 1)
    assert waktu.mundur_tahun(date(2027, 2, 28), 3) < satu.tanggal
    assert waktu.mundur_tahun(date(2027, 3, 1), 3) >= satu.tanggal
    hasil = HasilPeringkat.objects.filter(proses=contoh.proses, kotak=5).order_by("nip")[0]
    milik = PenilaianKompetensi.objects.filter(pegawai_id=hasil.pegawai_id, dicabut_pada=None)
    akhir = milik.latest("tanggal")
    dinilai = waktu.mundur_tahun(hari + timedelta(days=40), 3)
    milik.filter(pk=akhir.pk).update(tanggal=dinilai)
    ujung = replace(satu, tanggal=dinilai).dalam_jendela(3, hari).berakhir
    kata = f"tidak dihitung lagi mulai {tanggal(ujung)}"
    assert kata in panel(sebagai, hasil.pegawai_id)
    milik.filter(pk=akhir.pk).update(tanggal=hari)
    assert kata not in panel(sebagai, hasil.pegawai_id)
