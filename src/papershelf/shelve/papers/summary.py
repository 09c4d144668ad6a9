"""An abstract to the one of its sentences that says what the paper does or finds, quoted by rule.

A sentence is weighed by the words with which authors announce their own work ("we propose", "this paper shows"), by
the section of a structured abstract that it stands in and by the words that it shares with the title; less by what
makes it hard to read alone: a beginning that leans on the sentence before, a "this" behind the verb, great length.
"""

import re
from collections.abc import Sequence

from papershelf.shelve.papers.announcing import PAPER, Announcement, announcements, elsewhere
from papershelf.shelve.papers.sentences import spans

LONG, ENDLESS, SHORT = 280, 480, 60
"""Characters above which another sentence that says the same is better, above which any is, and below which a sentence
says little."""
IN_THIS_PAPER = re.compile(rf"(?:in|with) (?:this|the present) (?:\w+ )?{PAPER}\b|here(?:in)?,? (?:we|i) ")
HERE = ("this ", "here", "present ")
AFTER = ("also", "further", "first", "then", "next")
"""What stands before the verb of a further thing."""
LEANING = re.compile(
    r"(?P<further>first(?:ly)?,|finally|additionally|moreover|furthermore|further|in addition|lastly|second(?:ly)?"
    r"|third(?:ly)?|also"
    r"|besides|for (?:example|instance)|as a (?:by-?product|corollary|consequence|result)|along the way"
    r"|on the \w+ side"
    r"|similarly|conversely|likewise|next|then|subsequently|after that|we (?:first|then|next|also|further|conclude)"
    r"|meanwhile)\b"
    r"|(?P<pointing>(?:it|they|these|those|such|he|she|its|their)\b"
    rf"|th(?:is|at)\b(?! (?:\w+ )?{PAPER}\b))"
    r"|(?P<narrowed>in (?:case|(?:the|this|that|such an?) (?:\w+,? ){0,3}(?:case|setting|regime|limit|context))\b"
    r"|for (?:this|th[eo]se)\b"
    r"|to (?:further |better )?(?:demonstrate|show|validate|verify|evaluate|test|illustrate|promote)\b)"
    r"|(?P<joined>however|but|nonetheless|nevertheless|yet|still|thus|hence|therefore|so|specifically|in particular"
    r"|concretely|more \w+ly|consequently|accordingly|indeed|that is|instead|in contrast|on the (?:one|other) hand"
    r"|and"
    r"|or)\b"
)
"""How a sentence begins that goes on from another."""
LEANS = {"narrowed": -1.5, "further": -2.2, "pointing": -1.6, "joined": -0.8}
BACK = re.compile(
    r" (?:this|these|those|such|the (?:above|former|latter|same|resulting|proposed)|its|their|both)\b"
    rf"(?! (?:\w+ )?{PAPER}\b)"
)
"""A word that points back."""
TRIED = re.compile(
    r"\w* (?:(?:that )?(?:our|the(?: proposed)?|this) (?:\w+ )?(?:method|approach|algorithm|model|framework"
    r"|technique|system)s?\b"
    r"|(?:this|it|these|them) (?:on|in|for|with|by|using)\b"
    r"|(?:the|its|our|their|how|\w+ly)? ?(?:(?:broad|wide|high|strong|improved|superior\w*|practical|promising"
    r"|great|general"
    r"|empirical|competitive|significant|impressive|substantial) )*"
    r"(?:utility|efficacy|effective\w*|capabilit\w+|performances?|flexib\w+|benefits?|advantages?|applicab\w+"
    r"|potential|promise"
    r"|accurac\w+|versatility|robustness|usefulness|generality|merits?|power|superior\w*|improvements?|gains?"
    r"|results)\b)"
)
"""What follows the verb where a sentence tells of a trial: "we demonstrate the utility of"."""
REACH = 45
"""So many characters behind the verb it is what the sentence is about."""
MINOR = (
    "experiment,empirical,ablation,we hope,we believe,we note,we conclude,we assume,we discuss,we expect,we conduct"
    ",we thank,we evaluate,we validate,future work,future research"
).split(",")
WHERE_CODE_IS = (
    "https://,http://,github,code is,code and,code will,publicly available,available at,available from,project page"
).split(",")
"""What tells of tests, hopes and places rather than of the matter."""
HEADING = re.compile(
    r"(?:background|introduction|context|motivation|importance|rationale|purpose|objectives?|aims?|goals?"
    r"|hypothes[ie]s"
    r"|(?:materials?|patients?|subjects?|data)(?: and | ?/ ?| & )methods?|methods?|methodology|design|setting"
    r"|participants|approach|main outcome measures?|measurements?|(?:main |key |principal )?(?:results?|findings)"
    r"|outcomes?|conclusions?(?: and (?:relevance|significance|implications))?|interpretation|discussion|significance"
    r"|implications|limitations?|funding|trial registration"
    r"|hintergrund|fragestellung|zielsetzung|ziele?|methoden?|methodik|ergebnisse?|schlussfolgerung(?:en)?|fazit"
    r"|contexte|objectifs?|méthodes?|résultats?|introducción|antecedentes|objetivos?|métodos?|resultados?"
    r"|conclusi(?:ón|ones)|introdução|conclus(?:ão|ões)|obiettiv[oi]|metodi|risultati|conclusioni"
    r"|目的|背景|方法|结果|結果|结论|結論|考察|цель|методы|результаты|выводы?|заключение)"
    r"\s?(?:[:：.】](?=\s|[^\x00-\x7f]|\Z)|[—–-](?=\s)|(?-i:(?<=[A-Z]{4})\s(?=[A-Z0-9]))|\Z)\s*",
    re.IGNORECASE,
)
SECTIONS = (
    (re.compile(r"conclu|interpret|schluss|fazit|结论|結論|вывод|заключ", re.IGNORECASE), 4.2),
    (re.compile(r"result|finding|ergebnis|résultat|risultat|结果|結果|резул", re.IGNORECASE), 2.6),
    (
        re.compile(
            r"purpose|objecti|aim|goal|ziel|objet|obiett|frage|hypoth|approach|目的|цель", re.IGNORECASE
        ),
        2.8,
    ),
    (
        re.compile(r"background|introduc|context|motiv|importan|rational|hinter|anteced|背景", re.IGNORECASE),
        -0.5,
    ),
    (re.compile(""), -2.5),
)
"""A section's weight by its heading: what a paper concludes tells more than how it was done."""
BULLET = re.compile(r"(?:\(?(?:\d{1,2}|[ivx]{1,4}|[a-h])\)|\d{1,2}\.|[•▪●*–—-])\s+(?=\S)")
"""A list's number or sign before a sentence."""
WORD = re.compile(r"\w{4,}")
TITLE = 1.6
"""What a sentence gains that holds all words of the title."""
ENOUGH = 1.0
"""Below this weight nothing was announced."""
RANK, NUMBER = 0.6, 0.05
"""What a sentence loses for each that announces something before it, and for each sentence before it."""
LITTLE, SAID = 2.0, 2.0
"""A weight of a verb that says little, and what it gains in "in this paper, we"."""
BONUS = TITLE + 1.2
"""The most that a sentence's manner can add."""


