r"""TeX in a field → Unicode: "{\'E}tale {GAN}s for {B}ayesian $\ell_1$" → "Étale GANs for Bayesian $\ell_1$".

Accents, letters and signs become characters, braces and styles go. Formulas stay as they are, and so do commands of
LaTeX without a meaning here, with the braces of their arguments; of other commands their text stays. pylatexenc's
parser is not used on whole fields: it takes a "%" of careless exports for a comment, and drops the names of commands
that it does not know. Its tables of signs and commands are.
"""

import re
import unicodedata

from papershelf.late import late
from papershelf.read.formats.tex_signs import (
    ACCENTS,
    JOINING,
    KEPT_SIGNS,
    LENGTHS,
    LETTERS,
    QUOTING,
    SHIFTED,
    SIGNS,
    SWALLOWING,
    TRANSPARENT,
    is_latex,
    symbol,
)
from papershelf.read.text import clean, paragraphs

_TEX = late(r"[\\{}$~]|--|``|''")
_TOKEN = late(
    r"\\(?:[A-Za-z]+\*?|[\s\S])|[{}~]|\$\$?|---?(?!-)|``|''|https?://(?:[^\s<>\"{}\\^`|~]|\\[_%#&~]|~)+"
)
_BRACE = late(r"\\[\s\S]|[{}]")
_DOLLARS = late(r"(?:[^$\\]|\\[\s\S])+")
_SPACE = late(r"\s*")
_FORMULA = late(r"(?:math|displaymath|equation|align(?:ed)?|gather(?:ed)?|eqnarray|multline)\*?")
_EMPTY_GROUP = late(r"\s*\{\s*\}")
_LEADING_LETTER = late(r"\s*(?:(?P<letter>[^\W\d_])|\{\s*[^\W\d_]|(?:\{\s*)?\\(?:[^\W\d_]|[\"'`^~=.]))")
_PLAIN_GROUP = late(r"\s*\{([^{}\\$]{1,12})\}|([0-9])")
_LENGTH = re.compile(r"\s*[-+]?[\d.]+\s*(?:em|ex|pt|mu|mm|cm|in|bp|pc|sp)\b ?|\s*[-+]?[\d.]+(?:em|ex|pt|mu)")
_ESCAPED_FORMULA = late(r"\\\$((?:[^$\n]|\\\n){1,400}?)\\\$")
_BACKSLASH = late(r"\{\\textbackslash\s*\}|\\textbackslash(?:\{\}|\s|(?![A-Za-z]))")
_CARET = late(r"\{\\textasciicircum\s*\}|\\textasciicircum(?:\{\}|\s|(?![A-Za-z]))|\{\\\^\{?\}?\}|\\\^\{\}")

_ALONE = {"<": "<", ">": ">", "|": "|", r"\&": "&", r"\%": "%", r"\#": "#", r"\_": "_"}
"""Formulas that tools write for signs of plain text."""
_DOLLAR = "\x00"
"""Stands for an escaped dollar until it is known whether there are others. No text that is read holds it."""


def tex_text(text: str) -> str:
    """A title, an abstract or another text, cleaned; paragraphs stay apart. Formulas stay TeX."""
    return paragraphs(_Reading(_unescaped(text), name=False).read() if _TEX.search(text) else text)


def tex_name(text: str) -> str:
    """A name as plain text: no TeX is left."""
    return clean(_Reading(text, name=True).read() if _TEX.search(text) else text)


def tex_address(text: str) -> str:
    r"""An address without the TeX that tools escape it with: "a\_b", "{\_}", "\url{…}", "$<$", "\textasciitilde"."""
    if "\\" not in text and "{" not in text and "$" not in text:
        return text.strip()
    text = re.sub(r"\\(?:url|path|nolinkurl|href)\s*\{", "{", text)
    text = re.sub(r"\\textasciitilde(?:\s*\{\}|\s)?|\\~(?:\{\})?|\$\\sim\$", "~", text)
    text = re.sub(r"\\text(?:less|greater)(?:\s*\{\}|\s)?", lambda m: "<" if "less" in m[0] else ">", text)
    text = re.sub(r"\\([_%#&$ ])(?:\{\})?", r"\1", text)
    return re.sub(r"\$(.)\$", r"\1", text).replace("{", "").replace("}", "").strip()


def _unescaped(text: str) -> str:
    r"""Formulas that a tool took for text and escaped ("\${\textbackslash}ell\_1\$"), as formulas again."""
    if r"\$" not in text or "textbackslash" not in text:
        return text

    def formula(found: re.Match[str]) -> str:
        inner = found[1]
        if "textbackslash" not in inner and "_" not in inner:
            return found[0]
        inner = _CARET.sub("^", _BACKSLASH.sub(r"\\", inner))
        return "$" + re.sub(r"\\([{}_&%#])", r"\1", inner) + "$"

    return _ESCAPED_FORMULA.sub(formula, text)


