"""Where a paper appeared as references write it behind the title: how such a text begins, whether it is nothing but a
journal with its numbers, who edited the book; and the words that are abbreviated there."""

from papershelf.late import late
from papershelf.read.venues import YEAR

_ISO_4 = (
    "acad adv am amer anal ann annu appl artif assoc astron astrophys autom biochem bioeng biol biomed biophys br "
    "brit bull calc chem clin cogn comm commun comput conf crystallogr curr cybern discret distrib dyn ecol econ "
    "econom edn educ electr electron eng engrg ent environ epidemiol ergon eur evol exp expl fund gen genet geol "
    "geom geophys geosci hist hum hydrol immunol ind inf inform infect inst instrum int integr intell interact "
    "intern jpn knowl lang lect lett libr linguist lond mach manag mater math meas mech med metall meteorol meth "
    "microbiol mod mol monogr nat natl netw neurobiol neurol neurosci nucl numer oceanogr oper ophthalmol opt "
    "orthop pathol pharmacol philos photon phys physiol polym pol pract prepr probab proc prod prog psychiatr "
    "psychol quart radiol recognit rel rep res resour rev robot sci secur semin simul soc sociol softw spectrosc "
    "stat statist stoch struct stud surg surv symp syst technol telecommun theor theoret ther toxicol trans "
    "transp univ veh vis wirel zool"
)
"""Words of journals as ISO 4 abbreviates them; no sentence ends with one."""
_ABBREVIATIONS = frozenset(
    f"vs no st al fig vol dr prof approx ca cf e.g i.e mr ms eq sec inc jr u.s ed eds nr hrsg {_ISO_4}".split()
)
_BEFORE_WORD = " (,/"
_NEAR = 16
"""A longer word before a point is no abbreviation."""
_WORD = r"(?:[A-Z(][\w&’'.)/-]*|of|the|and|for|in|on|&|de|la|des|der|und|für|et|del|–|-)"
_NUMBERS = (
    r"(?:[\s,;:.()\[\]–—/-]|(?>\d+(?:\.+\d+)*[a-z]?(?![\w]))|[A-Z]{1,3}\d+|(?:[Vv]ol|[Nn]o|[Nn]r|pp?|[Pp]ages?|[Aa]rt(?:icle)?|[Ss]uppl"
    r"|[Ii]ssue|[Jj]g|Bd|S|Heft|[Vv]|[Nn]|[RLS]|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b)"
)
_DETAILS = late(rf"{_WORD}(?:\s{_WORD}){{0,7}}[\s,.]++(?=[\s,(]*(?:vol|v|no)?\.?\s?[A-Z]?\d){_NUMBERS}+")
"""A journal with its volume, pages and year, and nothing else."""
_HEAD = late(
    r"(?P<within>[Ii]n:?\s(?=\S))|(?P<preprint>(?i:arxiv|biorxiv|medrxiv|chemrxiv|corr|eprint|ssrn|preprint)\b)"
    r"|(?P<thesis>(?:(?i:ph\.?\s?d|master|doctoral|bachelor|m\.?sc|diploma)\S*\s(?i:thesis|dissertation)|(?i:dissertation|thesis"
    r"|th[eè]se|tesis|diss\.)\b))"
    r"|(?P<plain>(?:The\s)?(?:\d{4}\s|\d+(?:st|nd|rd|th)\s)?(?:(?:IEEE|ACM|AAAI|SIAM|USENIX|European|American)[\s/]+)*"
    r"(?:(?:International|Annual|National|Joint|Int\.|Intl\.)\s)*(?:Journal|J\.|Proc|Trans|Conf|Symp|Workshop"
    r"|Advances in|Annals|Lecture Notes|Findings|Annu\.|Adv\.|Ann\.|Rev\.|Int\.\sJ))"
    r"|(?P<abbreviated>(?:[A-Z][\w&/-]{0,14}\.?\s){0,6}[A-Z][\w-]{0,12}\.,?\s?\(?\d)"
    r"|(?P<acronym>(?:[A-Z]+\s)?[A-Z][a-z-]*[A-Z][\w-]*+[\s,.;:(’']++\d)"
    rf"|(?P<numbered>[A-Z][\w&’'-]*(?:\s{_WORD}){{0,9}},?\s(?:[Vv]ol\.?\s|v\.\s|\()?\d)"
    r"|(?P<imprint>(?:(?:\d+(?:st|nd|rd|th)|[Rr]ev\w*\.?|[A-Z]\w+)\s[Ee]d(?:ition|n)?\.?[,.]?\s)?[A-Z][\w.’' &-]{1,40}"
    r"[:,]\s[A-Z][\w&.,’' -]{1,40},\s(?:19|20)\d\d[a-z]?(?=$|[.,;)]))"
    r"|(?P<year>\(?(?:19|20)\d\d)|(?P<press>[A-Z][\w& -]{2,40}(?:Press|Verlag|Publishers|Publishing)\b)"
)
"""How a venue begins."""
_HEADS = {
    "within": 0.8,
    "preprint": 1.2,
    "thesis": 2.0,
    "plain": 1.3,
    "abbreviated": 1.5,
    "acronym": 1.0,
    "numbered": 1.0,
    "imprint": 1.8,
    "year": 0.3,
    "press": 1.0,
}
_NO_HEAD = -0.4
_EDITORS = late(
    r"(?:[Ii]n:?\s)?(?=[^\W\d_])[^\d()\[\]]{3,300}?[\s,]*[(\[](?:[Ee]ds?\.?|[Ee]ditors?|[Hh]rsg\.?|[Hh]g\.?|[Oo]rgs?\.?|[Cc]oords?\.?)[)\]]"
    r"[.,:]?\s+(?=\S)"
    r"|[Ii]n:?\s(?=[^\W\d_])[^\d()\[\]]{3,300}?,\s(?:[Ee]ds?\.|[Ee]ditors?),\s+(?=\S)"
)


def is_abbreviated(text: str, end: int) -> bool:
    """Whether the point behind text[:end] is that of an abbreviation."""
    near = text[max(0, end - _NEAR) : end]
    start = max(map(near.rfind, _BEFORE_WORD)) + 1
    word = near[start:].lower()
    return (len(word) == 1 and word.isalpha()) or word in _ABBREVIATIONS


def is_details(text: str) -> bool:
    """Whether a text is a journal with its volume, pages and year, and no title stands before it.

    >>> is_details("Phys. Rev. Lett. 126, 010501 (2021)."), is_details("Bees count, Nature 12, 345 (2021)")
    (True, False)
    """
    return YEAR.search(text) is not None and _DETAILS.fullmatch(text) is not None


def like_head(rest: str) -> float:
    """How well the beginning of what stands behind a title looks like that of a venue, in log-odds."""
    found = _HEAD.match(rest)
    return _HEADS[found.lastgroup or ""] if found else _NO_HEAD


def without_editors(rest: str) -> str:
    """What stands behind a title, without the editors of the book.

    >>> without_editors("In: Roe, C. (ed.) ICML 2020. Springer")
    'In ICML 2020. Springer'
    """
    found = _EDITORS.match(rest) if "d" in rest or "rsg" in rest or "rg" in rest else None
    return f"In {rest[found.end() :]}" if found else rest
