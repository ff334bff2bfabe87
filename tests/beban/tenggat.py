"""The day a review is due: supervisors on their team list and the form, `make beban-tenggat`.

    make beban-tenggat                                      all of it
    make beban-tenggat PEGAWAI=3000 DETIK=20 PENILAI=20     a small try

A hundred thousand people with five years of plans, reviews and appraisals. First supervisors who
read and write as people do; then eight that never wait, which shows what the machine can do. With
ARG=--tulis the tables go to docs/kinerja-sistem.md.
"""

import json
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "talenta.settings.test"
django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from karir.contoh.bahan import Spek  # noqa: E402
from karir.services.contoh import contoh_muat  # noqa: E402
from kinerja.models import (  # noqa: E402
    PenilaianTahunan,
    PeriodeTinjauan,
    Skp,
    TinjauanPeriodik,
)
from talenta.akun.models import Instansi, Pengguna  # noqa: E402
from talenta.pegawai.models import Pegawai  # noqa: E402
from tests.beban.jalan import Hasil, ukur  # noqa: E402
from tests.beban.server import Susunan  # noqa: E402
from tests.beban.tulis import tulis_tenggat  # noqa: E402
from tests.bench.panggung import basis_data  # noqa: E402
from tests.fixtures.klien import klien  # noqa: E402

PEGAWAI = int(os.environ.get("PEGAWAI") or 100_000)
PENILAI = int(os.environ.get("PENILAI") or 300)
DETIK = int(os.environ.get("DETIK") or 300)
TAHUN_LALU = 4
# Each earlier year is the living one, moved back and finished.
_LALU = (
    """INSERT INTO kinerja_tahunkinerja (instansi_id, tahun, jenis_periodik, batas_rencana,
      batas_akhir, status, dibuka_pada, ditutup_pada)
    SELECT instansi_id, tahun - %(n)s, jenis_periodik, batas_rencana - %(mundur)s,
      batas_akhir - %(mundur)s, 'DIBUKA', dibuka_pada - %(mundur)s,
      dibuka_pada - %(mundur)s + '1 year'
    FROM kinerja_tahunkinerja WHERE id = %(kini)s RETURNING id""",
    """INSERT INTO kinerja_periodetinjauan (instansi_id, tahun_kinerja_id, nomor, nama, mulai,
      selesai, batas, status, ditutup_pada)
    SELECT instansi_id, %(lama)s, nomor, nama, mulai - %(mundur)s, selesai - %(mundur)s,
      batas - %(mundur)s, 'DIBUKA', batas - %(mundur)s
    FROM kinerja_periodetinjauan WHERE tahun_kinerja_id = %(kini)s""",
    """INSERT INTO kinerja_skp (instansi_id, unit_lft, tahun_kinerja_id, pegawai_id, penilai_id,
      nip, nama, nama_kunci, golongan, jabatan_id, jabatan_nama, unit_id, unit_nama,
      unit_pimpinan_id, penilai_nip, penilai_nama, penilai_golongan, penilai_jabatan, penilai_unit,
      mulai, selesai, bentuk, status, versi, diajukan_pada, disepakati_pada, dibuat_pada,
      diperbarui_pada)
    SELECT instansi_id, unit_lft, %(lama)s, pegawai_id, penilai_id, nip, nama, nama_kunci,
      golongan, jabatan_id, jabatan_nama, unit_id, unit_nama, unit_pimpinan_id, penilai_nip,
      penilai_nama, penilai_golongan, penilai_jabatan, penilai_unit, mulai - %(mundur)s,
      selesai - %(mundur)s, bentuk, 'DISEPAKATI', 3, dibuat_pada, dibuat_pada, dibuat_pada,
      dibuat_pada
    FROM kinerja_skp WHERE tahun_kinerja_id = %(kini)s AND penilai_id IS NOT NULL""",
    """INSERT INTO kinerja_rhk (skp_id, urutan, uraian, penugasan, uraian_atasan)
    SELECT lama.id, r.urutan, r.uraian, r.penugasan, r.uraian_atasan
    FROM kinerja_skp kini JOIN kinerja_rhk r ON r.skp_id = kini.id
    JOIN kinerja_skp lama ON lama.pegawai_id = kini.pegawai_id AND lama.tahun_kinerja_id = %(lama)s
    WHERE kini.tahun_kinerja_id = %(kini)s""",
    """INSERT INTO kinerja_tinjauanperiodik (instansi_id, unit_lft, skp_id, periode_id, pegawai_id,
      penilai_id, rating_hasil, rating_perilaku, predikat, catatan, status, versi, versi_realisasi,
      diajukan_pada, dinilai_pada, dinilai_oleh_id, dibuat_pada, diperbarui_pada)
    SELECT s.instansi_id, s.unit_lft, s.id, p.id, s.pegawai_id, s.penilai_id, 'SESUAI', 'SESUAI',
      'BAIK', '', 'DINILAI', 1, 1, p.selesai, p.selesai, s.penilai_id, p.selesai, p.selesai
    FROM kinerja_skp s JOIN kinerja_periodetinjauan p ON p.tahun_kinerja_id = s.tahun_kinerja_id
      AND s.mulai < p.selesai AND p.mulai < s.selesai
    WHERE s.tahun_kinerja_id = %(lama)s""",
    """INSERT INTO kinerja_penilaiantahunan (instansi_id, unit_lft, tahun_kinerja_id, pegawai_id,
      penilai_id, usulan_hasil, usulan_perilaku, rating_hasil, rating_perilaku, predikat,
      alasan_hasil, alasan_perilaku, rekomendasi, capaian, ketentuan, status, versi,
      ditetapkan_pada, ditetapkan_oleh_id, diserahkan_pada, diterima_pada, dibuat_pada,
      diperbarui_pada)
    SELECT DISTINCT ON (pegawai_id) instansi_id, unit_lft, %(lama)s, pegawai_id, penilai_id,
      'SESUAI', 'SESUAI', 'SESUAI', 'SESUAI', 'BAIK', 'Sesuai tinjauan.', 'Konsisten.', '', '',
      '{}'::jsonb, 'DITERIMA', 1, selesai, penilai_id, selesai, selesai, selesai, selesai
    FROM kinerja_skp WHERE tahun_kinerja_id = %(lama)s ORDER BY pegawai_id, selesai DESC""",
    "UPDATE kinerja_periodetinjauan SET status = 'DITUTUP' WHERE tahun_kinerja_id = %(lama)s",
    "UPDATE kinerja_tahunkinerja SET status = 'DITUTUP' WHERE id = %(lama)s",
)


