"""A paragraph of text that may hold TeX as a flat list of events: text, styles, links, formulas, unknown macros.

Broken TeX loses nothing: a brace, dollar or command that means nothing here stays as it was written.
One pass, no recursion; whatever looks ahead is bounded or found once for the whole paragraph.
"""

import re
import unicodedata
from typing import Literal, NamedTuple

from papershelf.site.commands import (
    ACCENTS,
    ADDRESSES,
    CITATIONS,
    DROPPED,
    DROPPED_WITH_ARGUMENT,
    ENVIRONMENTS,
    FORMULAS,
    LETTERS,
    SIGNS,
    STYLES,
    SWITCHES,
    TAKING,
    symbol,
)
from papershelf.site.formulas import Formula, find_formulas, find_groups
from papershelf.site.inline import entity, find_marks, left_out


class Event(NamedTuple):
    """`text` is the text, the HTML tag of open and close, the address of a link, the source of a formula."""

    kind: Literal["text", "tie", "open", "close", "link", "endlink", "formula", "macro"]
    text: str
    formula: Formula | None = None


TOKEN = re.compile(
    r"\\(?:[A-Za-z]+\*?|[\s\S])|{|}|~|\$|-(?<!--)(?<!<-)--?(?![->])|``*|''?|\""
    r"|&(?:amp;)?(?:[A-Za-z]{2,31}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});|</?(?:i|em|sub|sup|jats:[a-z-]{1,20})>|\*\*?"
    r"|https?://(?:[^\s<>\"'`{}|^$\\]|\\[_%#&~])+"
)
"""Every branch begins with a plain character: so the search for the next token runs at the speed of a set."""
BLANK_LINE = re.compile(r"\n[^\S\n]*\n|\\par(?![A-Za-z])")
OPTION = re.compile(r"\s?\[([^\[\]{}$]{0,200})\]")
ACCENTED = re.compile(r"\s?\{\s?(?:\\([ij])|([^\W\d_]))\s?(?:\{\})?\}|\s?(?:\\([ij])(?![A-Za-z])|([^\W\d_]))")
ENVIRONMENT = re.compile(r"\{([A-Za-z]{1,20}\*?)\}(?:\[[^\[\]{}$]{0,40}\])?")
SINGLE_QUOTED = re.compile(r"`[^`'\s][^`']{0,100}'(?!\w)")
ESCAPED_IN_ADDRESS = re.compile(r"\\([_%#&~$ {}])(?:\{\})?")
VERBATIM = re.compile(r"([|!+/])([^\n]{1,80}?)\1")
LENGTH = re.compile(r"\[-?[\d.]{1,5}\s?(?:pt|em|ex|cm|mm|in)\]")
LETTER = re.compile(r"\s?[A-Za-z0-9](?![A-Za-z])")
SCRIPTS = re.compile(r"(?:[_^](?:\{[^{}$]{1,40}\}|\\[A-Za-z]{1,12}|[\w*+])){1,2}")
WEB = re.compile(r"https?://[^\s/?#]", re.IGNORECASE)
ELEMENTS = re.compile(r"[\w.+\-*]{1,3}(?:\s?[,|/:]\s?[\w.+\-*]{1,3}){0,20}")


def paragraphs(text: str) -> list[str]:
    return [part for part in (part.strip() for part in BLANK_LINE.split(text)) if part]


def events(text: str) -> list[Event]:
    """The events of one paragraph, in order. Whatever is opened is closed, the last first; links do not nest."""
    return Scanner(text).scan()


