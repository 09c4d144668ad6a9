"""Ways in which one paper's record differs from list to list: each takes a record and a random generator and gives the
worn record, or None where the record has nothing that could wear so."""

import html
import re
import unicodedata
from collections.abc import Callable, Mapping
from random import Random

from msgspec.structs import replace
from worn_authors import AUTHORS, Wear, plain

from papershelf.model import Identifiers, Record

LIGATURES = {"ffi": "ﬃ", "ffl": "ﬄ", "fi": "ﬁ", "fl": "ﬂ", "ff": "ﬀ"}
SMALL_CAPITALS = str.maketrans("abcdefghijklmnopqrstuvwyz", "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢ")
TEX = {
    "é": r"{\'e}", "è": r"{\`e}", "í": r"{\'\i}", "ò": r"{\`o}", "ó": r"{\'o}", "ä": r'{\"a}', "ö": r'{\"o}',
    "ü": r'{\"u}', "–": "--", "—": "---", "“": "``", "”": "''", "‘": "`", "’": "'", "&": r"\&", "%": r"\%",
}  # fmt: skip
SUFFIX = "© The Authors. Published under a Creative Commons Attribution licence. All rights reserved."


# Titles


def capitals(record: Record, rng: Random) -> Record | None:
    return titled(record, str.upper)


def small_letters(record: Record, rng: Random) -> Record | None:
    return titled(record, str.lower)


def sentence_case(record: Record, rng: Random) -> Record | None:
    return titled(record, lambda title: title[0] + title[1:].lower())


def title_case(record: Record, rng: Random) -> Record | None:
    return titled(record, lambda title: " ".join(word[0].upper() + word[1:] for word in title.split()))


def quotes(record: Record, rng: Random) -> Record | None:
    pairs = rng.choice(["\"\"''", "„“‚‘", "«»‹›", "“”‘’", "``''"])
    table = str.maketrans({"“": pairs[0], "”": pairs[1], "‘": pairs[2], "’": pairs[3], "'": "’"})
    return both(record, lambda text: text.translate(table))


def dashes(record: Record, rng: Random) -> Record | None:
    dash = rng.choice(["‐", "‑", "–", "—", "−", "--", " - "])
    return both(record, lambda text: re.sub(r"[-–—]", dash, text))


def hyphens_lost(record: Record, rng: Random) -> Record | None:
    instead = rng.choice(["", " "])
    return titled(record, lambda title: re.sub(r"(?<=[a-z])[-–](?=[a-z])", instead, title))


def ligatures(record: Record, rng: Random) -> Record | None:
    def joined(text: str) -> str:
        for letters, sign in LIGATURES.items():
            text = text.replace(letters, sign)
        return text

    return both(record, joined)


def entities(record: Record, rng: Random) -> Record | None:
    def escaped(text: str) -> str:
        text = html.escape(text)
        return "".join(char if char.isascii() else f"&#{ord(char)};" for char in text)

    return both(record, escaped)


def tex(record: Record, rng: Random) -> Record | None:
    def written(text: str) -> str:
        return "".join(TEX.get(char, char) for char in unicodedata.normalize("NFC", text))

    def braced(title: str) -> str:
        """Capitals protected, as BibTeX files have them."""
        return " ".join(
            f"{{{word}}}" if any(char.isupper() for char in word[1:]) else word
            for word in written(title).split()
        )

    worn = titled(record, braced)
    return with_abstract(worn or record, written) or worn


def tex_emphasis(record: Record, rng: Random) -> Record | None:
    """One word of the title set in another font."""

    def set_off(title: str) -> str:
        words = title.split()
        place = rng.randrange(len(words))
        words[place] = rf"\{rng.choice(['emph', 'textit', 'textsc', 'mbox'])}{{{words[place]}}}"
        return " ".join(words)

    return titled(record, set_off)


def small_capitals(record: Record, rng: Random) -> Record | None:
    """A word of the title in the letters that pages copy from small capitals."""

    def changed(title: str) -> str:
        words = title.split()
        place = rng.randrange(len(words))
        words[place] = words[place].lower().translate(SMALL_CAPITALS)
        return " ".join(words)

    return titled(record, changed) if (record.title or "").isascii() else None