def _tahun_lalu(tahun_kini: int) -> None:
    """Four finished years before the living one."""
    with connection.cursor() as kursor:
        for n in range(1, TAHUN_LALU + 1):
            isi = {"kini": tahun_kini, "n": n, "mundur": 366 * n}
            # A year has no more than 366 days, so that no plan touches that of the year after.
            sql = [satu.replace("- %(mundur)s", "- make_interval(days => %(mundur)s)")
                   for satu in _LALU]  # fmt: skip
            kursor.execute(sql[0], isi)
            isi["lama"] = kursor.fetchone()[0]
            for satu in sql[1:]:
                kursor.execute(satu, isi)


@contextmanager
def panggung_tenggat() -> Iterator[tuple[Instansi, PeriodeTinjauan, Path]]:
    """The large agency in the review of its third quarter, with its earlier years."""
    with basis_data() as folder:
        wilayah = [Spek("besar", "Provinsi Besar", True, False, PEGAWAI, 1, 0)]
        contoh_muat(wilayah=wilayah, kabar=lambda _: None)
        instansi = Instansi.objects.get(kode="besar")
        periode = PeriodeTinjauan.objects.get(
            tahun_kinerja__instansi=instansi, tahun_kinerja__status="DIBUKA", nomor=3
        )
        _tahun_lalu(periode.tahun_kinerja_id)
        with connection.cursor() as kursor:
            kursor.execute("VACUUM ANALYZE")
        yield instansi, periode, folder


def penilai(periode: PeriodeTinjauan, banyak: int, folder: Path) -> Path:
    """Supervisors with an account and a session each, and whose reviews wait, for locust."""
    folder.mkdir()
    dinilai = TinjauanPeriodik.objects.filter(periode=periode, status="DINILAI")
    menunggu = Skp.objects.filter(
        tahun_kinerja_id=periode.tahun_kinerja_id,
        status="DISEPAKATI",
        mulai__lt=periode.selesai,
        selesai__gt=periode.mulai,
    ).exclude(pk__in=dinilai.values("skp_id"))
    tim: dict[int, list[int]] = {}
    for atasan, skp in menunggu.values_list("penilai_id", "pk").order_by("penilai_id", "pk"):
        tim.setdefault(atasan, []).append(skp)
    # Spread over the whole agency; who has nobody to appraise now is not at work on this day.
    dipilih = sorted(tim)[:: max(1, len(tim) // banyak)][:banyak]
    isi = []
    for nomor, satu in enumerate(Pegawai.objects.filter(pk__in=dipilih).order_by("pk")):
        akun = satu.pengguna or Pengguna.objects.create_user(
            nip=satu.nip, nama=satu.nama, instansi=satu.instansi
        )
        Pegawai.objects.filter(pk=satu.pk).update(pengguna=akun)
        isi.append(
            {
                "nomor": nomor,
                "sesi": klien(akun).cookies["sessionid"].value,
                "tanda": akun.nama,
                "periode": periode.pk,
                "skp": tim[satu.pk],
            }
        )
    (folder / "penilai.json").write_text(json.dumps(isi))
    return folder / "penilai.json"


def main(menulis: bool) -> int:
    logging.getLogger("talenta.permintaan").setLevel(logging.WARNING)
    with panggung_tenggat() as (instansi, periode, folder):
        settings.TALENTA_DATA = folder
        susunan, hasil = Susunan(3, 4), list[Hasil]()
        dinilai = TinjauanPeriodik.objects.filter(periode=periode, status="DINILAI")
        sebelum, banyak = dinilai.count(), 0
        # Whose reviews still wait is asked anew before each: the first finishes some of them.
        for judul, orang, detik, lain in (
            ("membaca dan menulis seperti orang", PENILAI, DETIK, {}),
            ("delapan yang tidak menunggu", 8, DETIK // 5, {"BEBAN_JEDA": "0"}),
        ):
            berkas = penilai(periode, orang, folder / f"penilai-{orang}")
            bekerja = len(json.loads(berkas.read_text()))
            banyak = max(banyak, bekerja)
            hasil.append(
                ukur(
                    judul, susunan, berkas, banyak=bekerja, detik=detik, skenario="penilai", **lain
                )
            )
        selesai = dinilai.count() - sebelum
        tahunan = PenilaianTahunan.objects.filter(instansi=instansi).count()
    if menulis:
        tulis_tenggat(
            hasil=hasil, pegawai=PEGAWAI, penilai=banyak, tahunan=tahunan, detik=DETIK,
            selesai=selesai, hari=timezone.localdate(),
        )  # fmt: skip
    return 1 if not selesai or any(satu.gagal for satu in hasil) else 0


if __name__ == "__main__":
    sys.exit(main("--tulis" in sys.argv[1:]))
