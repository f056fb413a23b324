"""Which round of data a value means."""

from __future__ import annotations

from datetime import date

from wincore.framework.categories import fold
from wincore.framework.programme import Programme
from wincore.ingest.faults import Fault, Kind, fault
from wincore.ingest.values import shown, text_of

UNKNOWN_WAVE: Kind = (
    "error",
    "{shown} is not a wave of the programme.",
    "Use one of: {known}. Waves are defined in data/programme.toml.",
)


class Waves:
    """The programme's waves by id, title and other spellings."""

    def __init__(self, programme: Programme) -> None:
        self.ids = [w.id for w in programme.waves]
        self._periods = [(w.opens, w.closes, w.id) for w in programme.waves]
        self._known = {fold(x): w.id for w in programme.waves for x in (*w.also, w.title, w.id)}

    def read(self, value: object) -> tuple[str, Fault | None]:
        """Return the wave's id, or "" with the fault; a date means the wave it lies in."""
        if isinstance(value, date):
            day = date(value.year, value.month, value.day)
            found = next((w for opens, closes, w in self._periods if opens <= day <= closes), None)
        else:
            found = self._known.get(fold(text_of(value)))
        if found is not None:
            return found, None
        return "", fault(UNKNOWN_WAVE, shown=shown(value), known=", ".join(self.ids))

    def knows(self, value: object) -> bool:
        """Tell whether a value names a wave."""
        return self.read(value)[1] is None
