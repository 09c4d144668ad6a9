"""Papers to related papers: by their words, their authors and their topics, each relation with its reasons."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import nlargest
from itertools import chain, combinations
from math import log, sqrt

from papershelf.model import Membership, Paper, Related, Topic
from papershelf.shelve.topics.words import Words

MOST_RELATED = 5
MOST_NAMED_BY = 15
"""How many papers may name one paper as related."""
CANDIDATES = 16
"""Papers like one that are weighed further."""
LIKE = 0.15
"""The least likeness of two papers' words, in [0, 1]."""
FEWEST_WORDS = 2
"""Distinctive words that two papers share, unless they share an author."""
COMMON = 0.15
"""Words in a larger share of the papers are not distinctive."""
WORDS_OF_PAPER = 28
"""The most telling words of a paper, by which it is compared."""
WORDS_SHOWN = 4
BEGINNING = 6
"""Letters: "analytic" and "analytical" are not two words that papers share."""
LONGEST_POSTING = 120
"""Papers that a word leads to: those that it matters most to."""
AUTHORS_PAPERS = 60
"""Papers that an author leads to; whoever has more is no reason to read on."""
AUTHOR_BONUS = 0.12
TOPIC_BONUS = 0.04
TITLE = 3
"""Uses in the abstract that one in the title counts for."""

Weights = dict[str, float]
"""A paper's distinctive words by what they tell; the squares add up to 1."""


def relate(
    papers: Sequence[Paper],
    memberships: Mapping[str, Sequence[Membership]],
    topics: Sequence[Topic] = (),
    words: Words | None = None,
) -> dict[str, tuple[Related, ...]]:
    """Up to five related papers of each paper, by its id, best first; papers without any are left out.

    `memberships` are the papers' topics, by their ids; `topics` have the names that reasons show. `words` are those
    of the same papers, where somebody has them already.
    """
    words = words or Words(papers)
    papers = words.papers
    weights = weigh_words(words)
    authors = [{author.id: author.name for author in paper.authors} for paper in papers]
    specific = {topic.id: topic.name for topic in topics if len(topic.papers) <= COMMON * len(papers)}
    subjects = [
        {each.id: specific[each.id] for each in memberships.get(paper.id, ()) if each.id in specific}
        for paper in papers
    ]
    likeness = compare(weights)
    for first, second in meet(authors):
        likeness[first].setdefault(second, 0.0)
        likeness[second].setdefault(first, 0.0)
    crowding = [mean(nlargest(MOST_RELATED, likes.values())) for likes in likeness]

    offers = []
    for paper, likes in enumerate(likeness):
        for other, like in likes.items():
            shared_authors = len(authors[paper].keys() & authors[other].keys())
            shared_topics = len(subjects[paper].keys() & subjects[other].keys())
            bonus = AUTHOR_BONUS * min(shared_authors, 3) + TOPIC_BONUS * min(shared_topics, 2)
            alike = like >= LIKE and len(shared_words(weights[paper], weights[other])) >= FEWEST_WORDS
            if alike or shared_authors:
                score = like - (crowding[paper] + crowding[other]) / 4 + bonus
                offers.append((-round(score, 9), paper, other))
    related: list[list[int]] = [[] for _ in papers]
    named = [0] * len(papers)
    for _, paper, other in sorted(offers):
        if len(related[paper]) < MOST_RELATED and named[other] < MOST_NAMED_BY:
            related[paper].append(other)
            named[other] += 1

    def reasons(paper: int, other: int) -> Iterable[str]:
        if shared := [name for id, name in authors[paper].items() if id in authors[other]]:
            yield name_authors(shared)
        shared_most = shared_words(weights[paper], weights[other])[:WORDS_SHOWN]
        if len(shared_most) >= FEWEST_WORDS:
            yield f"Shared words: {', '.join(spell(shared_most, paper, words))}"
        if names := [name for id, name in subjects[paper].items() if id in subjects[other]]:
            yield f"Shared topic{'s' if len(names) > 1 else ''}: {', '.join(names[:3])}"

    return {
        papers[paper].id: tuple(
            Related(id=papers[other].id, reasons=tuple(reasons(paper, other))) for other in others
        )
        for paper, others in enumerate(related)
        if others
    }


