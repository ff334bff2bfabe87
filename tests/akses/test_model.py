"""What every model must declare, whoever writes it."""

import pytest
from django.apps import apps
from django.db import models

from talenta.akun.rls import PAKET

# Lower may not point at higher (docs: the layers of the house).
LAPISAN = {
    "inti": 0,
    "akun": 1,
    "impor": 2,
    "wilayah": 3,
    "pegawai": 4,
    "mutu": 5,
    "kinerja": 6,
    "kompetensi": 6,
    "karir": 7,
}
JENIS_RLS = {
    "unit", "instansi", "agregat", "kantor", "satuan", "orang", "audit", "nasional", "akun",
    "calon", "kabar", "bebas", "sendiri", "tertutup", "penilai", "anak", "tinjau", "pandangan",
}  # fmt: skip
MODEL = [
    model
    for model in apps.get_models(include_auto_created=True)
    if model._meta.app_label in LAPISAN and not hasattr(model, "pgh_tracked_model")
]


def nama(model: type[models.Model]) -> str:
    return model._meta.label


def _lapis(model: type[models.Model]) -> int:
    """Packages (auth, sessions, history contexts) lie below everything."""
    return LAPISAN.get(model._meta.app_label, -1)


def test_ada_model_yang_diuji() -> None:
    assert {model._meta.app_label for model in MODEL} >= {"inti", "akun", "impor", "pegawai"}


@pytest.mark.parametrize(
    "model",
    [m for m in apps.get_models(include_auto_created=True) if m._meta.app_label in LAPISAN],
    ids=nama,
)
def test_kunci_asing_tidak_menunjuk_ke_atas(model: type[models.Model]) -> None:
    for bidang in model._meta.get_fields():
        if not bidang.is_relation or bidang.auto_created or bidang.related_model is None:
            continue
        sasaran = bidang.related_model
        ke_atas = _lapis(sasaran) > _lapis(model)
        setara = _lapis(sasaran) == _lapis(model) and (
            sasaran._meta.app_label != model._meta.app_label
        )
        assert not ke_atas, f"{bidang} menunjuk ke atas"
        assert not setara, f"{bidang} menunjuk ke sayap sebelah"


@pytest.mark.parametrize("model", MODEL, ids=nama)
def test_menyatakan_rls(model: type[models.Model]) -> None:
    assert getattr(model, "RLS", None) in JENIS_RLS


@pytest.mark.parametrize("model", MODEL, ids=nama)
def test_kolom_sesuai_rls(model: type[models.Model]) -> None:
    """A model that names an agency or a person is not open to all without a reason."""
    kolom = {bidang.attname for bidang in model._meta.concrete_fields}
    jenis = model.RLS  # type: ignore[attr-defined]
    if jenis in ("unit", "tinjau"):
        assert {"instansi_id", "unit_lft"} <= kolom
        assert model.DIRI_KOLOM in kolom  # type: ignore[attr-defined]
    elif jenis == "penilai":
        wajib = {model.DIRI_KOLOM, *model.PENILAI_KOLOM}  # type: ignore[attr-defined]
        assert {"instansi_id", "unit_lft", *wajib} <= kolom
    elif jenis == "anak":
        induk = model._meta.get_field(model.INDUK)  # type: ignore[attr-defined]
        assert induk.related_model.RLS in ("penilai", "anak")  # type: ignore[union-attr]
    elif jenis == "satuan":
        assert {"instansi_id", "unit_lft"} <= kolom
    elif jenis in ("akun", "kabar"):
        assert "pengguna_id" in kolom
    elif jenis == "orang":
        assert {"instansi_id", "pengguna_id", model.DIRI_KOLOM} <= kolom  # type: ignore[attr-defined]
    elif jenis in ("instansi", "agregat", "kantor", "audit", "nasional"):
        assert "instansi_id" in kolom
    if "pegawai_id" in kolom:
        assert jenis in (
            *("unit", "orang", "calon", "penilai", "tinjau", "pandangan", "tertutup", "sendiri"),
        )
    if "unit_lft" in kolom:
        assert jenis in ("unit", "satuan", "penilai", "tinjau", "pandangan", "tertutup")


# Open to the web login without a scope, each with the reason why that is right.
BEBAS = {
    "akun.Instansi": "names of agencies are public",
    "akun.Pengguna": "sign-in looks an account up by NIP before there is a scope",
    "akun.KodeAktivasi": "activation checks a code before there is a scope; only hashes",
    "akun.Faktor": "asked for at sign-in before there is a scope; secrets encrypted",
    "akun.KodePemulihan": "checked at sign-in before there is a scope; only hashes",
    "akun.AturUlangFaktor": "told at sign-in before there is a scope",
    "akun.TautanMasuk": "found at sign-in before there is a scope",
    "akun.Sesi": "found by its cookie before anybody is known",
    "akun.TokenAkses": "found by its hash before there is a scope; only hashes",
    "inti.JawabanApi": "found by token and key; answers encrypted",
    "akun.PenugasanPeran": "roles are read to find the scope",
    "pegawai.LingkupPenugasan": "units of roles are read to find the scope",
    "inti.SegelAudit": "hashes only",
}


def test_yang_bebas_beralasan() -> None:
    assert {nama(m) for m in MODEL if m.RLS == "bebas"} == set(BEBAS)  # type: ignore[attr-defined]


def test_tabel_paket_ada() -> None:
    tabel = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    assert set(PAKET) - tabel == {"django_migrations"}


@pytest.mark.parametrize("model", MODEL, ids=nama)
def test_queryset_tahu_siapa_yang_boleh_melihat(model: type[models.Model]) -> None:
    """Rows that a page lists start from `terlihat_oleh`; the others say here why not."""
    tanpa = {
        "akun.Instansi": "public names",
        "akun.KodeAktivasi": "reached through its account only",
        "akun.KodePemulihan": "reached through its account only",
        "akun.AturUlangFaktor": "reached through its account only",
        "pegawai.LingkupPenugasan": "reached through its assignment only",
        "pegawai.AtasanUnit": "history of the tree, written by workers",
        "pegawai.LeluhurUnit": "closure rows, derived",
        "inti.JawabanApi": "reached through its token and key only",
        "inti.Berkas": "reached through the import or job that keeps it",
        "inti.AntreanSegel": "closed to the web",
        "inti.SegelAudit": "the chain, checked by a command",
        "impor.BarisDitolak": "reached through its import only",
        "impor.GiliranTulis": "closed to the web",
        "kompetensi.PengingatAsesmen": "written by the schedule, read among the own data only",
        "karir.MasukanBeku": "closed to the web",
        "kompetensi.KunciSoal": "closed to the web",
        "kinerja.KunciUmpan": "closed to the web",
        "kinerja.TandaUmpan": "closed to the web",
        "kinerja.UmpanTertutup": "closed to the web",
        "karir.RahasiaProses": "closed to the web",
        "karir.PohonProses": "closed to the web",
        "karir.BekuLowongan": "closed to the web",
    }
    punya = hasattr(model._default_manager, "terlihat_oleh")
    assert punya != (nama(model) in tanpa), nama(model)
