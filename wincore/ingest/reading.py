"""Put the sheets of one file together: read each, check it, keep its table and its problems."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pandas as pd

from wincore.datasets import TABLES
from wincore.framework.model import Framework
from wincore.ingest.cells import cell_problems
from wincore.ingest.consistency import CHECKS, sessions_known
from wincore.ingest.context import Context, context_for
from wincore.ingest.crosstab import CrossTab, unpivoted
from wincore.ingest.foreign import dialect_of, is_foreign, parts_only, wave_of
from wincore.ingest.placing import placed
from wincore.ingest.raw import Raw, from_sheet
from wincore.ingest.recognise import Sheet
from wincore.ingest.register import Register
from wincore.ingest.repeats import combined
from wincore.ingest.result import ColumnMatch
from wincore.ingest.rows import Clean, clean
from wincore.places import Places
from wincore.problems import Problem, blocking

NO_ROWS = "The sheet holds no rows; what is stored of it stays as it is."
NOTHING = "No sheet of the return has any rows."
NOTHING_FIX = "Fill in at least one sheet, save the file and send it again."
SAME_TABLE = "The sheet was read together with {first}: both hold {table} rows."
SAME_ROWS = "Some rows of the sheet are also in {first}."
SAME_ROWS_FIX = "Keep each row in one of the two sheets only."
ADDED = "{count} employers were added to the register, status participating: {names}."
ADDED_FIX = "Check their names and status in an Employers sheet."
ONE_EMPLOYER = "The sheet has no column employer_id; all its rows were read as {employer!r}."


@dataclass(frozen=True)
class Options:
    """What the evaluator says about a file beside the file itself."""

    register: pd.DataFrame | None = None
    wave: str | None = None
    employers: Mapping[str, str] = field(default_factory=dict)  # name in the file -> employer
    add_employers: bool = False


class Reading:
    """Reads sheet after sheet; the Employers sheet has to come first, as the others refer to it."""

    def __init__(self, framework: Framework, options: Options) -> None:
        self.framework, self.options = framework, options
        self.context = self._context(None)
        self.dialect = "return"
        self.tables: dict[str, Clean] = {}
        self.problems: list[Problem] = []
        self.columns: list[ColumnMatch] = []
        self.places: dict[str, Places] = {}
        self.rows = 0

    def _context(self, own: pd.DataFrame | None) -> Context:
        options = self.options
        register = Register(options.register, own, options.add_employers, options.employers)
        return context_for(self.framework, register, options.wave)

    def sheet(self, sheet: Sheet) -> None:
        """Read one sheet and keep its rows."""
        self.columns += sheet.matches()
        self.problems += sheet.notes()
        self.problems += cell_problems(sheet.grid, sheet.columns.values(), below=sheet.header)
        raw = self._one_employer(from_sheet(sheet.grid, sheet.table, sheet.header, sheet.columns))
        if is_foreign(sheet):
            self.foreign(raw, dialect_of(raw))
        else:
            self.table(raw)

    def crosstab(self, tab: CrossTab) -> None:
        """Read a cross-tab and keep its rows."""
        self.columns += tab.matches()
        self.problems += cell_problems(tab.grid)
        raw, _ = unpivoted(tab, self.context), self.options.wave
        parts, problems = parts_only(raw, self.context)
        self.problems += problems
        self.dialect = "cross-tab"
        self.table(parts)

    def foreign(self, raw: Raw, dialect: str) -> None:
        """Read a workforce list that was made for somebody else."""
        parts, problems = parts_only(raw, self.context)
        wave, about = wave_of(raw, self.framework, self.options.wave)
        self.problems += [*problems, *about]
        self.context = replace(self.context, wave=wave)
        self.dialect = dialect
        self.table(parts)

    def table(self, raw: Raw) -> None:
        """Read the rows of one table, check them, and keep them."""
        if len(raw) == 0:
            self.problems.append(Problem("note", raw.header, NO_ROWS))
            return
        name = raw.table.name
        table = clean(raw, self.context)
        checks = CHECKS[name](table, self.context) if name in CHECKS else []
        frame, repeats = combined(table)
        self.problems += [*table.problems, *checks, *repeats]
        self.rows += len(raw)
        before = len(self.tables[name].frame) if name in self.tables else 0
        self.places[name] = self.places.get(name, Places()) + placed(table, frame, before)
        self._keep(replace(table, frame=frame))

    def _keep(self, table: Clean) -> None:
        name = table.raw.table.name
        if name in self.tables:
            table = self._joined(self.tables[name], table)
        self.tables[name] = table
        if name == "employers":
            self.context = self._context(table.frame)

    def _joined(self, before: Clean, table: Clean) -> Clean:
        header, first = table.raw.header, before.raw.header
        told = SAME_TABLE.format(first=first, table=table.raw.table.name)
        self.problems.append(Problem("note", header, told))
        both = pd.concat([before.frame, table.frame], ignore_index=True)
        if both.duplicated(list(table.raw.table.key)).any():
            what = SAME_ROWS.format(first=first)
            self.problems.append(Problem("error", header, what, SAME_ROWS_FIX))
        return replace(before, frame=both)

    def _one_employer(self, raw: Raw) -> Raw:
        """Fill in the employer where the file is about one only and does not repeat it."""
        own = self.tables.get("employers")
        known = [] if own is None else list(own.frame["employer_id"])
        needs = any(f.name == "employer_id" and f.lookup for f in raw.table.fields)
        if not needs or "employer_id" in raw.values or len(known) != 1:
            return raw
        told = ONE_EMPLOYER.format(employer=known[0])
        self.problems.append(Problem("note", raw.header, told))
        return raw.constantly("employer_id", known[0])

    def waves(self) -> tuple[str, ...]:
        """Return the waves read, in the programme's order."""
        found = {w for t in self.tables.values() if "wave" in t.frame for w in t.frame["wave"]}
        return tuple(w for w in self.context.waves.ids if w in found)

    def employers(self) -> tuple[str, ...]:
        """Return the ids of all employers read."""
        ids = ("employer_id", "from_employer", "to_employer")
        frames = [t.frame for t in self.tables.values()]
        found = {e for f in frames for name in ids if name in f for e in f[name]}
        return tuple(sorted(str(e) for e in found if e))

    def _added(self, where: str) -> list[Problem]:
        names = list(self.context.register.added.values())
        if not names:
            return []
        listed = ", ".join(names[:30]) + (
            "" if len(names) <= 30 else f" and {len(names) - 30} more"
        )
        return [Problem("note", where, ADDED.format(count=len(names), names=listed), ADDED_FIX)]

    def finish(self, where: str) -> dict[str, pd.DataFrame]:
        """Return the tables, validated; none when a problem blocks."""
        self.problems += sessions_known(self.tables) + self._added(where)
        if not self.tables and not blocking(self.problems):
            self.problems.append(Problem("error", where, NOTHING, NOTHING_FIX))
        if blocking(self.problems):
            return {}
        frames = {name: table.frame for name, table in self.tables.items()}
        if self.context.register.added:
            new, own = self.context.register.new_rows(), frames.get("employers")
            frames["employers"] = new if own is None else pd.concat([own, new], ignore_index=True)
        return {name: TABLES[name].schema().validate(f) for name, f in frames.items()}
