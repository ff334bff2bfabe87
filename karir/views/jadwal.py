"""The agency's schedule of rankings: what it is, what became of each due day, how to set it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from karir.forms import JadwalForm
from karir.models import JadwalPeringkat, PelaksanaanJadwal
from karir.selectors.aturan import aturan_berlaku_kini
from karir.services.jadwal import jadwal_atur, tempo_berikut
from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.akun.models import Instansi, Pengguna
from talenta.inti.permintaan import pelaku

_DISUSULKAN = "Yang sudah jatuh tempo menurut jadwal sebelumnya tetap dihitung."


def _jadwal(pengguna: Pengguna) -> JadwalPeringkat | None:
    terlihat = JadwalPeringkat.objects.terlihat_oleh(pengguna).select_related("instansi")
    jadwal: JadwalPeringkat | None = terlihat.first()
    return jadwal


@require_safe
@perlu_izin("hasil.lihat")
def jadwal(request: HttpRequest) -> HttpResponse:
    """The schedule, the next due day, and the days that were due."""
    pengguna = pengguna_dari(request)
    kini = _jadwal(pengguna)
    pelaksanaan = PelaksanaanJadwal.objects.terlihat_oleh(pengguna).select_related("pekerjaan")
    konteks = {
        "jadwal": kini,
        "berikut": tempo_berikut(kini, timezone.now()) if kini else None,
        "aturan": aturan_berlaku_kini(pengguna=pengguna),
        "pelaksanaan": pelaksanaan.order_by("-jatuh_tempo")[:24],
        "boleh_atur": pengguna.boleh("hasil.hitung"),
        "boleh_pekerjaan": pengguna.boleh("pekerjaan.lihat"),
    }
    return render(request, "karir/jadwal.html", konteks)


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin("hasil.hitung")
def atur(request: HttpRequest) -> HttpResponse:
    """Set the schedule, or switch it off."""
    pengguna = pengguna_dari(request)
    instansi = get_object_or_404(Instansi, pk=pengguna.lingkup.instansi_id or 0)
    ada = _jadwal(pengguna) or JadwalPeringkat(instansi=instansi, mulai=timezone.localdate())
    form = JadwalForm(request.POST if request.method == "POST" else None, instance=ada)
    if form.is_valid():
        disusulkan = jadwal_atur(jadwal=form.instance, pelaku=pelaku(request))
        kata = (
            "Jadwal tersimpan."
            if form.instance.aktif
            else "Jadwal dimatikan; perhitungan hanya berjalan bila diminta."
        )
        messages.success(request, f"{kata} {_DISUSULKAN}" if disusulkan else kata)
        return redirect("karir:jadwal")
    return render(request, "karir/jadwal_atur.html", {"form": form})
