// Light, dark, or as the system says. Loaded before the page is drawn, so that nothing flashes.
(() => {
  "use strict";
  const KUNCI = "talenta-tema";
  const URUTAN = ["sistem", "terang", "gelap"];
  const akar = document.documentElement;
  const gelapSistem = matchMedia("(prefers-color-scheme: dark)");

  const baca = () => {
    try {
      const pilihan = localStorage.getItem(KUNCI);
      return URUTAN.includes(pilihan) ? pilihan : "sistem";
    } catch {
      return "sistem"; // storage is closed to us: follow the system
    }
  };
  const simpan = (pilihan) => {
    try {
      localStorage.setItem(KUNCI, pilihan);
    } catch {
      // The choice then holds for this page only.
    }
  };
  const pasang = (pilihan) => {
    akar.dataset.tema = pilihan;
    const gelap = pilihan === "gelap" || (pilihan === "sistem" && gelapSistem.matches);
    akar.dataset.bsTheme = gelap ? "dark" : "light";
    for (const tombol of document.querySelectorAll("[data-ganti-tema]")) {
      tombol.hidden = false;
      tombol.querySelector("[data-nama-tema]").textContent = pilihan;
    }
  };

  pasang(baca());
  gelapSistem.addEventListener("change", () => pasang(baca()));
  document.addEventListener("DOMContentLoaded", () => pasang(baca()));
  document.addEventListener("htmx:load", () => pasang(akar.dataset.tema));
  document.addEventListener("click", (kejadian) => {
    if (!kejadian.target.closest("[data-ganti-tema]")) return;
    const berikut = URUTAN[(URUTAN.indexOf(akar.dataset.tema) + 1) % URUTAN.length];
    simpan(berikut);
    pasang(berikut);
  });
})();
