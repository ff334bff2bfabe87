"""Columns and checks that every file about people shares: the NIP, and dates against a birth."""

from collections.abc import Collection

from talenta.impor.bersih import Bersih
from talenta.impor.bersih.dasar import PembersihDasar
from talenta.impor.jenis import Kolom, Rujukan
from talenta.impor.penampung import Penampung
from talenta.impor.temuan import DITOLAK, PERINGATAN
from talenta.pegawai.models import Pegawai
from talenta.pegawai.rumus import nip_notasi_ilmiah, nip_rapi, nip_sah, tanggal_lahir_nip


class Nip(PembersihDasar):
    """An 18-digit NIP, repaired where only its spelling is off; always text."""

    menerima = "18 angka, sebagai teks"
    contoh = "199003172015031002"

    def __call__(self, teks: str) -> Bersih:
        if len(teks) == 18 and nip_sah(teks):
            return teks, ""
        if nip_notasi_ilmiah(teks):
            return "", "NIP_NOTASI_ILMIAH"
        nip = nip_rapi(teks)
        if not nip_sah(nip):
            return "", "NIP_TIDAK_SAH"
        return nip, "" if nip == teks else "NIP_DIRAPIKAN"

    def perlu(self, rapi: Collection[str]) -> Collection[str]:
        lahir = {satu[:8] for satu in rapi}
        sah = {satu for satu in lahir if len(satu) == 8 and tanggal_lahir_nip(satu)}
        return [
            satu
            for satu in rapi
            if not (len(satu) == 18 and satu.isascii() and satu.isdigit())
            or satu[:8] not in sah
            or satu[15:] == "000"
        ]


NIP = Kolom("NIP", Nip(), wajib=True, alias=("NIP BARU", "NI PPPK", "NOMOR INDUK PEGAWAI"))
RUJUKAN_NIP = Rujukan(
    kolom="NIP",
    model=Pegawai,
    kunci="nip",
    simpan="pegawai_id",
    kode="NIP_TIDAK_DITEMUKAN",
    ikut={"unit_lft": "unit_lft"},
    petunjuk="pegawai",
    nama_baris="nama_kunci",
)


def periksa_sesudah_lahir(p: Penampung, *nama: str) -> None:
    """A TMT or an end before the person's birth date as stored."""
    for satu in nama:
        if not p.hadir(satu):
            continue
        wajib = p.jenis.kolom_bernama(satu).wajib
        kolom = f"m.{p.staging(satu)}"
        p.temukan(
            kode="TANGGAL_TIDAK_MASUK_AKAL",
            tingkat=DITOLAK if wajib else PERINGATAN,
            kolom=satu,
            nilai=f"to_char({kolom}, 'DD-MM-YYYY')",
            rinci="'tanggal lahirnya, ' || to_char(o.tanggal_lahir, 'DD-MM-YYYY')",
            dari=f"JOIN {Pegawai._meta.db_table} o ON o.instansi_id = {p.instansi_id} "
            f"AND o.nip = m.{p.staging('NIP')}",
            syarat=f"{kolom} < o.tanggal_lahir",
            kosongkan=not wajib,
        )