class _Reading:
    """Walks over a field. `accents` wait for their letter; `closing` is what each open brace puts at its end."""

    def __init__(self, text: str, name: bool) -> None:
        self.text = text
        self.name = name
        self.found: list[str] = []
        self.accents = ""
        self.groups: dict[int, int] = {}
        self.closing: dict[int, str] = {}
        self.arguments: set[int] = set()
        self.skipped: set[int] = set()
        self.missing: set[str] = set()
        opened: list[int] = []
        for brace in _BRACE.finditer(text):
            if brace[0] == "{":
                opened.append(brace.start())
            elif brace[0] == "}" and opened:
                self.groups[opened.pop()] = brace.start()

    def read(self) -> str:
        text, at = self.text, 0
        while mark := _TOKEN.search(text, at):
            self.say(text[at : mark.start()])
            at = self.step(mark.start(), mark[0])
        self.say(text[at:])
        self.settle()
        read = "".join(self.found)
        if _DOLLAR in read:
            alone = self.name or read.count(_DOLLAR) + read.count("$") == 1
            read = read.replace(_DOLLAR, "$" if alone else r"\$")
        return read

    def say(self, text: str) -> None:
        """Appends text; its first letter takes the accents that wait."""
        if not text:
            return
        if self.accents:
            text = text.lstrip()
            if not text:
                return
            base = {"ı": "i", "ȷ": "j"}.get(text[0], text[0])
            accents, self.accents = self.accents, ""
            if base.isalpha():
                orders = (unicodedata.normalize("NFC", base + marks) for marks in (accents[::-1], accents))
                text = min(orders, key=len) + text[1:]
        self.found.append(text)

    def settle(self) -> None:
        r"""An accent on nothing is the sign itself ("\^{}", "\~{}")."""
        if self.accents:
            spacing = {mark: sign for sign, mark in ACCENTS.items() if not sign.isalpha()}
            self.found.append("".join(spacing.get(mark, "") for mark in self.accents))
            self.accents = ""

    def step(self, start: int, mark: str) -> int:
        """Handles the mark at `start`; returns where to go on."""
        end = start + len(mark)
        match mark[0]:
            case "\\":
                return self.command(mark[1:], end)
            case "{" if start in self.skipped:
                return self.groups[start] + 1
            case "{":
                self.open(start)
            case "}":
                self.settle()
                self.say(self.closing.get(start, ""))
            case "$":
                return self.formula(start, mark)
            case "~":
                self.say(self.tie(start))
            case "h":
                self.say(mark.replace("\\", ""))
            case "-":
                self.say(self.dash(start, mark))
            case _:
                self.say("“" if mark == "``" else "”")
        return end

    def open(self, start: int) -> None:
        end = self.groups.get(start)
        before = self.text[max(start - 2, 0) : start]
        index = not self.name and before[-1:] in ("_", "^") and before[0] != "\\"
        if end is not None and (start in self.arguments or index):
            self.say("{")
            self.closing[end] = "}"

    def tie(self, start: int) -> str:
        """A tie is a space ("Figure~3"); "~5 %" is not one."""
        before, after = self.text[start - 1 : start] if start else "", self.text[start + 1 : start + 2]
        tied = before and not before.isspace() and after and not after.isspace()
        return " " if self.name or tied else "~"

    def dash(self, start: int, mark: str) -> str:
        """Dashes as TeX sets them, but not the "--" before an option of a program ("--force")."""
        before, after = self.text[start - 1 : start] if start else "", self.text[start + 2 : start + 3]
        if self.name:
            return "-"
        if mark == "--" and after.isalpha() and (not before or before in " ("):
            return mark
        return "–" if mark == "--" else "—"

    def formula(self, start: int, mark: str) -> int:
        """A formula between dollars, as it is. A dollar without a partner is a dollar."""
        body = _DOLLARS.match(self.text, start + len(mark))
        end = body.end() if body else len(self.text)
        if not body or not self.text.startswith(mark, end):
            self.say(_DOLLAR if mark == "$" and not self.name else "")
            return start + len(mark)
        inner = body[0].strip()
        if self.name:  # a mark of a footnote goes, a letter stays
            return end + len(mark) if inner[:1] in ("^", "*", "_") or not inner else start + len(mark)
        self.say(_ALONE.get(inner) or mark + body[0] + mark)
        return end + len(mark)

    def command(self, written: str, end: int) -> int:
        """Handles the command that ends at `end`; returns where to go on."""
        name = written.rstrip("*") if written[0].isalpha() else written
        if name in ACCENTS and self.accented(name, end):
            return end
        if name in LETTERS:
            self.say(LETTERS[name])
            return self.behind(end)
        if name == "$" or name == "textdollar":
            self.say(_DOLLAR)
            return end
        if name in KEPT_SIGNS and not self.name:
            self.say(KEPT_SIGNS[name])
            return self.behind_group(end)
        if name in ACCENTS and not name.isalpha():
            self.say(name)
            return end
        if name in JOINING:
            self.say(JOINING[name])
            return self.behind(end)
        if name in LENGTHS and (length := _LENGTH.match(self.text, end)):
            return length.end()
        if name in SIGNS:
            self.say(SIGNS[name])
            return end if not name.isalpha() else self.behind_group(end)
        if not self.name:
            if (closing := {"(": r"\)", "[": r"\]"}.get(name)) and (
                found := self.find(closing, end)
            ) is not None:
                self.say("\\" + name + self.text[end : found + 2])
                return found + 2
            if name in ("begin", "end", "ensuremath"):
                return self.structure(name, end)
        if name in SHIFTED and (shifted := self.shifted(name, end)):
            return shifted
        if name in QUOTING or name in SWALLOWING or name in TRANSPARENT:
            return self.wrapped(name, end)
        if (meaning := symbol(name)) is not None:
            self.say(meaning)
            return self.behind_group(end)
        return self.unknown(written, end)

    def accented(self, name: str, end: int) -> bool:
        r"""Whether an accent is meant: "\"o", "\v{s}", "\'\i", but neither "\"quoted\"" nor "\'{}" without a letter."""
        if _EMPTY_GROUP.match(self.text, end):
            self.accents = (self.accents + ACCENTS[name])[-3:]
            return True
        found = _LEADING_LETTER.match(self.text, end)
        if not found:
            return False
        letter = found["letter"] or ""
        spaced = self.text[end : end + 1].isspace() and letter and not name.isalpha()
        if (
            spaced
            and not self.name
            and end > 2
            and not self.text[end - 3].isspace()
            and self.text[end - 3] != "{"
        ):
            return False  # a quotation mark that closes
        if letter and not self.name and len(unicodedata.normalize("NFC", letter + ACCENTS[name])) > 1:
            return False
        self.accents = (self.accents + ACCENTS[name])[-3:]
        return True

    def behind(self, end: int) -> int:
        """Behind a letter's command: the white space, or the empty group, that only ends it."""
        space = _SPACE.match(self.text, end)
        if self.text.startswith("{}", end):
            return end + 2
        return space.end() if space else end

    def behind_group(self, end: int) -> int:
        return end + 2 if self.text.startswith("{}", end) else end

    def argument(self, end: int) -> int | None:
        """Where the group behind a command begins."""
        space = _SPACE.match(self.text, end)
        at = space.end() if space else end
        return at if at in self.groups else None

    def find(self, closing: str, start: int) -> int | None:
        """Where this stands next. What is not there is not looked for again."""
        if closing in self.missing:
            return None
        found = self.text.find(closing, start)
        if found < 0:
            self.missing.add(closing)
        return found if found >= 0 else None

    def structure(self, name: str, end: int) -> int:
        """An environment of mathematics, or an inline formula by its command."""
        group = self.argument(end)
        if group is None:
            return end
        behind = self.groups[group] + 1
        if name == "ensuremath":
            self.say(f"${self.text[group + 1 : behind - 1]}$")
            return behind
        environment = _FORMULA.fullmatch(self.text, group + 1, behind - 1)
        closing = rf"\end{{{environment[0]}}}" if environment else ""
        if name == "end" or not environment or (closed := self.find(closing, behind)) is None:
            return behind
        self.say(self.text[end - len("\\begin") : closed + len(closing)])
        return closed + len(closing)

    def shifted(self, name: str, end: int) -> int | None:
        """Raised and lowered characters that Unicode has."""
        found = _PLAIN_GROUP.match(self.text, end)
        if not found:
            return None
        if self.name:
            return found.end()
        table, all_of_them = SHIFTED[name]
        moved = (found[1] or found[2]).translate(table)
        if any(char not in all_of_them for char in moved):
            return None
        self.say(moved)
        return found.end()

    def wrapped(self, name: str, end: int) -> int:
        group = self.argument(end)
        if group is None:
            return self.behind(end)
        if name in SWALLOWING:
            return self.groups[group] + 1
        if name in QUOTING:
            self.say(QUOTING[name][0])
            self.closing[self.groups[group]] = QUOTING[name][1]
        if name == "texorpdfstring" and (second := self.argument(self.groups[group] + 1)) is not None:
            self.skipped.add(second)
        return group

    def unknown(self, written: str, end: int) -> int:
        r"""A command of LaTeX's own without a meaning here stays with its arguments. Of one that a style or an author
        made, the text is what stands for it: its argument, what it switches ("{\ssf BM2FONT}"), or, as with logos, its
        name with capitals ("\LuaTeX"). In a name only arguments stay."""
        if self.name:
            return self.behind(end)
        groups: list[int] = []
        behind = end
        while (group := self.argument(behind)) is not None and not (
            groups and (group > behind or self.text[group + 1] == "\\")
        ):
            groups.append(group)
            behind = self.groups[group] + 1
        if written[0].isalpha() and not is_latex(written.rstrip("*")):
            if groups and self.groups[groups[0]] == groups[0] + 1:
                groups = []
            if len(groups) == 1:
                return groups[0]
            if not written.islower() and len(groups) < 2:
                self.say(written)
                return self.behind_group(end)
            if self.text[: end - len(written) - 1].endswith("{") and self.text[end : end + 1].isspace():
                return self.behind(end)
        self.say("\\" + written)
        self.arguments.update(groups)
        if written[-1:].isalpha() and re.match(r"\}+[A-Za-z]", self.text[end : end + 9]):
            self.say("{}")
        return end
