r"""The journals that astronomers' exports name by a command ("journal = {\apj}"), by the macros of the AAS."""

from collections.abc import Mapping
from types import MappingProxyType

_TABLE = r"""
aj The Astronomical Journal|apj The Astrophysical Journal|apjl The Astrophysical Journal Letters
apjs The Astrophysical Journal Supplement Series|mnras Monthly Notices of the Royal Astronomical Society
aap Astronomy and Astrophysics|aaps Astronomy and Astrophysics Supplement Series|aapr Astronomy and Astrophysics Reviews
araa Annual Review of Astronomy and Astrophysics|pasp Publications of the Astronomical Society of the Pacific
pasj Publications of the Astronomical Society of Japan|nat Nature|prl Physical Review Letters|pra Physical Review A
prb Physical Review B|prc Physical Review C|prd Physical Review D|pre Physical Review E|physrep Physics Reports
jcap Journal of Cosmology and Astroparticle Physics|icarus Icarus|solphys Solar Physics|ssr Space Science Reviews
planss Planetary and Space Science|apss Astrophysics and Space Science|memras Memoirs of the Royal Astronomical Society
jgr Journal of Geophysical Research|grl Geophysical Research Letters|gca Geochimica et Cosmochimica Acta
baas Bulletin of the American Astronomical Society|ao Applied Optics|applopt Applied Optics
rmp Reviews of Modern Physics
na New Astronomy|nar New Astronomy Reviews|procspie Proceedings of the SPIE|iaucirc IAU Circular
qjras Quarterly Journal of the Royal Astronomical Society
pasa Publications of the Astronomical Society of Australia|skytel Sky and Telescope
jrasc Journal of the Royal Astronomical Society of Canada
"""


def _journals() -> dict[str, str]:
    rows = (row.partition(" ") for line in _TABLE.split("\n") for row in line.split("|"))
    return {macro: name for macro, _, name in rows if name}


JOURNALS: Mapping[str, str] = MappingProxyType(_journals())
"""Command, without its backslash → the journal's name."""
