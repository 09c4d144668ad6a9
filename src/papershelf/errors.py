"""Papershelf's own error: a sentence for the person at the keyboard, never a traceback."""


class PapershelfError(Exception):
    """A wrong command, configuration or site. The message is a sentence that says what to do; exit code 2."""
