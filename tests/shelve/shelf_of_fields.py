"""Invented shelves of many fields: papers whose subjects are known, in the English of their field."""

from collections.abc import Sequence
from random import Random

from papershelf.model import Paper

FIELDS = {
    "medicine": (
        "heart failure|type 2 diabetes|low back pain|multiple sclerosis|antibiotic resistance|randomized controlled "
        "trials|intensive care|preterm birth|vaccine hesitancy|blood pressure",
        "{A} and risk of {b}: a prospective cohort study|{A} among patients with {b}|The burden of {a}|Rethinking {a}",
        "We conducted a retrospective cohort study of patients with {a}.|The primary outcome was {b} at 12 months.|"
        "{A} was associated with a higher risk of {b} (95% CI 1.1 to 1.9).|Further studies of {a} are needed to "
        "confirm these findings.|There was no evidence of a difference between groups.|{A} is a cause of death.",
    ),
    "law": (
        "judicial review|separation of powers|common law|tort liability|freedom of expression|natural law|rule of law|"
        "intellectual property|statutory interpretation|human rights",
        "{A} and the limits of {b}|The concept of {a}|Against {a}|{A}, {b}, and the courts|What is wrong with {a}?",
        "This article argues that {a} cannot be understood apart from {b}.|The paper presents a critique of {a}.|"
        "Part I sets out the doctrine of {a}.|A case study of {b} shows what is at stake.|Critics contend that {a} "
        "undermines legal certainty.|The argument proceeds in three steps.|Judges ought to take {a} seriously.",
    ),
    "physics": (
        "spin liquids|quantum Hall effect|ground states|heavy fermions|random matrices|topological insulators|charge "
        "density waves|critical phenomena|Josephson junctions|entanglement entropy",
        "{A} in {b}|Theory of {a}|Observation of {a}|Signatures of {a} and {b}|Absence of {a}",
        "We report the observation of {a} below 4 K.|Our results are in good agreement with experiment.|We show that "
        "{a} gives way to {b}.|The role of disorder in {a} is discussed.|Extensive experiments confirm {a}.|Here we "
        "study {a} by means of large-scale simulations.|This work paves the way for {b} in the real world.",
    ),
    "mathematics": (
        "modular forms|quadratic forms|random walks|simple groups|continued fractions|minimal surfaces|abelian "
        "varieties|elliptic curves|derived categories|zeta functions",
        "On {a}|{A} and {b}|A note on {a}|The distribution of {a}|Some remarks on {a}|Moments of {a}",
        "We prove that {a} satisfy a conjecture of Serre.|As an application, we obtain new bounds for {b}.|The proof "
        "uses {b} together with an estimate of Weil.|Our main result concerns {a}.|It is well known that {a} are "
        "closely related to {b}.|A wide range of examples is given.|In an appendix, we treat {a} of higher rank.",
    ),
    "software": (
        "technical debt|code review|static analysis|software development|program repair|version control|mutation "
        "testing|issue tracking|formal verification|pair programming",
        "{A} in practice: a case study|{A} and {b}|Towards automated {a}|Does {a} help?|Lessons learned from {a}",
        "{A} is widely used in industry.|We aim to understand how {a} affects {b}.|Our approach to {a} achieves high "
        "precision.|Threats to validity are discussed.|The state of the art in {a} leaves much open.|We found that "
        "{a} is correlated with {b}.|The findings provide guidance for practitioners.",
    ),
    "linguistics": (
        "vowel harmony|relative clauses|case marking|word order|tone sandhi|lexical tone|information structure|sound "
        "change|consonant clusters|speech perception",
        "{A} and {b}|The acquisition of {a}|On the typology of {a}|Variation in {a}|{A} without {b}|Against {a}",
        "This paper examines {a} in a sample of languages.|I argue that {a} follows from independent constraints.|"
        "Native speakers judged sentences with {b}.|Previous accounts of {a} make wrong predictions about {b}.|The "
        "present study investigates {a}.|Results suggest that {a} is gradient.|Smith et al. describe {a}.",
    ),
}
NEVER = frozenset(
    "real world|extensive experiments|wide range|during training|et al|state of the art|case study|paper presents|good "
    "agreement|further studies|main result|present study|primary outcome|our approach|previous accounts|cohort studies|"
    "higher risk|high precision|new bounds|large-scale simulations".split("|")
)
"""What these fields always write and what is no topic in any of them."""


def subjects(field: str) -> Sequence[str]:
    return FIELDS[field][0].split("|")


def papers_of(field: str, count: int, seed: int = 1) -> list[Paper]:
    """Papers with two subjects each, the first of them in the title."""
    rng = Random(f"{field} {seed}")
    titles, sentences = (texts.split("|") for texts in FIELDS[field][1:])
    papers = []
    for number in range(count):
        a, b = rng.sample(subjects(field), 2)
        words = {"a": a, "b": b, "A": a[0].upper() + a[1:]}
        title = rng.choice(titles).format(**words)
        papers.append(
            Paper(
                id=f"{field}-{number:03}",
                title=title[0].upper() + title[1:],
                label=title,
                abstract=" ".join(text.format(**words) for text in rng.sample(sentences, 5)),
            )
        )
    return papers
