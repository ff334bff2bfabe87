"""What stands beside a review, in the browser: competency with notes, a team leader's input."""

from typing import Any

from playwright.sync_api import Page, expect

from kinerja.models import PenugasanPenilai, Skp
from talenta.pegawai.models import Pegawai
from tests.browser.langkah import potret


def _tinjauan(orang_: Pegawai, periode: Any) -> str:
    return f"/kinerja/skp/{Skp.objects.get(pegawai=orang_).pk}/periode/{periode.pk}/"


def kompetensi_dinilai(atasan: Page, pegawai: Page, orang_: Pegawai, periode: Any) -> None:
    """The appraiser sees the levels, notes one seen at work and a need; the person reads both."""
    atasan.goto(_tinjauan(orang_, periode))
    expect(atasan.get_by_text("Belum ada hasil penilaian kompetensi")).to_be_visible()
    atasan.get_by_role("link", name="Catat pengamatan atau kebutuhan").click()
    atasan.get_by_label("Kompetensi", exact=True).select_option(label="Komunikasi")
    atasan.get_by_label("Tingkat yang Anda amati").select_option("4")
    atasan.get_by_label("Tanggal pengamatan").fill(f"{periode.mulai.year}-03-02")
    atasan.get_by_label("Apa yang Anda amati").fill("Memimpin rapat lintas bidang.")
    atasan.get_by_role("button", name="Catat pengamatan").click()
    expect(atasan.get_by_text("Pengamatan tercatat.")).to_be_visible()
    atasan.get_by_label("Pelatihan yang dibutuhkan").fill("Analisis data")
    atasan.get_by_label("Mengapa").fill("Menyusun laporan kurikulum.")
    atasan.get_by_role("button", name="Catat kebutuhan").click()
    expect(atasan.get_by_text("Kebutuhan pelatihan tercatat.")).to_be_visible()
    expect(atasan.get_by_text("Komunikasi: tingkat 4")).to_be_visible()
    potret(atasan, "kompetensi-dinilai")
    pegawai.goto("/kompetensi/saya/")
    expect(pegawai.get_by_text("Memimpin rapat lintas bidang.")).to_be_visible()
    potret(pegawai, "catatan-penilai")


def masukan_ketua(
    ketua: Page, atasan: Page, *, orang_: Pegawai, anggota: Pegawai, periode: Any
) -> None:
    """The leader of a team gives input on a member; the appraiser reads it beside the review."""
    PenugasanPenilai.objects.create(
        instansi=orang_.instansi, unit_lft=anggota.unit_lft, pegawai=anggota, penilai=orang_,
        dasar="KETUA_TIM", mulai=periode.mulai, alasan="SK tim 4/2026.",
    )  # fmt: skip
    ketua.goto("/kinerja/tim/")
    ketua.get_by_role("link", name="Tim kerja yang Anda ketuai").click()
    ketua.get_by_role("link", name=periode.nama, exact=True).click()
    potret(ketua, "tim-kerja")
    ketua.get_by_role("link", name="Beri masukan").click()
    ketua.get_by_label("Masukan Anda").fill("Menyelesaikan dua modul.")
    ketua.get_by_label("Saran rating hasil kerja").select_option(label="Di Atas Ekspektasi")
    ketua.get_by_role("button", name="Simpan masukan").click()
    expect(ketua.get_by_text(f"Masukan untuk {anggota.nama} tersimpan.")).to_be_visible()
    atasan.goto(_tinjauan(anggota, periode))
    expect(atasan.get_by_text("Menyelesaikan dua modul.")).to_be_visible()
    potret(atasan, "masukan-ketua")
