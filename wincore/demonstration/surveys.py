"""The survey files of the fictional programme, each as its tool exports it."""

from __future__ import annotations

from dataclasses import dataclass

from wincore.demonstration.answers import Answering
from wincore.demonstration.dialects import forms, google, qualtrics, surveymonkey
from wincore.demonstration.profile import BASELINE, STAGE_ONE, Profile, Reworded
from wincore.demonstration.replies import replies
from wincore.demonstration.wording import Wording
from wincore.framework.instrument import Instrument, Item
from wincore.framework.model import Framework


@dataclass(frozen=True)
class Surveys:
    """Makes survey files out of whatever the framework's instruments ask."""

    profile: Profile
    framework: Framework
    wording: Wording

    def participant_baseline(self) -> bytes:
        """Return the participants' first survey, from Microsoft Forms."""
        asked = self._asked("participant", BASELINE, "short")
        return forms(asked.instrument.items, replies(asked))

    def participant_stage_one(self) -> bytes:
        """Return their second, from SurveyMonkey, with one question in other words."""
        asked = self._asked("participant", STAGE_ONE, "older form")
        items = reworded(asked.instrument, self.profile.reworded)
        return surveymonkey(items, _choices(asked.instrument), replies(asked))

    def inclusion(self, wave: str) -> bytes:
        """Return the staff survey of a wave, from Qualtrics; the first has a byte-order mark."""
        asked = self._asked("inclusion", wave, "census")
        return qualtrics(asked.instrument.items, replies(asked), mark=wave == BASELINE)

    def lead(self, wave: str) -> bytes:
        """Return the survey of the employers' leads, from Google Forms."""
        asked = self._asked("lead", wave, "short")
        return google(asked.instrument.items, replies(asked))

    def _asked(self, instrument: str, wave: str, style: str) -> Answering:
        found = self.framework.instrument(instrument)
        return Answering(self.profile, self.framework, self.wording, found, wave, style)


def reworded(instrument: Instrument, change: Reworded) -> list[Item]:
    """Return the items, with the first of one scale in other words: near, but not the same."""
    first = instrument.scale_items(change.scale)[0]
    text = first.text
    for old, new in change.words.items():
        text = text.replace(old, new)
    other = first.model_copy(update={"text": text})
    return [other if item.id == first.id else item for item in instrument.items]


def _choices(instrument: Instrument) -> dict[str, list[str]]:
    sets = {i.id: instrument.answer_set(i) for i in instrument.items if i.kind == "multiple"}
    return {item: [a.label for a in found.answers] for item, found in sets.items() if found}