def summary_sentence(abstract: str, title: str | None = None) -> str | None:
    """The sentence of `abstract`, as it stands there, that says what the paper does or finds.

    Where none announces that, the first that can be read alone. A heading or bullet before it is left out. None for an
    empty abstract.
    """
    places = spans(abstract)
    if not places:
        return None
    low = abstract.lower()
    if len(low) != len(abstract):
        low = abstract  # a letter became two: places would no longer fit
    sections = section_weights(abstract, places)
    name, colon, _ = (title or "").lower().partition(": ")
    found = announcements(f" {low}", [start for start, _ in places], name if colon else "")
    if sections:
        for number, weight in enumerate(sections):
            start = places[number][0]
            told = found.get(number, Announcement(0.0, start, ""))
            found[number] = told._replace(weight=weight + min(told.weight, 2.0 if weight > 0 else 0.0))
    titled = tuple(set(WORD.findall(title.lower()))) if title else ()
    best, most = None, ENOUGH
    for rank, number in enumerate(sorted(found)):
        told = found[number]
        weight = told.weight - (0.0 if sections else RANK * min(rank, 5)) - NUMBER * number
        if weight + BONUS + (SAID if told.weight < LITTLE else 0.0) <= most:
            continue
        weight += manner(low, *places[number], told, titled)
        if weight > most:
            best, most = number, weight
    if best is None:
        best = without_cue(low, places)
    start, end = places[best]
    return bare(abstract[start:end])


