"""A text to its sentences, each as it stands there: never parted in a formula, brackets, an abbreviation, a number."""

import re

CLOSERS = r"(?:[\"'”’“‘»«)\]」』）]|[\s\u00a0\u202f]»)*"
END = re.compile(rf"[.!?…؟۔।։።。！？．][.!?…]*{CLOSERS}(?:\[\d[\d,–-]*\])?")
"""Begins with one of a set, not with several: so the search for the next stop is twice as fast."""
ASCII_END = re.compile(r"[.!?][.!?]*[\"')\]]*(?:\[\d[\d,-]*\])?")
"""The same where there is nothing else."""
BLANK = re.compile(r"\n\s*\n")
GLUED = re.compile(r"(?:The|We|In|This|Our|These|To|It|However|Moreover|Furthermore|Finally)[ ,]")
"""Behind a stop that lost its space."""
WIDE = re.compile(r"[⺀-〿぀-鿿豈-﫿＀-￯가-힣]")
"""Scripts whose sentences need no space between them, and their signs."""
MATH = re.compile(r"\$\$.+?\$\$|(?<!\\)\$(?=\S)(?:[^$\\]|\\.)+?(?<=\S)\$(?!\d)", re.DOTALL)
"""As pandoc reads it: a price is no formula."""
OPENING, CLOSING = "([{「『（", ")]}」』）"
BRACKET = re.compile(r"[()\[\]{}「」『』（）]")
WITHIN = 300
"""A bracket that closes after more characters was never meant to hold the stop."""
LAST_WORD = re.compile(r"[^\s(\[“\"„«（]+\Z")
_NEVER_LAST = """
e.g i.e eg ie cf vs fig figs eq eqs sec sect no approx viz resp
z.b d.h vgl nr abb p.ex p.ej núm pág cfr рис табл см
"""
NEVER_LAST = frozenset(_NEVER_LAST.split())
"""Abbreviations that end no sentence, whatever follows."""
_ABBREVIATIONS = """
ca eqn tab ref refs nos vol ch pp dr mr mrs ms prof st gen sen rev hon mt thm thms lem prop def cor alg app w.r.t
a.k.a aka incl est ed eds al ibid op spp sp var subsp gov u.s u.k u.n jr sr inc ltd co corp bros min max chap pt ser
suppl dept univ proc
u.a u.ä z.t i.d.r s.o s.u v.a o.g bzw bspw kap sog evtl ggf inkl zzgl jh jhd bd hrsg
c.-à-d fasc mme mlle p.e págs aprox sra srta dra ee uu ecc pag sig dott
т.е т.д т.п т.к др им ул гг
"""
ABBREVIATIONS = NEVER_LAST.union(_ABBREVIATIONS.split())
_STARTERS = """
we the this these our in it here to however a an using results their they by for on from when while moreover
finally i as although but if experiments such furthermore further thus hence then most many with unlike
nous cette cet wir die der das dies diese es el la los este esta se en
"""
STARTERS = frozenset(_STARTERS.split())
"""Words that start a sentence even after an abbreviation."""
LATER_CAPITAL = re.compile(r"[a-z]{1,2}[A-Z0-9]|[a-z]-[A-Z]")
"""Names that begin with a small letter: mRNA, eBPF, k-NN."""
COUNTED = re.compile(
    r"(?:Jan|Feb|März|Apr|Mai|Juni|Juli|Aug|Sept|Okt|Nov|Dez|Jahrh|Jh|Lebensj|Auflage|Kapitel|Klasse)"
)
"""What German counts with a stop: "am 3. Oktober"."""


def sentences(text: str) -> list[str]:
    """The sentences of a text, without the white space between them; a blank line ends one, too."""
    return [text[start:end] for start, end in spans(text)]


def spans(text: str) -> list[tuple[int, int]]:
    """Where each sentence starts and ends, without white space around it. One pass; what looks ahead is bounded."""
    found: list[tuple[int, int]] = []
    start = 0
    for blank in BLANK.finditer(text) if "\n" in text else ():
        divide(found, text, start, blank.start())
        start = blank.end()
    divide(found, text, start, len(text))
    return found


