"""arXiv's category codes with readable names: `NAMES` maps "cs.LG" and the bare "LG" to "Machine learning".
`short` gives each code its one form in records; `categories` takes apart the label that a page writes of them, and
`archives` finds the codes among the terms of a file.

The list is arXiv's category taxonomy (https://arxiv.org/category_taxonomy). Where two archives share a bare
code (cs.IT and math.IT), the archive that stands first here names it.
"""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from papershelf.late import late

_ARCHIVES = {
    "cs": """AI Artificial intelligence|AR Hardware architecture|CC Computational complexity
CE Computational engineering|CG Computational geometry|CL Computation and language
CR Cryptography and security|CV Computer vision|CY Computers and society|DB Databases
DC Distributed computing|DL Digital libraries|DM Discrete mathematics|DS Data structures and algorithms
ET Emerging technologies|FL Formal languages|GL General literature|GR Graphics
GT Computer science and game theory|HC Human–computer interaction|IR Information retrieval
IT Information theory|LG Machine learning|LO Logic in computer science|MA Multi-agent systems|MM Multimedia
MS Mathematical software|NA Numerical analysis|NE Neural and evolutionary computing
NI Networking and internet architecture|OH Other computer science|OS Operating systems|PF Performance
PL Programming languages|RO Robotics|SC Symbolic computation|SD Sound|SE Software engineering
SI Social and information networks|SY Systems and control""",
    "stat": """AP Statistical applications|CO Statistical computation|ME Statistical methodology
ML Statistical machine learning|OT Other statistics|TH Statistics theory""",
    "eess": """AS Audio and speech processing|IV Image and video processing|SP Signal processing
SY Systems and control""",
    "math": """AC Commutative algebra|AG Algebraic geometry|AP Analysis of PDEs|AT Algebraic topology
CA Classical analysis and ODEs|CO Combinatorics|CT Category theory|CV Complex variables
DG Differential geometry|DS Dynamical systems|FA Functional analysis|GM General mathematics
GN General topology|GR Group theory|GT Geometric topology|HO History and overview of mathematics
IT Information theory|KT K-theory and homology|LO Mathematical logic|MG Metric geometry
MP Mathematical physics|NA Numerical analysis|NT Number theory|OA Operator algebras
OC Optimization and control|PR Probability|QA Quantum algebra|RA Rings and algebras
RT Representation theory|SG Symplectic geometry|SP Spectral theory|ST Statistics theory""",
    "q-bio": """BM Biomolecules|CB Cell behavior|GN Genomics|MN Molecular networks|NC Neurons and cognition
OT Other quantitative biology|PE Populations and evolution|QM Quantitative methods
SC Subcellular processes|TO Tissues and organs""",
    "econ": "EM Econometrics|GN General economics|TH Theoretical economics",
    "q-fin": """CP Computational finance|EC Economics|GN General finance|MF Mathematical finance
PM Portfolio management|PR Pricing of securities|RM Risk management|ST Statistical finance
TR Trading and market microstructure""",
    "astro-ph": """GA Astrophysics of galaxies|CO Cosmology|EP Earth and planetary astrophysics
HE High energy astrophysics|IM Instrumentation for astrophysics|SR Solar and stellar astrophysics""",
    "cond-mat": """dis-nn Disordered systems and neural networks|mes-hall Mesoscale and nanoscale physics
mtrl-sci Materials science|other Other condensed matter|quant-gas Quantum gases|soft Soft condensed matter
stat-mech Statistical mechanics|str-el Strongly correlated electrons|supr-con Superconductivity""",
    "nlin": """AO Adaptation and self-organizing systems|CD Chaotic dynamics|CG Cellular automata
PS Pattern formation and solitons|SI Exactly solvable systems""",
    "physics": """acc-ph Accelerator physics|ao-ph Atmospheric and oceanic physics|app-ph Applied physics
atm-clus Atomic and molecular clusters|atom-ph Atomic physics|bio-ph Biological physics
chem-ph Chemical physics|class-ph Classical physics|comp-ph Computational physics
data-an Data analysis, statistics and probability|ed-ph Physics education|flu-dyn Fluid dynamics
gen-ph General physics|geo-ph Geophysics|hist-ph History and philosophy of physics
ins-det Instrumentation and detectors|med-ph Medical physics|optics Optics|plasm-ph Plasma physics
pop-ph Popular physics|soc-ph Physics and society|space-ph Space physics""",
}
_UNDIVIDED = """gr-qc General relativity and quantum cosmology|hep-ex High energy physics: experiment
hep-lat High energy physics: lattice|hep-ph High energy physics: phenomenology
hep-th High energy physics: theory|math-ph Mathematical physics|nucl-ex Nuclear experiment
nucl-th Nuclear theory|quant-ph Quantum physics"""


