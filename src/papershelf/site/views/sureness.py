"""How sure it is that a person is one, and another than those of like names, as sentences for readers."""

from collections import Counter
from collections.abc import Mapping, Sequence

from papershelf.english import counted, listed
from papershelf.model import Paper, Person
from papershelf.shelve.corrections.people import PARTED
from papershelf.shelve.people.names import parse

REASONS = 4
"""The most reasons on a page."""
MOST = 2
"""So many co-authors who link papers are named."""


def how_sure(
    person: Person, papers: Sequence[Paper], people: Mapping[str, Person], own_list: bool = False
) -> str:
    """What says that all papers are one person's: what was joined has its reasons beside it. `own_list` says
    whether a document lists these papers and no others."""
    spellings = (
        "One spelling" if not person.also_written else counted(1 + len(person.also_written), "spelling")
    )
    count = counted(len(papers), "paper")
    if len(papers) == 1:
        return "" if person.also_written else "One paper, so there was nothing to join."
    if person.also_written:
        return (
            f"{spellings} on {count}, joined for what follows:"
            if person.evidence
            else f"{spellings} on {count}."
        )
    if any(each != PARTED for each in reasons(person)[0]):
        return f"One spelling on {count}, joined for what follows:"
    if person.orcid:
        return f"One spelling on {count}."
    if own_list:
        return f"One spelling on {count}, which one document lists together and no others."
    linked, linking = links(person.id, papers)
    if not linked:
        return f"One spelling on {count}; nothing but the name says that it is one person{subject(papers)}."
    whom = listed([*(people[id].name for id in linking[:MOST]), *more(len(linking) - MOST)])
    if linked == len(papers):
        return f"One spelling on {count}, which share {counted(len(linking), 'co-author')}: {whom}."
    rest = len(papers) - linked
    return (
        f"One spelling on {count}. {linked} share {counted(len(linking), 'co-author')} ({whom}); for the other"
        f" {rest if rest > 1 else 'one'} nothing but the name says that it is the same person."
    )


def reasons(person: Person) -> tuple[list[str], str]:
    """Why the spellings are one person's, the first of many, and where the ORCID iD is stated: "" if a correction has
    given it."""
    told = f"ORCID iD {person.orcid} is "
    stated = next((each.removeprefix(told) for each in person.evidence if each.startswith(told)), "")
    others = [each for each in person.evidence if not each.startswith(told)]
    left = len(others) - REASONS
    return [*others[:REASONS], *([f"And {left} more"] if left > 0 else [])], stated


def more(count: int) -> list[str]:
    return [f"{count} more"] if count > 0 else []


def subject(papers: Sequence[Paper]) -> str:
    """That all papers are of one topic, behind a sentence."""
    shared = set.intersection(*({topic.id for topic in paper.topics} for paper in papers))
    return ", beside a topic that all share" if shared else ""


def links(id: str, papers: Sequence[Paper]) -> tuple[int, list[str]]:
    """How many papers hang together by co-authors, at most in one group, and the co-authors who link these, most
    frequent first."""
    own = [{author.id for author in paper.authors} - {id} for paper in papers]
    counts = Counter(other for each in own for other in each)
    shared = {other for other, count in counts.items() if count > 1}
    groups: list[tuple[set[str], int]] = []
    for each in own:
        friends, size = each & shared, 1
        if not friends:
            continue
        apart = []
        for group in groups:
            if group[0] & friends:
                friends, size = friends | group[0], size + group[1]
            else:
                apart.append(group)
        groups = [*apart, (friends, size)]
    if not groups:
        return 0, []
    friends, size = max(groups, key=lambda group: (group[1], sorted(group[0])))
    return size, sorted(friends, key=lambda other: (-counts[other], other))


def why_apart(person: Person, other: Person, papers: Mapping[str, Paper]) -> str:
    """Why someone of a like name is not this person, as far as anything says so."""
    if set(person.papers) & set(other.papers):
        return "on a paper with this one"
    if person.orcid and other.orcid:
        return "another ORCID iD"
    mine, theirs = (
        {author.id for id in each.papers for author in papers[id].authors} - {person.id, other.id}
        for each in (person, other)
    )
    if common := len(mine & theirs):
        return f"{counted(common, 'co-author')} in common, too little to join"
    return "no co-author in common"


def cut_lists(papers: Sequence[Paper]) -> str:
    """That sources cut author lists, with where they cut them; "" if none does."""
    lengths = [len(paper.authors) for paper in papers if paper.authors and not paper.authors_complete]
    if not lengths:
        return ""
    least, most = min(lengths), max(lengths)
    at = f"at {counted(most, 'author')}" if least == most else f"at {least} to {most} authors"
    if len(papers) == 1:
        return f"The source cuts the author list {at}, so co-authors may be missing."
    have = "has" if len(lengths) == 1 else "have"
    whole = f"{len(lengths)} of {counted(len(papers), 'paper')} {have}"
    return f"{whole} an author list that the source cuts {at}, so co-authors may be missing."


def initials(person: Person, papers: Sequence[Paper]) -> str:
    """That some papers have initials for the given name; "" if none has."""
    short = sum(
        author.id == person.id and bool((name := parse(author.name)).given) and not name.spelt_out
        for paper in papers
        for author in paper.authors
    )
    if not short:
        return ""
    if short == len(papers):
        return (
            "The sources give the name with initials only."
            if short > 1
            else "The source gives the name with initials only."
        )
    share = f"{short} of {counted(len(papers), 'paper')}"
    return f"{share} {'gives' if short == 1 else 'give'} the name with initials only."
