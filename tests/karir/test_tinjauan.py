"""Run, review, pool: two members move a box, both boxes stay, and every place shows the confirmed
one first."""

import csv
import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from karir.alur_tinjauan import PINDAH, TINJAUAN
from karir.models import AnggotaKolam, HasilPeringkat, IkatanPegawai, PindahKotak, VersiKolam
from karir.services.ekspor import baris_ekspor, baris_simata
from karir.services.kolam import kolam_susun
from karir.services.tinjauan import TinjauanDitolak, tinjauan_langkah
from talenta.akun.izin import IZIN, Peran
from talenta.akun.models import Pengguna
from talenta.inti.models import CatatanAudit, Pekerjaan, Pemberitahuan
from talenta.inti.services.audit import Pelaku
from tests.akses.test_rls import SEMUA_LFT, sebagai
from tests.fixtures.dunia import Daerah, hitung_proses
from tests.fixtures.klien import klien
from tests.karir.tinjauan import (
    PDF,
    anggota_kedua,
    buka,
    catatan,
    dipetakan,
    pelaku,
    putuskan,
    usulkan,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def prov(prov: Daerah) -> Daerah:
    dipetakan(prov)
    return prov


@pytest.fixture
def kedua(prov: Daerah) -> Pengguna:
    return anggota_kedua(prov)


def hasil(daerah: Daerah, orang: int) -> HasilPeringkat:
    return HasilPeringkat.objects.get(proses_id=daerah.proses.pk, pegawai_id=orang)


def kukuhkan(daerah: Daerah, kedua: Pengguna) -> PindahKotak:
    """One person of BIDANG_A moved, the review confirmed over the page, the pool made."""
    satu = buka(daerah)
    pindah = usulkan(daerah, satu, daerah.pegawai["BIDANG_A"][0])
    putuskan(pindah, kedua)
    k = klien(kedua)
    k.post(reverse("karir:tinjauan_langkah", args=[satu.pk, "kukuhkan"]), {"alasan": "Sidang."})
    satu.refresh_from_db()
    assert satu.status == "DIKUKUHKAN"
    kolam_susun(proses=daerah.proses, tinjauan=satu, pelaku=pelaku(kedua))
    pindah.refresh_from_db()
    return pindah


def test_langkah_hanya_menyebut_izin_yang_ada() -> None:
    assert {satu.izin for tabel in (TINJAUAN, PINDAH) for satu in tabel.values()} <= set(IZIN)
    assert IZIN["tinjauan.sidang"] == {Peran.KOMITE}


def test_pindah_memerlukan_orang_lain_dan_bukan_diri(prov: Daerah, kedua: Pengguna) -> None:
    satu = buka(prov)
    pertama = prov.akun[Peran.KOMITE]
    pindah = usulkan(prov, satu, prov.pegawai["BIDANG_A"][0])
    with pytest.raises(TinjauanDitolak, match="anggota komite lain"):
        putuskan(pindah, pertama)
    with pytest.raises(TinjauanDitolak, match="Kotak Anda sendiri"):
        usulkan(prov, satu, kedua.pegawai, kedua)
    diri = usulkan(prov, satu, kedua.pegawai)
    with pytest.raises(TinjauanDitolak, match="Kotak Anda sendiri"):
        putuskan(diri, kedua)
    with pytest.raises(TinjauanDitolak, match="sudah ada"):
        usulkan(prov, satu, prov.pegawai["BIDANG_A"][0])
    with pytest.raises(IntegrityError, match="pindah_dua_orang"), transaction.atomic():
        PindahKotak.objects.filter(pk=pindah.pk).update(status="DISETUJUI", diputus_oleh=pertama)
    assert putuskan(pindah, kedua).status == "DISETUJUI"


def test_yang_menunggu_menahan_pengukuhan(prov: Daerah, kedua: Pengguna) -> None:
    satu = buka(prov)
    pindah = usulkan(prov, satu, prov.pegawai["BIDANG_A"][0])

    def kukuh() -> None:
        tinjauan_langkah(
            tinjauan_id=satu.pk, langkah="KUKUHKAN", alasan="Sidang.",
            pegawai_id=kedua.pegawai.pk, pelaku=pelaku(kedua),
        )  # fmt: skip

    with pytest.raises(TinjauanDitolak, match="menunggu putusan"):
        kukuh()
    putuskan(pindah, kedua, "TOLAK")
    with pytest.raises(TinjauanDitolak, match="sudah ditolak"):
        putuskan(pindah, kedua)
    with pytest.raises(TinjauanDitolak, match="sudah ditinjau"):
        buka(prov)


def test_kerabat_dan_yang_dipindah_tidak_ikut_memutuskan(prov: Daerah, kedua: Pengguna) -> None:
    satu = buka(prov)
    orang = prov.pegawai["BIDANG_A"][0]
    ikatan = IkatanPegawai.objects.create(
        instansi=prov.instansi, unit_lft=orang.unit_lft, pegawai=orang, nip_lain=kedua.nip,
        nama_lain=kedua.nama, jenis="DERAJAT_2",
    )  # fmt: skip
    with pytest.raises(TinjauanDitolak, match="hubungan keluarga"):
        usulkan(prov, satu, orang, kedua)
    pindah = usulkan(prov, satu, orang)
    with pytest.raises(TinjauanDitolak, match="hubungan keluarga"):
        putuskan(pindah, kedua)
    ikatan.delete()
    putuskan(pindah, kedua)
    PindahKotak.objects.filter(pk=pindah.pk).update(pegawai=kedua.pegawai)
    kukuh: dict[str, Any] = {"tinjauan_id": satu.pk, "langkah": "KUKUHKAN", "alasan": "Sidang."}
    diri: dict[str, Any] = {"pegawai_id": catatan(kedua), "pelaku": pelaku(kedua)}
    with pytest.raises(TinjauanDitolak, match="Kotak Anda sendiri"):
        tinjauan_langkah(**kukuh, **diri)
    PindahKotak.objects.filter(pk=pindah.pk).update(pegawai=orang)
    hitung_proses(prov)
    with pytest.raises(TinjauanDitolak, match="tidak lagi ditampilkan"):
        tinjauan_langkah(**kukuh, **diri)
    satu.refresh_from_db()
    assert satu.status == "BERJALAN"


def test_kotak_dikukuhkan_berdiri_paling_depan(prov: Daerah, kedua: Pengguna) -> None:
    """Map, list and its filter, profile panel, own page, API, file; the run keeps the engine's."""
    prov.akun[Peran.ASN].refresh_from_db()
    asn = catatan(prov.akun[Peran.ASN])
    sebelum = hasil(prov, asn)
    satu = buka(prov)
    putuskan(usulkan(prov, satu, prov.akun[Peran.ASN].pegawai), kedua)
    analis = klien(prov.akun[Peran.ANALIS_BKD])
    peta_lama = analis.get(reverse("karir:peta")).context["ringkasan"]
    k = klien(kedua)
    k.post(reverse("karir:tinjauan_langkah", args=[satu.pk, "kukuhkan"]), {"alasan": "Sidang."})
    pindah = PindahKotak.objects.get()

    sesudah = hasil(prov, asn)
    assert (sesudah.kotak, sesudah.krs) == (sebelum.kotak, sebelum.krs)
    simata = list(baris_simata(prov.proses, HasilPeringkat.objects.filter(proses=prov.proses)))
    mesin = list(baris_ekspor(prov.proses, HasilPeringkat.objects.filter(proses=prov.proses)))
    assert next(b for b in simata if b[0] == sebelum.nip)[6] == sebelum.kotak
    assert next(b for b in mesin if b[0] == sebelum.nip)[7] == str(sebelum.kotak)

    peta = analis.get(reverse("karir:peta")).context["ringkasan"]
    beda = {n: peta.kotak.get(n, 0) - peta_lama.kotak.get(n, 0) for n in range(1, 10)}
    assert {n: b for n, b in beda.items() if b} == {
        pindah.kotak_mesin: -1,
        pindah.kotak_baru: 1,
    }
    assert peta.krs - peta_lama.krs == pindah.krs_baru - pindah.krs_mesin

    alamat = reverse("karir:hasil")
    for kotak, ada in ((pindah.kotak_baru, True), (pindah.kotak_mesin, False)):
        daftar = analis.get(alamat, {"kotak": kotak})
        milik = {h.pegawai_id for h in daftar.context["halaman"].baris}
        assert (asn in milik) is ada, kotak
        assert len(milik) == daftar.context["ringkasan"].jumlah == peta.kotak.get(kotak, 0)
    teks = analis.get(alamat, {"kotak": pindah.kotak_baru}).content.decode()
    assert f"hasil perhitungan kotak {pindah.kotak_mesin}" in teks
    assert pindah.oleh in teks

    saya = klien(prov.akun[Peran.ASN]).get(reverse("karir:panel_saya")).content.decode()
    panel = analis.get(reverse("karir:panel", args=[asn])).content.decode()
    for isi in (saya, panel):
        assert f"Mengapa kotak {pindah.kotak_baru}?" in isi
        assert "Memimpin penanganan bencana." in isi
        assert "Anggota Kedua" in isi
        assert isi.index(f"<b>Kotak {pindah.kotak_baru}</b>") < isi.index(
            f"<b>Kotak {pindah.kotak_mesin}</b>"
        )
    berkas = analis.get(reverse("karir:ekspor", args=["csv"])).getvalue().decode("utf-8-sig")
    baris = {b["NIP"]: b for b in csv.DictReader(io.StringIO(berkas))}
    milik_asn = baris[sebelum.nip]
    assert milik_asn["KOTAK DIKUKUHKAN"] == str(pindah.kotak_baru)
    assert milik_asn["KOTAK"] == str(pindah.kotak_mesin)
    assert list(milik_asn).index("KOTAK DIKUKUHKAN") < list(milik_asn).index("KOTAK")
    lain = next(b for nip, b in baris.items() if nip != sebelum.nip)
    assert lain["KOTAK DIKUKUHKAN"] == lain["KOTAK"]

    _di_samping_perhitungan_lain(prov, analis, pindah)


def _di_samping_perhitungan_lain(prov: Daerah, analis: Any, pindah: PindahKotak) -> None:
    """Beside another run the confirmed box stands first, then the engine's."""
    asn = pindah.pegawai_id
    lama = prov.proses.pk
    berdua = [lama, hitung_proses(prov, tampilkan=False).pk]
    daftar = analis.get(reverse("karir:banding", args=berdua), {"perubahan": "semua"})
    orang = analis.get(reverse("karir:banding_pegawai", args=[*berdua, asn]))
    for isi in (daftar.content.decode(), orang.content.decode()):
        depan = isi.index(f"dikukuhkan {pindah.oleh}: {pindah.alasan}")
        assert f"Kotak {pindah.kotak_baru}" in isi[depan - 120 : depan]
        assert f"Kotak {pindah.kotak_mesin}" in isi[depan : depan + 300]
    milik = {b.pegawai_id: b for b in daftar.context["halaman"].baris}
    assert (milik[asn].kukuh_lama, milik[asn].kukuh_baru) == (pindah, None)
    assert not any(b.kukuh_lama for nomor, b in milik.items() if nomor != asn)


def test_kolam_berversi_dengan_sebab(prov: Daerah, kedua: Pengguna) -> None:
    pindah = kukuhkan(prov, kedua)
    versi = VersiKolam.objects.get()
    semua = HasilPeringkat.objects.filter(proses_id=prov.proses.pk)
    harus = set(semua.filter(krs=True).values_list("pegawai_id", flat=True))
    harus = harus | {pindah.pegawai_id} if pindah.krs_baru else harus - {pindah.pegawai_id}
    anggota = AnggotaKolam.objects.filter(keluar=None)
    assert set(anggota.values_list("pegawai_id", flat=True)) == harus
    assert (versi.nomor, versi.jumlah, versi.masuk, versi.keluar) == (1, len(harus), len(harus), 0)
    sebab = anggota.get(pegawai_id=pindah.pegawai_id).masuk_sebab
    assert sebab == "PINDAH"
    # The same review again makes no second version.
    ulang = kolam_susun(proses=prov.proses, tinjauan=pindah.tinjauan, pelaku=Pelaku.sistem())
    assert ulang == versi

    # A new run in which the moved person stands where the engine puts him: he leaves, with why.
    hitung_proses(prov)
    baru = kolam_susun(proses=prov.proses, tinjauan=None, pelaku=Pelaku.sistem())
    if pindah.krs_mesin:
        assert baru is None
    else:
        assert baru is not None
        keluar = AnggotaKolam.objects.get(keluar=baru)
        assert (keluar.pegawai_id, keluar.keluar_sebab) == (pindah.pegawai_id, "HASIL")
        halaman = klien(kedua).get(reverse("karir:kolam"), {"bagian": "keluar"})
        assert [s.pegawai_id for s in halaman.context["baris"]] == [pindah.pegawai_id]
        lama = klien(kedua).get(reverse("karir:kolam"), {"versi": 1})
        assert len(lama.context["baris"]) == min(50, len(harus))


def test_komite_mengusulkan_lewat_halaman(prov: Daerah, kedua: Pengguna) -> None:
    """All over the pages, under the web login's walls: opened, proposed, agreed, confirmed."""
    analis = klien(prov.akun[Peran.ANALIS_BKD])
    jawab = analis.post(reverse("karir:tinjauan_buka"), {"unit": prov.unit["DINAS_A"].pk})
    url = jawab.headers["Location"]
    komite = klien(prov.akun[Peran.KOMITE])
    isi = komite.get(url)
    peserta = {h.pegawai_id for h in isi.context["halaman"].baris}
    assert {o.pk for o in prov.pegawai["BIDANG_A"]} <= peserta
    assert not {o.pk for o in prov.pegawai["DINAS_B"]} & peserta
    orang = prov.pegawai["BIDANG_A"][1]
    pk = isi.context["satu"].pk
    usul = reverse("karir:tinjauan_usulkan", args=[pk, orang.pk])
    tujuan = 9 if hasil(prov, orang.pk).kotak != 9 else 8
    tanpa = komite.post(usul, {"kotak": tujuan, "alasan": ""})
    assert tanpa.status_code == 422
    assert "Tulis alasannya." in tanpa.content.decode()
    bukti = SimpleUploadedFile("sk.pdf", PDF, "application/pdf")
    komite.post(usul, {"kotak": tujuan, "alasan": "Bukti baru.", "bukti": bukti})
    pindah = PindahKotak.objects.get()
    sendiri = komite.get(url)
    assert sendiri.context["pindah"][0].boleh == ["TARIK"]
    assert sendiri.context["boleh"] == []
    lain = klien(kedua)
    assert lain.get(url).context["pindah"][0].boleh == ["SETUJUI", "TOLAK"]
    assert lain.get(reverse("karir:pindah_bukti", args=[pindah.pk])).status_code == 200
    lain.post(reverse("karir:pindah_langkah", args=[pindah.pk, "setujui"]))
    assert lain.get(url).context["boleh"] == ["KUKUHKAN"]
    lain.post(reverse("karir:tinjauan_langkah", args=[pk, "kukuhkan"]), {"alasan": "Sidang."})
    pindah.refresh_from_db()
    assert pindah.dikukuhkan_pada is not None
    assert Pekerjaan.objects.filter(jenis="karir.kolam", status="ANTRE").count() == 1
    langkah = list(
        CatatanAudit.objects.filter(objek_jenis__in=["pindah", "tinjauan_talenta"])
        .order_by("pk")
        .values_list("tindakan", flat=True)
    )
    assert langkah == [
        "tinjauan_talenta.buka", "pindah.usulkan", "pindah.bukti", "pindah.setujui",
        "tinjauan_talenta.kukuhkan",
    ]  # fmt: skip
    assert Pemberitahuan.objects.filter(
        jenis="tinjauan", pengguna_id=prov.akun[Peran.KOMITE].pk
    ).exists()
    beku = lain.get(url)
    assert [g.judul for g in beku.context["geser"]] == ["Jenis kelamin", "Kelompok usia", "Unit"]
    kelamin = beku.context["geser"][0].baris
    assert sum(b.jumlah for b in kelamin) in (0, isi.context["mesin"].dipetakan)


def test_dinding_basis_data(prov: Daerah, kedua: Pengguna) -> None:
    """Without terlihat_oleh: an unconfirmed move is seen by reviewers alone, a confirmed one by
    the unit and the person."""
    satu = buka(prov)
    pindah = usulkan(prov, satu, prov.pegawai["BIDANG_A"][0])
    milik = prov.pegawai["BIDANG_A"][0].pk
    web = {"ins": prov.instansi.pk, "lft": SEMUA_LFT[0], "rgt": SEMUA_LFT[1]}
    komite = {"ins": prov.instansi.pk, "lft": 1, "rgt": 0, "tinjau": 1}
    diri = {"ins": prov.instansi.pk, "lft": 1, "rgt": 0, "pegawai": milik}

    def terbaca(peran: str, lingkup: dict[str, int]) -> int:
        with sebagai(peran, **lingkup):
            return PindahKotak.objects.count()

    assert terbaca("talenta_web", web) == 0
    assert terbaca("talenta_diri", diri) == 0
    assert terbaca("talenta_web", komite) == 1
    putuskan(pindah, kedua)
    PindahKotak.objects.update(dikukuhkan_pada=pindah.diusulkan_pada)
    assert terbaca("talenta_web", web) == 1
    assert terbaca("talenta_diri", diri) == 1
    assert terbaca("talenta_diri", diri | {"pegawai": milik + 1}) == 0
    with sebagai("talenta_web", **(komite | {"tinjau": 0})):
        assert not HasilPeringkat.objects.exists()
