"""Who asks, for REST framework: the middleware has found the token, the scope says if it stands."""

from typing import Any

from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed


class OtentikasiToken(BaseAuthentication):
    """The account and its token; a session never counts."""

    def authenticate(self, request: Any) -> tuple[Any, Any] | None:
        token = getattr(request._request, "token", None)
        if token is None:
            if request.headers.get("Authorization"):
                raise AuthenticationFailed(
                    "Token ini tidak dikenal, sudah dicabut, atau kedaluwarsa. "
                    "Buat yang baru di halaman Akun saya."
                )
            return None
        if not token.pengguna.lingkup.aktif:
            raise AuthenticationFailed("Peran yang dipakai token ini sudah berakhir.")
        return token.pengguna, token

    def authenticate_header(self, request: Any) -> str:
        return 'Bearer realm="Talenta"'
