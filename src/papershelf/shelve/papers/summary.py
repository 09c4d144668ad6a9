"""An abstract to the one of its sentences that says what the paper does or finds."""

import re

from papershelf.shelve.papers.sentences import sentences

LONG = 300
"""Characters above which another sentence that says the same is better."""
SHORT = 65
"""Characters below which a sentence says little."""

MAKES = r"(?:propos|introduc|present|develop|design|devis|describ|provid|offer|construct|creat|formulat|releas|build)"
FINDS = r"(?:show|prov|demonstrat|establish|find|found|discover|report|deriv|reveal|identif|conclud|argu|observ|obtain)"
LOOKS = r"(?:stud|investigat|analy[sz]|explor|examin|consider|address|review|survey|revisit|test|measur|compar|ask)"
ADVERBS = (
    r"(?:\w+ly,? |then |here |first |also |thus |hence |next |further |therefore |now |in this \w+,? ){0,2}"
)
PAPER = r"(?:paper|work|article|study|thesis|survey|report|chapter|note|letter|review|manuscript|essay|book)"
WHO = r"\b(?:this|our|the (?:present|current))"
CUES = tuple(
    (gate, re.compile(pattern), weight)
    for gate, pattern, weight in (
        (" we ", rf"\bwe {ADVERBS}{MAKES}", 5.0),
        (" this ", rf"{WHO} (?:\w+ )?{PAPER} (?:\w+ly )?(?:{MAKES}|{FINDS})", 5.0),
        (" we ", rf"\bwe {ADVERBS}{FINDS}", 4.5),
        (" we ", rf"\bwe {ADVERBS}{LOOKS}", 3.5),
        (" i ", rf"\bi {ADVERBS}(?:{MAKES}|{FINDS}|{LOOKS})", 4.5),
        (" this ", rf"{WHO} (?:\w+ )?{PAPER}\b", 3.5),
        (" the present ", rf"{WHO} (?:\w+ )?{PAPER}\b", 3.5),
        (" our ", rf"\bour (?:\w+ )?{PAPER} (?:\w+ly )?(?:{MAKES}|{FINDS})", 5.0),
        (" our ", r"\bour (?:main|key|central|principal) (?:contribution|result|finding|insight|idea)", 3.0),
        (":", r"\A (?:conclusions?|interpretation):", 2.9),
        (":", r"\A (?:results?|findings|objectives?|aims?):", 2.5),
        (
            " our ",
            r"\bour (?:approach|method|model|framework|algorithm|analysis|results?|findings?|theory)\b",
            2.2,
        ),
        ("ed ", rf"\b(?:is|are|was|were) (?:\w+ )?(?:{MAKES}|{FINDS}|{LOOKS})\w*ed\b", 2.2),
        (" we ", "", 1.6),
    )
)
"""What a padded, lower-case sentence must hold, the pattern that it must then match, and the weight; best first."""

SIGNS = tuple(
    (re.compile(pattern), weight)
    for pattern, weight in (
        (rf"\b(?:in|with) (?:this|the present) (?:\w+ )?{PAPER}\b|\bhere(?:in)?,? we\b", 1.0),
        (
            r"\A (?:to (?:this|that) end|to (?:address|overcome|solve|tackle|fill)|motivated by|inspired by)\b",
            0.3,
        ),
        (
            r"\A (?:finally|additionally|moreover|furthermore|further|in addition|in particular|lastly|second|also|"
            r"for (?:example|instance)|as a (?:by-?product|corollary)|along the way|on the \w+ side|specifically)\b",
            -2.0,
        ),
        (r"\bwe (?:also|further|additionally|hope|believe|note|discuss|conclude)\b", -1.5),
        (r"\bexperiment\w* |\bempirical(?:ly)? |\bcode is\b|\bavailable at\b|https?://", -0.8),
        (rf"\A (?:it|they|these|those|such|this|that|he|she)\b(?! (?:\w+ )?{PAPER}\b)", -1.0),
        (r"(?:\.\.\.|…)\Z|\?\Z", -2.0),
    )
)
BONUS = 1.3
"""The most that signs can add."""

ENOUGH = 2.0
"""Below this weight the first sentence tells more."""


def summary_sentence(abstract: str) -> str | None:
    """The sentence of `abstract`, as it stands there, that says what the paper does or finds.

    The first sentence where none says so, null for an empty abstract.
    """
    best, most = None, ENOUGH
    first = None
    for number, sentence in enumerate(sentences(abstract)):
        if first is None:
            first = sentence
        late = 0.06 * number
        weight = weigh(sentence, most + late)
        if weight - late > most:
            best, most = sentence, weight - late
    return best or first


def weigh(sentence: str, least: float = 0.0) -> float:
    """How likely a sentence says what its paper does or finds; 0 for background and for what stays below `least`."""
    text = f" {sentence.lower()}"
    weight = next((weight for gate, cue, weight in CUES if gate in text and cue.search(text)), 0.0)
    if not weight:
        return 0.0
    length = len(sentence)
    if length > LONG:
        weight -= 1.0 + (length - LONG) / 150
    elif length < SHORT:
        weight -= (SHORT - length) / 20
    if weight + BONUS <= least:
        return 0.0
    return weight + sum(weight for sign, weight in SIGNS if sign.search(text))
