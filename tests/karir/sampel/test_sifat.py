"""Properties of the whole road, from the records in their tables to the stored result: the order
of the records changes no digit, nothing that the rules do not name changes one, and a receipt is
good for exactly what it says."""

import copy
from typing import Any

import pytest
from django.db import connection, models, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from karir import periksa_tanda_terima as pemeriksa
from karir.models import HasilPeringkat, ProsesPeringkat, SertifikatProses
from karir.padat import fakta_urai
from karir.services.hasil import hasil_baca
from karir.services.sertifikat import sertifikat_buat
from kinerja.models import PredikatTahunan, UmpanBalik
from kompetensi.models import (
    JamPembelajaran,
    PenilaianKompetensi,
    PenilaianPotensi,
    StandarJabatan,
)
from talenta.akun.models import Instansi
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.models import (
    HukumanDisiplin,
    Jabatan,
    Pegawai,
    Pendidikan,
    Penghargaan,
    RiwayatJabatan,
    TimKerja,
    UnitOrganisasi,
)
from tests.fixtures.dunia import Daerah, hitung_proses
from tests.karir.bahan import Sampel
from tests.karir.sampel.test_sertifikat import _tanda

pytestmark = pytest.mark.django_db
# In this order, since the later ones refer to the earlier ones.
DISALIN: tuple[type[models.Model], ...] = (
    UnitOrganisasi, Jabatan, Pendidikan, StandarJabatan, Pegawai, PredikatTahunan, UmpanBalik,
    PenilaianKompetensi, PenilaianPotensi, JamPembelajaran, Penghargaan, TimKerja,
    RiwayatJabatan, HukumanDisiplin,
)  # fmt: skip
BANYAK_KALI = settings(
    deadline=None,
    # An example takes seconds, so looking for a smaller one would take minutes.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
BENIH = st.integers(0, 2**32)


def hitung(instansi: Instansi) -> ProsesPeringkat:
    """A trial run of the agency by the rule set in force."""
    proses: ProsesPeringkat = hitung_proses(Daerah(instansi, {}), tampilkan=False)
    return proses


# --- the order of the records -----------------------------------------------------------------


def salin_teracak(asal: Instansi, benih: int) -> Instansi:
    """The agency's records once more, for another agency, under keys dealt out in another order
    and written in a third one."""
    baru = Instansi.objects.create(kode=f"acak-{benih}", nama="Salinan")
    with connection.cursor() as kursor:
        for model in DISALIN:
            tabel = model._meta.db_table
            kursor.execute(
                f"CREATE TEMP TABLE peta_{tabel} ON COMMIT DROP AS SELECT id AS lama, "
                f"nextval(pg_get_serial_sequence('{tabel}', 'id')) AS baru FROM (SELECT id FROM "
                f"{tabel} WHERE instansi_id = %s ORDER BY md5(id::text || %s)) AS urut",
                [asal.pk, f"kunci{benih}"],
            )
            kursor.execute(*_sql_salin(model, asal, baru, benih))
    return baru


def _sql_salin(
    model: type[models.Model], asal: Instansi, baru: Instansi, benih: int
) -> tuple[str, list[Any]]:
    """One table: own keys and keys of copied tables translated, accounts left out."""
    tabel, kolom, gabung = model._meta.db_table, {}, []
    for bidang in model._meta.concrete_fields:
        nama = str(bidang.column)
        kolom[nama] = f"s.{nama}"
        if bidang.related_model in DISALIN:
            peta = f"peta_{bidang.related_model._meta.db_table}"
            kolom[nama] = f"acu_{nama}.baru"
            gabung.append(f"LEFT JOIN {peta} acu_{nama} ON acu_{nama}.lama = s.{nama}")
    kolom |= {"id": "kini.baru", "instansi_id": str(baru.pk)}
    if "pengguna_id" in kolom:
        kolom["pengguna_id"] = "NULL::bigint"
    sql = (
        f"INSERT INTO {tabel} ({', '.join(kolom)}) SELECT {', '.join(kolom.values())} "
        f"FROM {tabel} s JOIN peta_{tabel} kini ON kini.lama = s.id {' '.join(gabung)} "
        "WHERE s.instansi_id = %s ORDER BY md5(s.id::text || %s)"
    )
    return sql, [asal.pk, f"urut{benih}"]


def digit(proses: ProsesPeringkat) -> dict[str, tuple[Any, ...]]:
    """By NIP everything said of a person; of the facts those that are no keys of rows."""
    bukan_kunci = [i for i, nama in enumerate(proses.kolom_fakta) if not nama.endswith("id")]
    assert len(bukan_kunci) > 40
    kolom = (
        "status", "alasan", "krs", "kotak", "kategori_kinerja", "kategori_potensial",
        "kategori_predikat", "y_eksak", "x_eksak", "talenta_eksak", "peringkat", "peringkat_opd",
        "peringkat_jenjang", "nama", "unit_nama", "opd_nama", "jabatan_nama", "jenjang", "skor",
    )  # fmt: skip
    return {
        satu.nip: (
            *(getattr(satu, nama) for nama in kolom),
            [fakta_urai(proses.tipe_fakta, satu.fakta)[i] for i in bukan_kunci],
        )
        for satu in HasilPeringkat.objects.filter(proses=proses)
    }


@settings(BANYAK_KALI, max_examples=3)
@given(benih=BENIH)
def test_urutan_catatan_tidak_mengubah_satu_digit_pun(contoh: Sampel, benih: int) -> None:
    with transaction.atomic():
        salinan = salin_teracak(contoh.instansi, benih)
        proses = hitung(salinan)
        urut = [
            list(
                HasilPeringkat.objects.filter(proses=satu)
                .order_by("pegawai_id")
                .values_list("nip", flat=True)
            )
            for satu in (contoh.proses, proses)
        ]
        assert urut[0] != urut[1]
        assert digit(proses) == digit(contoh.proses)
        assert proses.ringkasan == contoh.proses.ringkasan
        transaction.set_rollback(True)


# --- what the rules do not name ---------------------------------------------------------------

# What the rule sets read of the person's own row, by the columns of the table.
DINAMAI = (
    "kedudukan_hukum",
    "unit_id",
    "jabatan_id",
    "tmt_jabatan",
    "pendidikan_id",
    "tingkat_pendidikan",
)
# Keys, scope, account, and where the row came from: nothing of the person.
PEMBUKUAN = {
    *("id", "instansi_id", "unit_lft", "pengguna_id", "nip"),
    *("impor_id", "baris", "sidik", "perbaikan_id", "diperbarui_pada", "dibuat_pada"),
}
# Everything else, columns yet to come included: sex, birth, name, titles, rank, NIK, and the
# remaining profile, in which religion, origin and marital status stand.
LAINNYA = sorted(
    {str(bidang.column) for bidang in Pegawai._meta.concrete_fields} - PEMBUKUAN - {*DINAMAI}
)


def tukar(instansi: Instansi, kolom: list[str], benih: int, *, semua_sama: bool = False) -> None:
    """Give everybody these columns of somebody else, or everybody those of one person."""
    isi = ", ".join(f"{satu} = asal.{satu}" for satu in kolom)
    letak = "1" if semua_sama else "kini.n"
    with connection.cursor() as kursor:
        kursor.execute(
            f"""
            UPDATE pegawai_pegawai p SET {isi} FROM
                (SELECT id, row_number() OVER (ORDER BY id) AS n
                 FROM pegawai_pegawai WHERE instansi_id = %s) AS kini,
                (SELECT {", ".join(kolom)}, row_number() OVER (ORDER BY md5(id::text || %s)) AS n
                 FROM pegawai_pegawai WHERE instansi_id = %s) AS asal
            WHERE p.id = kini.id AND asal.n = {letak}
            """,
            [instansi.pk, str(benih), instansi.pk],
        )
        assert kursor.rowcount > 1_000


def ganti_nip(instansi: Instansi, benih: int) -> None:
    """A NIP tells birth, entry and sex; give everybody one that tells nothing."""
    with connection.cursor() as kursor:
        kursor.execute(
            "UPDATE pegawai_pegawai p SET nip = '9' || lpad(q.n::text, 17, '0') FROM "
            "(SELECT id, row_number() OVER (ORDER BY md5(id::text || %s)) AS n "
            "FROM pegawai_pegawai WHERE instansi_id = %s) AS q WHERE q.id = p.id",
            [str(benih), instansi.pk],
        )


def sama(proses: ProsesPeringkat, lain: ProsesPeringkat) -> bool:
    """Whether two runs over the same people read and stored the same."""
    if (proses.sidik_masukan, proses.sidik_hasil) != (lain.sidik_masukan, lain.sidik_hasil):
        return False
    satu, dua = hasil_baca(proses=proses), hasil_baca(proses=lain)
    return list(satu) == list(dua) and all((satu[nama] == dua[nama]).all() for nama in satu)


def test_yang_dilindungi_termasuk_yang_ditukar() -> None:
    assert {"jenis_kelamin", "tanggal_lahir", "nama", "golongan", "profil"} <= {*LAINNYA}


@settings(BANYAK_KALI, max_examples=6)
@given(benih=BENIH, semua_sama=st.booleans(), data=st.data())
def test_yang_tidak_dinamai_aturan_tidak_mengubah_satu_digit_pun(
    contoh: Sampel, benih: int, semua_sama: bool, data: st.DataObject
) -> None:
    kolom = data.draw(
        st.lists(st.sampled_from(LAINNYA), unique=True, min_size=1) | st.just(LAINNYA)
    )
    with transaction.atomic():
        tukar(contoh.instansi, kolom, benih, semua_sama=semua_sama)
        ganti_nip(contoh.instansi, benih)
        assert sama(hitung(contoh.instansi), contoh.proses)
        transaction.set_rollback(True)


@pytest.mark.parametrize("kolom", DINAMAI)
def test_yang_dinamai_aturan_mengubahnya(contoh: Sampel, kolom: str) -> None:
    """The same exchange with what the rules name is noticed, so the test above can fail."""
    tukar(contoh.instansi, [kolom], 1)
    assert not sama(hitung(contoh.instansi), contoh.proses)


# --- receipts ---------------------------------------------------------------------------------


@pytest.fixture
def terbit(contoh: Sampel) -> SertifikatProses:
    return sertifikat_buat(proses=contoh.proses, pelaku=Pelaku.sistem())


def jalur_daun(isi: Any, awal: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of every single value."""
    if not isinstance(isi, dict | list):
        return [awal]
    anak = isi.items() if isinstance(isi, dict) else enumerate(isi)
    return [jalur for kunci, satu in anak for jalur in jalur_daun(satu, (*awal, kunci))]


def palsukan(tanda: dict[str, Any], data: st.DataObject) -> dict[str, Any]:
    """The receipt with one value replaced, taken out or put in twice."""
    palsu = copy.deepcopy(tanda)
    *awal, akhir = data.draw(st.sampled_from(jalur_daun(tanda)))
    wadah: Any = palsu
    for langkah in awal:
        wadah = wadah[langkah]
    lama = wadah[akhir]
    cara = data.draw(st.sampled_from(["ganti", "geser", "hapus"]))
    if cara == "hapus":
        del wadah[akhir]
    elif cara == "geser" and type(lama) is int:
        wadah[akhir] = lama + data.draw(st.sampled_from([-1, 1]))
    else:
        lain = st.none() | st.booleans() | st.integers() | st.text(max_size=80)
        wadah[akhir] = data.draw(lain.filter(lambda satu: (type(satu), satu) != (type(lama), lama)))
    return palsu


def cocok(tanda: dict[str, Any], kode: str) -> bool:
    """What the program says of it, a file it cannot read included."""
    try:
        pemeriksa.periksa(tanda, kode)
    except (pemeriksa.TidakCocok, pemeriksa.TidakTerbaca):
        return False
    except (KeyError, TypeError, AttributeError, ValueError):
        return False
    return True


@settings(BANYAK_KALI, max_examples=50)
@given(data=st.data())
def test_tanda_terima_cocok_dan_yang_dipalsukan_tidak(
    contoh: Sampel, terbit: SertifikatProses, data: st.DataObject
) -> None:
    orang = list(
        HasilPeringkat.objects.filter(proses=contoh.proses)
        .order_by("pegawai_id")
        .values_list("pegawai_id", flat=True)
    )
    tanda = _tanda(terbit, data.draw(st.sampled_from(orang)))
    assert cocok(tanda, terbit.kode)
    assert not cocok(palsukan(tanda, data), terbit.kode)
