"""Sign-in at a provider: a real one, and answers that no honest one gives."""

import base64
import hashlib
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, OctKey, RSAKey

from talenta.akun import oidc
from talenta.akun.izin import Peran
from talenta.akun.konfirmasi import SESI_FAKTOR, SESI_YAKIN
from talenta.akun.models import Pengguna, TautanMasuk
from talenta.akun.services.tautan import SEBAB
from talenta.inti.models import CatatanAudit
from tests.fixtures import sso
from tests.fixtures.dunia import Dunia
from tests.fixtures.klien import Klien, klien

MULAI = "/akun/sso/"


@pytest.fixture(scope="module")
def penerbit() -> Iterator[str]:
    with sso.penyedia() as alamat:
        yield alamat


@pytest.fixture
def layanan(penerbit: str, db: None) -> Iterator[str]:
    oidc._INGATAN.clear()
    oidc._JEDA.clear()
    with override_settings(
        TALENTA_SSO_PENERBIT=penerbit,
        TALENTA_SSO_KLIEN=sso.KLIEN,
        TALENTA_SSO_RAHASIA=sso.RAHASIA,
        TALENTA_SSO_FAKTOR=frozenset({"mfa", "loa3"}),
    ):
        yield penerbit


@pytest.fixture
def akun(dunia: Dunia) -> Pengguna:
    return dunia.prov.akun[Peran.ASN]


def pergi(k: Klien, subjek: str, tujuan: str = "") -> str:
    """Go to the provider and sign in there; where it sends one."""
    jawaban = k.get(MULAI, {"next": tujuan} if tujuan else {})
    assert jawaban.status_code == 302
    return sso.setujui(jawaban.headers["Location"], subjek)


def datang(layanan: str, subjek: str, tujuan: str = "", **klaim: object) -> tuple[Klien, Any]:
    """Somebody with these claims signs in from a fresh browser; the client and the answer."""
    sso.daftarkan(layanan, subjek, **klaim)
    k = klien()
    return k, k.get(pergi(k, subjek, tujuan))


def sah(akun: Pengguna) -> dict[str, object]:
    return {"nip": akun.nip, "nip_verified": True}


def tercatat(akun: Pengguna, tindakan: str) -> list[CatatanAudit]:
    milik = CatatanAudit.objects.filter(tindakan=tindakan, objek_id=str(akun.pk))
    return list(milik.order_by("id"))


def masuk_sebagai(k: Klien) -> int | None:
    nomor = k.session.get("_auth_user_id")
    return int(nomor) if nomor else None


def test_tidak_ada_bila_tidak_disetel(db: None) -> None:
    for alamat in (MULAI, f"{MULAI}kembali/?code=x&state=y"):
        jawaban = klien().get(alamat)
        assert (jawaban.status_code, jawaban.headers["Location"]) == (302, "/akun/masuk/")
    assert "Masuk dengan" not in klien().get("/akun/masuk/").content.decode()


def test_masuk_pertama_menautkan_dan_yang_kedua_memakainya(layanan: str, akun: Pengguna) -> None:
    halaman = klien().get("/akun/masuk/", {"next": "/akun/saya/"}).content.decode()
    assert 'href="/akun/sso/?next=/akun/saya/"' in halaman
    k, jawaban = datang(layanan, "s-1", "/akun/saya/", **sah(akun))
    assert (jawaban.status_code, jawaban.headers["Location"]) == (302, "/akun/saya/")
    assert masuk_sebagai(k) == akun.pk
    assert SESI_FAKTOR not in k.session
    assert "kini tertaut dengan akun pemerintah" in k.get("/akun/saya/").content.decode()
    tautan = TautanMasuk.objects.get()
    assert (tautan.pengguna, tautan.penerbit, tautan.subjek) == (akun, layanan, "s-1")
    datang(layanan, "s-1", **sah(akun))
    assert TautanMasuk.objects.get().dipakai_pada > tautan.dipakai_pada
    assert len(tercatat(akun, "sso.tautkan")) == 1
    masuk = tercatat(akun, "sso.masuk")
    assert [satu.rincian["berfaktor"] for satu in masuk] == [False, False]
    assert (masuk[0].pelaku_id, masuk[0].alamat) == (akun.pk, "127.0.0.1")


