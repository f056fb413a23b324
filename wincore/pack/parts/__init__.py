"""The fourteen parts of the pack and its appendix, in their order."""

from __future__ import annotations

from wincore.pack.content import Pack, Section
from wincore.pack.edition import Edition
from wincore.pack.parts import appendix, decision, panel, results, rooms
from wincore.wording import british_date

AUDIENCES = {
    "evaluator": "the evaluator only: not protected, not to be passed on",
    "panel": "the review panel",
    "public": "the public",
}


def content(edition: Edition) -> Pack:
    """Return what the pack of an edition says: fourteen parts and the appendix."""
    programme, day = edition.programme, british_date(edition.context.snapshot.as_at)
    return Pack(
        title=f"{programme.title}: review pack",
        subtitle=f"{programme.decision} Figures as at {day}",
        organisation=programme.organisation,
        mark=edition.mark,
        facts=facts(edition),
        sections=_parts(edition),
        appendix=appendix.sections(edition),
    )


def facts(edition: Edition) -> tuple[tuple[str, str], ...]:
    """Return what identifies the edition, as label and value."""
    context, frozen = edition.context, edition.freeze
    return (
        ("Review on", british_date(edition.programme.review)),
        ("Figures as at", british_date(context.snapshot.as_at)),
        ("Wave of data", context.framework.programme.wave(context.wave).title),
        ("Written for", AUDIENCES[context.audience]),
        ("Freeze", f"{frozen.name}{edition.by(frozen.who)}" if frozen else "none: a draft"),
        ("Snapshot", context.snapshot.fingerprint[:12]),
        ("Framework", context.framework.fingerprint[:12]),
        ("Software", f"wincore {edition.version}"),
    )


def _parts(edition: Edition) -> tuple[Section, ...]:
    made = (
        decision.asked,
        decision.suggested,
        results.objectives,
        results.outcomes,
        rooms.commitment,
        rooms.strategy,
        rooms.legacy,
        rooms.community,
        rooms.workforce,
        results.employers,
        results.money,
        results.unknown,
        panel.choices,
        panel.record,
    )
    return tuple(make(edition, str(number)) for number, make in enumerate(made, 1))
