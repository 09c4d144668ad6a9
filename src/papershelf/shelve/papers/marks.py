"""What kind of a work a title says that it is, and which part: "Corrigendum to …", "Data from: …", "Part II".

Another kind or part is another work, even of the same authors and with the same abstract."""

import re
from collections.abc import Mapping
from functools import lru_cache

from papershelf.late import late
from papershelf.shelve.papers.opposites import COUNTS
from papershelf.shelve.papers.wording import folded, plain, title_words

CORRECTION = (
    r"corrigend(?:um|a)|errat(?:um|a)(?: corrige)?|(?:(?:author|publisher|editorial)(?:'?s'?)? )?corrections?|"
    r"publisher'?s? note|editor'?s? note|addend(?:um|a)|berichtigung(?:en)?|korrigendum|korrektur(?:en)?|nachtrag|"
    r"correctifs?|rectificatifs?|fe de errat(?:as?|a)|fe de errores|correccion(?:es)?|correcao|"
    r"correcoes|errata corrige|"
    r"correzion[ei]|rettifica|rectificatie|erratalijst|rattelser?|rettelser?|oikaisu|oprava|sprostowanie|korekta|"
    r"helyesbites|duzeltme|исправлени[ея]|поправк[аи]|опечатк[аи]|виправлення|更正|勘误|勘誤|订正|訂正|正誤表|정정|정오표"
)
RETRACTION = (
    r"retraction(?: note| notice)?|notice of retraction|withdrawal|(?:editorial )?expression of concern|"
    r"retractation|retractacion|retratacao|ritrattazione|ruckzug|zuruckziehung|撤稿|撤回"
)
RETRACTED = r"retracted(?: article| paper)?|withdrawn(?: article| paper)?|removed"
REPLY = (
    r"(?:(?:authors?'?|our|a|the) )?(?:repl(?:y|ies)|responses?|rejoinders?|comments?|commentary|discussions?|"
    r"answers?)|"
    r"remarks?|erwiderung|antwort|entgegnung|kommentar|stellungnahme|replique|reponse|commentaires?|respuesta|replica|"
    r"comentarios?|resposta|risposta|commento|antwoord|svar|vastaus|odpowiedz|odpoved|ответ|комментарий|комментарии|"
    r"回复|答复|评论|回答|コメント|回答|返答|답변"
)
DATA = (
    r"(?:(?:raw|source|supplementary|supporting|supplemental|research|experimental|replication|reproduction|associated|"
    r"original|underlying|simulation) )*(?:data ?(?:sets?|files?)?|code|codes|software|scripts?|materials?|"
    r"(?:data|code|scripts?) (?:and|&) (?:data|code|scripts?|materials?)|packages?|archive|artifacts?|repository)"
)
SUPPLEMENT = (
    r"(?:electronic |online )?(?:supplement(?:s|al|ary)?|supporting)(?: (?:information|materials?|data|text|"
    r"notes?|files?))?|"
    r"(?:online|web|technical) appendix|appendix|appendices|anhang|erganzung(?:en)?|annexes?|附录|補遺"
)
TALK = (
    r"posters?(?: abstract)?|demo(?:nstration)?s?(?: abstract| paper)?|tutorials?|keynote(?: talk| address| lecture)?|"
    r"invited (?:talk|lecture)|plenary(?: talk| lecture)?|workshop|panel|slides|video|abstract|extended abstract|"
    r"student abstract|brief announcement|work in progress|late breaking(?: work| results)?|"
    r"doctoral (?:consortium|symposium|dissertation|thesis)|"
    r"(?:ph\.?d\.?|master'?s?|bachelor'?s?|doctoral) (?:thesis|forum)|"
    r"thesis|dissertation|(?:an? )?(?:abridged|short|condensed|preliminary) (?:report|version)|"
    r"podcast|interview|transcript|registered report protocol|study protocol|protocol"
)
CARD = r"(?:data ?set|data|model|system) cards?|data ?sheet|read ?me"
MANUAL = (
    r"(?:(?:instructor|teacher|student|solution|user|reference|laborator|lab)(?:'?s'?|y)?'? )+"
    r"(?:manual|guide|handbook|workbook)|"
    r"solutions?(?: manual)?(?: (?:for|to) .*)?|answer (?:key|book)|work ?book|study guide|companion"
)
REVIEW = (
    r"(?:book )?review|(?:a )?summary|synopsis|highlights|preface|foreword|afterword|prologue|epilogue|recension|"
    r"rezension|compte rendu|resena|recensione"
)
REPLICATION = r"re|replication|reproduction"
SEQUEL = r"revisit(?:ed|ing)(?: the)?|rethinking|more (?:on|about)|further (?:remarks|notes|results) on"

DEMONSTRATION = r"(?:\A|[:.]\s)(?:an? )?demonstrations? of\b"
PAGES = r"[(\[]\s*vol(?:ume)?\.?\s*\d+,?\s*(?:pg?|pages?)\b[^)\]]*[)\]]\W*\Z"
"""How Web of Science ends the title of a correction: (vol 4, pg 2955, 2010)."""

TO = (
    r"(?:to|for|from|on|regarding|concerning|accompanying|zum?|zur|auf|fur|von|aux?|a(?: la| las| los)?|al|del?|de l|"
    r"della|di|do|da|alla|pour|sur|para|sobre|per|su|till?|til|op|bij|к|на|до)\b"
)
SHORTENED = r"(?:an? )?(?:abridged|short|condensed|preliminary) (?:report|version)"
OPEN = r"\A[\s\[(«\"“'*]*(?:the |an? )?"
STOP = r"\s*[\])]|\s*[:.：]|\s[-–—―]+\s|\s*[\"“„«‘「『《]"
"""What ends the name of a kind before a paper's title."""
BRACKETED = r"[(\[（【]\s*(?:the |an? )?(?:{words})(?:\s+(?:to|by|on|for|of)\b[^\])]*)?\s*[)\]）】]\W*\Z"
BEHIND = r"(?:[:：]|\s[-–—―]+|[.?!]\s)\s*(?:the |an? )?(?:{words})(?:\s+(?:to|by)\b.*)?\W*\Z"


