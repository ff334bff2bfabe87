"""The effect of a draft on the sample."""

from dataclasses import replace
from typing import Any

from karir.models import PengaruhAturan
from karir.services.pengaruh import pengaruh_hitung, pengaruh_minta
from talenta.akun.izin import Peran
from tests.karir.aturan import draf, sebagai_pelaku
from tests.karir.bahan import Sampel


def test_pengaruh_atas_contoh_sama_dengan_yang_tersimpan(contoh: Sampel, db: None) -> None:
    """The sample: an unchanged copy moves nobody, and its diagonal is the stored map."""
    daerah = replace(contoh.daerah, proses=contoh.proses)
    satu = draf(daerah)
    pekerjaan = pengaruh_minta(
        aturan=satu, proses=contoh.proses, pelaku=sebagai_pelaku(daerah.akun[Peran.ANALIS_BKD])
    )
    jalan: Any = type("Jalan", (), {})()
    jalan.pekerjaan, jalan.parameter, jalan.lapor = pekerjaan, pekerjaan.parameter, lambda **_: None
    pengaruh_hitung(jalan)
    hasil = PengaruhAturan.objects.get(aturan=satu).hasil
    assert (hasil["pindah"], hasil["krs_masuk"], hasil["krs_keluar"], hasil["opd"]) == (0, 0, 0, [])
    ringkasan = contoh.proses.ringkasan
    assert hasil["krs_sebelum"] == hasil["krs_sesudah"] == ringkasan["krs"]
    diagonal = [hasil["matriks"][i][i] for i in range(10)]
    assert sum(diagonal[1:]) == ringkasan["status"]["DIPETAKAN"]
    assert diagonal[9] == ringkasan["kotak"]["9"]
