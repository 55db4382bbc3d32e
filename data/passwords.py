"""Facilitators' passwords, hashed with argon2."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError


class ArgonPasswords:
    """Implements facilitation.house.Passwords."""

    def __init__(self) -> None:
        self._hasher = PasswordHasher()

    def seal(self, password: str) -> str:
        return self._hasher.hash(password)

    def fits(self, sealed: str, password: str) -> bool:
        """False also for a hash that cannot be read, so that a damaged account opens to nobody."""
        try:
            return self._hasher.verify(sealed, password)
        except (VerificationError, InvalidHashError):
            return False
