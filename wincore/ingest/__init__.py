"""From the bytes of a file to checked tables, or to problems with their places and remedies."""

from wincore.ingest.census import benchmark_rows
from wincore.ingest.check import check
from wincore.ingest.files import read_grids
from wincore.ingest.grid import Grid
from wincore.ingest.limits import Limits
from wincore.ingest.result import Checked, ColumnMatch

__all__ = ["Checked", "ColumnMatch", "Grid", "Limits", "benchmark_rows", "check", "read_grids"]
