"""The own declaration about disability: made, replaced and withdrawn; read by nobody else."""

import json
import zipfile
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from talenta.akun.izin import Peran
from talenta.inti.models import CatatanAudit
from talenta.pegawai.models import Pegawai, PernyataanDisabilitas
from talenta.pegawai.services.pernyataan import (
    pernyataan_cabut,
    pernyataan_contoh,
    pernyataan_rapikan,
    pernyataan_simpan,
)
from tests.akses.test_rls import SEMUA_LFT, ditolak, sebagai
from tests.api.bantu import V1, peminta
from tests.fixtures.dunia import Dunia

SAYA = reverse("pegawai:pernyataan_saya")
CABUT = reverse("pegawai:pernyataan_cabut")


@pytest.fixture
def aku(dunia: Dunia) -> Pegawai:
    return Pegawai.objects.get(pengguna=dunia.prov.akun[Peran.ASN])


def _nyatakan(orang: Pegawai, isi: str = "PENYANDANG", *ragam: str) -> PernyataanDisabilitas:
    return pernyataan_simpan(orang=orang, isi=isi, ragam=ragam, pada=timezone.now())


def test_dinyatakan_diganti_dan_dicabut(aku: Pegawai, masuk: Any) -> None:
    asn = masuk(Peran.ASN)
    assert "Anda tidak menyatakan apa pun" in asn.get(SAYA).content.decode()
    audit = CatatanAudit.objects.count()
    isi = {"isi": "PENYANDANG", "ragam": ["fisik", "sensorik"]}
    tanpa = asn.post(SAYA, isi)
    assert tanpa.status_code == 422
    assert "Tanpa persetujuan Anda" in tanpa.content.decode()
    keliru = asn.post(SAYA, isi | {"isi": "BUKAN", "setuju": "on"})
    assert "kosongkan ragamnya" in keliru.content.decode()
    assert not PernyataanDisabilitas.objects.exists()
    for _ in range(2):
        assert asn.post(SAYA, isi | {"setuju": "on"}).status_code == 302
    assert "ragam fisik, sensorik" in asn.get(SAYA).content.decode()
    asn.post(SAYA, {"isi": "BUKAN", "setuju": "on"})
    lama, kini = PernyataanDisabilitas.objects.order_by("pk")
    assert (lama.ragam, kini.isi, kini.berakhir_pada) == (["fisik", "sensorik"], "BUKAN", None)
    assert lama.berakhir_pada is not None
    halaman = asn.get(SAYA).content.decode()
    assert "Ragam fisik, sensorik" in halaman
    arsip = zipfile.ZipFile(
        BytesIO(b"".join(asn.get(reverse("kelola:data_saya")).streaming_content))
    )
    bagian = json.loads(arsip.read("data.json"))["bagian"]["pegawai_pernyataandisabilitas"]
    assert [b["pernyataan"] for b in bagian] == [
        "Saya penyandang disabilitas", "Saya bukan penyandang disabilitas",
    ]  # fmt: skip
    asn.post(CABUT)
    # The values are gone, of what was replaced, too; the days stay.
    assert not PernyataanDisabilitas.objects.exclude(isi="").exists()
    assert not PernyataanDisabilitas.objects.filter(fisik=True).exists()
    assert asn.get(SAYA).content.decode().count("isinya sudah dihapus") == 2
    assert not pernyataan_cabut(orang=aku, pada=timezone.now())
    baru = set(CatatanAudit.objects.order_by("pk")[audit:].values_list("tindakan", flat=True))
    assert "akun.unduh_data" in baru
    assert not [satu for satu in baru if "pernyataan" in satu or "disabilitas" in satu]


