"""What each column is: item, demographic, employer, identifier, the tool's own, or other."""

from __future__ import annotations

from dataclasses import dataclass, field

from wincore.framework.instrument import Instrument, Item
from wincore.ingest.result import ColumnMatch, ColumnRole
from wincore.ingest.surveys import identifying as ident
from wincore.ingest.surveys.demographics import demographic_of
from wincore.ingest.surveys.mapping import ColumnMapping, Decision
from wincore.ingest.surveys.matching import Match, Unit, match_items
from wincore.ingest.surveys.table import Coded, Question, SurveyTable

SURE = 0.95  # from here on a header that names an item outweighs a header that sounds identifying


@dataclass
class Roles:
    """The columns of a table by what they are used for; built by `assign`."""

    instrument: Instrument | None
    items: list[Match] = field(default_factory=list)
    doubtful: list[Match] = field(default_factory=list)
    demographics: dict[str, Question] = field(default_factory=dict)
    by_item: set[str] = field(default_factory=set)  # demographics the instrument asks for
    identifiers: dict[int, str] = field(default_factory=dict)  # column -> kind
    kept: dict[int, str] = field(default_factory=dict)  # column -> reason to keep it
    columns: tuple[ColumnMatch, ...] = ()

    @property
    def coverage(self) -> float:
        """Sum of the confidences of the items found."""
        return sum(m.confidence for m in self.items)


def assign(table: SurveyTable, instrument: Instrument | None, mapping: ColumnMapping) -> Roles:
    """Give every column its role; decisions of the mapping first, the tool's own headers next."""
    roles = Roles(instrument)
    decided = {q.index: d for q in table.questions if (d := mapping.decision(q.header))}
    _find_identifiers(table, roles, decided)
    matches = _matches(table, instrument, roles, decided) if instrument else []
    for match in matches:
        _place(table, roles, match)
    _find_demographics(table, roles, decided)
    _find_people(table, roles, decided)
    roles.columns = tuple(_column(q, roles, decided) for q in table.questions)
    return roles


def _find_identifiers(table: SurveyTable, roles: Roles, decided: dict[int, Decision]) -> None:
    for q in table.questions:
        kind = ident.identifying(q, table.coded(q))
        decision = decided.get(q.index)
        if decision and decision.role == "identifier":
            roles.identifiers[q.index] = kind or "name"
        elif kind and decision and decision.reason:
            roles.kept[q.index] = decision.reason
        elif kind:
            roles.identifiers[q.index] = kind


def _matches(
    table: SurveyTable, instrument: Instrument, roles: Roles, decided: dict[int, Decision]
) -> list[Match]:
    told = _told(table, instrument, roles, decided)
    taken_items = {m.item.id for m in told if m.item}
    taken = {q.index for m in told for q in m.unit.questions}
    open_to_match = [
        q
        for q in table.questions
        if q.role is None and q.index not in taken and q.index not in decided
    ]
    rest = [i for i in instrument.items if i.id not in taken_items]
    found = match_items(open_to_match, instrument.model_copy(update={"items": rest}))
    return [*told, *found]


def _told(
    table: SurveyTable, instrument: Instrument, roles: Roles, decided: dict[int, Decision]
) -> list[Match]:
    """Matches that the evaluator has decided; columns of one item form one unit."""
    known = {i.id: i for i in instrument.items}
    units: dict[str, list[Question]] = {}
    for q in table.questions:
        decision = decided.get(q.index)
        if decision and decision.item in known and q.index not in roles.identifiers:
            units.setdefault(decision.item, []).append(q)
    return [
        Match(Unit(tuple(qs if known[i].kind == "multiple" else qs[:1])), known[i], 1.0)
        for i, qs in units.items()
    ]


