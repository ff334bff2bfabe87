"""pegawai.csv: the SIASN profile of everybody."""

from typing import Final

import numpy as np

from karir.contoh.bahan import ACUAN, Bulat, Kolom, Spek, Teks, Topeng, pecah, pilih, tanggal
from karir.contoh.formasi import JENJANG, STRUKTURAL, keluarga
from karir.contoh.nama import reka_gelar, reka_nama, reka_nik
from karir.contoh.orang import PNS, Orang
from karir.contoh.pendidikan import SEBUTAN
from karir.contoh.unit import Unit

_KEDUDUKAN: Final = {
    "01": "Aktif", "02": "CLTN", "03": "Tugas Belajar", "04": "Pemberhentian sementara",
    "20": "MPP", "71": "PPPK Aktif", "101": "PPPK Paruh Waktu Aktif",
}  # fmt: skip
_AGAMA_ID: Final = {"Islam": "1", "Kristen": "2", "Katholik": "3", "Hindu": "4", "Buddha": "5"}


def kolom_pegawai(spek: Spek, unit: list[Unit], orang: Orang, jabatan: Teks) -> Kolom:
    """pegawai.csv, in unit order."""
    acak = spek.acak("profil")
    n = len(orang)
    reka = reka_nama(spek, orang.wanita)
    tercatat = acak.random(n) < 0.9
    depan, belakang = reka_gelar(
        orang.ijazah.ilmu.tolist(), orang.ijazah.tingkat.tolist(), tercatat
    )
    tahun_masuk, _, _ = pecah(orang.masuk)
    tahun_lahir, _, _ = pecah(orang.lahir)
    bulan_kerja = np.maximum((ACUAN - orang.masuk) // 30.44, 0).astype(np.int64)
    daerah = [f"Kabupaten Contoh {i}" for i in range(1, 9)] + ["Kota Contoh 1", "Kota Contoh 2"]
    kode_unit = np.array([u.kode for u in unit], dtype=object)
    nama_unit = np.array([u.nama for u in unit], dtype=object)
    jenis = _jenis_jabatan(orang)
    return {
        "NIP BARU": orang.nip,
        "NAMA": reka.nama,
        "GELAR DEPAN": depan,
        "GELAR BELAKANG": belakang,
        "TEMPAT LAHIR NAMA": pilih(acak, daerah, n),
        "TANGGAL LAHIR": tanggal(orang.lahir),
        "JENIS KELAMIN": np.where(orang.wanita, "F", "M").astype(object),
        "AGAMA ID": _peta(_AGAMA_ID, reka.agama),
        "AGAMA NAMA": reka.agama,
        "NIK": reka_nik(spek, orang.lahir, orang.wanita),
        "EMAIL": _surel(reka.nama, orang.nip, acak.random(n) < 0.85),
        "KEDUDUKAN HUKUM ID": orang.kedudukan,
        "KEDUDUKAN HUKUM NAMA": _peta(_KEDUDUKAN, orang.kedudukan),
        "STATUS CPNS PNS": np.where(
            orang.status == PNS, np.where(orang.masa_kerja < 1, "CPNS", "PNS"), "PPPK"
        ).astype(object),
        "TMT CPNS": tanggal(orang.masuk),
        "GOL AWAL NAMA": orang.golongan_awal,
        "GOL AKHIR NAMA": orang.golongan,
        "TMT GOLONGAN": tanggal(orang.tmt_golongan),
        "MK TAHUN": _angka(bulan_kerja // 12),
        "MK BULAN": _angka(bulan_kerja % 12),
        "JENIS JABATAN ID": _peta({"Struktural": "1", "Fungsional": "2", "Pelaksana": "4"}, jenis),
        "JENIS JABATAN NAMA": jenis,
        "JABATAN ID": jabatan,
        "TMT JABATAN": tanggal(orang.tmt_jabatan),
        "TINGKAT PENDIDIKAN ID": orang.ijazah.tingkat,
        "TINGKAT PENDIDIKAN NAMA": _peta(SEBUTAN, orang.ijazah.tingkat),
        "PENDIDIKAN ID": orang.ijazah.kode,
        "PENDIDIKAN NAMA": orang.ijazah.nama,
        "TAHUN LULUS": _angka(_tahun_lulus(orang.ijazah.tingkat, tahun_lahir, tahun_masuk)),
        "UNOR ID": kode_unit[orang.unit],
        "UNOR NAMA": nama_unit[orang.unit],
    }


def _jenis_jabatan(orang: Orang) -> Teks:
    jenis = ["Struktural" if j in STRUKTURAL else "" for j in JENJANG]
    dari_jenjang = np.array(jenis, dtype=object)[orang.jenjang]
    umum = np.array([k.jalur == "pelaksana" for k in keluarga()] + [False])[orang.keluarga]
    fungsional = np.where(umum, "Pelaksana", "Fungsional")
    return np.where(dari_jenjang == "", fungsional, dari_jenjang).astype(object)


def _tahun_lulus(tingkat: Teks, lahir: Bulat, masuk: Bulat) -> Bulat:
    """At the usual age, and not after entry unless it is a degree taken in service."""
    umur = _peta(
        {"05": 12, "10": 15, "15": 18, "17": 18, "30": 21, "40": 22, "42": 24, "45": 30, "47": 31,
         "50": 38},
        tingkat,
    ).astype(np.int64)  # fmt: skip
    dalam_dinas = np.isin(tingkat, ("45", "47", "50"))
    lulus = np.where(dalam_dinas, np.minimum(lahir + umur, 2025), np.minimum(lahir + umur, masuk))
    return np.asarray(lulus)


def _peta(isi: dict[str, str] | dict[str, int], kunci: Teks) -> Teks:
    return np.array([isi[k] for k in kunci.tolist()], dtype=object)


def _angka(isi: Bulat) -> Teks:
    return np.asarray(isi.astype(str), dtype=object)


def _surel(nama: Teks, nip: Teks, punya: Topeng) -> Teks:
    """Addresses in a domain that cannot exist (RFC 2606)."""
    hasil = [
        f"{orang.lower().replace(' ', '.').replace('..', '.')}.{nomor[2:8]}@example.invalid"
        if ada
        else ""
        for orang, nomor, ada in zip(nama.tolist(), nip.tolist(), punya.tolist(), strict=True)
    ]
    return np.array(hasil, dtype=object)
