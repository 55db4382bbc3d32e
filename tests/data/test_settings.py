import stat
from pathlib import Path

import pytest

from data.settings import HOUSE, Settings, keep_secret
from facilitation.errors import BadSetting

SECRET = "zweiunddreißig Zeichen oder mehr davon"


def test_nothing_has_to_be_set(tmp_path: Path) -> None:
    settings = Settings.read({"KOFFER_FOLDER": str(tmp_path / "var")})
    assert settings == Settings(
        database=f"sqlite:///{tmp_path}/var/koffer.sqlite3",
        secret=(tmp_path / "var" / "secret.key").read_bytes(),
        address=None,
        folder=tmp_path / "var",
    )
    assert not settings.secure


def test_the_folder_is_the_project_s_own_wherever_it_is_started_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    settings = Settings.read({"KOFFER_SECRET": SECRET})
    assert settings.folder == HOUSE / "var"
    assert settings.database == f"sqlite:///{HOUSE}/var/koffer.sqlite3"


def test_everything_can_be_set(tmp_path: Path) -> None:
    settings = Settings.read(
        {
            "KOFFER_FOLDER": str(tmp_path),
            "KOFFER_DATABASE": "postgres://koffer:geheim@db/koffer",
            "KOFFER_SECRET": SECRET,
            "KOFFER_ADDRESS": "https://koffer.example.de/",
        }
    )
    assert settings == Settings("postgres://koffer:geheim@db/koffer", SECRET.encode(), "https://koffer.example.de", tmp_path)
    assert settings.secure
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("KOFFER_DATABASE", "keine Adresse"),
        ("KOFFER_DATABASE", "mysql://db/koffer"),
        ("KOFFER_SECRET", "kurz"),
        ("KOFFER_ADDRESS", "koffer.example.de"),
        ("KOFFER_ADDRESS", "ftp://koffer.example.de"),
        ("KOFFER_ADDRESS", "https://"),
        ("KOFFER_ADDRESS", "https://koffer.example.de/?a=b"),
    ],
)
def test_a_setting_that_cannot_be_meant_is_named(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(BadSetting) as refusal:
        Settings.read({"KOFFER_FOLDER": str(tmp_path), name: value})
    assert name in str(refusal.value)


def test_the_secret_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    file = tmp_path / "var" / "secret.key"
    secret = keep_secret(file)
    assert len(secret) == 32
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert keep_secret(file) == secret
    assert list(file.parent.iterdir()) == [file]


def test_two_houses_have_two_secrets(tmp_path: Path) -> None:
    assert keep_secret(tmp_path / "a") != keep_secret(tmp_path / "b")


def test_a_damaged_secret_is_not_used(tmp_path: Path) -> None:
    file = tmp_path / "secret.key"
    file.write_bytes(b"")
    with pytest.raises(BadSetting):
        keep_secret(file)


def test_settings_keep_secrets_out_of_what_is_printed() -> None:
    assert "geheim" not in repr(Settings("postgresql://koffer:geheim@db/koffer", b"geheim", None, Path()))
