"""The engine on columns against the specification computed plainly, one person at a time."""

from typing import Any

from karir.mesin.aturan import muat
from karir.mesin.beku import cairkan
from karir.mesin.hitung import hitung
from karir.mesin.keluaran import Keluaran
from karir.models import MasukanBeku, ProsesPeringkat
from tests.bench.panggung import Panggung
from tests.bench.ukur import Ukuran, detik, ukur
from tests.karir.urai import Terurai, urai
from tests.mesin.acuan import Acuan, HasilAcuan

TARGET = 10


def bench_mesin(p: Panggung) -> Ukuran:
    proses = p.besar.proses
    masukan = cairkan((b.nama, bytes(b.isi)) for b in MasukanBeku.objects.filter(proses=proses))
    aturan = muat(proses.isi_aturan)
    terurai = urai(masukan)
    _samakan(hitung(aturan, masukan, proses.tanggal_acuan), _polos(proses, terurai))
    mesin = ukur(
        lambda: hitung(aturan, masukan, proses.tanggal_acuan), kali=p.skala.kali, pemanasan=1
    )
    polos = ukur(lambda: _polos(proses, terurai), kali=3)
    return Ukuran(
        nama=f"mesin hitung, {len(masukan.orang):,} orang",
        angka=detik(mesin.median),
        dasar="spesifikasi yang sama dihitung orang demi orang",
        angka_dasar=detik(polos.median),
        rasio=polos.median / mesin.median,
        target=TARGET,
        sekurangnya=True,
        puncak=mesin.puncak,
    )


def _polos(proses: ProsesPeringkat, terurai: Terurai) -> dict[int, HasilAcuan]:
    """Scores person by person, ranks by one sort a scope: what a careful loop would cost."""
    acuan = Acuan(proses.isi_aturan or {}, terurai.jabatan, proses.tanggal_acuan)
    hasil = {o.id: acuan.satu(o) for o in terurai.orang}
    kunci = {i: acuan.kunci(h) for i, h in hasil.items() if h.status == "DIPETAKAN"}
    for nama in ("umum", "opd", "jenjang"):
        lingkup: dict[Any, list[int]] = {}
        for o in terurai.orang:
            if o.id in kunci:
                lingkup.setdefault(None if nama == "umum" else getattr(o, nama), []).append(o.id)
        for anggota in lingkup.values():
            anggota.sort(key=kunci.__getitem__)
            for urutan, i in enumerate(anggota):
                lalu = anggota[urutan - 1] if urutan else None
                seri = lalu is not None and kunci[lalu] == kunci[i]
                hasil[i].peringkat[nama] = hasil[lalu].peringkat[nama] if seri else urutan + 1
    return hasil


def _samakan(keluaran: Keluaran, polos: dict[int, HasilAcuan]) -> None:
    """Both must say the same before their times are compared."""
    for i, nomor in enumerate(keluaran.id.tolist()):
        h = polos[nomor]
        mesin = (keluaran.kotak[i], keluaran.peringkat[i], keluaran.talenta_eksak[i])
        assert mesin == (
            h.kotak or 0,
            h.peringkat.get("umum", 0),
            -1 if h.talenta is None else h.talenta,
        ), nomor
