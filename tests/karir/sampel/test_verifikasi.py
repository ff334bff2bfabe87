"""A stored run can be computed again; whatever was touched since is named."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from karir.mesin.beku import cairkan
from karir.models import HasilPeringkat, MasukanBeku, ProsesPeringkat
from karir.services.hasil import hasil_baca, sidik_identitas
from tests.karir.bahan import Sampel
from tests.karir.urai import urai
from tests.mesin.acuan import Acuan

pytestmark = pytest.mark.django_db


def periksa(capsys, *argumen: str) -> tuple[int, str]:
    """Exit status and output of the command."""
    try:
        call_command("verifikasi_proses", *argumen)
    except SystemExit as keluar:
        return int(keluar.code or 0), capsys.readouterr().out
    return 0, capsys.readouterr().out


def _ubah(sql: str, *parameter: object) -> None:
    with connection.cursor() as kursor:
        kursor.execute(sql, parameter)
        assert kursor.rowcount == 1


def test_identik(contoh: Sampel, capsys) -> None:
    kode, keluaran = periksa(capsys, str(contoh.proses.pk))
    assert (kode, keluaran) == (
        0,
        f"Proses {contoh.proses.pk} identik: 1145 pegawai dihitung ulang.\n"
        "Dibandingkan: aturan, masukan, nilai, kotak, status, dan peringkat, serta NIP, nama, "
        "jabatan, dan unit dengan sidiknya dalam audit.\n",
    )
    assert periksa(capsys)[0] == 0


def test_proses_yang_tidak_ada(contoh: Sampel) -> None:
    with pytest.raises(CommandError, match="tidak ditemukan"):
        call_command("verifikasi_proses", "999999")


@pytest.mark.parametrize(
    ("kolom", "isi", "disebut"),
    [
        ("peringkat", "peringkat + 1", "peringkat"),
        ("x_eksak", "x_eksak - 1", "x_eksak"),
        ("krs", "NOT krs", "krs"),
        ("kategori_potensial", "''", "kategori_potensial"),
        ("alasan", "ARRAY['HUKDIS_BERJALAN']::varchar[]", "alasan"),
        ("skor[5]", "skor[5] + 1", "skor.jpm"),
        ("fakta", "set_byte(fakta, 1, 255 - get_byte(fakta, 1))", "fakta."),
    ],
)
def test_satu_digit_hasil_diubah(contoh: Sampel, capsys, kolom, isi, disebut) -> None:
    pertama = (
        HasilPeringkat.objects.filter(proses=contoh.proses, kotak=5, alasan=[])
        .order_by("pegawai_id")
        .first()
    )
    _ubah(
        f"UPDATE karir_hasilperingkat SET {kolom} = {isi} WHERE proses_id = %s AND pegawai_id = %s",
        contoh.proses.pk,
        pertama.pegawai_id,
    )
    kode, keluaran = periksa(capsys, str(contoh.proses.pk))
    assert kode == 1
    assert keluaran.startswith(f"BERBEDA: Pegawai {pertama.pegawai_id}, {disebut}")
    assert "tersimpan" in keluaran
    assert "dihitung ulang" in keluaran


@pytest.mark.parametrize(
    "kolom", ["nip", "nama", "unit_id", "unit_nama", "opd_id", "opd_nama", "jabatan_nama"]
)
def test_nama_atau_unit_diubah(contoh: Sampel, capsys, kolom: str) -> None:
    satu = HasilPeringkat.objects.filter(proses=contoh.proses).order_by("pegawai_id").first()
    isi = f"{kolom} + 1" if kolom.endswith("_id") else f"reverse({kolom}) || 'x'"
    if kolom == "nip":
        isi = "reverse(nip)"
    _ubah(
        f"UPDATE karir_hasilperingkat SET {kolom} = {isi} WHERE proses_id = %s AND pegawai_id = %s",
        contoh.proses.pk,
        satu.pegawai_id,
    )
    kode, keluaran = periksa(capsys, str(contoh.proses.pk))
    assert (kode, keluaran.startswith("BERBEDA: NIP, nama, jabatan, atau unit")) == (1, True)


def test_tanpa_sidik_identitas_disebut(contoh: Sampel, monkeypatch, capsys) -> None:
    """A run from before the hash was kept: what is not compared is said."""
    monkeypatch.setattr("karir.services.verifikasi.identitas_tercatat", lambda *, proses: ("", 1))
    kode, keluaran = periksa(capsys, str(contoh.proses.pk))
    assert (kode, "Tidak dibandingkan: NIP, nama, jabatan, dan unit" in keluaran) == (0, True)


def test_sidik_identitas_lama_tetap_diperiksa(contoh: Sampel, monkeypatch, capsys) -> None:
    """A run stored while the hash was made in the first way is compared in that way."""
    lama = sidik_identitas(proses=contoh.proses, versi=1)
    assert lama != sidik_identitas(proses=contoh.proses)
    monkeypatch.setattr("karir.services.verifikasi.identitas_tercatat", lambda *, proses: (lama, 1))
    assert periksa(capsys, str(contoh.proses.pk))[0] == 0
    HasilPeringkat.objects.filter(proses=contoh.proses, kotak=5).update(unit_nama="lain")
    assert periksa(capsys, str(contoh.proses.pk))[0] == 1


def test_baris_hasil_hilang(contoh: Sampel, capsys) -> None:
    HasilPeringkat.objects.filter(
        proses=contoh.proses, nip=HasilPeringkat.objects.filter(kotak=5).first().nip
    ).delete()
    kode, keluaran = periksa(capsys, str(contoh.proses.pk))
    assert (kode, "tersimpan 1144, dihitung ulang 1145" in keluaran) == (1, True)


def test_skor_terpotong(contoh: Sampel, capsys) -> None:
    satu = HasilPeringkat.objects.filter(proses=contoh.proses).first()
    HasilPeringkat.objects.filter(nip=satu.nip).update(skor=satu.skor[:-1])
    kode, keluaran = periksa(capsys, str(contoh.proses.pk))
    assert (kode, keluaran.startswith("BERBEDA: Hasil tersimpan tidak lengkap")) == (1, True)


def test_masukan_beku_diubah(contoh: Sampel, capsys) -> None:
    """A piece swapped for another valid one, and one that no longer opens."""
    potong = MasukanBeku.objects.filter(proses=contoh.proses)
    lain = bytes(potong.get(nama="kompetensi.t2").isi)
    potong.filter(nama="kompetensi.t1").update(isi=lain)
    assert periksa(capsys) == (1, "BERBEDA: Masukan beku tidak sesuai sidiknya.\n")
    potong.filter(nama="kompetensi.t1").update(isi=lain[:-5])
    kode, keluaran = periksa(capsys)
    assert (kode, keluaran.startswith("BERBEDA: Masukan beku tidak terbaca")) == (1, True)
    potong.filter(nama="kompetensi.t1").delete()
    kode, keluaran = periksa(capsys)
    assert (kode, "kompetensi.t1 tidak ada" in keluaran) == (1, True)


def test_aturan_beku_diubah(contoh: Sampel, capsys) -> None:
    isi = json.loads(json.dumps(contoh.proses.isi_aturan))
    isi["sumbu"]["Y"]["bobot"] -= 1
    isi["sumbu"]["X"]["bobot"] += 1
    ProsesPeringkat.objects.filter(pk=contoh.proses.pk).update(isi_aturan=isi)
    assert periksa(capsys) == (1, "BERBEDA: Aturan beku tidak sesuai sidiknya.\n")


def test_ringkasan_dan_sidik_diubah(contoh: Sampel, capsys) -> None:
    semua = ProsesPeringkat.objects.filter(pk=contoh.proses.pk)
    ringkasan = contoh.proses.ringkasan | {"krs": contoh.proses.ringkasan["krs"] + 1}
    semua.update(ringkasan=ringkasan)
    assert periksa(capsys)[1].startswith("BERBEDA: Ringkasan")
    semua.update(ringkasan=contoh.proses.ringkasan, sidik_hasil="0" * 64)
    assert periksa(capsys)[1].startswith("BERBEDA: Sidik hasil")


def test_tersimpan_sama_dengan_pelaksanaan_lambat(contoh: Sampel) -> None:
    """What lies in the partition is what the specification says of the frozen facts, person by
    person, ranks and components included."""
    potongan = [(b.nama, bytes(b.isi)) for b in MasukanBeku.objects.filter(proses=contoh.proses)]
    terurai = urai(cairkan(potongan))
    harap = Acuan(contoh.proses.isi_aturan, terurai.jabatan, contoh.proses.tanggal_acuan).semua(
        terurai.orang
    )
    hasil = HasilPeringkat.objects.filter(proses=contoh.proses)
    assert hasil.count() == len(harap) == 1145
    for satu in hasil:
        h = harap[satu.pegawai_id]
        skor = dict(zip(contoh.proses.kolom_skor, satu.skor, strict=True))
        assert {k: None if n < 0 else n for k, n in skor.items()} == h.skor, satu.nip
        assert (satu.status, sorted(satu.alasan)) == (h.status, h.alasan), satu.nip
        assert (satu.y_eksak, satu.x_eksak, satu.talenta_eksak) == (h.y, h.x, h.talenta)
        assert (satu.kotak, satu.krs) == (h.kotak, h.krs), satu.nip
        pangkat = (satu.peringkat, satu.peringkat_opd, satu.peringkat_jenjang)
        assert pangkat == tuple(h.peringkat.get(n) for n in ("umum", "opd", "jenjang")), satu.nip


def test_hasil_dibaca_selebar_kolomnya(contoh: Sampel) -> None:
    kolom = hasil_baca(proses=contoh.proses)
    assert {len(isi) for isi in kolom.values()} == {1145}
    assert len(kolom) == 14 + len(contoh.proses.kolom_skor) + len(contoh.proses.kolom_fakta)


def test_dibandingkan_sepotong_demi_sepotong(contoh: Sampel, monkeypatch, capsys) -> None:
    """Whether the people fill the last piece or not, the last of them is looked at too."""
    terakhir = HasilPeringkat.objects.filter(proses=contoh.proses).latest("pegawai_id")
    for putaran in (229, 1000):
        monkeypatch.setattr("karir.services.verifikasi.PUTARAN", putaran)
        assert periksa(capsys)[0] == 0
    _ubah(
        "UPDATE karir_hasilperingkat SET skor[1] = skor[1] + 1 "
        "WHERE proses_id = %s AND pegawai_id = %s",
        contoh.proses.pk,
        terakhir.pegawai_id,
    )
    for putaran in (229, 1000):
        monkeypatch.setattr("karir.services.verifikasi.PUTARAN", putaran)
        assert periksa(capsys)[1].startswith(f"BERBEDA: Pegawai {terakhir.pegawai_id}, skor.")
