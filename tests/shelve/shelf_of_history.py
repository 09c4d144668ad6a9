"""An invented shelf about the history of science: papers whose subjects are known."""

from random import Random

from papershelf.model import Authorship, Paper

SUBJECTS = (
    "lunar tables",
    "trade winds",
    "alchemical manuscripts",
    "botanical gardens",
    "barometer readings",
    "comet sightings",
    "Jesuit observatories",
    "herbal medicine",
    "glass-making guilds",
    "magnetic declination",
    "transit of Venus",
    "smallpox inoculation",
)
TITLES = (
    "{a} and {b} in the age of sail",
    "A new look at {a}",
    "How {a} changed {b}",
    "{a} without {b}",
    "On the origins of {a}",
)
SENTENCES = (
    "Little is known about the early years of {a}.",
    "We propose a novel reading of {a} that draws on letters.",
    "A large number of records show how {a} were discussed at court.",
    "This paper shows that {b} depended on {a}.",
    "Extensive experiments with {a} were made in the real world of the harbour.",
    "The results suggest that {b} mattered more than a wide range of sources admit.",
    "During training, apprentices copied {a} again and again.",
)


def history_papers(count: int, seed: int = 1) -> list[Paper]:
    """Papers with two subjects each; the first is in the title."""
    rng = Random(seed)
    papers = []
    for number in range(count):
        a, b = rng.sample(SUBJECTS, 2)
        title = rng.choice(TITLES).format(a=a, b=b)
        abstract = " ".join(sentence.format(a=a, b=b) for sentence in rng.sample(SENTENCES, 5))
        papers.append(
            Paper(
                id=f"paper-{number:03}",
                title=title[0].upper() + title[1:],
                label=title,
                abstract=abstract,
                authors=tuple(
                    Authorship(id=f"author-{n}", name=f"Author {n}") for n in rng.sample(range(count + 1), 2)
                ),
            )
        )
    return papers
