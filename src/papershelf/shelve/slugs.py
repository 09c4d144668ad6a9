"""Text to slugs: the ids that addresses are made of, the same on every machine."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from anyascii import anyascii

LIMIT = 96
"""The longest slug, in characters; longer ones end at a word."""

SEPARATORS = re.compile(r"[^a-z0-9]+")
RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d|index|notes)\Z")
"""Names that Windows keeps for itself, and those that our index pages and the page of all notes have."""


def slug(text: str, limit: int = LIMIT) -> str:
    """Lower-case ASCII words joined by hyphens; "" for a text without letters or digits.

    >>> slug("Zhangyang “Atlas” Wang"), slug("Christoph Schnörr")
    ('zhangyang-atlas-wang', 'christoph-schnorr')
    """
    if not text.isascii():
        text = anyascii(text)
    name = SEPARATORS.sub("-", text.lower().replace("'", "")).strip("-")
    if len(name) > limit:
        name = name[: limit + 1].rpartition("-")[0] or name[:limit]
    return f"{name}-{fingerprint(text)}" if RESERVED.match(name) else name


def fingerprint(*parts: str | None) -> str:
    """Eight hex digits that stand for texts."""
    return sha256("\0".join(part or "" for part in parts).encode()).hexdigest()[:8]


def distinct(
    wanted: Mapping[int, str],
    ties: Mapping[int, Sequence[str | None]],
    kind: str,
    taken: Iterable[str] = (),
) -> dict[int, str]:
    """An id for each number: its wanted slug where nobody else wants it, else that with what tells it from the others.

    `ties` gives each key's tie breakers, best first, null where it has none; all together should differ between any
    two: those that are equal in everything are numbered. All who want one slug get a longer one, so that no order
    decides who keeps the short one, even where one's slug is what another's becomes. `kind` stands where a slug is
    empty. Slugs in `taken` are somebody else's.
    """
    ids = {key: name or kind for key, name in wanted.items()}
    asked = Counter([*ids.values(), *taken])
    told_apart = {
        key: f"{id}-{slug(next(filter(None, ties[key]), ''))}" for key, id in ids.items() if asked[id] > 1
    }
    asked.update(told_apart.values())
    for key, id in told_apart.items():
        ids[key] = id if asked[id] == 1 else f"{id}-{fingerprint(*ties[key])}"
    return ids if len(set(ids.values())) == len(ids) else parted(ids, ties)


def parted(ids: Mapping[int, str], ties: Mapping[int, Sequence[str | None]]) -> dict[int, str]:
    """Ids that differ, from some of which several have the same."""
    made = dict(ids)
    while same := {id for id, count in Counter(made.values()).items() if count > 1}:
        seen: Counter[tuple[str, str]] = Counter()
        for key, id in made.items():
            if id in same:
                mark = fingerprint(id, *ties[key])
                seen[id, mark] += 1
                number = seen[id, mark]
                made[key] = f"{id}-{mark}" if number == 1 else f"{id}-{mark}-{number}"
    return made
