"""Papershelf's own error: a sentence for the person at the keyboard, never a traceback."""


class PapershelfError(Exception):
    """A wrong command, configuration or site. The message is a sentence that says what to do; exit code 2.

    `sentence` is the message without its place: `file`, and in it line and column from 1, and the place's width in
    characters. Without a file the sentence is the whole message.
    """

    def __init__(
        self,
        sentence: str,
        *,
        file: str = "",
        line: int | None = None,
        column: int | None = None,
        width: int = 0,
    ) -> None:
        place = f"{file}:{line}" if line else file
        super().__init__(f"{place}: {sentence}" if place else sentence)
        self.sentence = sentence
        self.file = file
        self.line = line
        self.column = column
        self.width = width