def shared_words(mine: Weights, theirs: Weights) -> list[str]:
    """The words of two papers, most telling first; of words with the same beginning only one."""
    first: dict[str, str] = {}
    for word in sorted(mine.keys() & theirs.keys(), key=lambda word: (-mine[word] * theirs[word], word)):
        first.setdefault(word[:BEGINNING], word)
    return list(first.values())


def spell(shared: Sequence[str], paper: int, words: Words) -> list[str]:
    """Words as a paper writes them, in small letters where any text does so."""
    vocabulary = words.vocabulary
    spelling: dict[str, str] = {}
    for token in chain(words.bodies[paper], words.heads[paper]):
        word = vocabulary.stems[token]
        if word in shared and word not in spelling:
            spelling[word] = in_running_text(vocabulary.written[token], vocabulary)
    return [spelling[word] for word in shared]


def in_running_text(word: str, vocabulary: Mapping[str, int]) -> str:
    """Without the capital of a title or of a first word, and without a genitive's ending."""
    if len(word) > 2 and word[-2] in "'’":
        word = word[:-2]
    lower = word.lower()
    return lower if lower in vocabulary and word[1:] == lower[1:] else word


def weigh_words(words: Words) -> list[Weights]:
    """TF-IDF of the distinctive words of each paper, the most telling ones only, scaled to length 1."""
    papers = range(len(words.papers))
    spread: Counter[str] = Counter()
    for paper in papers:
        spread.update(count_words(words, paper).keys())
    most = max(COMMON * len(papers), 4)
    rarity = {word: log(len(papers) / spread[word]) for word in sorted(spread) if 1 < spread[word] <= most}
    weights = []
    for paper in papers:
        counts = count_words(words, paper)
        weighed = sorted(
            (-(1 + log(count)) * rarity[word], word) for word, count in counts.items() if word in rarity
        )
        del weighed[WORDS_OF_PAPER:]
        length = sqrt(sum(weight * weight for weight, _ in weighed)) or 1.0
        weights.append({word: -weight / length for weight, word in weighed})
    return weights


def count_words(words: Words, paper: int) -> dict[str, int]:
    """How often a paper uses each word that may be distinctive, the title counting more."""
    plain, keys = words.vocabulary.plain, words.vocabulary.stems
    counts: dict[str, int] = {}
    tokens = Counter(words.bodies[paper])
    if words.papers[paper].title is not None:
        for token in words.heads[paper]:
            tokens[token] += TITLE
    for token, number in tokens.items():
        if not plain[token]:
            word = keys[token]
            counts[word] = counts.get(word, 0) + number
    return counts


def compare(weights: Sequence[Weights]) -> list[dict[int, float]]:
    """The papers most like each paper, with the cosine of their words.

    Inverted lists, each cut to the papers that its word matters most to, lead to the candidates.
    """
    postings: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for paper, words in enumerate(weights):
        for word, weight in words.items():
            postings[word].append((weight, paper))
    for posting in postings.values():
        if len(posting) > LONGEST_POSTING:
            posting.sort(key=lambda entry: (-entry[0], entry[1]))
            del posting[LONGEST_POSTING:]
    likeness: list[dict[int, float]] = []
    for paper, words in enumerate(weights):
        likes: dict[int, float] = defaultdict(float)
        for word, mine in words.items():
            for weight, other in postings[word]:
                likes[other] += mine * weight
        likes.pop(paper, None)
        best = sorted((-round(like, 9), other) for other, like in likes.items() if like >= LIKE)
        likeness.append({other: -like for like, other in best[:CANDIDATES]})
    for paper, likes in enumerate(likeness):
        for other, like in likes.items():
            likeness[other].setdefault(paper, like)
    return likeness


def meet(authors: Sequence[Mapping[str, str]]) -> set[tuple[int, int]]:
    """The pairs of papers that share an author with few enough papers."""
    papers_of: dict[str, list[int]] = defaultdict(list)
    for paper, names in enumerate(authors):
        for id in names:
            papers_of[id].append(paper)
    return {
        pair
        for papers in papers_of.values()
        if 1 < len(papers) <= AUTHORS_PAPERS
        for pair in combinations(papers, 2)
    }


def name_authors(names: Sequence[str]) -> str:
    """ "2 shared authors: Ada Lovelace, Mary Somerville"."""
    if len(names) == 1:
        return f"Shared author: {names[0]}"
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return f"{len(names)} shared authors: {', '.join(names[:3])}{more}"


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
