"""Papers to topics: category codes, stated keywords and key phrases, each membership with the words that made it."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain, islice

from papershelf.collector import without_collector
from papershelf.config import TopicRule
from papershelf.english import counted, listed
from papershelf.model import Membership, Paper, Topic, TopicKind
from papershelf.read.categories import NAMES
from papershelf.shelve.slugs import distinct, slug
from papershelf.shelve.topics.judge import FEWEST, LARGEST, NONE, rank_terms
from papershelf.shelve.topics.labels import Quotes, quote, sentence_case
from papershelf.shelve.topics.phrases import Grammar
from papershelf.shelve.topics.picks import ENOUGH_STATED, SHIFT, Given, pick_terms
from papershelf.shelve.topics.rules import Ruled, apply_rules
from papershelf.shelve.topics.spellings import Key
from papershelf.shelve.topics.terms import mine_terms, use_terms
from papershelf.shelve.topics.words import Words


class Subject:
    """A topic in the making. Papers go by their numbers."""

    __slots__ = ("codes", "key", "mined", "name", "rule", "ruled", "stated")

    def __init__(self, key: Key) -> None:
        self.key = key
        self.name: str | None = None
        """A readable name of its category."""
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


@without_collector()
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
    add_terms(subjects, grammar, stated, {grammar.key(name) for name in own})
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


def add_terms(
    subjects: Subjects, grammar: Grammar, stated: Sequence[Sequence[str]], ours: Collection[Key]
) -> None:
    """The subjects that the texts have. None is found for the words that are `ours`, of the site's own rules."""
    import numpy as np

    papers = len(stated)
    unstated = [number for number, names in enumerate(stated) if len(names) < ENOUGH_STATED]
    if not unstated:
        return
    terms = mine_terms(grammar, unstated, (key for key in subjects if key not in ours))
    uses = use_terms(grammar, terms)
    ranks = [
        NONE if term.key in ours else rank
        for term, rank in zip(
            terms,
            rank_terms(terms, papers, subjects.keys(), grammar.proven),
            strict=True,
        )
    ]
    free = {place for place, term in enumerate(terms) if term.key in subjects}
    picks = pick_terms(uses, terms, ranks, count_given(subjects, papers), free)
    order = np.argsort(picks.places << SHIFT | picks.papers)
    rows = zip(picks.papers[order].tolist(), picks.orders[order].tolist(), strict=True)
    for place, number in enumerate(np.bincount(picks.places).tolist()):
        if number:
            key = terms[place].key
            if key not in subjects:
                subjects[key] = Subject(key)
            subjects[key].mined = dict(islice(rows, number))
    for subject in subjects.values():
        if not subject.stated and len(subject.papers()) > LARGEST * papers:
            subject.mined = {}


def count_given(subjects: Subjects, papers: int) -> Given:
    """What papers have of the subjects that are there before any term is."""
    import numpy as np

    names, topics = np.zeros(papers, np.int64), np.zeros(papers, np.int64)
    for subject in subjects.values():
        names[list(subject.stated)] += 1
        topics[subject.papers()] += 1
    return Given(stated=names, topics=topics)


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
    ranked: list[list[tuple[int, int, str, Membership]]] = [[] for _ in papers]
    topics = []
    id_of = {subject.rule.name.casefold(): ids[n] for n, subject in enumerate(ordered) if subject.rule}
    for number, subject in enumerate(ordered):
        topics.append(
            Topic(
                id=ids[number],
                name=names[number],
                papers=tuple([papers[paper].id for paper in subject.papers()]),
                kind=subject.kind,
                evidence=tuple(why(subject, quotes, papers)),
                parent=id_of.get(subject.rule.parent.casefold()) if subject.rule else None,
            )
        )
        for paper, group, order, membership in memberships_of(subject, ids[number], quotes):
            ranked[paper].append((group, order, membership.id, membership))
    memberships = {
        papers[paper].id: tuple([membership for *_, membership in sorted(rows)])
        for paper, rows in enumerate(ranked)
        if rows
    }
    return tuple(sorted(topics, key=lambda topic: topic.id)), memberships


def memberships_of(subject: Subject, id: str, quotes: Quotes) -> Iterator[tuple[int, int, int, Membership]]:
    """Each paper of a subject, whether it comes before others of the paper, by group and order, and the membership.

    Papers with the same evidence share one."""
    made: dict[tuple[tuple[str, ...], tuple[str, ...]], Membership] = {}
    quoted = quotes.by_paper.get(subject.key, {})
    mined = subject.mined
    for paper in subject.papers():
        evidence = quoted.get(paper, ())
        stated: tuple[str, ...] = ()
        if paper in subject.stated or paper in subject.codes or paper in subject.ruled:
            stated = tuple(dict.fromkeys(subject.stated.get(paper, ())))
            words = (*stated, *subject.codes.get(paper, ()), *subject.ruled.get(paper, ()), *evidence)
            evidence = tuple(dict.fromkeys(words))
        group = 0 if paper in subject.stated or paper in subject.ruled else 1 if paper in mined else 2
        membership = made.get((evidence, stated))
        if membership is None:
            membership = made[evidence, stated] = Membership(id=id, evidence=evidence, stated=stated)
        yield paper, group, mined.get(paper, 0), membership


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
    if subject.mined:
        titles, abstracts = quotes.places[subject.key]
        places = [counted(titles, "title")] if titles else []
        places += [counted(abstracts, "abstract")] if abstracts else []
        reasons.append(f'"{quotes.usual[subject.key]}" in {" and ".join(places)}')
    return reasons
