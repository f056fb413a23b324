"""What a fictional respondent answers to each item of an instrument."""

from __future__ import annotations

from dataclasses import dataclass

from wincore.demonstration.chance import Chance
from wincore.demonstration.profile import BASELINE, Profile
from wincore.demonstration.respondents import Respondent
from wincore.demonstration.staff import GROUP_OF
from wincore.demonstration.wording import Wording
from wincore.framework.categories import NOT_DECLARED
from wincore.framework.instrument import AnswerSet, Instrument, Item
from wincore.framework.model import Framework

Value = str | int | tuple[str, ...]
STATES = {  # "" is an answer inside the base
    "": 0.925,
    "blank": 0.03,
    "dont_know": 0.025,
    "not_applicable": 0.012,
    "prefer_not": 0.008,
}
WRITING = 0.3  # of respondents, in a box for free text
NOTHING = 0.05  # tick "none of these" where it is offered
PLACE, WHEN, TRAIT, MOMENT = 0.2, 0.08, 0.6, 0.65  # spread of employers, waves, people, answers
LESS_FAIR = {"Black": -0.5, "Mixed": -0.2}  # how the same place looks to some, on five points
UNEVEN = ("inclusion", "fairness", "staff_commitment")  # scales where it does


@dataclass(frozen=True)
class Answering:
    """Answers an instrument in one wave, in words as the survey tool shows them."""

    profile: Profile
    framework: Framework
    wording: Wording
    instrument: Instrument
    wave: str
    style: str = "short"

    def values(self, respondent: Respondent) -> dict[str, Value]:
        """Return item id -> answer; "" is a blank, a tuple several choices."""
        return {i.id: self._value(i, respondent) for i in self.instrument.items}

    def _value(self, item: Item, respondent: Respondent) -> Value:
        if item.demographic:
            return self._about(item, respondent)
        chance = Chance(self.profile.seed, "answer", respondent.key, self.wave, item.id)
        state = self._state(chance, item)
        if state:
            return self._say(state) if item.kind in ("likert", "single") else ""
        answers = self.instrument.answer_set(item)
        if answers is None:
            return self._written(chance, item)
        if item.kind == "multiple":
            return _ticked(chance, answers)
        if item.scale:
            return answers.answers[self._step(chance, item, answers, respondent)].label
        return chance.pick({a.label: self._weight(item, a.code) for a in answers.answers})

    def _about(self, item: Item, respondent: Respondent) -> str:
        match item.demographic:
            case "employer":
                return respondent.employer.name
            case "match_code":
                return respondent.code
            case "ethnicity" | "sex" | "age_band" | "level":
                category: str = getattr(respondent.person, item.demographic)
                if category == NOT_DECLARED:
                    return ""
                return self.wording.say(self.style, item.demographic, category)
        return ""

    def _written(self, chance: Chance, item: Item) -> Value:
        if item.kind == "number":
            return chance.between(0, 12)
        lines = self.profile.comments.get(item.id, [])
        return chance.choice(lines) if lines and chance.happens(WRITING) else ""

    def _state(self, chance: Chance, item: Item) -> str:
        """Return the code of a state outside the base, or "" for an answer."""
        if self.wave == BASELINE and item.id in self.profile.not_yet:
            return "not_applicable"
        return chance.pick(STATES)

    def _say(self, state: str) -> str:
        return {s.code: s.label for s in self.framework.states if s.code != "blank"}.get(state, "")

    def _weight(self, item: Item, code: str) -> float:
        return self.profile.weights.get(item.id, {}).get(code, 1.0)

    def _step(self, chance: Chance, item: Item, answers: AnswerSet, respondent: Respondent) -> int:
        """Return the place of the answer, 0 to k-1."""
        points = self._leaning(item.scale, respondent) + MOMENT * chance.bell()
        if item.reverse:
            points = 6 - points
        last = len(answers.answers) - 1
        return min(max(int((points - 1) / 4 * last + 0.5), 0), last)

    def _leaning(self, scale: str, respondent: Respondent) -> float:
        """Return where on five points a person stands: mean, employer, wave, group and trait."""
        seed, employer = self.profile.seed, respondent.employer.id
        group = GROUP_OF.get(respondent.person.ethnicity, "")
        return (
            self._mean(scale)
            + PLACE * Chance(seed, "place", employer, scale).bell()
            + WHEN * Chance(seed, "place", employer, scale, self.wave).bell()
            + TRAIT * Chance(seed, "trait", respondent.key, scale).bell()
            + (LESS_FAIR.get(group, 0.0) if scale in UNEVEN else 0.0)
        )

    def _mean(self, scale: str) -> float:
        means = self.profile.means[self.instrument.id]
        return means.get(scale, means["other"])[self.wave != BASELINE]


def _ticked(chance: Chance, answers: AnswerSet) -> tuple[str, ...]:
    """Return one to three choices in the order of the form, or only the one that says none."""
    none = [a.label for a in answers.answers if a.code == "none"]
    some = [a.label for a in answers.answers if a.code != "none"]
    if none and chance.happens(NOTHING):
        return tuple(none)
    places = chance.some(range(len(some)), chance.between(1, 3))
    return tuple(some[i] for i in sorted(places))