def divide(found: list[tuple[int, int]], text: str, start: int, until: int) -> None:
    """Parts a paragraph, from `start` to `until`."""
    while until > start and text[until - 1].isspace():
        until -= 1
    start = behind_space(text, start, until)
    formulas = [match.span() for match in MATH.finditer(text, start, until)] if "$" in text else []
    counted, depth, number = start, 0, 0
    bracket = next_bracket(text, start, until)
    for match in (ASCII_END if text.isascii() else END).finditer(text, start, until):
        place, end = match.span()
        if end < until and not text[end].isspace() and not unspaced(text, place, end):
            continue
        if formulas:
            while number < len(formulas) and formulas[number][1] <= place:
                number += 1
            if number < len(formulas) and formulas[number][0] < place:
                continue
        if bracket < end:
            depth = max(depth + opened(text[counted:end]), 0)
            bracket = next_bracket(text, end, until)
        counted = end
        if (depth and closes(text, end, until)) or not ends_here(text, start, place, end):
            continue
        found.append((start, end))
        start, depth = behind_space(text, end, until), 0
    if start < until:
        found.append((start, until))


def behind_space(text: str, start: int, until: int) -> int:
    while start < until and text[start].isspace():
        start += 1
    return start


def next_bracket(text: str, start: int, until: int) -> int:
    found = BRACKET.search(text, start, until)
    return found.start() if found else until


def unspaced(text: str, place: int, end: int) -> bool:
    """Whether a stop at `place` may end a sentence without white space behind it, at `end`."""
    if text[place] == ".":
        return end == place + 1 and text[place - 2 : place].isalpha() and GLUED.match(text, end) is not None
    return text[place] in "。！？．" or WIDE.match(text, end) is not None


def opened(part: str) -> int:
    """How many brackets more open than close there, of whatever kind: "[0, 1)" is whole."""
    if part.isascii():
        return sum(map(part.count, "([{")) - sum(map(part.count, ")]}"))
    return sum(map(part.count, OPENING)) - sum(map(part.count, CLOSING))


def closes(text: str, start: int, until: int) -> bool:
    """Whether a bracket closes soon."""
    return any(text.find(bracket, start, min(start + WITHIN, until)) >= 0 for bracket in CLOSING)


def ends_here(text: str, start: int, place: int, end: int) -> bool:
    """Whether the stop from `place` to `end` ends the sentence that begins at `start`, rather than an abbreviation,
    an initial or a number."""
    if text[place] in "。！？．।":
        return not (text[end - 1] in "」』）" and "ぁ" <= text[end : end + 1] <= "ん")
    ahead = text[end : end + 2].lstrip()[:1]
    single = end == place + 1 and text[place] == "."
    if single and ahead.isupper():
        plain = text[text.rfind(" ", start, place) + 1 : place]
        if len(plain) > 2 and plain.isalpha() and plain.lower() not in ABBREVIATIONS:
            return True
    after = text[end : end + 40].split(maxsplit=1)
    if not after:
        return True
    following = after[0]
    small = following[0].islower() and not LATER_CAPITAL.match(following)
    if not single:
        return not small
    last = LAST_WORD.search(text, max(start, place - 20), place)
    if last is None:
        return text[place - 1 : place] in ('"', "”", "’", "“", "»")
    word = last[0].rpartition("-")[2]
    known = word.lower()
    starts = following.rstrip(",:;").lower() in STARTERS
    if known in ABBREVIATIONS:
        return starts and not small and known not in NEVER_LAST
    if small:
        return starts and len(word) > 2 and word.isalpha()
    if len(word) == 1 and word.isalpha():
        return starts or (word.islower() and following.isalpha())
    if word.isdigit() and len(word) < 3:
        item = text[start : last.start()].rstrip()
        listed = not item or item[-1] in ":;," or (item.endswith((" and", " or")) and not starts)
        return not listed and not COUNTED.match(following)
    return True