@pytest.mark.parametrize(
    ("klaim", "berfaktor"),
    [({}, False), ({"amr": ["pwd"]}, False), ({"acr": "loa1"}, False),
     ({"amr": ["pwd", "mfa"]}, True), ({"acr": "loa3"}, True)],
)  # fmt: skip
def test_faktor_kedua_menurut_penyedia(
    layanan: str, dunia: Dunia, klaim: dict[str, object], berfaktor: bool
) -> None:
    """Without the claim the usual second step follows; with it the role works at once."""
    admin = dunia.prov.akun[Peran.ADMIN_BKD]
    k, jawaban = datang(layanan, "s-admin", "/audit/", **sah(admin), **klaim)
    assert jawaban.headers["Location"] == ("/audit/" if berfaktor else "/akun/masuk/faktor/")
    assert (masuk_sebagai(k) == admin.pk) is berfaktor
    if berfaktor:
        assert k.session[SESI_FAKTOR] is True
        assert k.get("/audit/").status_code == 200


def test_klaim_faktor_tidak_berarti_bila_tidak_disetel(layanan: str, dunia: Dunia) -> None:
    admin = dunia.prov.akun[Peran.ADMIN_BKD]
    with override_settings(TALENTA_SSO_FAKTOR=frozenset()):
        _, jawaban = datang(layanan, "s-admin", **sah(admin), amr=["mfa"], acr="loa3")
    assert jawaban.headers["Location"] == "/akun/masuk/faktor/"


@pytest.mark.parametrize(
    ("sebab", "klaim"),
    [
        ("tanpa_nip", {"nip_verified": True}),
        ("tanpa_nip", {"nip": 198001012005019009, "nip_verified": True}),
        ("tanpa_nip", {"nip": "1980", "nip_verified": True}),
        ("belum_sah", {"nip": "{nip}"}),
        ("belum_sah", {"nip": "{nip}", "nip_verified": False}),
        ("belum_sah", {"nip": "{nip}", "nip_verified": "true"}),
        ("nip_tak_dikenal", {"nip": "199912312025011001", "nip_verified": True}),
    ],
)
def test_ditolak_dengan_kata_yang_jelas(
    layanan: str, akun: Pengguna, sebab: str, klaim: dict[str, object]
) -> None:
    klaim = {k: akun.nip if v == "{nip}" else v for k, v in klaim.items()}
    k, jawaban = datang(layanan, "s-tolak", **klaim)
    assert jawaban.status_code == 403
    assert SEBAB[sebab] in jawaban.content.decode()
    assert masuk_sebagai(k) is None
    assert not TautanMasuk.objects.exists()
    catatan = CatatanAudit.objects.get(tindakan="sso.tolak")
    assert catatan.rincian["sebab"] == sebab
    if sebab == "belum_sah":
        assert catatan.objek_id == str(akun.pk)
    else:
        assert "199912312025011001" not in f"{catatan.objek_id} {catatan.rincian}"


@pytest.mark.parametrize(
    ("sebab", "ubah"), [("nonaktif", {"is_active": False}), ("belum_aktif", {"password": ""})]
)
def test_akun_yang_tidak_dapat_dipakai_ditolak(
    layanan: str, akun: Pengguna, sebab: str, ubah: dict[str, Any]
) -> None:
    Pengguna.objects.filter(pk=akun.pk).update(**ubah)
    k, jawaban = datang(layanan, "s-1", **sah(akun))
    assert SEBAB[sebab] in jawaban.content.decode()
    assert masuk_sebagai(k) is None
    assert [satu.rincian["sebab"] for satu in tercatat(akun, "sso.tolak")] == [sebab]


def test_tanpa_syarat_terverifikasi_hanya_bila_disetel(layanan: str, akun: Pengguna) -> None:
    with override_settings(TALENTA_SSO_KLAIM_SAH=""):
        k, _ = datang(layanan, "s-1", nip=akun.nip)
    assert masuk_sebagai(k) == akun.pk


def test_subjek_lain_untuk_nip_yang_sama_dan_sebaliknya(layanan: str, dunia: Dunia) -> None:
    asn, lain = dunia.prov.akun[Peran.ASN], dunia.prov.akun[Peran.ATASAN]
    datang(layanan, "s-1", **sah(asn))
    for subjek, nip in (("s-2", asn), ("s-1", lain)):
        k, jawaban = datang(layanan, subjek, **sah(nip))
        assert SEBAB["subjek_lain"] in jawaban.content.decode()
        assert masuk_sebagai(k) is None
        assert [c.rincian["sebab"] for c in tercatat(nip, "sso.tolak")] == ["subjek_lain"]
    assert TautanMasuk.objects.count() == 1