def _place(table: SurveyTable, roles: Roles, match: Match) -> None:
    first = match.unit.first
    if match.item is None or not match.accepted:
        roles.doubtful.append(match)
        return
    if first.index in roles.identifiers and not _outweighs(match, table.coded(first)):
        return
    for q in match.unit.questions:
        roles.identifiers.pop(q.index, None)
    if match.item.demographic:
        roles.demographics.setdefault(match.item.demographic, match.unit.first)
        roles.by_item.add(match.item.demographic)
    roles.items.append(match)


def _outweighs(match: Match, column: Coded) -> bool:
    """True when a column that seems to identify people is an item all the same.

    What stands in the column decides, save for the code by which respondents are matched, which is
    hashed; a header alone is outweighed by a sure match.
    """
    if match.item is not None and match.item.demographic == "match_code":
        return True
    return match.confidence >= SURE and not ident.by_content(column)


def _find_demographics(table: SurveyTable, roles: Roles, decided: dict[int, Decision]) -> None:
    used = {q.index for m in roles.items for q in m.unit.questions} | set(roles.identifiers)
    for q in table.questions:
        decision = decided.get(q.index)
        if decision and (decision.role in ("demographic", "employer") or decision.item == "wave"):
            name = "employer" if decision.role == "employer" else decision.item
            roles.demographics.setdefault(name, q)
        elif decision is None and q.role is None and q.index not in used:
            name = demographic_of(q)
            if name and name not in roles.demographics:
                roles.demographics[name] = q


def _find_people(table: SurveyTable, roles: Roles, decided: dict[int, Decision]) -> None:
    used = {q.index for m in roles.items for q in m.unit.questions}
    used |= {q.index for q in roles.demographics.values()} | set(decided)
    for q in table.questions:
        free = q.role is None and q.index not in used and q.index not in roles.identifiers
        if free and ident.likely_people(table.coded(q)):
            roles.identifiers[q.index] = "name"


def _column(question: Question, roles: Roles, decided: dict[int, Decision]) -> ColumnMatch:
    role, matched, confidence, second = _role(question, roles, decided)
    return ColumnMatch(question.header, question.column, matched, role, confidence, second)


def _role(
    question: Question, roles: Roles, decided: dict[int, Decision]
) -> tuple[ColumnRole, str | None, float, str | None]:
    if question.index in roles.identifiers:
        return "identifier", None, 1.0, None
    match = _match_of(question, roles.items)
    if match and match.item:
        return _item_role(match.item), match.item.id, match.confidence, match.runner_up
    for name, q in roles.demographics.items():
        if q.index == question.index:
            role: ColumnRole = "employer" if name == "employer" else "demographic"
            return ("meta" if name == "wave" else role), name, 0.9, None
    if question.index in decided:
        return decided[question.index].role, decided[question.index].item or None, 1.0, None
    if question.role:
        return question.role, None, 1.0, None
    doubtful = _match_of(question, roles.doubtful)
    if doubtful and doubtful.item:
        return "other", None, doubtful.confidence, doubtful.item.id
    return "other", None, 0.0, None


def _match_of(question: Question, matches: list[Match]) -> Match | None:
    return next((m for m in matches if question.index in {q.index for q in m.unit.questions}), None)


def _item_role(item: Item) -> ColumnRole:
    if item.demographic == "employer":
        return "employer"
    return "demographic" if item.demographic else "item"


def best_instrument(
    table: SurveyTable, instruments: list[Instrument], mapping: ColumnMapping
) -> Roles | None:
    """Return the roles under the best covered instrument; None where none is covered enough.

    Enough is two items and a tenth of the questionnaire, or all of a very short one.
    """
    found = [assign(table, instrument, mapping) for instrument in instruments]
    found = [r for r in found if _covers(r)]
    return max(found, key=lambda r: r.coverage, default=None)


def _covers(roles: Roles) -> bool:
    asked = [m for m in roles.items if m.item and not m.item.demographic]
    total = len([i for i in roles.instrument.items if not i.demographic]) if roles.instrument else 0
    return len(asked) >= min(total, max(2, total // 10)) > 0
