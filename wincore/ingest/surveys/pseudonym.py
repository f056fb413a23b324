"""Respondents across waves: a keyed hash in place of the code or e-mail by which they are known."""

from __future__ import annotations

import hashlib
import hmac

import numpy as np
import numpy.typing as npt

from wincore.framework.categories import fold
from wincore.ingest.surveys.table import Coded


def pseudonym(text: str, key: bytes, kind: str = "code") -> str:
    """Return HMAC-SHA256 of a code or e-mail under a key, as 64 hexadecimal digits.

    Case, spaces and punctuation of a code do not count. Without the key nobody can tell whose hash
    it is by trying codes; the key is not kept with the data.
    """
    said = text.casefold().strip() if kind == "email" else fold(text).replace(" ", "")
    return hmac.new(key, f"{kind}:{said}".encode(), hashlib.sha256).hexdigest()


def pseudonyms(column: Coded, key: bytes, kind: str) -> npt.NDArray[np.object_]:
    """Return the hash of each respondent; "" where nothing usable was given."""
    unusable = {"", "anonymous", "n a", "na", "none", "prefer not to say", "dont know", "x"}
    hashes = ["" if fold(t) in unusable else pseudonym(t, key, kind) for t in column.texts]
    return np.array([*hashes, ""], dtype=object)[column.codes]
