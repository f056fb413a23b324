"""A real survey in two waves, as a programme of its own: its questionnaire is beside this file."""

import tomllib
from datetime import date
from pathlib import Path

from wincore.framework import Framework, Instrument, Wave, read_framework

RSE = Path(__file__).with_name("rse_instrument.toml")


def rse() -> Framework:
    """Two waves of a survey of research software engineers, as a programme of its own."""
    whole = read_framework()
    waves = [
        Wave(id=y, title=y, opens=date(int(y), 1, 1), closes=date(int(y), 12, 31))
        for y in ("2016", "2017")
    ]
    instrument = Instrument.model_validate(tomllib.loads(RSE.read_text(encoding="utf-8")))
    programme = whole.programme.model_copy(update={"waves": waves})
    return whole.model_copy(update={"instruments": [instrument], "programme": programme})
