"""What an agency's officers matched by hand, as the pipeline needs it."""

from collections.abc import Mapping

from talenta.impor.baca.kepala import Tangan, nama_baku
from talenta.impor.daftar import semua
from talenta.impor.jenis import Jenis, Rujukan
from talenta.impor.models import PadananKode, PetaKolom

# Column -> code as written -> code of the portal.
Padanan = Mapping[str, Mapping[str, str]]


def tangan_semua(instansi_id: int) -> dict[str, dict[str, str]]:
    """Kind -> header -> column, of everything the agency remembers."""
    hasil: dict[str, dict[str, str]] = {}
    diingat = PetaKolom.objects.filter(instansi_id=instansi_id)
    for jenis, kepala, kolom in diingat.values_list("jenis", "kepala", "kolom"):
        hasil.setdefault(jenis, {})[kepala] = kolom
    return hasil


def tangan_untuk(instansi_id: int, jenis: Jenis) -> dict[str, str]:
    """Header -> column for one kind; columns that the kind no longer has are left out."""
    dikenal = {"", *(kolom.nama for kolom in jenis.kolom)}
    semua_kepala = tangan_semua(instansi_id).get(jenis.kode, {})
    return {kepala: kolom for kepala, kolom in semua_kepala.items() if kolom in dikenal}


def dicocokkan(tangan: Tangan, kepala: list[str], letak: Mapping[str, int]) -> dict[str, str]:
    """Headers of a file, as written, that were read as mapped by hand."""
    hasil = {}
    for tempat, tulisan in enumerate(kepala):
        kolom = tangan.get(nama_baku(tulisan))
        if kolom is not None and (not kolom or letak.get(kolom) == tempat):
            hasil[tulisan.strip()] = kolom
    return hasil


def rujukan_terpetakan(jenis: Jenis) -> list[tuple[Rujukan, str]]:
    """References of a kind whose unknown codes can be mapped, each with the kind that brings
    the rows it refers to.

    A file's references to its own rows are not: there an unknown code is a missing row.
    """
    asal = {satu.model: satu.kode for satu in semua()}
    return [
        (rujukan, asal[rujukan.model])
        for rujukan in jenis.rujukan
        if rujukan.kunci == "kode" and not rujukan.dalam_berkas
    ]


def padanan_untuk(instansi_id: int, jenis: Jenis) -> dict[str, dict[str, str]]:
    """Column -> foreign code -> stored code.

    Only codes that the portal does not know itself, and only where the stored row still exists:
    what is known always wins over what was mapped.
    """
    rujukan = rujukan_terpetakan(jenis)
    if not rujukan:
        return {}
    diingat: dict[str, dict[str, str]] = {}
    for asal, asing, kode in PadananKode.objects.filter(
        instansi_id=instansi_id, rujukan__in={asal for _, asal in rujukan}
    ).values_list("rujukan", "kode_asing", "kode"):
        diingat.setdefault(asal, {})[asing] = kode
    hasil = {}
    for satu, asal in rujukan:
        peta = diingat.get(asal, {})
        ada = kode_tersimpan(instansi_id, satu, {*peta, *peta.values()}) if peta else set()
        if terpakai := {asing: k for asing, k in peta.items() if k in ada and asing not in ada}:
            hasil[satu.kolom] = terpakai
    return hasil


def kode_tersimpan(instansi_id: int, rujukan: Rujukan, kode: set[str]) -> set[str]:
    """Those of the codes that the agency has a row for."""
    tersimpan = rujukan.model._default_manager.filter(
        instansi_id=instansi_id, **{f"{rujukan.kunci}__in": kode}
    )
    return set(tersimpan.values_list(rujukan.kunci, flat=True))
