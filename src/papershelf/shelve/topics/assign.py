"""Papers to topics: category codes, stated keywords and key phrases, each membership with the words that made it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from math import log

from papershelf.config import TopicRule
from papershelf.english import counted, listed
from papershelf.model import Membership, Paper, Topic, TopicKind
from papershelf.read.categories import NAMES
from papershelf.shelve.slugs import distinct, slug
from papershelf.shelve.topics.labels import Quotes, quote, sentence_case
from papershelf.shelve.topics.phrases import Grammar, Key
from papershelf.shelve.topics.rules import Ruled, apply_rules
from papershelf.shelve.topics.terms import FEWEST, LARGEST, Term, choose, mine_terms
from papershelf.shelve.topics.words import Words

MOST_TOPICS = 6
"""Topics of a paper, unless its sources state more."""
ENOUGH_STATED = 2
"""A paper with so many stated topics has no need of mined ones."""
ENOUGH_STRONG = 2
"""A paper that is about so many terms has no need of those that it only mentions."""
TELLING = 0.15
"""Share of a term's papers that are named after it, from which on a passing mention tells something."""


class Subject:
    """A topic in the making. Papers go by their numbers."""

    __slots__ = ("codes", "key", "mined", "name", "rule", "ruled", "stated", "term")

    def __init__(self, key: Key) -> None:
        self.key = key
        self.name: str | None = None
        """A readable name of its category."""
        self.term: Term | None = None
        self.stated: dict[int, list[str]] = {}
        """The names that a paper's sources state."""
        self.codes: dict[int, list[str]] = {}
        self.rule: TopicRule | None = None
        self.ruled: Mapping[int, tuple[str, ...]] = {}
        """The words by which its rule gives it to a paper."""
        self.mined: dict[int, int] = {}
        """How many of its terms a paper is more about."""

    @property
    def kind(self) -> TopicKind:
        if self.rule:
            return "rule"
        return "keyword" if self.stated else "category" if self.codes else "phrase"

    def papers(self) -> list[int]:
        return sorted(self.stated.keys() | self.codes.keys() | self.mined.keys() | self.ruled.keys())


Subjects = dict[Key, Subject]


def assign_topics(
    papers: Sequence[Paper],
    keywords: Mapping[str, tuple[str, ...]],
    words: Words | None = None,
    rules: Sequence[TopicRule] = (),
) -> tuple[tuple[Topic, ...], dict[str, tuple[Membership, ...]]]:
    """Topics sorted by id, and each paper's memberships by its id, best first.

    `keywords` are the topics that a paper's sources state, by its id. `words` are those of the same papers, where
    somebody has them already. `rules` are topics that the site wants; no limit of size holds for them, and no topic is
    found for the words that they match.
    """
    words = words or Words(papers)
    stated = [[name for name in keywords.get(paper.id, ()) if name.strip()] for paper in words.papers]
    codes = set(chain.from_iterable(paper.categories for paper in words.papers))
    own = {name for rule in rules for name in (rule.name, *rule.match)}
    named = {*chain.from_iterable(stated), *(NAMES.get(code, code) for code in codes), *own}
    grammar = Grammar(words, named)
    subjects: Subjects = {}
    add_stated(subjects, stated, grammar)
    add_categories(subjects, grammar)
    add_rules(subjects, apply_rules(rules, words.papers, stated), grammar)
    unstated = [number for number, names in enumerate(stated) if len(names) < ENOUGH_STATED]
    terms = choose(mine_terms(grammar, unstated), [len(names) for names in stated], subjects)
    ours = {grammar.key(name) for name in own}
    terms = [term for term in terms if term.key not in ours]
    add_terms(subjects, terms, len(stated))
    return finish(subjects, grammar)


def add_stated(subjects: Subjects, stated: Sequence[Sequence[str]], grammar: Grammar) -> None:
    """The subjects that sources state: the curator's word, whatever their size."""
    for number, names in enumerate(stated):
        for name in names:
            key = grammar.key(name)
            subject = subjects.setdefault(key, Subject(key))
            subject.stated.setdefault(number, []).append(name.strip())


