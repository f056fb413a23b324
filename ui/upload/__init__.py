"""The Upload page: drop files, see what each is, decide, rehearse, accept, undo."""
