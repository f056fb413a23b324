"""The cells that a figure was made from: where its numerator and its denominator can be read back.

`cells_used` names them in words, `every_cell` lists them one by one; both go by the same choice of
rows as the indicators themselves.
"""

from wincore.cells.naming import blocks, cells_used, every_cell, lines
from wincore.cells.selecting import selected
from wincore.cells.selection import Selection

__all__ = ["Selection", "blocks", "cells_used", "every_cell", "lines", "selected"]
