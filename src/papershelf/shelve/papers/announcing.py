"""The words with which authors announce what their paper does or finds: which sentences of an abstract hold them."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple


class Announcement(NamedTuple):
    """`weight` says how surely this is the paper's own matter; `end` is where the announcing words end,
    `adverbs` what stands between "we" and the verb."""

    weight: float
    end: int
    adverbs: str


NOTHING = Announcement(-9.0, 0, "")
MAKES = (
    r"(?:propos|introduc|present|develop|design|devis|offer|creat|formulat|releas|invent|unveil|contribut\w* an?\b"
    r"|put forward|pioneer)"
)
FINDS = (
    r"(?:show|prov(?:e|ed|en|es|ing)\b|demonstrat|establish|find|found|discover|report|reveal|identif"
    r"|conclud\w* that|argu|contend"
    r"|uncover|suggest|determin|detect|achiev|solv|generali[sz]|unif(?:y|ied|ies)|improv|confirm|disprov|refut|settl"
    r"|resolv)"
)
LOOKS = (
    r"(?:stud|investigat|analy[sz]|explor|examin|address|review|survey|revisit|tackl|compar|characteri[sz]|aim"
    r"|formali[sz]|estimat|quantif|assess|map|seek|sought|buil[dt]|construct|deriv|describ|provid|giv|gave|advocat"
    r"|outlin|extend|carr(?:y|ied) out|combin|cast|leverag|defin|re(?:interpret|think|formulat|cast)|measur|test"
    r"|evaluat|sequenc|synthesi[sz]|simulat|trac|discuss|consider|ask)"
)
PAPER = (
    r"(?:paper|work|article|study|thesis|dissertation|survey|report|chapter|note|letter|review|manuscript|essay|book"
    r"|monograph|tutorial|contribution|research|investigation|analysis|experiment|trial)"
)
OWN = (
    rf"(?:{PAPER}|results?|findings?|experiments?|analys[ie]s|evaluations?|theor(?:y|em)|data"
    r"|(?:main|key|central|principal) (?:result|contribution|finding|insight|idea|technical \w+)s?)"
)
ACTED = rf"(?:(?P<makes>{MAKES})|(?P<finds>{FINDS})|(?P<looks>{LOOKS}))"
ADVERBS = (
    r"(?P<adverbs>(?:(?:\w+ly|then|here|first|also|thus|hence|next|further|therefore|now|instead|aims? to|seeks? to"
    r"|in fact|in this \w+),? ){0,2})"
)
SUBORDINATE = frozenset("that which as when if what than where because since until how".split())
OF_ONES_OWN = frozenset(
    "our the these this experimental empirical numerical extensive simulation theoretical main comprehensive evaluation"
    " experiment quantitative qualitative key preliminary further final overall".split()
)
"""What stands before results that are not others': no "recent" ones."""
CUES = tuple(
    (gate, re.compile(pattern))
    for gate, pattern in (
        (" we ", rf" we {ADVERBS}(?:{ACTED}|(?P<does>\w+))"),
        (" i ", rf" i {ADVERBS}{ACTED}"),
        (" our ", rf" our (?:\w+ )?{OWN} {ADVERBS}(?:{ACTED}|(?P<own>is|are)\b)"),
        (" our ", r" our (?:\w+ )?(?P<ours>approach|method|model|framework|algorithm|system)\b"),
        (" this ", rf" this (?:\w+ )?{PAPER} {ADVERBS}(?:{ACTED}|(?P<own>\w+))"),
        (" the present ", rf" the present (?:\w+ )?{PAPER} {ADVERBS}(?:{ACTED}|(?P<own>\w+))"),
        (
            " results ",
            rf" results (?:on [^,;]{{1,60}}? )?{ADVERBS}(?:(?P<results>{FINDS}|indicat|support|impl|point))",
        ),
        (" experiments ", rf" experiments (?:on [^,;]{{1,60}}? )?{ADVERBS}(?P<results>{FINDS}|indicat)"),
        (" findings ", rf" findings {ADVERBS}(?P<results>{FINDS}|indicat|support|impl|point|challeng)"),
    )
)
"""What stands in a text of small letters, and the pattern that announces something there."""
WEIGHTS = {"makes": 5.0, "finds": 4.6, "looks": 3.8, "results": 3.0, "own": 3.0, "ours": 2.2, "does": 1.6}
PASSIVE = re.compile(
    r" (?:(?P<now>is|are|(?:has|have) been)|was|were) (?:\w+ly |here |also )?"
    rf"(?:shown|given|found|proved|proven|(?:{MAKES}|{FINDS}|{LOOKS})\w*ed)\b"
)
"""Said of one's own in the present tense, more often of others' in the past."""
NOW, THEN = 2.4, 1.8
NAMED = 2.6


def announcements(low: str, starts: Sequence[int], name: str = "") -> dict[int, Announcement]:
    """The weightiest announcement of each sentence that has one, by the sentence's number.

    `low` is the text in small letters behind one space, `starts` are the places of its sentences without that space.
    `name` is what the title calls its subject, in small letters: a sentence may begin with it.
    """
    found: dict[int, Announcement] = {}
    for gate, cue in CUES:
        place = low.find(gate)
        while place >= 0:
            if match := cue.match(low, place):
                note(found, starts, match, WEIGHTS[match.lastgroup or "does"])
            place = low.find(gate, place + 1)
    if not any(each.weight > NAMED for each in found.values()):
        for match in PASSIVE.finditer(low):
            note(found, starts, match, NOW if match["now"] else THEN)
        for number, start in enumerate(starts) if name else ():
            if low.startswith(f"{name} ", start + 1):
                weight = max(NAMED, found.get(number, NOTHING).weight)
                found[number] = Announcement(weight, start + len(name), "")
    return found


