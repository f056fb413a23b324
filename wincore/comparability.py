"""May a trend be drawn? The verdict on how one question was asked at two waves.

``same``: the trend is drawn. ``reworded``: it is broken, both figures stand but a change between
them may come from the wording. ``scale changed`` (other answers), ``new`` and ``dropped`` (asked on
one side only): it is refused. Every survey upload keeps how each item was asked in it, against the
instrument; here two uploads are compared through that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from wincore.framework.model import Framework
    from wincore.store.snapshot import Snapshot

Verdict = Literal["same", "reworded", "scale changed", "new", "dropped"]
Trend = Literal["drawn", "broken", "refused"]
TREND: dict[Verdict, Trend] = {
    "same": "drawn",
    "reworded": "broken",
    "scale changed": "refused",
    "new": "refused",
    "dropped": "refused",
}
TRENDS: tuple[Trend, ...] = ("drawn", "broken", "refused")  # from best to worst
NOT_BEFORE = "it was not asked before"
NOT_SINCE = "it was not asked any more"
REFUSED = "No trend since {wave}: {reasons}."
BROKEN = "Trend since {wave} broken: {reasons}."
WORDS: dict[Verdict, str] = {
    "same": "{item} was asked in the same way",
    "reworded": "{item} was worded differently ({why})",
    "scale changed": "the answers to {item} changed ({why})",
    "new": "{item} was not asked then",
    "dropped": "{item} was not asked again",
}


@dataclass(frozen=True)
class Comparison:
    """The verdict on one item, with the likeness of the wordings (0-1) and the reason in words."""

    item: str
    verdict: Verdict
    likeness: float = 0.0
    why: str = ""
    asked: str = ""  # the wording found

    @property
    def trend(self) -> Trend:
        """Whether a trend across the two is drawn, broken or refused."""
        return TREND[self.verdict]

    def as_dict(self) -> dict[str, Any]:
        """Return the verdict as plain JSON values."""
        return {
            "item": self.item,
            "verdict": self.verdict,
            "trend": self.trend,
            "likeness": round(self.likeness, 3),
            "why": self.why,
            "asked": self.asked,
        }

    @classmethod
    def from_dict(cls, kept: dict[str, Any]) -> Comparison:
        """Return the verdict that `as_dict` wrote."""
        names = ("item", "verdict", "likeness", "why", "asked")
        return cls(**{name: kept[name] for name in names})


Asked = Sequence[Comparison]  # how the items of one upload were asked; empty where nothing is kept


def across(item: str, before: Iterable[Asked], after: Iterable[Asked]) -> Comparison:
    """Return the worst verdict on an item between the uploads of two waves.

    An upload of which nothing is kept is taken to have asked as the instrument does. Where only
    some uploads of a wave lack the item, those that have it are compared.
    """
    earlier, later = (_of_item(item, side) for side in (before, after))
    pairs = [_between(item, a, b) for a in earlier for b in later]
    worst = max(pairs, key=lambda c: TRENDS.index(c.trend), default=None)
    return worst or Comparison(item, "same", 1.0)


def comparability(
    snapshot: Snapshot,
    framework: Framework,
    instrument: str,
    item: str,
    *,
    before: str | None = None,
    after: str | None = None,
) -> Comparison:
    """Return the verdict on an item between two waves (default: the first and last with answers).

    Its `trend` says whether a line between the two may be drawn. Raise KeyError for an item that
    the instrument does not have.
    """
    asked = framework.instrument(instrument).item(item)
    held = snapshot.table("cube")
    held = held[held["instrument"] == instrument]
    found = set(held["wave"])
    waves = [w.id for w in framework.programme.waves if w.id in found]
    first, last = before or next(iter(waves), ""), after or next(reversed(waves), "")
    sides = [set(held.loc[held["wave"] == wave, "upload"]) for wave in (first, last)]
    return across(asked.id, *([u.comparisons for u in uploads_of(snapshot, s)] for s in sides))


def uploads_of(snapshot: Snapshot, shorts: Iterable[str]) -> list[Any]:
    """Return the uploads of a snapshot by their short hashes, in the order in which they count."""
    wanted = set(shorts)
    return [u for u in snapshot.uploads if u.short in wanted]


def note_on(found: Sequence[Comparison], wave: str) -> str:
    """Return why a trend since a wave is refused or broken, in one sentence; "" where neither."""
    worst = max((c.trend for c in found), key=TRENDS.index, default="drawn")
    if worst == "drawn":
        return ""
    told = [c for c in found if c.trend == worst]
    reasons = "; ".join(_words(c) for c in told[:3])
    more = f"; and {len(told) - 3} more items" if len(told) > 3 else ""
    return (REFUSED if worst == "refused" else BROKEN).format(wave=wave, reasons=reasons + more)


def _words(found: Comparison) -> str:
    return WORDS[found.verdict].format(item=f"item “{found.item}”", why=found.why)


def _of_item(item: str, side: Iterable[Asked]) -> list[Comparison]:
    known = [{c.item: c for c in asked}.get(item, Comparison(item, "same", 1.0)) for asked in side]
    return [c for c in known if c.verdict != "dropped"] or known[:1]


def _between(item: str, before: Comparison, after: Comparison) -> Comparison:
    """Compare two uploads of which each was compared with the instrument."""
    if before.verdict == "dropped":
        return Comparison(item, "new", why=NOT_BEFORE)
    if after.verdict == "dropped":
        return Comparison(item, "dropped", why=NOT_SINCE)
    changed = [c for c in (before, after) if c.verdict == "scale changed"]
    if changed and before.why != after.why:
        return Comparison(item, "scale changed", 0.0, changed[-1].why, after.asked)
    reworded = [c for c in (before, after) if c.verdict == "reworded"]
    if reworded and _text(before) != _text(after):
        return Comparison(item, "reworded", reworded[-1].likeness, reworded[-1].why, after.asked)
    return Comparison(item, "same", 1.0, "", after.asked)


def _text(asked: Comparison) -> str:
    """Return what is peculiar to a wording; "" for that of the instrument."""
    return "" if asked.verdict == "same" else f"{asked.why} {' '.join(asked.asked.split())}".lower()