def before(words: str, links: str = "") -> str:
    """A title that begins with the name of a kind, and goes on with the paper's title, with or without a link."""
    return rf"{OPEN}(?:{words})(?:{STOP}" + (rf"|\s+(?:{links})" if links else "") + ")"


def behind(words: str, in_brackets: bool = False) -> str:
    """A title that ends with the name of a kind: in brackets, or else behind a colon, dash or stop too."""
    bracketed = BRACKETED.replace("{words}", words)
    return bracketed if in_brackets else rf"{bracketed}|{BEHIND.replace('{words}', words)}"


KINDS: Mapping[str, re.Pattern[str]] = {
    kind: late("|".join(patterns))
    for kind, patterns in {
        "correction": (before(CORRECTION, TO), behind(CORRECTION), PAGES),
        "retraction": (before(RETRACTION, rf"of\b|{TO}"), behind(RETRACTION)),
        "retracted": (before(RETRACTED), behind(RETRACTED)),
        "reply": (before(REPLY, TO), behind(REPLY)),
        "data": (
            before(DATA, r"(?:for|from|of|accompanying|to accompany|supporting|zu|pour|de|para|di|per)\b"),
            behind(DATA, in_brackets=True),
        ),
        "supplement": (before(SUPPLEMENT, rf"of\b|{TO}"), behind(SUPPLEMENT)),
        "talk": (before(TALK), behind(TALK, in_brackets=True), behind(SHORTENED), DEMONSTRATION),
        "card": (before(CARD, r"(?:for|of)\b"), behind(CARD)),
        "manual": (before(MANUAL, r"(?:for|to)\b"), behind(MANUAL)),
        "review": (before(REVIEW, r"(?:of|to|for)\b"), behind(REVIEW, in_brackets=True)),
        "replication": (before(REPLICATION, r"(?:of|study of)\b"), behind(REPLICATION, in_brackets=True)),
        "sequel": (rf"{OPEN}(?:{SEQUEL})\b", r"[\s(\[:,-](?:re-?)*(?:revisited|reloaded|continued|ctd)\W*\Z"),
    }.items()
}
"""How titles say what kind of a work beside the paper itself they are of."""
AGAIN = late(r"\b(?:re-?)+(?=(?:re-?)*visit)")
"""How often something was visited again."""
VERSION = late(r"\A\W*([^:]*?\w)\s+v?(\d+(?:\.\d+)*)\s*(?:[:–—]|\s-\s)\s*[^\W\d]")

APART = frozenset({"correction", "reply", "data", "supplement", "card", "manual", "review"})
"""Kinds that have an identifier of their own; lists that give them the paper's are wrong."""

DIVISIONS = frozenset(
    "part parts volume vol chapter section teil band heft tome tomo partie parte kapitel chapitre capitulo capitolo "
    "folge mitteilung lieferung deel paper lecture book edition ed часть том глава".split()
)


@lru_cache(maxsize=1 << 12)
def kinds_of(title: str) -> frozenset[str]:
    """The kinds of works that a title names at its beginning or end; nothing for a paper."""
    text = folded(plain(title)).replace("’", "'")
    found = {kind for kind, pattern in KINDS.items() if pattern.search(text)}
    if "visit" in text:
        found |= {again.replace("-", "") for again in AGAIN.findall(text)}
    return frozenset(found)


def kinds_differ(one: str, other: str) -> frozenset[str]:
    """The kinds of works that only one of two titles names."""
    return kinds_of(one) ^ kinds_of(other)


def versions_differ(one: str, other: str) -> bool:
    """Whether two titles name two versions of a thing before the colon: "SAFE 2.0: …" and "SAFE: …"."""
    mine, theirs = version_of(one), version_of(other)
    return mine[0] == theirs[0] and mine[1] != theirs[1] and bool(mine[0])


def version_of(title: str) -> tuple[str, str]:
    """What a title names before its colon, and the number of its version; "" without a colon or a number."""
    text = folded(plain(title))
    found = VERSION.match(text)
    if found and found[1].rsplit(maxsplit=1)[-1] not in DIVISIONS:
        return found[1], found[2].removesuffix(".0")
    return text.partition(":")[0] if ":" in text else "", ""


def parts_differ(one: str, other: str) -> bool:
    """Whether two titles name two parts of a whole: "Part I" and "Part II", "Chapter 3" and "Chapter 7"."""
    mine, theirs = parts_of(one), parts_of(other)
    if any(theirs.get(word, number) != number for word, number in mine.items()):
        return True
    words, others = title_words(one), title_words(other)
    return (
        len(words) > 2
        and words[:-1] == others[:-1]
        and {words[-1], others[-1]} <= COUNTS.keys()
        and COUNTS[words[-1]] != COUNTS[others[-1]]
    )


@lru_cache(maxsize=1 << 12)
def parts_of(title: str) -> Mapping[str, str]:
    """The numbers of the parts that a title names, by what it calls them."""
    words = title_words(title)
    found = {}
    for place, word in enumerate(words):
        if word in DIVISIONS:
            after = words[place + 1] if place + 1 < len(words) else ""
            before = words[place - 1] if place else ""
            for number in (before, after) if word in ("edition", "ed") else (after, before[:-2]):
                if number in COUNTS or number.isdigit() or (len(number) == 1 and number in "abcdefgh"):
                    found[word] = COUNTS.get(number, number)
                    break
    return found
