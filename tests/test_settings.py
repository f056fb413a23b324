import stat
from pathlib import Path

import pytest
from pydantic import ValidationError

from wincore.settings import KEY_BYTES, ROOT, respondent_key, settings

NAMES = ("WIN_STORE_URL", "WIN_PROGRAMME", "WIN_DEMO", "WIN_AUTH", "WIN_KEY_FILE")


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def test_defaults_lie_in_the_project_wherever_one_stands(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.chdir(tmp_path)
    found = settings()
    assert found.store_url == f"sqlite:///{ROOT}/var/win.sqlite"
    assert found.programme == ROOT / "data/programme.toml"
    assert found.key_file == ROOT / "var/respondent.key"
    assert (found.demo, found.auth) == (True, "none")


def test_the_environment_decides(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    values = (f"sqlite:///{tmp_path}/a.sqlite", f"{tmp_path}/p.toml", "0", "oidc", "other.key")
    for name, value in zip(NAMES, values, strict=True):
        monkeypatch.setenv(name, value)
    found = settings()
    assert found.store_url == values[0]
    assert found.programme == tmp_path / "p.toml"
    assert (found.demo, found.auth, found.key_file) == (False, "oidc", ROOT / "other.key")


def test_a_url_of_another_database_is_left_alone(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("WIN_STORE_URL", "postgresql+psycopg://win@db/win")
    assert settings().store_url == "postgresql+psycopg://win@db/win"


def test_an_unknown_way_to_sign_in_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("WIN_AUTH", "trust me")
    with pytest.raises(ValidationError, match="auth"):
        settings()


def test_the_key_is_made_once_and_for_its_owner_only(tmp_path: Path):
    path = tmp_path / "deep/respondent.key"
    key = respondent_key(path)
    assert len(key) == KEY_BYTES
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert respondent_key(path) == key
    assert [p.name for p in path.parent.iterdir()] == ["respondent.key"]


def test_another_place_has_another_key(tmp_path: Path):
    assert respondent_key(tmp_path / "a") != respondent_key(tmp_path / "b")
