// What test_aksesibilitas.py asks of a page. It stands beside axe-core in every document of its
// window, so that neither is sent again for each page.
(() => {
    const WARNA = "color-contrast";
    const TANDA = "warna-baru";
    // Colours come from classes and states. What says something within the same chain of tags,
    // classes, states and other attributes as one already looked at in this theme, looks like it on
    // any page.
    const BERWARNA = /^(class|type|style|data-|aria-(current|disabled|invalid|selected|sort)$)/;
    // Rows of a table are made of one template: some of each are enough, and axe is slow on hundreds.
    const BERLEBIH = "tbody tr:nth-child(n+7), option:nth-child(n+4)";
    axe.configure({rules: [{id: WARNA, selector: `[${TANDA}]`}]});

    // A chain is kept as one number, since thousands of them are read and written on every page.
    const campur = (awal, kata) => {
        let [h1, h2] = [awal ^ 0x9e3779b9, (awal / 0x100000000) ^ 0x85ebca6b];
        for (let i = 0; i < kata.length; i += 1) {
            const huruf = kata.charCodeAt(i);
            h1 = Math.imul(h1 ^ huruf, 0x9e3779b1);
            h2 = Math.imul(h2 ^ huruf, 0x5f356495);
        }
        h1 ^= h2 >>> 15;
        h2 ^= h1 >>> 13;
        return (h2 >>> 11) * 0x100000000 + (h1 >>> 0);
    };

    const pembungkusMati = () => {
        const semua = new Set();
        for (const satu of document.querySelectorAll(":disabled")) {
            let luar = satu.parentElement;
            for (; luar && !semua.has(luar); luar = luar.parentElement) semua.add(luar);
        }
        return semua;
    };

    const berkata = (satu) => /^(INPUT|SELECT|TEXTAREA)$/.test(satu.tagName) ||
        [...satu.childNodes].some((isi) =>
            isi.nodeType === Node.TEXT_NODE && isi.data.trim() !== "");

    // Elements whose colours nobody has looked at in this theme; from now on they count as seen.
    const warnaBaru = (tema) => {
        const mati = pembungkusMati();
        const ciri = (satu) => [
            satu.tagName,
            mati.has(satu) ? "mati" : "",
            ...[...satu.attributes].map(({name, value}) =>
                BERWARNA.test(name) ? `${name}=${value}` : name),
        ].join(" ");
        const sudah = new Set(JSON.parse(sessionStorage.getItem(`rupa-${tema}`) ?? "[]"));
        const baru = [];
        const kunjungi = (satu, rantai) => {
            const rupa = campur(rantai, ciri(satu));
            if (berkata(satu) && !sudah.has(rupa) && satu.checkVisibility()) {
                sudah.add(rupa);
                baru.push(satu);
            }
            for (const anak of satu.children) kunjungi(anak, rupa);
        };
        kunjungi(document.body, 1);
        if (baru.length > 0) sessionStorage.setItem(`rupa-${tema}`, JSON.stringify([...sudah]));
        return baru;
    };

    // No rule that runs asks for the style sheets, which axe would read anew each time.
    const jalankan = async (pilihan) => {
        const hasil = await axe.run(
            {reporter: "no-passes", preload: {assets: ["media"]}, ...pilihan});
        return hasil.violations.map((v) =>
            [v.id, v.nodes.slice(0, 3).map((n) => n.html.slice(0, 200))]);
    };

    const jeda = (milidetik) => new Promise((lanjut) => { setTimeout(lanjut, milidetik); });

    let tampakDulu = null;
    const periksa = {
        // Wait for the panels that load by themselves, and open what is folded.
        async siap() {
            const batas = performance.now() + 15_000;
            while (document.querySelector('[hx-trigger="load"]')) {
                if (performance.now() > batas) throw new Error("Panel tidak kunjung dimuat");
                await jeda(25);
            }
            document.querySelectorAll("main details").forEach((satu) => { satu.open = true; });
            // What listens to that has its turn.
            await jeda(0);
        },

        // What is wider than the window.
        luapan(lebar) {
            const terlebar = document.documentElement.scrollWidth;
            if (terlebar <= lebar) return [];
            const siapa = [...document.querySelectorAll("main *")]
                .filter((satu) => satu.getBoundingClientRect().right > innerWidth + 0.5)
                .slice(0, 3).map((satu) => satu.outerHTML.slice(0, 150));
            return [[lebar, "meluap", terlebar, siapa]];
        },

        // Violations of the page as it stands: of every rule if told so, or if another width shows
        // what the one before did not; of colours those that are new in this theme.
        async cacat(tema, semua) {
            document.querySelectorAll(BERLEBIH).forEach((satu) => satu.remove());
            const tampak = [...document.querySelectorAll("main *")]
                .map((satu) => satu.checkVisibility());
            const lengkap = semua || tampakDulu?.length !== tampak.length ||
                tampak.some((kini, nomor) => kini && !tampakDulu[nomor]);
            tampakDulu = tampak;
            const baru = warnaBaru(tema);
            if (!lengkap && baru.length === 0) return [];
            baru.forEach((satu) => satu.setAttribute(TANDA, ""));
            try {
                return await jalankan(lengkap ? {} : {runOnly: [WARNA]});
            } finally {
                baru.forEach((satu) => satu.removeAttribute(TANDA));
            }
        },
    };
    Object.defineProperty(window, "periksa", {value: periksa});
})();