def add_categories(subjects: Subjects, grammar: Grammar) -> None:
    """The subjects of category codes, unless they have too few papers or too many."""
    named: dict[Key, Subject] = {}
    for number, paper in enumerate(grammar.words.papers):
        for code in dict.fromkeys(paper.categories):
            name = NAMES.get(code, code)
            key = grammar.key(name)
            subject = named.setdefault(key, Subject(key))
            subject.name = name
            subject.codes.setdefault(number, []).append(code)
    for key, subject in named.items():
        if key in subjects:
            subjects[key].codes = subject.codes
        elif FEWEST <= len(subject.codes) <= LARGEST * len(grammar.words.papers):
            subjects[key] = subject


def add_rules(subjects: Subjects, ruled: Sequence[Ruled], grammar: Grammar) -> None:
    """The subjects of the site's own rules, over what sources and categories say of the same ones."""
    for each in ruled:
        key = grammar.key(each.rule.name)
        subject = subjects.setdefault(key, Subject(key))
        subject.rule, subject.ruled = each.rule, each.papers
        subject.stated = {
            number: names for number, names in subject.stated.items() if number not in each.never
        }
        subject.codes = {number: codes for number, codes in subject.codes.items() if number not in each.never}


def add_terms(subjects: Subjects, terms: Sequence[Term], papers: int) -> None:
    """Give the papers their terms, and take back what ends up with too few papers or too many."""
    terms = list(terms)
    for term in terms:
        subjects.setdefault(term.key, Subject(term.key)).term = term
    while True:
        pick_terms(subjects, terms, papers)
        misfits = set()
        for term in terms:
            subject = subjects[term.key]
            if not subject.stated and not FEWEST <= len(subject.papers()) <= LARGEST * papers:
                misfits.add(term.key)
        if not misfits:
            return
        terms = [term for term in terms if term.key not in misfits]
        for key in misfits:
            subjects[key].term = None
            subjects[key].mined = {}
            if not subjects[key].codes and not subjects[key].rule:
                del subjects[key]


def pick_terms(subjects: Subjects, terms: Sequence[Term], papers: int) -> None:
    """The best terms of each paper: what it is about, and what it only mentions where there is little else."""
    offers: list[list[tuple[float, Key]]] = [[] for _ in range(papers)]
    given = [0] * papers
    for subject in subjects.values():
        subject.mined = {}
        for paper in subject.stated.keys() | subject.codes.keys() | subject.ruled.keys():
            given[paper] += 1
    stated = Counter(chain.from_iterable(subject.stated for subject in subjects.values()))
    by_key = {term.key: term for term in terms}
    for term in terms:
        members = term.papers()
        rarity = log(1 + papers / len(members)) * (1.0 if len(term.key) > 1 else 0.7)
        for paper in members:
            offers[paper].append((-rarity * term.strength(paper), term.key))
    bare = []
    broad = {term.key for term in terms if len(term.about()) > LARGEST * papers}
    for paper, offer in enumerate(offers):
        offer.sort()
        firmly = stated[paper] >= ENOUGH_STATED
        picked = [key for _, key in offer if key not in broad and by_key[key].describes(paper, firmly=firmly)]
        picked = picked[: max(MOST_TOPICS - given[paper], 0 if stated[paper] else 1)]
        missing = ENOUGH_STRONG - len(picked) - stated[paper]
        if missing > 0:
            picked += [
                key
                for _, key in offer
                if key not in picked
                and len(key) > 1
                and paper in by_key[key].early
                and by_key[key].titled() >= TELLING
                and len(by_key[key].papers()) <= LARGEST * papers
            ][:missing]
        for place, key in enumerate(picked):
            subjects[key].mined[paper] = place
        if not picked and not stated[paper]:
            bare.append(paper)
    room = {key: int(LARGEST * papers) - len(subjects[key].papers()) for key in by_key}
    chances = [
        (
            key in broad,
            len(key) == 1,
            paper not in by_key[key].early,
            -by_key[key].strength(paper),
            -by_key[key].titled(),
            key,
            paper,
        )
        for paper in bare
        for _, key in offers[paper]
        if by_key[key].mentioned_by(paper)
    ]
    waiting = set(bare)
    for *_, key, paper in sorted(chances):
        if paper in waiting and room[key] > 0:
            subjects[key].mined[paper] = 0
            room[key] -= 1
            waiting.remove(paper)


