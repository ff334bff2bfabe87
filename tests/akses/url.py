"""Walking the URL resolver."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver


def semua_url(resolver: URLResolver | None = None, ruang: str = "") -> Iterator[tuple[str, str]]:
    """Yield (name with namespaces, pattern) of every URL; an unnamed one has the name ""."""
    resolver = resolver or get_resolver()
    for satu in resolver.url_patterns:
        if isinstance(satu, URLResolver):
            dalam = f"{ruang}{satu.namespace}:" if satu.namespace else ruang
            yield from semua_url(satu, dalam)
        elif isinstance(satu, URLPattern):
            yield (f"{ruang}{satu.name}" if satu.name else ""), str(satu.pattern)
