"""A shelf in, the files of its search out: the Lunr index, what the page shows of papers, the lexicon.

A file is one statement, `__papershelf("NAME", JSON)`, that an inserted script element runs: the same over
http and on file://, without fetch and without eval. Every name but the manifest's holds a hash of its content.
"""

import json
from hashlib import sha256

from papershelf.config import Config
from papershelf.model import Shelf
from papershelf.search.analysis import TABLES
from papershelf.search.display import display
from papershelf.search.documents import FIELDS, index
from papershelf.search.stock import VERSION, stock
from papershelf.site import addresses

SCHEMA = 1


def search_files(shelf: Shelf, config: Config) -> dict[str, bytes]:
    """Site path → bytes. `search/manifest.js` names the others and carries the tables of the analysis."""
    postings, lexicon = index(shelf)
    payloads = {
        "index": stock(postings),
        "papers": compact(display(shelf)),
        "words": compact({"words": " ".join(lexicon), "sizes": "".join(map(size, lexicon.values()))}),
    }
    files = {family: named(family, payload) for family, payload in payloads.items()}
    manifest = {
        "v": SCHEMA,
        "lunr": VERSION,
        "n": len(shelf.papers),
        "fields": [field.name for field in FIELDS],
        "files": files,
        "urls": {
            "paper": addresses.paper("*"),
            "person": addresses.person("*"),
            "topic": addresses.topic("*"),
            "session": addresses.session("*"),
            "search": addresses.SEARCH,
            "papers": addresses.index("papers"),
            "topics": addresses.index("topics"),
            "authors": addresses.index("authors"),
        },
        "tables": {name: table for name, table in TABLES.items() if name != "stop_words"},
    }
    statements = {files[family]: payload for family, payload in payloads.items()}
    statements["manifest"] = compact(manifest)
    return {f"search/{name}.js": statement(name, payload) for name, payload in statements.items()}


def compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def named(family: str, payload: str) -> str:
    return f"{family}-{sha256(payload.encode(errors='replace')).hexdigest()[:10]}"


def statement(name: str, payload: str) -> bytes:
    return f'__papershelf("{name}",{payload})\n'.encode(errors="replace")


def size(papers: int) -> str:
    """One character for a number of papers, by its order of magnitude, which a new paper seldom changes."""
    return "0123456789abcdefghijklmnopqrstuvwxyz"[papers.bit_length()]
