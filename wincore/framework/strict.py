"""The base of every model that is read from a file: frozen, and no unknown field is let through."""

from pydantic import BaseModel, ConfigDict


class Strict(BaseModel):
    """Refuse unknown fields, so that a misspelt one is an error and not a silence."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
