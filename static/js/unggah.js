// A file field widened into a place to drop on, with the size checked before the line is used.
// Markup: templates/komponen/unggah.html. Without this script it is a plain file field.
(() => {
  "use strict";
  const angka = new Intl.NumberFormat("id-ID", { maximumFractionDigits: 1 });
  const ukuran = (bita) => (bita < 1e6 ? `${angka.format(bita / 1e3)} kB` : `${angka.format(bita / 1e6)} MB`);

  const periksa = (kotak) => {
    const isian = kotak.querySelector("input[type=file]");
    const kabar = kotak.querySelector("[data-kabar]");
    const batas = Number(kotak.dataset.batas);
    const berkas = [...isian.files];
    const besar = batas ? berkas.find((satu) => satu.size > batas) : undefined;
    kotak.classList.toggle("terisi", berkas.length > 0 && !besar);
    kotak.classList.toggle("ditolak", Boolean(besar));
    kabar.classList.toggle("galat", Boolean(besar));
    kabar.textContent = besar
      ? `${besar.name} berukuran ${ukuran(besar.size)}, lebih besar dari batas ${ukuran(batas)}.`
      : berkas.map((satu) => `${satu.name} (${ukuran(satu.size)})`).join(", ");
    isian.setCustomValidity(besar ? "Berkas terlalu besar." : "");
  };

  const kotakDari = (kejadian) => kejadian.target.closest?.("[data-unggah]");

  for (const nama of ["dragenter", "dragover"]) {
    document.addEventListener(nama, (kejadian) => {
      const kotak = kotakDari(kejadian);
      if (!kotak) return;
      kejadian.preventDefault();
      kotak.classList.add("diseret");
    });
  }
  document.addEventListener("dragleave", (kejadian) => {
    const kotak = kotakDari(kejadian);
    if (kotak && !kotak.contains(kejadian.relatedTarget)) kotak.classList.remove("diseret");
  });
  document.addEventListener("drop", (kejadian) => {
    const kotak = kotakDari(kejadian);
    if (!kotak) return;
    kejadian.preventDefault();
    kotak.classList.remove("diseret");
    const isian = kotak.querySelector("input[type=file]");
    if (isian.disabled || kejadian.dataTransfer.files.length === 0) return;
    isian.files = kejadian.dataTransfer.files;
    isian.dispatchEvent(new Event("change", { bubbles: true }));
  });
  document.addEventListener("change", (kejadian) => {
    const kotak = kotakDari(kejadian);
    if (kotak && kejadian.target.matches("input[type=file]")) periksa(kotak);
  });
  document.addEventListener("htmx:xhr:progress", (kejadian) => {
    const kotak = kejadian.target.querySelector?.("[data-unggah]");
    const kemajuan = kotak?.querySelector("[data-kemajuan]");
    if (!kemajuan || !kejadian.detail.lengthComputable) return;
    const { loaded, total } = kejadian.detail;
    kemajuan.hidden = false;
    kemajuan.querySelector("progress").value = loaded / total;
    kemajuan.querySelector("[data-terkirim]").textContent =
      loaded < total ? `${ukuran(loaded)} dari ${ukuran(total)} terkirim` : "Terkirim, sedang diterima server";
  });
})();
