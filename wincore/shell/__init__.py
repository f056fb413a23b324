"""The commands of `python -m wincore`, one family a module; what they do lives elsewhere.

Whatever is slow to import is imported where a command needs it, so that `--help` is at once there.
"""
