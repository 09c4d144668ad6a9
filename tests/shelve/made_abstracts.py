"""Abstracts that nobody wrote: neutral technical English from a seed, so that no text is copied from anywhere."""

from collections.abc import Sequence
from random import Random

ADJECTIVES = (
    "adaptive additive ambient annual approximate asymptotic balanced bounded broad careful causal central coarse "
    "coherent common compact complete conditional consistent constant coupled curved dense detailed direct discrete "
    "distant distinct dominant early effective empirical even explicit external faint familiar fine finite fixed "
    "flexible frequent full gradual heavy hidden implicit independent initial internal irregular joint large latent "
    "lateral linear local long low marginal mean minor mixed moderate modest modular narrow natural nested nominal "
    "normal numerous observed open ordinary parallel partial periodic plain precise primary proper random rapid rare "
    "raw recurrent reduced regular relative reliable residual robust rough seasonal secondary separate shallow sharp "
    "short simple single slow small smooth sparse spatial stable static steady strict strong subtle temporal thin "
    "tight typical uneven uniform unusual useful usual valid variable weak weighted wide"
).split()
NOUNS = (
    "account agreement allocation amplitude answer archive array aspect assignment assumption average balance "
    "barrier baseline basis batch behaviour bias bound boundary branch budget calculation catalogue cause chain "
    "change channel choice circuit class cluster coefficient cohort collection comparison component condition "
    "constraint context contrast control correction correlation cost coverage criterion curve cycle decay decision "
    "degree delay density depth description design detail deviation device diagnosis difference dimension direction "
    "distance distribution domain drift duration edge effect element ensemble entry error estimate evaluation event "
    "evidence example exchange excess experiment exposure factor failure family feature field filter flow form "
    "fraction frame frequency function gain gap geometry gradient grammar graph grid group growth guideline "
    "hypothesis image impact index indicator inference input instance instrument interaction interval interview "
    "inventory item kernel label lattice layer length level limit link list load loss manual margin mass material "
    "matrix measure mechanism medium memory method metric mixture mode model module moment motion network node noise "
    "norm notion object observation operator option order origin outcome output pair parameter part participant "
    "pattern peak perturbation phase plan population position practice precision prediction preference pressure "
    "prior probability problem procedure process profile projection property protocol quantity question range rate "
    "ratio reader reading reasoning record recovery reference region regression relation reliability replica report "
    "representation request residue resolution resource response result review risk role rule run sample scale "
    "schedule scheme score search section segment selection sensor sequence series session setting shape share shift "
    "signal similarity simulation site size slope solution source spectrum speed split stage standard state "
    "statistic step storage strategy stream structure study subject subset summary supply support surface survey "
    "symbol system table target task team term test theory threshold time tool trace track transfer transition tree "
    "trend trial type unit update user value variable variance variation vector version volume wave weight window"
).split()
VERBS = (
    "accounts for|alters|amplifies|anticipates|approximates|averages|balances|bounds|captures|changes|clarifies|"
    "combines|compares|complements|compresses|confirms|constrains|contradicts|controls|corrects|covers|decides|"
    "delays|depends on|describes|determines|dominates|drives|enters|estimates|exceeds|explains|exposes|extends|"
    "filters|fits|follows|governs|hides|improves|increases|indicates|influences|isolates|leads to|limits|masks|"
    "matches|measures|mirrors|modifies|narrows|organises|outweighs|precedes|predicts|preserves|reduces|reflects|"
    "regulates|removes|repeats|replaces|resembles|reveals|reverses|sharpens|shifts|shortens|simplifies|slows|"
    "smooths|sorts|splits|stabilises|starts from|suggests|summarises|supports|tracks|transforms|varies with|weakens"
).split("|")
FRAMES = (
    "{a} {v} {b}, and {c} {w} {d}.",
    "It is an old question how {a} {v} {b} when {c} {w} {d}.",
    "Whether {a} {v} {b} is open for {c}.",
    "Here {a} {v} {b}; earlier work held that {c} {w} {d}.",
    "We ask why {a} {v} {b} once {c} is known.",
    "Among {n} cases, {a} {v} {b} in {m} of them.",
    "Our account of {a} rests on {b}, which {v} {c} up to {d}.",
    "Unlike {a}, {b} {v} {c} without {d}.",
    "For {a} with {b}, this {v} {c} by {p} percent.",
    "A second look at {a} shows that {b} {v} {c}, not {d}.",
    "To this end {a} is set beside {b}, and {c} {v} {d}.",
    "Both {a} and {b} turn out to matter: the former {v} {c}, the latter {w} {d}.",
    "From {n} samples of {a} we learn how {b} {v} {c}.",
    "If {a} {v} {b}, then {c} {w} {d}.",
    "Little had been said about {a}, although {b} {v} {c}.",
    "{a} {v} {b} wherever {c} is larger than {d}.",
    "Taken together, {a} {v} {b} and leaves {c} to {d}.",
    "What remains is {a}, whose {b} {v} {c}.",
    "Over {n} repetitions {a} {v} {b} more than {c} does.",
    "The remedy is {a} for {b}: it {v} {c} and {w} {d}.",
    "Since {a} {v} {b}, {c} follows from {d}.",
    "Only {a} {v} {b}; neither {c} nor {d} does so.",
    "A proof is given that {a} {v} {b} under {c}.",
    "In practice {a} is chosen by {b}, yet {c} {v} {d}.",
)
SMALL = frozenset(
    "a an and are as at by for from in is its of on or the to using via with without not no".split()
)


