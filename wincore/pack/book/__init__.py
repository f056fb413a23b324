"""The pack as a workbook in the Analysis Function's form: one table a sheet, numbers as numbers."""

import warnings

with warnings.catch_warnings():  # gptables leaves the file of its theme open when it is imported
    warnings.simplefilter("ignore", ResourceWarning)
    import gptables as gptables

from wincore.pack.book.writing import book

__all__ = ["book"]