def test_yang_tertahan_tetap_tertahan(layanan: str, akun: Pengguna) -> None:
    """Five wrong passwords hold this NIP from this address, by whichever door."""
    for _ in range(5):
        klien().post("/akun/masuk/", {"username": akun.nip, "password": "salah"})
    k, jawaban = datang(layanan, "s-1", **sah(akun))
    assert jawaban.status_code == 429
    assert masuk_sebagai(k) is None
    assert (
        klien().post("/akun/masuk/", {"username": akun.nip, "password": "salah"}).status_code == 429
    )


def test_state_milik_satu_peramban_sekali_dan_sebentar(layanan: str, akun: Pengguna) -> None:
    sso.daftarkan(layanan, "s-1", **sah(akun))
    k, asing = klien(), klien()
    balik = pergi(k, "s-1")
    assert asing.get(balik).status_code == 403
    assert klien().get(f"{MULAI}kembali/").status_code == 403
    assert k.get(balik).status_code == 302
    k.post("/akun/keluar/")
    assert k.get(balik).status_code == 403
    lama = klien()
    balik, sesi = pergi(lama, "s-1"), lama.session
    for percobaan in (isi := sesi[oidc.SESI_SSO]).values():
        percobaan["pada"] -= oidc.MASA_PERCOBAAN
    sesi[oidc.SESI_SSO] = isi
    sesi.save()
    assert lama.get(balik).status_code == 403
    assert masuk_sebagai(lama) is masuk_sebagai(asing) is None


def test_beberapa_jendela_sekaligus(layanan: str, akun: Pengguna) -> None:
    sso.daftarkan(layanan, "s-1", **sah(akun))
    k = klien()
    pertama, *_ = balik = [pergi(k, "s-1") for _ in range(oidc.PERCOBAAN_SESI + 1)]
    assert len(k.session[oidc.SESI_SSO]) == oidc.PERCOBAAN_SESI
    assert k.get(pertama).status_code == 403
    assert k.get(balik[1]).status_code == 302


def test_dibatalkan_di_sana(layanan: str) -> None:
    k = klien()
    alamat = k.get(MULAI).headers["Location"]
    state = parse_qs(urlsplit(alamat).query)["state"][0]
    jawaban = k.get(f"{MULAI}kembali/", {"error": "access_denied", "state": state})
    assert "Anda belum masuk di sana" in jawaban.content.decode()


def test_nonce_dan_pkce(layanan: str, akun: Pengguna, monkeypatch: pytest.MonkeyPatch) -> None:
    sso.daftarkan(layanan, "s-1", **sah(akun))
    terkirim: list[Any] = []
    asli = requests.Session.send

    def kirim(diri: Any, permintaan: Any, **lain: Any) -> Any:
        terkirim.append(permintaan)
        return asli(diri, permintaan, **lain)

    k = klien()
    alamat = k.get(MULAI).headers["Location"]
    tanya = {nama: nilai[0] for nama, nilai in parse_qs(urlsplit(alamat).query).items()}
    [(state, percobaan)] = k.session[oidc.SESI_SSO].items()
    tantangan = hashlib.sha256(percobaan["verifier"].encode()).digest()
    assert tanya["code_challenge"] == base64.urlsafe_b64encode(tantangan).decode().rstrip("=")
    assert (tanya["code_challenge_method"], tanya["response_type"]) == ("S256", "code")
    assert (tanya["state"], tanya["nonce"]) == (state, percobaan["nonce"])
    assert tanya["redirect_uri"] == "http://testserver/akun/sso/kembali/"
    balik = sso.setujui(alamat, "s-1")
    monkeypatch.setattr(requests.Session, "send", kirim)
    assert k.get(balik).status_code == 302
    isi = next(parse_qs(satu.body) for satu in terkirim if satu.method == "POST")
    assert isi["code_verifier"] == [percobaan["verifier"]]
    ganti = klien()
    balik, sesi = pergi(ganti, "s-1"), ganti.session
    for percobaan in (isi := sesi[oidc.SESI_SSO]).values():
        percobaan["nonce"] = "lain"
    sesi[oidc.SESI_SSO] = isi
    sesi.save()
    assert ganti.get(balik).status_code == 403
    assert masuk_sebagai(ganti) is None