def finish(
    subjects: Subjects, grammar: Grammar
) -> tuple[tuple[Topic, ...], dict[str, tuple[Membership, ...]]]:
    """Names, ids and evidence."""
    papers = grammar.words.papers
    ordered = [subject for _, subject in sorted(subjects.items())]
    quotes = quote(grammar, {subject.key: subject.mined for subject in ordered if subject.mined})
    ordered = [subject for subject in ordered if subject.papers()]
    names = {number: label_topic(subject, quotes) for number, subject in enumerate(ordered)}
    ties = {number: (names[number], " ".join(subject.key)) for number, subject in enumerate(ordered)}
    ids = distinct({number: slug(name) for number, name in names.items()}, ties, "topic")
    ranked: list[list[tuple[int, int, Membership]]] = [[] for _ in papers]
    topics = []
    id_of = {subject.rule.name.casefold(): ids[n] for n, subject in enumerate(ordered) if subject.rule}
    for number, subject in enumerate(ordered):
        members = subject.papers()
        topics.append(
            Topic(
                id=ids[number],
                name=names[number],
                papers=tuple(papers[paper].id for paper in members),
                kind=subject.kind,
                evidence=tuple(why(subject, quotes, papers)),
                parent=id_of.get(subject.rule.parent.casefold()) if subject.rule else None,
            )
        )
        for paper in members:
            stated = tuple(dict.fromkeys(subject.stated.get(paper, ())))
            evidence = [
                *stated,
                *subject.codes.get(paper, ()),
                *subject.ruled.get(paper, ()),
                *quotes.by_paper.get((paper, subject.key), ()),
            ]
            group = (
                0 if paper in subject.stated or paper in subject.ruled else 1 if paper in subject.mined else 2
            )
            membership = Membership(id=ids[number], evidence=tuple(dict.fromkeys(evidence)), stated=stated)
            ranked[paper].append((group, subject.mined.get(paper, 0), membership))
    memberships = {
        papers[paper].id: tuple(
            membership for *_, membership in sorted(rows, key=lambda row: (row[0], row[1], row[2].id))
        )
        for paper, rows in enumerate(ranked)
        if rows
    }
    return tuple(sorted(topics, key=lambda topic: topic.id)), memberships


def label_topic(subject: Subject, quotes: Quotes) -> str:
    """As most sources state it with a capital, else its category's name, else as the texts write it."""
    if subject.rule:
        return subject.rule.name
    if subject.stated:
        names = Counter(chain.from_iterable(subject.stated.values()))
        name = min(names, key=lambda name: (-names[name], name))
        return name[0].upper() + name[1:] if name.split()[0].islower() else name
    return subject.name or sentence_case(quotes.usual[subject.key])


def why(subject: Subject, quotes: Quotes, papers: Sequence[Paper]) -> list[str]:
    """Why a topic is there, in sentences without a stop."""
    reasons = []
    if subject.rule and subject.rule.match:
        wanted = listed([f'"{phrase}"' for phrase in subject.rule.match])
        reasons.append(f"{wanted} in the words or categories of {counted(len(subject.ruled), 'paper')}")
    elif subject.rule and subject.rule.include:
        reasons.append(f"chosen by hand for {counted(len(subject.rule.include), 'paper')}")
    elif subject.rule:
        reasons.append("the papers of its parts")
    if subject.stated:
        reasons.append(f"stated by the sources of {counted(len(subject.stated), 'paper')}")
    if subject.codes:
        codes = sorted(set(chain.from_iterable(subject.codes.values())))
        reasons.append(f"{' and '.join(codes)} as category of {counted(len(subject.codes), 'paper')}")
    if subject.term and subject.mined:
        titles = sum(
            paper in subject.mined and papers[paper].title is not None for paper in subject.term.titles
        )
        abstracts = sum(paper in subject.mined for paper in subject.term.abstracts)
        places = [counted(titles, "title")] if titles else []
        places += [counted(abstracts, "abstract")] if abstracts else []
        reasons.append(f'"{quotes.usual[subject.key]}" in {" and ".join(places)}')
    return reasons