def markup(record: Record, rng: Random) -> Record | None:
    """One word of the title between tags."""

    def tagged(title: str) -> str:
        words = title.split()
        place = rng.randrange(len(words))
        tag = rng.choice(["i", "em", "b", "scp"])
        words[place] = f"<{tag}>{words[place]}</{tag}>"
        return " ".join(words)

    return titled(record, tagged)


def ampersand(record: Record, rng: Random) -> Record | None:
    return titled(record, lambda title: title.replace(" and ", " & "))


def full_stop(record: Record, rng: Random) -> Record | None:
    return titled(record, lambda title: title + rng.choice([".", "*", " †", " [C]", " ."]))


def no_subtitle(record: Record, rng: Random) -> Record | None:
    head, colon, _ = (record.title or "").partition(": ")
    return replace(record, title=head) if colon and len(head.split()) > 2 and record.abstract else None


def cut_title(record: Record, rng: Random) -> Record | None:
    """The title's end left out, and a sign that it was."""
    words = (record.title or "").split()
    if len(words) < 7:
        return None
    kept = " ".join(words[: max(5, len(words) * 2 // 3)])
    return replace(record, title=kept.rstrip(":,;") + rng.choice(["…", " …", "...", " ..."]))


def title_word_dropped(record: Record, rng: Random) -> Record | None:
    """A title of seven words or more without one of its words that carry no meaning of their own."""
    words = (record.title or "").split()
    small = [
        n
        for n, word in enumerate(words)
        if word.lower() in ("a", "an", "the", "of", "for", "in", "to", "and", "on")
    ]
    if len(words) < 7 or not small or not record.abstract:
        return None
    del words[rng.choice(small)]
    return replace(record, title=" ".join(words))


def title_word_lost(record: Record, rng: Random) -> Record | None:
    """A title of four words or more without one word, whichever; the abstract is still there to tell."""
    words = (record.title or "").split()
    if len(words) < 4 or not record.abstract:
        return None
    del words[rng.randrange(len(words))]
    return replace(record, title=" ".join(words))


def no_title(record: Record, rng: Random) -> Record | None:
    return replace(record, title=None) if record.abstract else None


# Abstracts


def words_dropped(record: Record, rng: Random) -> Record | None:
    """One word in twenty lost, here and there."""
    return with_abstract(record, lambda text: " ".join(word for word in text.split() if rng.random() >= 0.05))


def cut_abstract(record: Record, rng: Random) -> Record | None:
    def cut(text: str) -> str:
        words = text.split()
        return " ".join(words[: max(35, int(len(words) * rng.uniform(0.3, 0.7)))]).rstrip(".,;") + rng.choice(
            ["…", " …", "..."]
        )

    return with_abstract(record, cut)


def first_paragraph(record: Record, rng: Random) -> Record | None:
    def half(text: str) -> str:
        sentences = re.split(r"(?<=\.)\s+", text)
        return " ".join(sentences[: (len(sentences) + 1) // 2])

    return with_abstract(record, half)


def label_before(record: Record, rng: Random) -> Record | None:
    return with_abstract(
        record, lambda text: rng.choice(["Abstract—", "ABSTRACT ", "Abstract: ", "Summary. "]) + text
    )


def copyright_after(record: Record, rng: Random) -> Record | None:
    return with_abstract(record, lambda text: f"{text} {SUFFIX}")


def hyphenated(record: Record, rng: Random) -> Record | None:
    """Words that a line's end broke, as text taken from a PDF has them."""

    def broken(text: str) -> str:
        words = text.split()
        for place, word in enumerate(words):
            if len(word) > 8 and word.isalpha() and rng.random() < 0.3:
                words[place] = f"{word[:4]}- {word[4:]}"
        return " ".join(words)

    return with_abstract(record, broken)


def no_abstract(record: Record, rng: Random) -> Record | None:
    if not record.abstract or not record.title or (not record.authors and len(record.title.split()) < 5):
        return None
    return replace(record, abstract=None)


# The rest


def no_date(record: Record, rng: Random) -> Record | None:
    return replace(record, date=None) if record.date else None


def preprint_year(record: Record, rng: Random) -> Record | None:
    return replace(record, date=str(int(record.date[:4]) - 1), venue="arXiv") if record.date else None


def no_identifiers(record: Record, rng: Random) -> Record | None:
    return replace(record, identifiers=Identifiers()) if record.identifiers != Identifiers() else None


def only_arxiv(record: Record, rng: Random) -> Record | None:
    if not record.identifiers.arxiv:
        return None
    return replace(record, identifiers=Identifiers(arxiv=record.identifiers.arxiv), venue="arXiv")


def arxiv_doi(record: Record, rng: Random) -> Record | None:
    """The DOI that the preprint has of its own."""
    if not record.identifiers.arxiv:
        return None
    return replace(
        record, identifiers=Identifiers(doi=f"10.48550/arXiv.{record.identifiers.arxiv}"), venue="arXiv"
    )


def arxiv_version(record: Record, rng: Random) -> Record | None:
    if not record.identifiers.arxiv:
        return None
    return replace(record, identifiers=Identifiers(arxiv=f"{record.identifiers.arxiv}v{rng.randint(1, 7)}"))


TITLES: Mapping[str, Wear] = {
    "capitals": capitals,
    "small letters": small_letters,
    "sentence case": sentence_case,
    "title case": title_case,
    "quotes": quotes,
    "dashes": dashes,
    "hyphens lost": hyphens_lost,
    "ligatures": ligatures,
    "HTML entities": entities,
    "TeX": tex,
    "a word emphasised in TeX": tex_emphasis,
    "small capitals": small_capitals,
    "tags": markup,
    "ampersand": ampersand,
    "a sign after the title": full_stop,
    "no subtitle": no_subtitle,
    "cut title": cut_title,
    "a small word of the title dropped": title_word_dropped,
    "a word of the title lost": title_word_lost,
    "no title": no_title,
}
ABSTRACTS: Mapping[str, Wear] = {
    "words dropped": words_dropped,
    "cut abstract": cut_abstract,
    "first paragraph only": first_paragraph,
    "a label before the abstract": label_before,
    "copyright after the abstract": copyright_after,
    "words broken": hyphenated,
    "no abstract": no_abstract,
}
REST: Mapping[str, Wear] = {
    "no date": no_date,
    "year of the preprint": preprint_year,
    "no identifiers": no_identifiers,
    "only the arXiv id": only_arxiv,
    "arXiv's own DOI": arxiv_doi,
    "a version of the arXiv id": arxiv_version,
}
WEARS: Mapping[str, Wear] = {**TITLES, **AUTHORS, **ABSTRACTS, **REST}


def titled(record: Record, change: Callable[[str], str]) -> Record | None:
    """The record with its title changed, or None where that changes nothing."""
    title = change(record.title) if record.title else None
    return replace(record, title=title) if title != record.title else None


def with_abstract(record: Record, change: Callable[[str], str]) -> Record | None:
    abstract = change(record.abstract) if record.abstract else None
    return replace(record, abstract=abstract) if abstract != record.abstract else None


def both(record: Record, change: Callable[[str], str]) -> Record | None:
    """Title and abstract changed alike."""
    worn = titled(record, change)
    return with_abstract(worn or record, change) or worn


def telling(one: Record, other: Record) -> bool:
    """Whether what two records of one paper state is enough to know it: texts, or a whole title and some author."""
    if one.abstract and other.abstract:
        return True
    if not one.title or not other.title:
        return False
    known = bool(one.authors and other.authors)
    mine, theirs = key_words(one.title), key_words(other.title)
    if mine == theirs:
        return known or len(mine) > 4
    short, _ = sorted((one.title, other.title), key=lambda title: len(key_words(title)))
    cut = short.rstrip().endswith(("…", "..."))
    return known and cut and len(key_words(short)) > 4


def key_words(title: str) -> list[str]:
    """A title's letters as words, roughly."""
    return re.findall(r"[a-z0-9]+", plain(html.unescape(title).replace("-", "")).lower())
