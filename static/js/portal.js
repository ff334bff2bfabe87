// Small helps that pages do without: words when the line breaks, and a look at the password typed.
(() => {
  "use strict";

  const beri = (teks) => {
    const tempat = document.getElementById("pesan");
    if (!tempat) return;
    const notis = document.createElement("p");
    notis.className = "notis galat";
    notis.setAttribute("role", "alert");
    notis.textContent = teks;
    tempat.replaceChildren(notis);
    tempat.scrollIntoView({ block: "nearest" });
  };

  document.addEventListener("htmx:sendError", () =>
    beri("Sambungan terputus. Isian Anda masih ada; coba lagi sebentar lagi."));
  document.addEventListener("htmx:timeout", () =>
    beri("Server terlalu lama menjawab. Isian Anda masih ada; coba lagi sebentar lagi."));
  document.addEventListener("htmx:responseError", (kejadian) => {
    const { status } = kejadian.detail.xhr;
    if (status === 403) beri("Sesi Anda sudah berakhir. Muat ulang halaman ini, lalu masuk lagi.");
    else if (status === 404) beri("Data ini tidak ada, atau berada di luar kewenangan Anda.");
    else if (status === 429) beri("Terlalu banyak permintaan. Tunggu sebentar, lalu coba lagi.");
    else if (status === 503) beri("Portal sedang tidak dapat melayani. Tidak ada yang tersimpan dan isian Anda masih ada; coba lagi setengah menit lagi.");
    else if (status === 507) beri("Penyimpanan server penuh; tidak ada yang tersimpan. Beri tahu pengelola server, lalu coba lagi.");
    else beri("Terjadi kesalahan di server. Isian Anda masih ada; coba lagi sebentar lagi.");
  });

  // A form that saves as it is filled in never says that all is kept while something is on its way.
  const kabarSimpan = (elemen) => {
    const form = elemen.closest?.("form[hx-trigger=change]");
    return form && document.querySelector(form.getAttribute("hx-target"));
  };
  const katakan = (teks) => (kejadian) => {
    const kabar = kabarSimpan(kejadian.target);
    if (kabar) kabar.textContent = teks;
  };
  for (const nama of ["change", "htmx:beforeRequest"])
    document.addEventListener(nama, katakan("Menyimpan …"));
  for (const nama of ["htmx:sendError", "htmx:timeout", "htmx:responseError"])
    document.addEventListener(nama, katakan("Belum tersimpan."));

  const lihatSandi = (isian) => {
    if (isian.closest(".sandi")) return;
    const bungkus = document.createElement("span");
    bungkus.className = "sandi";
    const tombol = document.createElement("button");
    tombol.type = "button";
    tombol.className = "tautan";
    tombol.textContent = "Tampilkan";
    tombol.setAttribute("aria-pressed", "false");
    tombol.setAttribute("aria-controls", isian.id);
    tombol.setAttribute("aria-label", "Tampilkan kata sandi");
    tombol.addEventListener("click", () => {
      const tampak = isian.type === "password";
      isian.type = tampak ? "text" : "password";
      tombol.textContent = tampak ? "Sembunyikan" : "Tampilkan";
      tombol.setAttribute("aria-pressed", String(tampak));
    });
    isian.before(bungkus);
    bungkus.append(isian, tombol);
    isian.form?.addEventListener("submit", () => { isian.type = "password"; });
  };

  const siapkan = (akar) => {
    for (const isian of akar.querySelectorAll("input[type=password]")) lihatSandi(isian);
  };
  document.addEventListener("DOMContentLoaded", () => siapkan(document));
  document.addEventListener("htmx:load", (kejadian) => siapkan(kejadian.detail.elt));
})();
