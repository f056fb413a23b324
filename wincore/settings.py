"""What the environment decides: where the store is, which programme, who signs in."""

from __future__ import annotations

import os
import secrets
import tempfile
from pathlib import Path
from typing import Literal

from pydantic import field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parents[1]
KEY_BYTES = 32
_SQLITE = "sqlite:///"


class Settings(BaseSettings):
    """The environment variables that begin with ``WIN_``; each has a working default.

    Relative paths count from the root of the project, so that the store is the same one
    wherever a command is started from.
    """

    model_config = SettingsConfigDict(
        env_prefix="WIN_", frozen=True, extra="ignore", validate_default=True
    )

    store_url: str = "sqlite:///var/win.sqlite"
    programme: Path = Path("data/programme.toml")
    demo: bool = True
    auth: Literal["none", "oidc"] = "none"
    key_file: Path = Path("var/respondent.key")

    @field_validator("programme", "key_file")
    @classmethod
    def _from_root(cls, path: Path) -> Path:
        return ROOT / path

    @field_validator("store_url")
    @classmethod
    def _file_from_root(cls, url: str) -> str:
        database = url.removeprefix(_SQLITE)
        if database == url or database.startswith(":memory:"):
            return url
        return _SQLITE + str(ROOT / database)


def settings() -> Settings:
    """Return the settings as the environment has them now; raise ValidationError if it is wrong."""
    return Settings()


def respondent_key(path: Path) -> bytes:
    """Return the key of the respondent hash, made on first use and readable by its owner only.

    The key stands outside the store: who holds the store alone cannot tell whether a known
    e-mail address is among the respondents.
    """
    if not path.exists():
        _make_key(path)
    return path.read_bytes()


def _make_key(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, made = tempfile.mkstemp(dir=path.parent, prefix=path.name)  # created 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(KEY_BYTES))
        os.link(made, path)  # whole or not at all, and never over another process's key
    except FileExistsError:
        return
    finally:
        os.unlink(made)
