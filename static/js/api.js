// Draws Swagger UI over this portal's own schema; gives each POST a fresh Idempotency-Key.
(() => {
  "use strict";
  const tempat = document.getElementById("swagger");
  window.SwaggerUIBundle({
    domNode: tempat,
    url: tempat.dataset.skema,
    validatorUrl: null,
    docExpansion: "none",
    defaultModelsExpandDepth: -1,
    requestInterceptor: (permintaan) => {
      if (permintaan.method === "POST" && !permintaan.headers["Idempotency-Key"]) {
        permintaan.headers["Idempotency-Key"] = crypto.randomUUID();
      }
      return permintaan;
    },
  });
})();
