"""A text to its sentences, each as it stands there: never parted in a formula, brackets, an abbreviation, a number."""

import re
from collections.abc import Iterator

CLOSERS = r"(?:[\"'”’“‘»«)\]」』）]|[\s\u00a0\u202f]»)*"
END = re.compile(
    rf"[.!?…؟۔।։።]+{CLOSERS}(?:\[\d[\d,–-]*\])?(?=\s|\Z)|[。！？．]+{CLOSERS}|[!?]{CLOSERS}(?=[一-鿿])|\n{{2,}}"
    r"|(?<=[a-z)]{2})[.](?=(?:The|We|In|This|Our|These|To|It|However|Moreover|Furthermore|Finally)[ ,])"
)
"""The last: a space was lost behind the stop."""
MATH = re.compile(r"\$\$.+?\$\$|(?<!\\)\$(?=\S)(?:[^$\\]|\\.)+?(?<=\S)\$(?!\d)", re.DOTALL)
"""As pandoc reads it: a price is no formula."""
OPENED, CLOSED = "([{「『（", ")]}」』）"
WITHIN = 300
"""A bracket that closes after more characters was never meant to hold the stop."""
LAST_WORD = re.compile(r"[^\s(\[“\"„«（]+\Z")
_ABBREVIATIONS = """
viz resp approx ca eqn tab ref refs nos vol ch pp dr mr mrs ms prof st gen sen rev hon mt thm thms lem prop def cor
alg app w.r.t a.k.a aka incl est ed eds al ibid op spp sp var subsp gov u.s u.k u.n jr sr inc ltd co corp bros min max
chap pt ser suppl dept univ nat int proc trans conf

d.h u.a u.ä z.t z.b i.d.r s.o s.u v.a o.g bzw bspw vgl nr abb kap sog evtl ggf inkl zzgl jh jhd bd hrsg
p.ex c.-à-d chap fasc env mme mlle
p.ej p.e núm pág págs aprox sra srta dra ee uu
ecc cfr pag sig dott
т.е т.д т.п т.к др рис табл см им ул гг
"""
_NEVER_LAST = """
e.g i.e eg ie cf vs fig figs eq eqs sec sect no z.b d.h p.ex p.ej approx viz resp vgl nr abb cfr núm pág рис табл см
"""
NEVER_LAST = frozenset(_NEVER_LAST.split())
"""Abbreviations that end no sentence, whatever follows."""
ABBREVIATIONS = NEVER_LAST.union(_ABBREVIATIONS.split())
_STARTERS = """
we the this these our in it here to however a an using results their they by for on from when while moreover
finally i as although but if experiments such furthermore further thus hence then most many with unlike
nous cette cet wir die der das dies diese es in el la los este esta se en
"""
STARTERS = frozenset(_STARTERS.split())
"""Words that start a sentence even after an abbreviation."""
LATER_CAPITAL = re.compile(r"[a-z]{1,2}[A-Z0-9]|[a-z]-[A-Z]")
"""Names that begin with a small letter: mRNA, eBPF, k-NN."""
DATES = re.compile(
    r"Jan|Feb|März|Apr|Mai|Juni|Juli|Aug|Sept|Okt|Nov|Dez|Jahrh|Jh|Lebensj|Auflage|Kapitel|Klasse|Tag|Woche"
)
"""What German counts with a stop: "am 3. Oktober"."""


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, without the white space between them; a blank line ends one, too."""
    start = behind = depth = 0
    formulas = iter([match.span() for match in MATH.finditer(text)]) if "$" in text else iter(())
    formula = next(formulas, (len(text), 0))
    for match in END.finditer(text):
        place = match.start()
        if match[0][0] != "\n":
            while formula[1] and formula[1] <= place:
                formula = next(formulas, (len(text), 0))
            if formula[0] < place:
                continue
            depth = max(depth + opened(text, behind, match.end()), 0)
            behind = match.end()
            if (depth and closes(text, behind)) or not ends_here(text, start, match):
                continue
        if sentence := text[start : match.end()].strip():
            yield sentence
        start = behind = match.end()
        depth = 0
    if sentence := text[start:].strip():
        yield sentence


def opened(text: str, start: int, end: int) -> int:
    """How many brackets more open than close there, of whatever kind: "[0, 1)" is whole."""
    part = text[start:end]
    if part.isascii():
        return (
            part.count("(") + part.count("[") + part.count("{")
            - part.count(")") - part.count("]") - part.count("}")
        )  # fmt: skip
    return sum(map(part.count, OPENED)) - sum(map(part.count, CLOSED))


def closes(text: str, start: int) -> bool:
    """Whether a bracket closes soon."""
    return any(text.find(bracket, start, start + WITHIN) >= 0 for bracket in CLOSED)


def ends_here(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a stop ends the sentence that begins at `start`, rather than an abbreviation, initial or number."""
    if match[0][0] in "。！？．।":
        return True
    after = text[match.end() : match.end() + 40].split(maxsplit=1)
    if not after:
        return True
    following = after[0]
    small = following[0].islower() and not LATER_CAPITAL.match(following)
    starts = following.rstrip(",:;").lower() in STARTERS
    if match[0] != ".":
        return not small
    last = LAST_WORD.search(text, max(start, match.start() - 20), match.start())
    if last is None:
        return text[match.start() - 1] in '"”’“»'
    word = last[0].rpartition("-")[2]
    known = word.lower()
    if known in ABBREVIATIONS:
        return starts and not small and known not in NEVER_LAST
    if small:
        return starts and len(word) > 2 and word.isalpha()
    if len(word) == 1 and word.isalpha():
        return starts or (word.islower() and following.isalpha())
    if word.isdigit() and len(word) < 3:
        item = text[start : last.start()].rstrip()
        return bool(item) and item[-1] not in ":;," and not DATES.match(following)
    return True
