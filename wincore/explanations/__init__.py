"""Why this number, of figures that are no findings: answers to questions, consistency, ratings.

Each module returns `Explanation`s of the figures of one kind of chart, in the same parts and words
as `wincore.lineage` explains a finding.
"""

from wincore.explanations.explanation import Explanation, Told

__all__ = ["Explanation", "Told"]
