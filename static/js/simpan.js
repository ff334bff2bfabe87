// Drafts that save themselves: a form with data-simpan is posted in the background after a pause.
// Its answer is {versi, pukul}, or {pesan} with 409 where it was changed elsewhere. Without this
// script the button saves.
(() => {
  "use strict";

  const JEDA = 1500;

  const pasang = (form) => {
    const kabar = form.querySelector("[data-kabar-simpan]");
    const versi = form.elements.versi;
    let pewaktu = 0;
    let berjalan = null;
    let berhenti = false;
    let berubah = false;
    let tersimpan = true;

    const kata = (teks) => { if (kabar) kabar.textContent = teks; };

    const simpan = async () => {
      berubah = false;
      tersimpan = false;
      const isi = new FormData(form);
      isi.set("otomatis", "1");
      kata("Menyimpan draf …");
      try {
        const jawaban = await fetch(form.action, {
          method: "POST", body: isi, headers: { Accept: "application/json" }, credentials: "same-origin",
        });
        const hasil = await jawaban.json();
        if (jawaban.ok) {
          tersimpan = true;
          versi.value = hasil.versi;
          kata(`Draf tersimpan pukul ${hasil.pukul}`);
        } else {
          if (jawaban.status === 409) berhenti = true;
          kata(hasil.pesan);
        }
      } catch {
        kata("Draf belum tersimpan: sambungan terputus. Isian Anda masih ada di halaman ini.");
      }
    };

    const antre = () => {
      if (berhenti) return;
      berubah = true;
      clearTimeout(pewaktu);
      pewaktu = setTimeout(jalankan, JEDA);
    };
    const jalankan = () => {
      if (berjalan) return;
      berjalan = simpan().finally(() => {
        berjalan = null;
        if (berubah && !berhenti) antre();
      });
    };

    const tuntaskan = async () => {
      if (berjalan) await berjalan;
      if (berubah) { jalankan(); await berjalan; }
      return tersimpan;
    };

    form.addEventListener("input", antre);
    form.addEventListener("change", antre);
    // Nothing typed is lost to a button: what is unsaved goes first, except where the form itself is
    // sent with all it holds. The version that a draft gives belongs to what is sent after it.
    document.addEventListener("submit", (kejadian) => {
      const { target, submitter } = kejadian;
      clearTimeout(pewaktu);
      const milik = target === form && !submitter?.hasAttribute("formaction");
      if (milik) berubah = false;
      if (!berjalan && !berubah) return;
      kejadian.preventDefault();
      tuntaskan().then((baik) => { if (baik || milik) target.requestSubmit(submitter); });
    });
  };

  document.addEventListener("DOMContentLoaded", () => {
    for (const form of document.querySelectorAll("form[data-simpan]")) pasang(form);
  });
})();
