import pytest

from data.passwords import ArgonPasswords


@pytest.fixture(scope="module")
def passwords() -> ArgonPasswords:
    return ArgonPasswords()


def test_a_password_fits_its_own_seal_and_no_other(passwords: ArgonPasswords) -> None:
    sealed = passwords.seal("Löwenzahn & Pusteblume")
    assert sealed.startswith("$argon2id$")
    assert passwords.fits(sealed, "Löwenzahn & Pusteblume")
    assert not passwords.fits(sealed, "Löwenzahn & Pusteblumen")


def test_the_same_password_is_sealed_differently_each_time(passwords: ArgonPasswords) -> None:
    assert passwords.seal("gleich") != passwords.seal("gleich")


@pytest.mark.parametrize("sealed", ["", "Klartext", "$argon2id$v=19$m=65536,t=3,p=4$kaputt"])
def test_a_seal_that_cannot_be_read_fits_nothing(passwords: ArgonPasswords, sealed: str) -> None:
    assert not passwords.fits(sealed, "Klartext")
    assert not passwords.fits(sealed, "")