def test_tidak_terbaca_siapa_pun_selain_pemiliknya(dunia: Dunia, aku: Pegawai, masuk: Any) -> None:
    """Both walls: whatever the role reaches, and also in the own role, the database shows none."""
    lain = Pegawai.objects.exclude(pk=aku.pk).filter(instansi=aku.instansi).order_by("pk")[0]
    _nyatakan(aku, "PENYANDANG", "mental")
    _nyatakan(lain)
    lingkup = {"ins": aku.instansi_id, "lft": SEMUA_LFT[0], "rgt": SEMUA_LFT[1], "pegawai": aku.pk}
    with sebagai("talenta_web", **lingkup):
        assert not PernyataanDisabilitas.objects.exists()
    with sebagai("talenta_diri", **lingkup):
        assert list(PernyataanDisabilitas.objects.values_list("pegawai_id")) == [(aku.pk,)]
    tabel = "pegawai_pernyataandisabilitas"
    assert ditolak("talenta_web", f"UPDATE {tabel} SET isi = 'BUKAN'", **lingkup)
    assert ditolak("talenta_diri", f"DELETE FROM {tabel}", **lingkup)
    milik_lain = (
        f"INSERT INTO {tabel} (pegawai_id, isi, fisik, intelektual, mental, sensorik, "
        f"persetujuan_versi, dinyatakan_pada) VALUES ({lain.pk}, 'BUKAN', false, false, false, "
        "false, 1, now())"
    )
    assert ditolak("talenta_diri", milik_lain, **lingkup)
    for peran in (Peran.ADMIN_BKD, Peran.AUDITOR, Peran.ATASAN):
        klien = masuk(peran)
        halaman = klien.get(reverse("pegawai:profil", args=[aku.pk])).content.decode()
        assert "disabilitas" not in halaman.lower()
        assert "Anda tidak menyatakan apa pun" in klien.get(SAYA).content.decode()


def test_basis_data_menjaga_bentuknya(aku: Pegawai) -> None:
    satu = _nyatakan(aku)
    for ubah in (
        {"isi": "BUKAN", "fisik": True},
        {"isi": ""},
        {"dicabut_pada": timezone.now()},
        {"berakhir_pada": satu.dinyatakan_pada - timedelta(days=1)},
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            PernyataanDisabilitas.objects.filter(pk=satu.pk).update(**ubah)


def test_yang_lama_dan_yang_berhenti_dilepas(dunia: Dunia, aku: Pegawai) -> None:
    kini = timezone.now()
    _nyatakan(aku)
    _nyatakan(aku, "BUKAN")
    pergi = Pegawai.objects.exclude(pk=aku.pk).order_by("pk")[0]
    _nyatakan(pergi)
    assert pernyataan_rapikan(kini=kini) == 0
    Pegawai.objects.filter(pk=pergi.pk).update(kedudukan_hukum="99")
    assert pernyataan_rapikan(kini=kini) == 1
    assert pernyataan_rapikan(kini=kini + timedelta(days=366)) == 1
    assert PernyataanDisabilitas.objects.get().isi == "BUKAN"


def test_contoh_sama_untuk_nip_yang_sama(dunia: Dunia) -> None:
    def susun() -> list[tuple[Any, ...]]:
        PernyataanDisabilitas.objects.all().delete()
        banyak = pernyataan_contoh(instansi_id=dunia.prov.instansi.pk, pada=timezone.now())
        semua = list(PernyataanDisabilitas.objects.order_by("pk").values_list("pegawai_id", "isi"))
        assert banyak == len(semua)
        return semua

    pertama = susun()
    assert 0 < len(pertama) < Pegawai.objects.filter(instansi=dunia.prov.instansi).count()
    assert susun() == pertama


def test_lewat_api(dunia: Dunia, aku: Pegawai) -> None:
    minta, alamat = peminta(dunia.prov.akun[Peran.ASN]), f"{V1}saya/disabilitas/"
    kosong = minta("GET", alamat)
    assert (kosong.json()["kini"], kosong.json()["riwayat"]) == (None, [])
    isi = {"isi": "PENYANDANG", "ragam": ["sensorik"], "setuju": False}
    tag = kosong.headers["ETag"]
    assert minta("PUT", alamat, isi, If_Match=tag).status_code == 422
    baru = minta("PUT", alamat, isi | {"setuju": True}, If_Match=tag)
    assert baru.status_code == 200, baru.content
    assert (baru.json()["kini"]["isi"], baru.json()["kini"]["ragam"]) == (
        "PENYANDANG", ["sensorik"],
    )  # fmt: skip
    assert minta("DELETE", alamat, If_Match=baru.headers["ETag"]).status_code == 204
    assert [b["isi"] for b in minta("GET", alamat).json()["riwayat"]] == [""]
