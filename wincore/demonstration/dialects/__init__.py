"""How survey tools write the replies to a survey into a file."""

from wincore.demonstration.dialects.forms import forms
from wincore.demonstration.dialects.google import google
from wincore.demonstration.dialects.qualtrics import qualtrics
from wincore.demonstration.dialects.surveymonkey import surveymonkey

__all__ = ["forms", "google", "qualtrics", "surveymonkey"]