def _rows(table: str) -> list[tuple[str, str]]:
    rows = (row.partition(" ") for line in table.splitlines() for row in line.split("|"))
    return [(code, name) for code, _, name in rows]


def _names() -> dict[str, str]:
    names = dict(_rows(_UNDIVIDED))
    for archive, table in _ARCHIVES.items():
        for code, name in _rows(table):
            names[f"{archive}.{code}"] = name
            names.setdefault(code, name)
    return names


NAMES: Mapping[str, str] = MappingProxyType(_names())
"""Code, full or bare → readable name."""

_SEPARATORS = late(r"\s*[,;|·•/]\s*")
_RUN_TOGETHER = tuple(
    sorted(
        {code for code in NAMES if "." in code or (len(code) == 2 and code.isupper())}
        | {code for code in (*dict(_rows(_UNDIVIDED)), *_ARCHIVES) if "-" in code},
        key=lambda code: (-len(code), code),
    )
)
"""What may stand in a run of codes without anything between them, the longest first."""
_CODE = late("|".join(map(re.escape, _RUN_TOGETHER)))
_CODES = late(f"(?:{_CODE.pattern})+")
_ARCHIVE = late(r"[a-z]+(?:-[a-z]+)*(?:\.[A-Za-z][A-Za-z-]+)?")
"""What has the form of a code, if of an archive that is younger than the table."""


def categories(label: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The categories that a label names, and those of them that are no codes of arXiv and stand as written.

    A run of letters is several codes only where each of them is a code; an archive's name is no run.

    >>> categories("CVAILG"), categories("cs.LG, BIO"), categories("MATH")
    ((('CV', 'AI', 'LG'), ()), (('LG', 'BIO'), ('BIO',)), (('MATH',), ()))
    """
    found: list[str] = []
    unknown: list[str] = []
    for part in filter(None, _SEPARATORS.split(label.strip())):
        runs = [_codes(word) for word in part.split()]
        if all(runs):
            found += (short(code) for run in runs for code in run)
        else:
            found.append(part)
            unknown.append(part)
    return tuple(dict.fromkeys(found)), tuple(dict.fromkeys(unknown))


def _codes(word: str) -> list[str]:
    """The codes that a word is made of, or none."""
    if word in NAMES or word.lower() in _ARCHIVES:
        return [word]
    return _CODE.findall(word) if _CODES.fullmatch(word) else []


def short(code: str) -> str:
    """The form of a code in records: without its archive where that is as clear.

    >>> short("cs.LG"), short("stat.ML"), short("math.CV"), short("quant-ph")
    ('LG', 'ML', 'math.CV', 'quant-ph')
    """
    bare = code.rpartition(".")[2]
    return bare if len(bare) == 2 and bare in NAMES and NAMES.get(code) == NAMES[bare] else code


def archives(terms: Iterable[str]) -> tuple[str, ...]:
    """The codes of arXiv among terms, in the form of records; those of other schemes ("68T05", "I.2.6") are none."""
    codes = (short(term) for term in map(str.strip, terms) if term in NAMES or _ARCHIVE.fullmatch(term))
    return tuple(dict.fromkeys(codes))
