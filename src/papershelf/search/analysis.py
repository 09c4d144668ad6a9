"""Text in, words and terms out: what the index holds and what a query asks for.

`templates/assets/search-analysis.js` does the same on the page; both read their tables from `tables.json`.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from papershelf.search.stemmer import stem

TABLES = json.loads(Path(__file__).with_name("tables.json").read_text(encoding="utf-8"))
STOP_WORDS = frozenset(TABLES["stop_words"].split())

JOINED_LENGTH: int = TABLES["joined_length"]
JOINABLE_BELOW = chr(int(TABLES["joinable_below"], 16))
FOLDS: Mapping[int, str] = str.maketrans(TABLES["folds"])
SPELLED: Mapping[str, str] = TABLES["spelled"]


def character_class(ranges: Sequence[str]) -> str:
    """The inside of a regular expression's brackets for ranges like "2010-2015".

    Never `\\w` instead: its meaning moves with the Unicode version.
    """
    return "".join("-".join(rf"\U{int(end, 16):08x}" for end in piece.split("-")) for piece in ranges)


SEPARATORS = character_class(TABLES["separators"])
CJK = character_class(TABLES["cjk"])

dashes_to_hyphens = partial(re.compile(f"[{character_class(TABLES['dashes'])}]").sub, "-")
drop_marks = partial(re.compile(f"[{character_class(TABLES['marks'])}]").sub, "")
drop_surrogates = partial(re.compile("[\ud800-\udfff]").sub, "\ufffd")
drop_possessives = partial(re.compile(r"'s(?=-|\Z)").sub, "")
spell_out = partial(
    re.compile(
        rf"(?<![^{SEPARATORS}'-])(?:{'|'.join(re.escape(word) for word in SPELLED)})(?![^{SEPARATORS}'-])"
    ).sub,
    lambda match: SPELLED[match[0]],
)
find_chunks = re.compile(f"[^{SEPARATORS}]+").findall
find_runs = re.compile(f"[{CJK}]+|[^{CJK}]+").findall
is_cjk = re.compile(f"[{CJK}]").match
has_cjk = re.compile(f"[{CJK}]").search
split_parts = re.compile("['-]").split
ASCII_SEPARATORS = {code: " " for code in range(128) if not find_chunks(chr(code))}
COMMON = (
    ("\u2019", "'"),
    ("\u2018", "'"),
    ("\u2013", "-"),
    ("\u2014", "-"),
    ("\u201c", '"'),
    ("\u201d", '"'),
    ("\u2026", "..."),
)
"""Signs of English texts as what means the same here: most texts are ASCII without them, and soon folded."""


def fold(text: str) -> str:
    """The text without accents and capitals: é is e, Ł is l, every dash is a hyphen, C++ is cplusplus."""
    if not text.isascii():
        for sign, plain in COMMON:
            text = text.replace(sign, plain)
    if text.isascii():
        text = text.lower()
    else:
        text = unicodedata.normalize("NFKD", dashes_to_hyphens(drop_surrogates(text)))
        text = unicodedata.normalize("NFC", drop_marks(text).lower()).translate(FOLDS)
    return spell_out(text) if "+" in text or "#" in text else text


def chunks(text: str) -> list[str]:
    """The runs of letters, digits, hyphens and apostrophes in folded text, in order."""
    return text.translate(ASCII_SEPARATORS).split() if text.isascii() else find_chunks(text)


def parts(chunk: str) -> list[str]:
    """What hyphens and apostrophes part, without an 's at the end: "o'brien's" is o, brien."""
    if chunk.isalnum():
        return [chunk]
    return [part for part in split_parts(drop_possessives(chunk.strip("'-"))) if part]


def words(chunk: str) -> list[str]:
    """The words of a chunk: its parts, then all in one ("pre-training" is pre, training, pretraining).

    A run of CJK characters gives its overlapping pairs.
    """
    if chunk.isascii() and chunk.isalnum():
        return [chunk]
    found, joined = taken_apart(chunk)
    return [*found, joined] if joined else found


def taken_apart(chunk: str) -> tuple[list[str], str]:
    """The words that stand one behind the other in a chunk, and all in one ("" where that is no word)."""
    ascii = chunk.isascii()
    simple = ascii and "'" not in chunk
    pieces = [piece for piece in chunk.split("-") if piece] if simple else parts(chunk)
    if ascii or not has_cjk(chunk):
        found = pieces
    else:
        found = [word for piece in pieces for run in find_runs(piece) for word in run_words(run)]
    joined = "".join(pieces)
    if len(pieces) > 1 and len(joined) <= JOINED_LENGTH and (ascii or max(joined) < JOINABLE_BELOW):
        return found, joined
    return found, ""


def run_words(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run) - 1)] if len(run) > 1 and is_cjk(run) else [run]


def text_words(text: str) -> list[str]:
    """Every word of a text, stop words too, in order."""
    return [word for chunk in chunks(fold(text)) for word in words(chunk)]


def term(word: str) -> str | None:
    """What the index holds of a word: its stem, or nothing when it is a stop word."""
    return None if word in STOP_WORDS else stem(word)


def text_terms(text: str) -> list[str]:
    return [found for word in text_words(text) if (found := term(word)) is not None]


def author_atoms(names: Iterable[str]) -> list[str]:
    """The terms of a paper's authors, each once: `word_` for each word of a name, `last.f_`, `last.first_`.

    The underscore keeps them from the stop words ("An" and "Do" are surnames) and from the stemmer.
    """
    atoms: dict[str, None] = {}
    for name in names:
        surname, _, given = name.partition(",")
        found = chunks(fold(f"{given} {surname}"))
        for chunk in found:
            atoms.update((f"{word}_", None) for word in words(chunk))
        wholes = [whole for chunk in found if (whole := "".join(parts(chunk)))]
        if len(wholes) > 1:
            first, last = wholes[0], wholes[-1]
            atoms[f"{last}.{first[0]}_"] = None
            atoms[f"{last}.{first}_"] = None
    return list(atoms)
