// Figures beside the sliders of a what-if follow the thumb; the server draws the map itself.
(() => {
  "use strict";
  const format = (digit) => new Intl.NumberFormat("id-ID", { minimumFractionDigits: digit, maximumFractionDigits: 2 });
  const tepat = format(2);
  const ringkas = format(0);
  const tulis = (geser) =>
    "persen" in geser.dataset ? `${ringkas.format(geser.value / 100)} %` : tepat.format(geser.value / 100);

  document.addEventListener("input", (kejadian) => {
    const geser = kejadian.target;
    if (!geser.matches?.(".geser input[type=range]")) return;
    const teks = tulis(geser);
    geser.setAttribute("aria-valuetext", teks);
    geser.closest(".geser").querySelector("output").textContent = teks;
    const kelompok = geser.closest("fieldset[data-berjumlah]");
    if (!kelompok) return;
    const semua = [...kelompok.querySelectorAll("input[type=range]")];
    const jumlah = semua.reduce((sampai, satu) => sampai + Number(satu.value), 0);
    const tempat = kelompok.querySelector("[data-jumlah]");
    tempat.textContent = `${tepat.format(jumlah / 100)} %`;
    tempat.classList.toggle("galat", jumlah !== 10000);
  });
})();
