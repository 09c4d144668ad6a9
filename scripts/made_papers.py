"""Made papers whose texts have subjects, so that there are topics and neighbours to find; and edits of them."""

from collections.abc import Sequence
from itertools import accumulate
from random import Random

from msgspec.structs import replace

from papershelf.model import Authorship, Paper

SYLLABLES = "an ba cor de el fi gra hu in jo ka lim mo ne or pre qua ri sta tu un ver wo xi ya zen".split()
ENDINGS = ("al", "ic", "ing", "er", "ion", "um", "or", "ist", "ine", "")
EVERYDAY = (
    "we the of a in and to for with on that by is this are our from as an at be it which can show propose method "
    "results model approach data new based learning performance problem using training work analysis both between "
    "these their more than such large first general provide present study under also two given different experiments"
).split()
PAPERS_OF_SUBJECT = 40
PEOPLE_OF_SUBJECT = 60
TITLES = (
    "{a} of {b}",
    "{a} for {b} {c}",
    "On {a}",
    "{c} {a}: {b}",
    "Towards {a} with {c}",
    "{a} {c} and {b}",
)


class Subject:
    """Words of a subject, unevenly common, and pairs of them that titles name it by."""

    def __init__(self, rng: Random, words: Sequence[str]) -> None:
        self.words = rng.sample(words, 30)
        self.names = [" ".join(rng.sample(self.words[:8], 2)) for _ in range(4)]

    def word(self, rng: Random) -> str:
        return rng.choices(self.words, cum_weights=zipf(len(self.words)))[0]


def made_papers(count: int) -> list[Paper]:
    """That many papers of one to three subjects each; one in ten has no abstract, one in thirty no title."""
    rng = Random(count)
    words = made_words(rng, 8_000 + count // 4)
    often = zipf(6_000)
    subjects = [Subject(rng, words[3_000:]) for _ in range(max(count // PAPERS_OF_SUBJECT, 8))]
    common = zipf(len(subjects))
    papers = []
    for number in range(count):
        about = rng.choices(range(len(subjects)), cum_weights=common, k=rng.choice((1, 1, 2, 3)))
        mine = [subjects[each] for each in about]

        def word(mine: Sequence[Subject] = mine) -> str:
            luck = rng.random()
            if luck < 0.5:
                return rng.choice(EVERYDAY)
            if luck < 0.75:
                return rng.choices(words[:6_000], cum_weights=often)[0]
            subject = rng.choice(mine)
            return rng.choice(subject.names) if luck < 0.83 else subject.word(rng)

        title = rng.choice(TITLES).format(
            a=rng.choice(mine[0].names),
            b=mine[-1].word(rng),
            c=rng.choices(words[:6_000], cum_weights=often)[0],
        )
        sentences = [
            " ".join(word() for _ in range(rng.randint(12, 24))).capitalize() + "."
            for _ in range(rng.randint(5, 9))
        ]
        people = {
            rng.choice(about) * PEOPLE_OF_SUBJECT + int(rng.paretovariate(0.7)) % PEOPLE_OF_SUBJECT
            for _ in range(rng.randint(1, 6))
        }
        papers.append(
            Paper(
                id=f"paper-{number:06}",
                title=None
                if rng.random() < 0.03
                else title.title()
                if rng.random() < 0.5
                else title.capitalize(),
                label=title,
                abstract=" ".join(sentences) if rng.random() < 0.9 else None,
                authors=tuple(
                    Authorship(id=f"person-{each}", name=f"Person {each}") for each in sorted(people)
                ),
                session=f"session-{number % 20}",
            )
        )
    return papers


def made_words(rng: Random, count: int) -> list[str]:
    """Different words, in no order."""
    made: dict[str, None] = {}
    while len(made) < count:
        made["".join(rng.choices(SYLLABLES, k=rng.randint(2, 4))) + rng.choice(ENDINGS)] = None
    return list(made)


def zipf(count: int) -> list[float]:
    """How often the first, the first two, the first three … of so many words come."""
    return list(accumulate(1 / (rank + 3) for rank in range(count)))


def reworded(paper: Paper, papers: Sequence[Paper], rng: Random) -> Paper:
    """A paper with a sentence of another in its abstract, and in one of three cases a word of another in its title."""
    other = rng.choice([each for each in rng.sample(papers, 20) if each.abstract])
    sentences = (paper.abstract or "").split(". ")
    sentences[rng.randrange(len(sentences))] = rng.choice((other.abstract or "").split(". "))
    title = paper.title
    if title and other.title and rng.random() < 1 / 3:
        words = title.split()
        words[rng.randrange(len(words))] = rng.choice(other.title.split())
        title = " ".join(words)
    return replace(paper, title=title, abstract=". ".join(sentences))
