// Passkeys: the button of a form with data-kunci asks the browser, the answer is posted by the form.
// Markup: templates/akun/_kunci.html. Without this script there are codes.
(() => {
  "use strict";
  const baca = (teks) =>
    Uint8Array.from(atob(teks.replace(/-/g, "+").replace(/_/g, "/")), (huruf) => huruf.charCodeAt(0));
  const tulis = (isi) =>
    btoa(String.fromCharCode(...new Uint8Array(isi)))
      .replace(/\+/g, "-")
      .replace(/\//g, "_")
      .replace(/=+$/, "");

  const pilihan = (teks) => {
    const { publicKey } = JSON.parse(teks);
    publicKey.challenge = baca(publicKey.challenge);
    if (publicKey.user) publicKey.user.id = baca(publicKey.user.id);
    for (const nama of ["excludeCredentials", "allowCredentials"])
      for (const satu of publicKey[nama] ?? []) satu.id = baca(satu.id);
    return { publicKey };
  };

  const jawaban = (hasil) => {
    const response = {};
    for (const nama of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"])
      if (hasil.response[nama]) response[nama] = tulis(hasil.response[nama]);
    return JSON.stringify({ id: hasil.id, rawId: hasil.id, type: hasil.type, response });
  };

  const SEBAB = {
    InvalidStateError: "Perangkat ini sudah terpasang sebagai kunci sandi Anda.",
    NotAllowedError: "Tidak jadi: dibatalkan, terlalu lama, atau perangkat ini tidak memegang kunci sandi Anda.",
  };

  for (const form of document.querySelectorAll("form[data-kunci]")) {
    const galat = form.querySelector("[data-galat]");
    const tombol = form.querySelector("button");
    if (!window.PublicKeyCredential) {
      galat.textContent = "Peramban ini belum mengenal kunci sandi. Pakai peramban lain, atau kode.";
      continue;
    }
    tombol.disabled = false;
    form.addEventListener("submit", async (kejadian) => {
      kejadian.preventDefault();
      galat.textContent = "";
      tombol.disabled = true;
      try {
        const cara = form.dataset.cara === "pasang" ? "create" : "get";
        const hasil = await navigator.credentials[cara](pilihan(form.dataset.kunci));
        form.elements.tanggapan.value = jawaban(hasil);
        form.submit();
      } catch (sebab) {
        galat.textContent = SEBAB[sebab.name] ?? "Kunci sandi tidak dapat dipakai di sini. Pakai kode.";
      }
      tombol.disabled = false;
    });
  }
})();
