"""Password hashing with stated cost: the default costs 100 MB and 0.18 s a sign-in."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2Ringan(Argon2PasswordHasher):
    """Argon2id, 19 MiB, two passes, one lane (OWASP's minimum); about 25 ms a hash."""

    time_cost = 2
    memory_cost = 19_456
    parallelism = 1
