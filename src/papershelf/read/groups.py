"""Names of groups that sign papers as a person does: collaborations, consortia, councils, working groups."""

_SIGNING = frozenset("consortium council commission investigators collaborators".split())
"""What no title ends with unless it names the group."""
_NAMED = frozenset("collaboration collaborations team".split())
"""What titles speak of too: of a group if what stands before it is a name, "CDF Collaboration"."""
_BODIES = frozenset(
    "group party force society association organization organisation agency office bureau network initiative alliance"
    " board panel foundation union federation committee authority".split()
)
"""What is of a group behind a word that says so: "Particle Data Group", "World Health Organization"."""
_OFFICIAL = frozenset(
    "international national intergovernmental world european american african asian federal royal british canadian"
    " australian united data working study task research joint scientific science writing statistics"
    " statistical".split()
)
_INSIDE = frozenset("of the for and on in de".split())
_LEADS = frozenset(("of", "for", "on"))
_LONGEST = 8
_LONGEST_WORD = 20


def is_group(text: str) -> bool:
    """Whether a text is the name of a group that signs papers, in full.

    >>> is_group("CDF Collaboration"), is_group("Particle Data Group"), is_group("Human-AI Collaboration")
    (True, True, False)
    """
    if len(text) > _LONGEST * _LONGEST_WORD or not text[:1].isalnum() or not text[-1:].isalpha():
        return False
    words = text.split()
    if not 2 <= len(words) <= _LONGEST or not all(map(_is_part, words)):
        return False
    small = [word.lower() for word in words]
    begins = 1 if small[0] == "the" else 0
    for at in range(len(words) - 1, begins, -1):
        last = at == len(words) - 1
        if not last and small[at + 1] not in _LEADS:
            continue
        before = words[begins:at]
        official = not _OFFICIAL.isdisjoint(small[begins:at])
        if small[at] in _BODIES:
            return official
        if small[at] in _SIGNING:
            return last or official
        if small[at] in _NAMED:
            return last and (bool(begins) or official or _is_short_name(before[0]))
    return False


def _is_part(word: str) -> bool:
    """Whether a word may stand in a group's name: with a capital, a number, or one that joins two others."""
    return word in _INSIDE or ((word[0].isupper() or word[0].isdigit()) and word.replace("-", "").isalnum())


def _is_short_name(word: str) -> bool:
    """Whether a word is an experiment's or a project's short name: "CDF", "LHCb", "NA62"."""
    return word.isalnum() and (sum(map(str.isupper, word)) > 1 or any(map(str.isdigit, word)))