def note(found: dict[int, Announcement], starts: Sequence[int], match: re.Match[str], weight: float) -> None:
    place = match.start()
    number = max(bisect_right(starts, place) - 1, 0)
    known = found.get(number, NOTHING)
    if weight <= known.weight:
        return
    before = match.string[max(place - 8, 0) : place].rpartition(" ")[2]
    if before in SUBORDINATE:
        weight -= 2.0
    if match.lastgroup == "results" and before not in OF_ONES_OWN and place not in starts:
        return
    if weight > known.weight:
        adverbs = match["adverbs"] if "adverbs" in match.re.groupindex else ""
        found[number] = Announcement(weight, match.end() - 1, adverbs)


ELSEWHERE = re.compile(
    # German, French, Spanish, Portuguese, Italian
    r"\b(?:in (?:dieser|der vorliegenden) (?:arbeit|studie|untersuchung|dissertation)|in diese[mr] (?:artikel"
    r"|beitrag|aufsatz"
    r"|paper)|(?:dieser|der vorliegende) (?:artikel|beitrag|aufsatz)|(?:diese|die vorliegende) (?:arbeit|studie"
    r"|untersuchung)"
    r"|wir (?:\w+ )?(?:zeig|stell|präsent|entwick|untersuch|beschreib|schlagen|schlugen|beweis|führ|analys|find"
    r"|berichten)"
    r"|nous (?:\w+ )?(?:propos|présent|montr|introdui|étudi|développ|décriv|analys|démontr|prouv|examin|expos|abord"
    r"|discut)"
    r"|dans (?:cet article|ce travail|ce papier|cette étude|cette thèse)|(?:cet article|ce travail|cette étude"
    r"|cette thèse)"
    r"|en (?:este|el presente) (?:trabajo|artículo|estudio)|en esta (?:tesis|investigación)"
    r"|(?:este|el presente) (?:trabajo|artículo|estudio)|esta (?:tesis|investigación|revisión)"
    r"|(?:presentamos|proponemos|mostramos|demostramos|estudiamos|analizamos|desarrollamos|introducimos|investigamos)"
    r"|se (?:presenta|propone|analiza|estudia|muestra|describe|demuestra)n?"
    r"|(?:neste|no presente) (?:trabalho|artigo|estudo)|nesta (?:tese|pesquisa)|(?:este|o presente) (?:trabalho"
    r"|artigo|estudo)"
    r"|(?:apresentamos|propomos|mostramos|demonstramos|estudamos|analisamos|desenvolvemos|investigamos)"
    r"|in questo (?:lavoro|articolo|studio)|(?:questo|il presente) (?:lavoro|articolo|studio)|questa (?:tesi|ricerca)"
    r"|(?:proponiamo|presentiamo|mostriamo|dimostriamo|studiamo|introduciamo|analizziamo|sviluppiamo)"
    # Dutch, Polish, Turkish, Russian, Ukrainian
    r"|in dit (?:artikel|werk|onderzoek|proefschrift)|dit (?:artikel|onderzoek|proefschrift)|wij (?:tonen|stellen"
    r"|onderzoeken)"
    r"|w (?:niniejszej|tej) (?:pracy|artykule)|w (?:niniejszym|tym) artykule|bu (?:çalışma|makale|tez)\w*"
    r"|в (?:данной|этой|настоящей|нашей|предлагаемой)? ?(?:работе|статье|диссертации)|в (?:данном"
    r"|настоящем) исследовании"
    r"|(?:данная|настоящая|эта) (?:работа|статья)|мы (?:\w+ )?(?:предлага|показыва|показали|представля|исследу"
    r"|доказыва|разработа)"
    r"|(?:предложен|представлен|исследован|разработан|доказан|показано)\w*|у (?:цій|даній) (?:роботі|статті))"
    # Arabic, Persian, Hebrew, Hindi
    r"|في هذ[اه] (?:البحث|الورقة|الدراسة|المقال)|(?:نقدم|نقترح|تقدم هذه|يقدم هذا)|در این (?:مقاله|پژوهش|تحقیق)"
    r"|במאמר זה|בעבודה זו|אנו (?:מציגים|מציעים|מראים)|इस (?:पत्र|शोध|लेख)"
    # Chinese, Japanese, Korean
    r"|本(?:文|研究|论文|論文|工作|稿|报告|報告|書|综述)|我们(?:提出|介绍|展示|证明|发现|设计|开发)|我們(?:提出|介紹|展示|證明|發現)"
    r"|(?:提出|设计|設計|构建|開發|开发)了(?:一种|一個|一个)?|を(?:提案|報告|開発|示|紹介|明らかに)|我々は|筆者らは"
    r"|본 (?:논문|연구|글)|이 (?:논문|연구)|우리는|(?:제안|제시|분석|개발)(?:한다|하였다|했다|합니다)",
)
"""How papers in other languages announce what they do."""


def elsewhere(text: str) -> re.Match[str] | None:
    """The first announcement of a text in small letters that is not in English."""
    return None if text.count(" the ") > 1 else ELSEWHERE.search(text)