class Scanner:
    """Walks over a paragraph; `frames` are the groups that are open: where each ends, and what it closes."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.formulas = find_formulas(text)
        self.groups = find_groups(text, self.formulas)
        self.marks = find_marks(text, self.formulas)
        self.found: list[Event] = []
        self.frames: list[tuple[int, list[Event]]] = []
        self.tags: set[str] = set()
        self.arguments: set[int] = set()
        self.closing_quotes: set[int] = set()
        self.quotations = 0

    def scan(self) -> list[Event]:
        position = 0
        while token := TOKEN.search(self.text, position):
            self.say(self.text[position : token.start()])
            position = self.step(token.start(), token[0])
        self.say(self.text[position:])
        while self.frames:
            self.close()
        return self.found

    def say(self, text: str) -> None:
        if text:
            self.found.append(Event("text", text))

    def step(self, start: int, token: str) -> int:
        """Handles the token at `start`; returns where to go on."""
        end = start + len(token)
        if formula := self.formulas.get(start):
            self.found.append(Event("formula", self.text[start : formula.end], formula))
            return formula.end
        match token[0]:
            case "\\":
                return self.command(token[1:], end)
            case "{" if start in self.groups:
                self.group(start)
            case "}" if self.frames and self.frames[-1][0] == start:
                self.close()
            case "<" | "*":
                self.mark(start, token)
            case "&":
                self.say(entity(token))
            case "h":
                return self.address(start, token)
            case "~" if "code" not in self.tags and self.tied(start):
                self.found.append(Event("tie", "~"))
            case "-" | "`" | "'" | '"' if "code" not in self.tags:
                self.say(self.sign(start, token))
            case _:
                self.say(token)
        return end

    # Groups

    def open(self, group: int, *closers: Event) -> int:
        self.frames.append((self.groups[group], list(closers)))
        return group + 1

    def close(self) -> None:
        for event in reversed(self.frames.pop()[1]):
            self.tags.discard({"close": event.text, "endlink": "a"}.get(event.kind, ""))
            self.found.append(event)

    def style(self, tag: str) -> None:
        """Opens a tag until the innermost group ends. A tag inside itself would change nothing."""
        if self.frames and tag not in self.tags:
            self.tags.add(tag)
            self.frames[-1][1].append(Event("close", tag))
            self.found.append(Event("open", tag))

    def argument(self, position: int) -> int | None:
        """The index of the group that starts at `position`, or one space later."""
        position += self.text[position : position + 1].isspace()
        return position if position in self.groups else None

    def inside(self, group: int) -> str:
        return self.text[group + 1 : self.groups[group]]

    def group(self, start: int) -> None:
        """A group that belongs to no command: its braces are TeX's, or they are a set's and are seen."""
        if start in self.arguments or self.seen(start):
            self.say("{")
            self.open(start, Event("text", "}"))
        else:
            self.open(start)

    def seen(self, start: int) -> bool:
        head = self.text[start + 1 : min(self.groups[start], start + 65)]
        before = self.text[start - 1] if start else ""
        if not head.strip() or before in ("_", "^"):
            return True
        if "\\" in head or "$" in head or head[0] == "{":
            return False
        if start and any(sign in head for sign in ",:="):
            return True
        if before.isalnum():
            resolved = len(head) > 1 and head[:2].isupper()
            return not (resolved or self.around(start, self.groups[start] + 1)[1].isalpha())
        return not head[0].isalpha() or (bool(ELEMENTS.fullmatch(head)) and not head.isalpha())

    def mark(self, start: int, token: str) -> None:
        """A tag or star: it closes what is open, opens what closes before anything around it, or is text."""
        innermost = self.frames[-1][0] if self.frames else len(self.text)
        closing, tag = self.marks.get(start, (-1, ""))
        if innermost == start:
            self.close()
        elif start < closing < innermost and "code" not in self.tags:
            self.frames.append((closing, []))
            self.style(tag)
        else:
            shown = left_out(token) if token[0] == "<" else None
            if shown != " " or start + len(token) < len(self.text):
                self.say(token if shown is None else shown)

    # Signs

    def around(self, start: int, end: int) -> tuple[str, str]:
        """The characters before and behind; "" at the paragraph's ends."""
        return self.text[start - 1 : start] if start else "", self.text[end : end + 1]

    def sign(self, start: int, token: str) -> str:
        """Dashes and quotation marks as TeX sets them; where they may be code, as they are."""
        before, after = self.around(start, start + len(token))
        match token:
            case "--" | "---":
                spaced = before.isspace() and after.isspace()
                close = joinable(before) and not after.isspace() and after not in ",.;:!?)]}"
                if before and after and (spaced or close or len(token) == 3):
                    return "–" if len(token) == 2 else "—"
            case "``" if after and not after.isspace():
                self.quotations += 1
                return "“"
            case "''" | '"' if self.quotations and before and not before.isspace() and not after.isalnum():
                self.quotations -= 1
                return "”"
            case "''" if (
                before in ".,;:!?" or self.text[start - 2 : start].isalpha()
            ) and not after.isalnum():
                return "”" if before else token
            case "`" if not before.isalnum() and (quoted := SINGLE_QUOTED.match(self.text, start)):
                self.closing_quotes.add(quoted.end() - 1)
                return "‘"
            case "'" if start in self.closing_quotes:
                return "’"
        return token

    def tied(self, start: int) -> bool:
        """True for a tie ("Figure~3"), not for "about" or a range ("~5", "35%~78%")."""
        before, after = self.around(start, start + 1)
        if not before or not after or after.isspace() or after in "~/" or not joinable(before):
            return False
        return not ((before.isdigit() or before == "%") and (after.isdigit() or after in "$-"))

    # Links

    def address(self, start: int, token: str) -> int:
        """A bare address: closing punctuation belongs to the sentence, a bracket to what opened it."""
        address = bounded(token)
        end = start + len(address)
        if WEB.match(address):
            self.link(ESCAPED_IN_ADDRESS.sub(r"\1", address))
        else:
            self.say(address)
        return end

    def link(self, address: str) -> None:
        if "a" in self.tags or not WEB.match(address):
            self.say(address)
        else:
            self.found += Event("link", address), Event("text", address), Event("endlink", "")

    def address_in(self, group: int) -> str:
        return ESCAPED_IN_ADDRESS.sub(r"\1", self.inside(group)).strip()

    # Commands

    def command(self, token: str, end: int) -> int:
        """Handles the command `token`, that ends at `end`; returns where to go on."""
        name = token.rstrip("*")
        if name in ACCENTS and (letter := self.accented(name, end)):
            self.say(letter[0])
            return letter[1]
        if token in SIGNS:
            self.say(token)
        elif name in SWITCHES:
            self.style(SWITCHES[name])
            return self.behind_space(end)
        elif name in DROPPED:
            return self.behind_space(end)
        elif name in ("begin", "end") and (environment := ENVIRONMENT.match(self.text, end)):
            if environment[1] in ENVIRONMENTS:
                return environment.end()
            self.say("\\" + token + environment[0])
            return environment.end()
        elif (group := self.argument(end)) is not None and name in TAKING:
            return self.taking(name, group)
        elif name in CITATIONS or name in DROPPED_WITH_ARGUMENT:
            return self.with_options(token, end)
        elif name in FORMULAS and (behind := self.bare_formula(name, end)):
            start = end - len(token) - 1
            tex = self.text[start:behind]
            self.found.append(Event("formula", tex, Formula(behind, tex, False)))
            return behind
        elif name == "verb" and (code := VERBATIM.match(self.text, end)):
            self.say(code[2])
            return code.end()
        elif name == "\\" and (space := LENGTH.match(self.text, end)):
            self.say(" ")
            return space.end()
        elif (meaning := symbol(name)) is not None:
            self.say(meaning)
            if name in LETTERS:
                end = self.behind_space(end)
            return end + 2 if self.text.startswith("{}", end) else end
        else:
            self.unknown(token, end)
        return end

    def bare_formula(self, name: str, position: int) -> int | None:
        r"""Where `\mathbb{R}^d` outside dollars ends, with its arguments and scripts; None when it has none."""
        for _ in range(FORMULAS[name]):
            if (group := self.argument(position)) is not None:
                position = self.groups[group] + 1
            elif letter := LETTER.match(self.text, position):
                position = letter.end()
            else:
                return None
        if scripts := SCRIPTS.match(self.text, position):
            position = scripts.end()
        return position

    def behind_space(self, position: int) -> int:
        return position + self.text[position : position + 1].isspace()

    def unknown(self, token: str, end: int) -> None:
        """A command without a meaning stays, and so do the braces of its arguments."""
        self.found.append(Event("macro", "\\" + token))
        while end in self.groups:
            self.arguments.add(end)
            end = self.groups[end] + 1

    def accented(self, name: str, end: int) -> tuple[str, int] | None:
        """The letter with its accent, and where it ends; None for what is no accent (as in `\"quoted\"`)."""
        found = ACCENTED.match(self.text, end)
        if not found:
            return None
        braced = found[1] or found[2]
        bare = found[3] or found[4]
        if bare and name.isalpha() and not found[3] and found.start(4) == end:
            return None
        base = {"i": "i", "j": "j"}.get(found[1] or found[3] or "", braced or bare)
        letter = unicodedata.normalize("NFC", base + ACCENTS[name])
        return (letter, found.end()) if braced or len(letter) == 1 else None

    def taking(self, name: str, group: int) -> int:
        """A command with its argument at `group`."""
        behind = self.groups[group] + 1
        if name in STYLES:
            self.open(group)
            self.style(STYLES[name])
        elif name in ADDRESSES:
            address = self.address_in(group)
            self.link(bounded(address))
            self.say(address[len(bounded(address)) :])
            return behind
        elif name == "href":
            address, label = self.address_in(group), self.argument(behind)
            if label is None:
                self.link(address)
                return behind
            self.open(label)
            if WEB.match(address) and "a" not in self.tags:
                self.tags.add("a")
                self.frames[-1][1].append(Event("endlink", ""))
                self.found.append(Event("link", address))
            group = label
        elif name == "footnote":
            before = self.found[-1].text[-1:] if self.found else " "
            self.say("(" if before.isspace() else " (")
            self.open(group, Event("text", ")"))
        else:
            self.open(group)
        return group + 1

    def with_options(self, token: str, end: int) -> int:
        r"""`\cite[p. 3]{key}` as "[key, p. 3]"; what says nothing to a reader (`\label{…}`) goes."""
        position = end
        notes: list[str] = []
        while len(notes) < 2 and (option := OPTION.match(self.text, position)):
            notes.append(option[1].strip())
            position = option.end()
        group = self.argument(position)
        if group is None:
            self.unknown(token, end)
            return end
        if token.rstrip("*") in CITATIONS:
            self.say(f"[{', '.join(filter(None, [self.inside(group).strip(), *notes]))}]")
        return self.groups[group] + 1


def joinable(char: str) -> bool:
    """True for what ends a word, a formula, a quotation or a bracket."""
    return char.isalnum() or char in ".,;:!?)]}%\"'”’`$"


def bounded(address: str) -> str:
    """The address without the sentence's punctuation behind it. Brackets that it opened itself stay."""
    surplus = {close: address.count(close) - address.count(open) for open, close in ("()", "[]")}
    end = len(address)
    while end:
        last = address[end - 1]
        if surplus.get(last, 0) > 0:
            surplus[last] -= 1
        elif last not in ".,;:!?*'’”…":
            break
        end -= 1
    return address[:end]