def manner(low: str, start: int, end: int, told: Announcement, titled: Sequence[str]) -> float:
    """How much better or worse than others the sentence from `start` to `end` reads alone."""
    length = end - start
    sentence = low[start:end]
    weight = 0.0
    if length > LONG:
        weight -= (length - LONG) / 100 + (3.0 if length > ENDLESS else 0.0)
    elif length < SHORT:
        weight -= (SHORT - length) / 20
    if titled:
        weight += TITLE * holds(sentence, titled) / len(titled)
    if holds(sentence, HERE) and IN_THIS_PAPER.search(sentence):
        weight += 1.2 + (SAID if told.weight < LITTLE else 0.0)
    if leaning := LEANING.match(sentence):
        weight += LEANS[leaning.lastgroup or "joined"]
    elif told.adverbs and holds(told.adverbs, AFTER):
        weight -= 1.5
    if TRIED.match(low, told.end, end):
        weight -= 1.5
    if BACK.search(low, told.end, min(told.end + REACH, end)):
        weight -= 1.2
    if holds(sentence, MINOR):
        weight -= 0.8
    if holds(sentence, WHERE_CODE_IS):
        weight -= 2.0
    if sentence[0] == "%":
        weight -= 9.0  # a comment of TeX
    last = sentence[-1]
    if last in "?？؟" or sentence.endswith(("...", "…")):
        weight -= 2.5
    elif last.isalnum():
        weight -= 0.4
    return weight


def holds(text: str, words: Sequence[str]) -> int:
    """How many of the words stand in the text."""
    count = 0
    for word in words:
        if word in text:
            count += 1
    return count


def without_cue(low: str, places: Sequence[tuple[int, int]]) -> int:
    """The sentence that announces something in another language; else the first that can be read alone; else the
    first."""
    if told := elsewhere(low):
        for number, (start, end) in enumerate(places):
            if start <= told.start() < end:
                return number
    for number, (start, end) in enumerate(places):
        sentence = low[start:end]
        if HEADING.fullmatch(sentence):
            continue
        if (
            end - start <= ENDLESS
            and sentence[-1] not in "?？؟…"
            and sentence[0] != "%"
            and not LEANING.match(sentence)
        ):
            return number
    return 0


def section_weights(text: str, places: Sequence[tuple[int, int]]) -> list[float]:
    """The weight of each sentence's section; empty where no heading stands before a sentence."""
    weights: list[float] = []
    weight, headings = 0.0, 0
    for start, end in places:
        near = text[start : start + 40]
        heading = None
        if ":" in near or end - start < 40 or near[:4].isupper() or not near.isascii():
            heading = HEADING.match(text, start, end)
        if heading:
            headings += 1
            weight = next(value for name, value in SECTIONS if name.search(heading[0]))
        alone = heading is not None and heading.end() == end
        weights.append(-9.0 if alone else weight)
    return weights if headings else []


def bare(sentence: str) -> str:
    """The sentence without the section's heading and the list's sign before it."""
    for sign in (BULLET, HEADING):
        if (found := sign.match(sentence)) and found.end() < len(sentence):
            sentence = sentence[found.end() :]
    return sentence
