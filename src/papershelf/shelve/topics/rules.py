"""The `[[topics]]` of site.toml: which papers a rule gives its topic, and the words that say so."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

from msgspec.structs import replace

from papershelf.config import TopicRule, line_in
from papershelf.model import Frozen, Paper, Problem

WORDS = 3
"""The most spellings that stand as the evidence of a membership."""
BETWEEN = r"[\s‐‑–-]+"
ACRONYM = re.compile(r"[A-Z][A-Z0-9+#-]{1,4}")
"""Short words in capitals are taken as they are written: "AI" is not "ai"."""
BY_HAND = "chosen by hand"


class Ruled(Frozen, frozen=True, kw_only=True):
    """What a rule decides: the papers that have its topic with their words, by number, and those that have it not."""

    rule: TopicRule
    papers: Mapping[int, tuple[str, ...]]
    never: frozenset[int]


def apply_rules(
    rules: Sequence[TopicRule], papers: Sequence[Paper], keywords: Sequence[Sequence[str]]
) -> list[Ruled]:
    """Each rule with its papers. `keywords` are those that each paper's sources state."""
    number_of = {paper.id: number for number, paper in enumerate(papers)}
    found = [
        Ruled(
            rule=rule,
            papers=dict.fromkeys((number_of[id] for id in rule.include if id in number_of), (BY_HAND,)),
            never=frozenset(number_of[id] for id in rule.exclude if id in number_of),
        )
        for rule in rules
    ]
    members: list[dict[int, tuple[str, ...]]] = [dict(each.papers) for each in found]
    wanted = [Wanted(rule.match) for rule in rules]
    for number, paper in enumerate(papers) if rules else ():
        text = "\n".join(filter(None, (paper.title, paper.abstract, *keywords[number])))
        low = text.lower()
        for place, each in enumerate(wanted):
            if words := each.told(text, low, paper.categories):
                members[place][number] = words[:WORDS]
    kept = (
        {number: words for number, words in mine.items() if number not in each.never}
        for each, mine in zip(found, members, strict=True)
    )
    return with_parts([replace(each, papers=mine) for each, mine in zip(found, kept, strict=True)])


class Wanted:
    """What a rule looks for."""

    def __init__(self, phrases: Sequence[str]) -> None:
        self.patterns = [(opening(phrase), pattern(phrase)) for phrase in phrases]
        self.codes = {phrase.rpartition(".")[2] for phrase in phrases}

    def told(self, text: str, low: str, categories: Sequence[str]) -> tuple[str, ...]:
        """The places of a text that it speaks of, as written, and codes; `low` is the text in small letters."""
        found = dict.fromkeys(
            match[0] for first, phrase in self.patterns if first in low for match in phrase.finditer(text)
        )
        found |= dict.fromkeys(code for code in categories if code.rpartition(".")[2] in self.codes)
        return tuple(found)


def opening(phrase: str) -> str:
    """What every text that has the phrase has in small letters."""
    return re.split(r"[\s‐‑–*-]", phrase.strip().lower(), maxsplit=1)[0].rstrip("sy")


def pattern(phrase: str) -> re.Pattern[str]:
    """A phrase as it may be written: hyphens for spaces, in the plural, and after `*` with any ending."""
    words = re.split(BETWEEN, phrase.strip())
    exact = ACRONYM.fullmatch(phrase.strip())
    body = BETWEEN.join(word(each, last=at == len(words) - 1) for at, each in enumerate(words))
    return re.compile(rf"(?<![\w+]){body}(?![\w+])", 0 if exact else re.IGNORECASE)


def word(text: str, last: bool) -> str:
    if text.endswith("*"):
        return re.escape(text[:-1]) + r"\w*"
    if not last:
        return re.escape(text)
    if text[-1:] in "yY" and text[-2:-1].lower() not in "aeiou":
        return re.escape(text[:-1]) + "(?:y|ies)"
    return re.escape(text.removesuffix("s") if len(text) > 3 and text[-2] not in "su" else text) + "(?:e?s)?"


def with_parts(found: Sequence[Ruled]) -> list[Ruled]:
    """The rules with the papers of those that name them as their parent."""
    by_name = {each.rule.name.casefold(): dict(each.papers) for each in found}
    never = {each.rule.name.casefold(): each.never for each in found}
    for _ in found:  # as deep as there are rules
        for each in found:
            parent = each.rule.parent.casefold()
            if parent in by_name and parent != each.rule.name.casefold():
                for number in by_name[each.rule.name.casefold()]:
                    if number not in never[parent]:
                        by_name[parent].setdefault(number, (each.rule.name,))
    return [replace(each, papers=by_name[each.rule.name.casefold()]) for each in found]


def unmatched_rules(rules: Sequence[TopicRule], papers: Sequence[Paper], site: Path) -> Iterator[Problem]:
    """Warnings for what the rules name and is not there."""
    ids = {paper.id for paper in papers}
    names = [rule.name for rule in rules]
    for at, rule in enumerate(rules):
        for key, wanted in (("include", rule.include), ("exclude", rule.exclude)):
            for id in wanted:
                if id not in ids:
                    yield nothing(
                        site, at, key, f"No paper is “{id}”, which {key} of “{rule.name}” names.", id, ids
                    )
        if rule.parent and rule.parent.casefold() not in map(str.casefold, names):
            message = f"No topic is “{rule.parent}”, which is to be the parent of “{rule.name}”."
            yield nothing(site, at, "parent", message, rule.parent, names)
        if not rule.match and not rule.include and rule.name not in [each.parent for each in rules]:
            yield nothing(site, at, "name", f"“{rule.name}” has no paper: nothing says which.", "", ())


def nothing(
    site: Path, at: int, key: str, message: str, wanted: str, known: Sequence[str] | set[str]
) -> Problem:
    nearest = get_close_matches(wanted, sorted(known), n=1)
    return Problem(
        file="site.toml",
        line=line_in(site, "topics", key, at),
        severity="warning",
        code="unmatched-topic",
        message=message,
        hint=f"Did you mean “{nearest[0]}”?"
        if nearest
        else "Write match, or include with the ids of papers.",
    )
