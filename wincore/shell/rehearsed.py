"""What `load --dry-run` says: what accepting the files would do, in the evaluator's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from wincore.shell.output import print_json, print_table, say

if TYPE_CHECKING:
    import pandas as pd

    from wincore.disclosure.subtracting import Subtraction
    from wincore.framework import Framework
    from wincore.ingest.result import Checked
    from wincore.rehearsal import Rehearsal
    from wincore.store import Ledger, Mode
    from wincore.store.holding import Candidate

NOT_STORED = "{file} would not be stored."
REFUSED = "{file} would not be stored: {why}"
WOULD = "{file} would be stored, described as at {day}. Nothing was."
ROWS = "{rows} read, {counted} count; left out: {left_out}."
ALL_ROWS = "{rows} read, none left out."
ABOUT = "About {employers}; {waves}."
REPEATED = "{people} of the file are held already for the same questionnaire and wave."
NO_PEOPLE = "Nobody in the file is known to have answered this questionnaire in the same wave."
OVERLAPS = {
    "replace": "Rows held already: the new ones take their place (--overlap replace, the default; "
    "or add, keep-out)",
    "add": "Rows held already: the new ones are added to them (--overlap add)",
    "keep out": "Rows held already: neither they nor the new ones would count (--overlap keep-out)",
}
RATES = "Response rate, of the people invited or the headcount"
RATINGS = "Ratings of the programme that would change"
OF_EMPLOYERS = "Employers whose ratings would change, and how many of them"
NO_RATING = "No rating would change."
MOVED = "Findings of the programme that would change"
MORE = "{count} more would change, of single groups and employers (--json lists them)."
NOTHING_MOVES = "No finding would change."
MISSING = "Still missing afterwards"
NONE_MISSING = "Nothing that was asked for is missing afterwards."
MANY = 6  # employers, or parts of a dataset, that are named one by one


def rehearsed(
    store: Ledger,
    framework: Framework,
    checked: Sequence[Checked],
    described: date,
    mode: Mode,
    json: bool,
) -> bool:
    """Report what accepting each file would change, in turn; return whether all would be stored."""
    from wincore.rehearsal import rehearse_in_turn
    from wincore.store.benchmarks import with_entered_benchmarks

    chosen = with_entered_benchmarks(store, framework)
    sound = [one for one in checked if one.accepted]
    turns = [(one, described, mode) for one in sound]
    found = rehearse_in_turn(store, turns, chosen) if turns else []
    given = _given_away(store, turns, found, chosen)
    by_file = {id(one): done for one, done in zip(sound, found, strict=True)}
    if json:
        files = [_as_dict(one, by_file.get(id(one))) for one in checked]
        print_json({"files": files, "gives_away": [one.as_dict() for one in given]})
    else:
        known = _known(store)
        for one in checked:
            _tell(one, by_file.get(id(one)), described, chosen, known)
        for line in (words for one in given for words in one.words()):
            say(line)
    return not any(done.refused for done in found)


def _given_away(
    store: Ledger,
    turns: Sequence[Candidate],
    found: Sequence[Rehearsal],
    framework: Framework,
) -> tuple[Subtraction, ...]:
    """Return what the files that would be stored give away beside what was shown before."""
    from wincore.rehearsal import give_away

    stored = [turn for turn, done in zip(turns, found, strict=True) if not done.refused]
    return give_away(store, stored, framework) if stored else ()


@dataclass(frozen=True)
class Known:
    """Names in place of ids: employers, and files by short content hash."""

    employers: Mapping[str, str]
    files: Mapping[str, str]


def _known(store: Ledger) -> Known:
    register = store.register()
    employers = dict(zip(register["employer_id"], register["employer"], strict=True))
    return Known(employers, {u.short: u.file for u in store.uploads()})


def _as_dict(checked: Checked, found: Rehearsal | None) -> dict[str, Any]:
    return {**checked.as_dict(), "rehearsal": found.as_dict() if found else None}


def _tell(
    checked: Checked,
    found: Rehearsal | None,
    described: date,
    framework: Framework,
    known: Known,
) -> None:
    from wincore.shell.checking import describe
    from wincore.wording import british_date

    describe(checked)
    if found is None:
        say(NOT_STORED.format(file=checked.file))
    elif found.refused:
        say(REFUSED.format(file=checked.file, why=found.refused))
    else:
        say(WOULD.format(file=checked.file, day=british_date(described)))
        _tell_rows(checked, found, framework, known)
        _tell_overlaps(found, known)
        _tell_rates(found, framework)
        _tell_moved(found, framework)
        _tell_missing(found, framework)


def _tell_rows(checked: Checked, found: Rehearsal, framework: Framework, known: Known) -> None:
    from wincore.wording import counted, listing, number

    rows = counted(found.rows, "row")
    gone = sum(found.left_out.values())
    why = listing(f"{n} {reason}" for reason, n in found.left_out.items())
    read = ROWS.format(rows=rows, counted=number(found.rows - gone), left_out=why)
    say(read if gone else ALL_ROWS.format(rows=rows))
    titles = {w.id: w.title for w in framework.programme.waves}
    waves = listing(titles[w] for w in found.waves) or "no wave"
    say(ABOUT.format(employers=_employers(checked, found, known), waves=waves))
    if checked.kind == "survey":
        people = counted(found.repeated, "person")
        say(REPEATED.format(people=people) if found.repeated else NO_PEOPLE)


def _employers(checked: Checked, found: Rehearsal, known: Known) -> str:
    from wincore.wording import counted, listing

    own = checked.tables.get("employers")
    names = dict(known.employers)
    names |= dict(zip(own["employer_id"], own["employer"], strict=True)) if own is not None else {}
    count = counted(len(found.employers), "employer")
    if 0 < len(found.employers) <= MANY:
        return f"{count} ({listing(names.get(e, e) for e in found.employers)})"
    return count


def _tell_overlaps(found: Rehearsal, known: Known) -> None:
    from wincore.wording import listing

    rows = [
        (
            name,
            _some(part["scope"].tolist()),
            int(part["held"].sum()),
            int(part["coming"].sum()),
            listing(sorted({known.files.get(s, s) for u in part["uploads"] for s in u.split()})),
        )
        for name, part in found.overlaps.groupby("table", sort=False)
    ]
    headers = ("dataset", "what", "rows held", "rows coming", "held from")
    _table(OVERLAPS[found.mode], headers, rows)


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - MANY} more" if len(names) > MANY else ""
    return ", ".join(names[:MANY]) + more


def _tell_rates(found: Rehearsal, framework: Framework) -> None:
    from wincore.exporting import records
    from wincore.findings import ALL
    from wincore.movements import PROGRAMME
    from wincore.wording import number, percent

    titles = {w.id: w.title for w in framework.programme.waves}
    rows = [
        (
            PROGRAMME if r["employer"] == ALL else r["employer"],
            titles[r["wave"]],
            number(r["responses"]),
            number(r["asked"]),
            percent(r["before"]),
            percent(r["after"]),
            r["note"].partition("Since ")[0].rstrip("; "),
        )
        for r in records(found.rates)
    ]
    headers = ("employer", "wave", "responses", "asked", "now", "would be", "base")
    _table(RATES, headers, rows)


def _tell_moved(found: Rehearsal, framework: Framework) -> None:
    from wincore.movements import headline, of_employers, of_programme

    if found.moved.empty:
        say(NOTHING_MOVES)
        return
    if found.ratings.empty:
        say(NO_RATING)
    _words(RATINGS, of_programme(found.ratings), framework)
    _tell_employers(of_employers(found.ratings))
    shown = headline(of_programme(found.moved), framework)
    _words(MOVED, shown, framework)
    if len(found.moved) > len(shown):
        say(MORE.format(count=f"{len(found.moved) - len(shown):,}"))


def _tell_employers(ratings: pd.DataFrame) -> None:
    """Print per employer how many of its ratings would go from what to what."""
    from wincore.wording import listing

    steps = ratings["rating_before"].replace({"": "none", "grey": "none"}) + " → "
    steps += ratings["rating_after"].replace({"": "none", "grey": "none"})
    rows = [
        (name, listing(f"{n} {step}" for step, n in part.value_counts().items()))
        for name, part in steps.groupby(ratings["employer"])
    ]
    _table(OF_EMPLOYERS, ("employer", "ratings"), rows)


def _words(title: str, moved: pd.DataFrame, framework: Framework) -> None:
    from wincore.movements import words
    from wincore.summary import value_words

    indicators = {str(i.unit): i for i in framework.indicators}  # the unit alone decides
    sides = ["rating_before", "rating_after"]
    told = words(
        moved.assign(**moved[sides].replace("", "grey")),
        framework,
        {},
        lambda value, unit: value_words(value, indicators[unit]),
        lambda rating: "none" if rating == "grey" else rating,
    ).drop(columns="Because of")
    _table(title, tuple(c.lower() for c in told.columns), told.to_numpy().tolist())


def _tell_missing(found: Rehearsal, framework: Framework) -> None:
    from wincore.wording import listing

    if found.missing.empty:
        say(NONE_MISSING)
        return
    titles = {i.id: i.title for i in framework.instruments}
    waves = {w.id: w.title for w in framework.programme.waves} | {"": ""}
    rows = [
        (titles.get(str(name), str(name)), waves[str(wave)], listing(sorted(part["employer"])))
        for (name, wave), part in found.missing.groupby(["dataset", "wave"], sort=False)
    ]
    _table(MISSING, ("dataset", "wave", "of"), rows)


def _table(title: str, headers: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    if rows:
        print_table(title, headers, rows)
