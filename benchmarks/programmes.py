"""How often a whole programme without effect is called improved or worsened, as the pages judge it.

Two kinds of programmes: drawn ones, whose indicators have nothing to do with each other (fixed
seed), and the demonstration with the waves of employers swapped in every possible way, groups and
all, which is counted exactly. Printed by `python -m benchmarks.coverage`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from benchmarks.lines import CALLED, SEED, Draw, verdict_line
from wincore.framework import Framework, read_framework
from wincore.indicators import findings
from wincore.indicators.judging import Judged, decided
from wincore.indicators.pairing import Key, changes
from wincore.settings import respondent_key
from wincore.statistics import PairedChange, paired_change
from wincore.store import open_ledger
from wincore.store.demonstration import load_demonstration

EMPLOYERS = tuple(f"E{i}" for i in range(10))
# Indicators whose change is tested, as many as the framework has: states (yes, no), other figures.
OUTCOMES = {
    "objective": (2, 0),
    "commitment": (0, 3),
    "strategy": (4, 6),
    "legacy": (0, 2),
    "community": (0, 5),
    "workforce": (0, 5),
}
WAVE, EVERYBODY = "stage one", "all"
ANYTHING, TWO_WAVES = "any outcome", "any outcome at two waves"
SWAPPED = "swapped"
READERS = ("everybody", "groups too", "as the panel reads it")
EXACTLY = 10**9  # counted, not simulated: no noise to allow for
Changes = dict[Key, PairedChange]


def drawn_programmes(programmes: int, draw: Draw) -> Iterator[str]:
    """Yield how often anything is called so in drawn programmes: by outcome, in any, at two waves.

    The second wave is drawn apart from the first one: the most that a second look can add.
    """
    rng, called = np.random.default_rng(SEED), Counter[str]()
    outcomes = {f"{o}.{i}": o for o, size in OUTCOMES.items() for i in range(sum(size))}
    for _ in range(programmes):
        claimed = {outcomes[k[0]] for k in _claimed(decided(_drawn(rng, draw), outcomes))}
        later = _claimed(decided(_drawn(rng, draw), outcomes))
        called.update(claimed)
        called.update([ANYTHING] if claimed else [])
        called.update([TWO_WAVES] if claimed or later else [])
    for name in (*OUTCOMES, ANYTHING, TWO_WAVES):
        size = f" ({sum(OUTCOMES[name])})" if name in OUTCOMES else ""
        yield verdict_line(f"programme, {name}{size}", 10, called[name] / programmes, programmes)


def _drawn(rng: np.random.Generator, draw: Draw) -> Changes:
    found = {}
    for outcome, (states, scales) in OUTCOMES.items():
        drawn = [_states(rng) for _ in range(states)]
        drawn += [draw(rng, len(EMPLOYERS)) for _ in range(scales)]
        for at, moved in enumerate(drawn):
            found[f"{outcome}.{at}", WAVE, EVERYBODY] = _change(
                dict(zip(EMPLOYERS, moved, strict=True))
            )
    return found


def _states(rng: np.random.Generator) -> NDArray[np.float64]:
    """Draw changes of a yes or no: half of the employers stay, the others go either way."""
    return rng.choice([-1.0, 0.0, 0.0, 1.0], len(EMPLOYERS))


def _change(differences: Mapping[str, float]) -> PairedChange:
    return paired_change(dict.fromkeys(differences, 0.0), differences)


def swapped_programmes() -> Iterator[str]:
    """Yield how often anything is called so when the demonstration's waves are swapped at random.

    All 2**10 ways to swap the two waves of its employers are tried, each for all indicators and
    groups at once; a way and its mirror image give the same words but for better and worse, so half
    of them do. As real as a programme without effect can be: its indicators hang together.
    """
    framework = read_framework()
    found, shown = demonstrated(framework)
    outcomes: dict[str, str] = {i.id: i.outcome for i in framework.indicators}
    employers = sorted({e for c in found.values() for e, _ in c.differences})
    called, ways = Counter[str](), 2 ** (len(employers) - 1)
    for signs in product((1.0, -1.0), repeat=len(employers) - 1):
        turned = dict(zip(employers, (1.0, *signs), strict=True))
        claimed = _claimed(decided(_swapped(found, turned), outcomes))
        anew = _claimed(decided(_swapped(shown, turned), outcomes))
        readers = {
            READERS[0]: {k for k in claimed if k[2] == EVERYBODY},
            READERS[1]: claimed,
            READERS[2]: {k for k in shown if k in (claimed if _whole(k, found, shown) else anew)},
        }
        called.update(name for name, words in readers.items() if words)
    for name in READERS:
        yield verdict_line(f"{SWAPPED}: {name}", len(employers), called[name] / ways, EXACTLY)


def demonstrated(framework: Framework) -> tuple[Changes, Changes]:
    """Return the changes of the demonstration's employers: all, and those that the panel sees."""
    with TemporaryDirectory() as folder:
        ledger = open_ledger(f"sqlite:///{folder}/win.sqlite")
        load_demonstration(ledger, framework, respondent_key(Path(folder) / "key"))
        snapshot = ledger.snapshot(framework.programme.review)
        tables = [findings(snapshot, framework, audience=a) for a in ("evaluator", "panel")]
        ledger.close()
    found, shown = (changes(table, framework) for table in tables)
    return found, shown


def _whole(key: Key, found: Changes, shown: Changes) -> bool:
    """Whether the panel sees every employer of a figure; if not, what it sees is judged anew."""
    return found[key].differences == shown[key].differences


def _swapped(found: Changes, turned: Mapping[str, float]) -> Changes:
    return {k: _change({e: turned[e] * d for e, d in c.differences}) for k, c in found.items()}


def _claimed(found: Mapping[Key, Judged]) -> set[Key]:
    return {k for k, one in found.items() if one.verdict.word in CALLED}
