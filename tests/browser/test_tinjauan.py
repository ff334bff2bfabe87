"""The yearly review of roles as an admin meets it: opened, one role withdrawn, the others kept, the
own one left to a colleague, the list taken away as a file."""

from collections.abc import Callable
from datetime import date

from django.utils import timezone
from playwright.sync_api import Page, expect

from talenta.akun.izin import Peran
from talenta.akun.models import Pengguna, PenugasanPeran
from talenta.pegawai.models import Tinjauan
from tests.browser import langkah
from tests.browser.siap import Contoh, sesi


def _putuskan(meja: Page, tombol: str, ya: str, alasan: str) -> None:
    meja.get_by_role("button", name=tombol).click()
    expect(meja.get_by_role("heading", level=1, name=ya)).to_be_visible()
    langkah.potret(meja, f"tinjauan-{ya.lower()}")
    meja.get_by_label("Alasan").fill(alasan)
    meja.get_by_role("button", name=ya, exact=True).click()


def test_satu_dicabut_yang_lain_dipertahankan(buka: Callable[..., Page], contoh: Contoh) -> None:
    prov = contoh.dunia.prov
    # Another test of the package may have opened one for its page.
    Tinjauan.objects.filter(instansi=prov.instansi).update(selesai_pada=timezone.now())
    pindah = Pengguna.objects.create_user(
        nip="198501012010011999", nama="Petugas Yang Pindah", instansi=prov.instansi
    )
    peran = PenugasanPeran.objects.create(
        pengguna=pindah,
        peran=Peran.KOMITE,
        instansi=prov.instansi,
        berlaku_mulai=date(2026, 1, 1),
    )
    admin = prov.akun[Peran.ADMIN_BKD]
    meja = buka(viewport={"width": 1440, "height": 900}, storage_state=sesi(admin))
    meja.goto("/")
    langkah.menu(meja, "Tinjauan akses")
    meja.get_by_role("button", name="Mulai tinjauan").click()
    tanya = meja.get_by_role("dialog", name="Mulai tinjauan sekarang?")
    tanya.get_by_role("button", name="Mulai", exact=True).click()
    expect(meja.get_by_text("Tinjauan dibuka.")).to_be_visible()
    langkah.potret(meja, "tinjauan-dibuka")

    daftar = meja.url
    meja.get_by_label("Cari nama atau NIP").fill(pindah.nama)
    meja.get_by_role("button", name="Tampilkan").click()
    tabel = meja.get_by_role("region", name="Tabel peran yang ditinjau")
    expect(tabel.locator("tbody tr")).to_have_count(1)
    tabel.get_by_role("checkbox", name=f"Pilih Komite Talenta, {pindah.nama}").check()
    _putuskan(meja, "Cabut yang dipilih", "Cabut", "Pindah ke instansi lain")
    expect(meja.get_by_text("1 peran dicabut.")).to_be_visible()
    peran.refresh_from_db()
    assert peran.berakhir

    meja.goto(daftar)
    milik = tabel.get_by_role("row", name=f"milik Anda {admin.nama}")
    expect(milik).to_have_count(1)
    expect(milik.get_by_role("checkbox")).to_have_count(0)
    kotak = tabel.get_by_role("checkbox")
    banyak = kotak.count()
    for nomor in range(banyak):
        kotak.nth(nomor).check()
    _putuskan(meja, "Pertahankan yang dipilih", "Pertahankan", "Masih bertugas")
    expect(meja.get_by_text(f"{banyak} peran dipertahankan.")).to_be_visible()
    expect(meja.get_by_text("1 belum diputuskan")).to_be_visible()
    langkah.potret(meja, "tinjauan-sisa")
    baris = langkah.baca_csv(langkah.unduh(meja, "CSV"))
    assert {b["KEADAAN"] for b in baris} == {"Dipertahankan", "Dicabut", "Belum diputuskan"}
    assert [b["ALASAN"] for b in baris if b["NIP"] == pindah.nip] == ["Pindah ke instansi lain"]