@pytest.mark.parametrize("tujuan", ["https://jahat.example/", "//jahat.example", "javascript:x"])
def test_tidak_mengalihkan_ke_luar(layanan: str, akun: Pengguna, tujuan: str) -> None:
    _, jawaban = datang(layanan, "s-1", tujuan, **sah(akun))
    assert jawaban.headers["Location"] == "/"


def _token(kunci: Any, kepala: dict[str, Any] | None = None, **ubah: object) -> dict[str, str]:
    kini = int(time.time())
    isi = {
        "iss": oidc.settings.TALENTA_SSO_PENERBIT, "aud": sso.KLIEN, "sub": "s-1", "nonce": "n",
        "iat": kini, "exp": kini + 60, **ubah,
    }  # fmt: skip
    isi = {k: v for k, v in isi.items() if v is not None}
    kepala = {"alg": "RS256", "kid": "k1", **(kepala or {})}
    return {"id_token": jwt.encode(kepala, isi, kunci, algorithms=[kepala["alg"]])}


def test_token_palsu_ditolak(layanan: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Signature, algorithm, issuer, audience, nonce and time, each wrong by itself."""
    kunci, lain = (RSAKey.generate_key(2048, {"kid": "k1"}) for _ in range(2))
    monkeypatch.setattr(oidc, "_kunci", lambda: KeySet([kunci]))
    lewat = int(time.time()) - 3600
    assert oidc._klaim(_token(kunci), "n")["sub"] == "s-1"
    rahasia = OctKey.import_key(sso.RAHASIA.encode() * 4)
    polos = ".".join(
        base64.urlsafe_b64encode(satu).decode().rstrip("=")
        for satu in (b'{"alg":"none"}', b'{"sub":"s-1","nonce":"n"}')
    )
    palsu: dict[str, Any] = {
        "kunci lain": _token(lain),
        "rahasia bersama": _token(rahasia, {"alg": "HS256"}),
        "tanpa tanda": {"id_token": f"{polos}."},
        "penerbit lain": _token(kunci, iss="https://jahat.example"),
        "untuk lain": _token(kunci, aud="lain"),
        "untuk lain juga": _token(kunci, aud=[sso.KLIEN, "lain"], azp="lain"),
        "nonce lain": _token(kunci, nonce="m"),
        "tanpa nonce": _token(kunci, nonce=None),
        "kedaluwarsa": _token(kunci, exp=lewat),
        "tanpa batas": _token(kunci, exp=None),
        "tanpa subjek": _token(kunci, sub=None),
        "tanpa token": {},
    }
    lolos = []
    for nama, token in palsu.items():
        try:
            oidc._klaim(token, "n")
        except (oidc.SsoGagal, oidc.AuthlibBaseError, JoseError, ValueError):
            continue
        lolos.append(nama)
    assert lolos == []


def test_kunci_baru_penyedia_diambil_lagi(layanan: str, monkeypatch: pytest.MonkeyPatch) -> None:
    lama, baru = (RSAKey.generate_key(2048, {"kid": kid}) for kid in ("k0", "k1"))
    giliran = iter([KeySet([lama]), KeySet([baru])])
    monkeypatch.setattr(oidc, "_kunci", lambda segar=1: next(giliran))
    assert oidc._klaim(_token(baru), "n")["sub"] == "s-1"


def test_userinfo_hanya_tentang_orang_yang_sama(
    layanan: str, akun: Pengguna, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A NIP that only the userinfo page tells counts, if it is about the same subject."""
    tentang = {"sub": "s-1", **sah(akun), "amr": ["mfa"]}
    monkeypatch.setattr(oidc, "_klaim", lambda token, nonce: {"sub": "s-1", "nonce": nonce})
    monkeypatch.setattr(
        oidc, "_ambil", lambda alamat, kepala=None, asli=oidc._ambil: (
            tentang if kepala else asli(alamat)
        )
    )  # fmt: skip
    k, _ = datang(layanan, "s-1")
    assert masuk_sebagai(k) == akun.pk
    # How somebody signed in counts only under the provider's signature.
    assert SESI_FAKTOR not in k.session
    tentang["sub"] = "s-2"
    k, jawaban = datang(layanan, "s-1")
    assert (jawaban.status_code, masuk_sebagai(k)) == (403, None)


def test_penyedia_mati_atau_bukan_yang_disebut(layanan: str) -> None:
    for penerbit in ("http://localhost:9", layanan.replace("localhost", "127.0.0.1")):
        with override_settings(TALENTA_SSO_PENERBIT=penerbit):
            # The second answers, but calls itself by another name than it was asked by.
            jawaban = klien().get(MULAI)
        if penerbit.endswith(":9"):
            assert jawaban.status_code == 503
            assert "tidak dapat dihubungi" in jawaban.content.decode()
    with (
        override_settings(TALENTA_SSO_PENERBIT=f"{layanan}/"),
        pytest.raises(oidc.SsoGagal, match="penerbit lain"),
    ):
        oidc._layanan()


def test_penyedia_yang_tidak_menjawab_ditanya_sekali(
    layanan: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A description that was read goes on counting; without one people are sent back at once."""
    ditanya: list[str] = []
    # Whole seconds: of fractions the sum of two spans may lack the last bit.
    asli, detik = oidc._ambil, [time.monotonic() // 1]

    def diam(alamat: str, kepala: Any = None) -> Any:
        ditanya.append(alamat)
        raise requests.Timeout

    monkeypatch.setattr(oidc, "monotonic", lambda: detik[0])
    monkeypatch.setattr(oidc, "_ambil", diam)
    assert [klien().get(MULAI).status_code for _ in range(3)] == [503] * 3
    assert len(ditanya) == 1
    monkeypatch.setattr(oidc, "_ambil", asli)
    assert klien().get(MULAI).status_code == 503
    detik[0] += oidc.JEDA_GAGAL
    assert klien().get(MULAI).status_code == 302
    monkeypatch.setattr(oidc, "_ambil", diam)
    detik[0] += oidc.SEGAR
    assert [klien().get(MULAI).status_code for _ in range(3)] == [302] * 3
    assert len(ditanya) == 2


def test_yang_lain_tidak_menunggu_yang_sedang_bertanya(layanan: str) -> None:
    keterangan = oidc._layanan()
    [ingatan] = oidc._INGATAN.values()
    ingatan.pada -= oidc.SEGAR
    with ingatan.pintu:
        assert oidc._layanan() == keterangan


@pytest.mark.usefixtures("basis_tetap")
def test_jalan_kembali_menulis_jadi_tidak_membaca_dari_potret() -> None:
    """From a snapshot a sign-in would fail whenever somebody guesses at the same NIP meanwhile."""
    for alamat, potret in (("/akun/masuk/", True), (f"{MULAI}kembali/", False)):
        with CaptureQueriesContext(connection) as kueri:
            klien().get(alamat)
        assert any("REPEATABLE READ" in satu["sql"] for satu in kueri) is potret


def test_pemilik_dan_admin_melepas_tautan(layanan: str, dunia: Dunia) -> None:
    asn, admin = dunia.prov.akun[Peran.ASN], dunia.prov.akun[Peran.ADMIN_BKD]
    datang(layanan, "s-1", **sah(asn))
    tautan = TautanMasuk.objects.get()
    lain = klien(dunia.prov.akun[Peran.ATASAN])
    assert lain.post(f"{MULAI}{tautan.pk}/lepas/").status_code == 404
    k = klien(asn)
    assert layanan in k.get("/akun/saya/").content.decode()
    sesi = k.session
    sesi[SESI_YAKIN] = 0
    sesi.save()
    assert "/akun/konfirmasi/" in k.post(f"{MULAI}{tautan.pk}/lepas/").headers["Location"]
    assert klien(asn).post(f"{MULAI}{tautan.pk}/lepas/").headers["Location"] == "/akun/saya/"
    assert len(tercatat(asn, "sso.lepas")) == 1
    datang(layanan, "s-2", **sah(asn))
    kelola = klien(admin)
    assert layanan in kelola.get(f"/akun/{asn.pk}/").content.decode()
    kelola.post(f"/akun/{asn.pk}/tautan/", {"alasan": ""})
    assert TautanMasuk.objects.get().subjek == "s-2"
    kelola.post(f"/akun/{asn.pk}/tautan/", {"alasan": "Berganti akun di pusat"})
    assert not TautanMasuk.objects.exists()
    assert tercatat(asn, "sso.lepas")[1].alasan == "Berganti akun di pusat"
    TautanMasuk.objects.create(
        pengguna=admin, penerbit=layanan, subjek="s-9", dipakai_pada=timezone.now() - timedelta(1)
    )
    kelola.post(f"/akun/{admin.pk}/tautan/", {"alasan": "Sendiri"})
    assert TautanMasuk.objects.filter(pengguna=admin).exists()
