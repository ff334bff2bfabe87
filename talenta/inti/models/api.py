"""What the API has answered lately, by the key that the client gave the request."""

from django.db import models


class JawabanApi(models.Model):
    """One use of an idempotency key by one token. `isi` is the answer's JSON, encrypted, and
    empty where it shows a secret; status 0 while the request is under way."""

    RLS = "bebas"
    HAK_WEB = HAK_DIRI = "SELECT, INSERT, UPDATE (status, isi), DELETE"

    token_id = models.BigIntegerField()
    kunci = models.CharField(max_length=100)
    sidik = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    isi = models.BinaryField()
    dibuat_pada = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["token_id", "kunci"], name="jawaban_api_sekali")
        ]

    def __str__(self) -> str:
        return f"kunci {self.kunci} token {self.token_id}"