def abstract(
    key: str, about: str = "", *, like: str = "", share: float = 0.0, about_like: str = "", year: str = ""
) -> str:
    """A text of six to nine sentences that is always the same for a key. `about` is a title whose words it uses.

    With `like`, so many of its sentences (the share) are those of that key's text, with this text's words and numbers
    in them: what two reports of one series have in common. With `year`, one sentence names it.
    """
    count = Random(like or key).randint(6, 9)
    common = set(Random(f"{like} shared").sample(range(count), round(share * count))) if like else set()
    words, others = content_words(about), content_words(about_like)
    sentences = []
    for place in range(count):
        if (
            place in common
        ):  # the same sentence with its own numbers; words that only the other title has give way
            text = sentence(Random(f"{like} {place}"), others or words, Random(f"{key} {place}"))
            text = swapped(text, others, words)
        else:
            text = sentence(Random(f"{key} {place}"), words, Random(f"{key} {place} numbers"))
        sentences.append(text)
    if year:
        sentences.insert(1, f"This is the account of the year {year}.")
    return " ".join(sentences)


def content_words(title: str) -> list[str]:
    words = ("".join(char for char in word if char.isalnum() or char in "-'’") for word in title.split())
    return [word for word in words if len(word) > 1 and word.lower() not in SMALL]


def swapped(text: str, old: Sequence[str], new: Sequence[str]) -> str:
    """The text with each word that only the one title has exchanged for one that only the other has."""
    mine = [word for word in new if word not in old]
    gone = [word for word in old if word not in new]
    change = dict(zip(gone, mine, strict=False))
    bare = ((word, word.strip(".,:;")) for word in text.split())
    return " ".join(word.replace(stem, change[stem]) if stem in change else word for word, stem in bare)


def sentence(rng: Random, about: Sequence[str], numbers: Random) -> str:
    frame = FRAMES[int(rng.random() * len(FRAMES))]
    text = frame.format(
        **{slot: phrase(rng, about) for slot in "abcd"},
        **{slot: VERBS[int(rng.random() * len(VERBS))] for slot in "vw"},
        n=numbers.randint(11, 990),
        m=numbers.randint(2, 10),
        p=numbers.randint(2, 60),
    )
    return text[0].upper() + text[1:]


def phrase(rng: Random, about: Sequence[str]) -> str:
    shape, first, second, third = (rng.random() for _ in range(4))
    adjective = ADJECTIVES[int(first * len(ADJECTIVES))]
    noun, other = NOUNS[int(second * len(NOUNS))], NOUNS[int(third * len(NOUNS))]
    if about and shape < 0.3:
        return f"the {noun} of {about[int(third * len(about))]}"
    if shape < 0.6:
        return f"the {adjective} {noun}"
    if shape < 0.8:
        return f"{noun} and {adjective} {other}"
    return f"each {adjective} {noun} of the {other}"
