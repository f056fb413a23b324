"""What was learned, and whether it is used."""

from __future__ import annotations

from wincore.charts import Chart, attendance_map
from wincore.figures.commitment import scales
from wincore.figures.context import Context
from wincore.indicators import views

VALUE_CYCLES = ("community.satisfaction", "community.learning", "community.practice_applied")


def learned(context: Context) -> Chart:
    """Draw every survey scale of the community of practice, before and after."""
    return scales(context, context.scales_of("community"))


def used(context: Context) -> Chart:
    """Draw immediate value, potential value and practice applied, before and after."""
    return scales(context, VALUE_CYCLES)


def attendance(context: Context) -> Chart:
    """Draw who came to which session."""
    found = views.attendance_table(context.snapshot, context.framework, audience=context.audience)
    named = found.assign(session=found["title"].where(found["title"] != "", found["session_id"]))
    return attendance_map(context.only_chosen(named))
