"""A fictional programme, drawn from a seed, byte for byte the same on every run and machine.

Ten invented employers, two waves, returns and surveys in the formats that people send. Nothing in
it describes a real organisation or person.
"""

from __future__ import annotations

from pathlib import Path

from wincore.demonstration.manifest import MANIFEST, Entry
from wincore.demonstration.profile import BASELINE, STAGE_ONE, read_profile
from wincore.demonstration.returns import baseline_return, separate_return, stage_one_return
from wincore.demonstration.surveys import Surveys
from wincore.demonstration.wording import Wording
from wincore.framework.model import Framework

__all__ = ["MANIFEST", "Entry", "demonstration_files", "write_demonstration"]


def demonstration_files(framework: Framework) -> dict[str, bytes]:
    """Return file name -> content, in the order of MANIFEST."""
    profile = read_profile()
    wording = Wording(framework.categories, profile.wordings)
    surveys = Surveys(profile, framework, wording)
    contents = (
        baseline_return(profile, framework, wording),
        separate_return(profile, wording),
        surveys.participant_baseline(),
        surveys.inclusion(BASELINE),
        surveys.lead(BASELINE),
        stage_one_return(profile, framework, wording),
        surveys.participant_stage_one(),
        surveys.inclusion(STAGE_ONE),
        surveys.lead(STAGE_ONE),
    )
    return {entry.file: content for entry, content in zip(MANIFEST, contents, strict=True)}


def write_demonstration(folder: Path, framework: Framework) -> list[Path]:
    """Write the demonstration files into a folder, which is made if need be; return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, content in demonstration_files(framework).items():
        path = folder / name
        path.write_bytes(content)
        written.append(path)
    return written
