"""Python and the page take words of every script apart in the same way."""

import random
import unicodedata

import pytest
from oracle import ask

from papershelf.search.analysis import author_atoms, chunks, fold, taken_apart, text_terms, text_words

BLOCKS = {
    "Basic Latin": (0x20, 0x7E),
    "Latin-1": (0xA0, 0xFF),
    "Latin Extended-A": (0x100, 0x17F),
    "Latin Extended-B": (0x180, 0x24F),
    "IPA Extensions": (0x250, 0x2AF),
    "Spacing Modifier Letters": (0x2B0, 0x2FF),
    "Combining Diacritical Marks": (0x300, 0x36F),
    "Greek": (0x370, 0x3FF),
    "Cyrillic": (0x400, 0x52F),
    "Armenian": (0x530, 0x58F),
    "Hebrew": (0x590, 0x5FF),
    "Arabic": (0x600, 0x6FF),
    "Syriac to Thaana": (0x700, 0x7BF),
    "Devanagari": (0x900, 0x97F),
    "Bengali": (0x980, 0x9FF),
    "Gurmukhi to Oriya": (0xA00, 0xB7F),
    "Tamil": (0xB80, 0xBFF),
    "Telugu to Sinhala": (0xC00, 0xDFF),
    "Thai": (0xE00, 0xE7F),
    "Lao and Tibetan": (0xE80, 0xFFF),
    "Myanmar": (0x1000, 0x109F),
    "Georgian": (0x10A0, 0x10FF),
    "Georgian Extended": (0x1C90, 0x1CBF),
    "Hangul Jamo": (0x1100, 0x11FF),
    "Ethiopic and Cherokee": (0x1200, 0x13FF),
    "Khmer and Mongolian": (0x1780, 0x18AF),
    "Phonetic Extensions": (0x1D00, 0x1DBF),
    "Latin Extended Additional": (0x1E00, 0x1EFF),
    "Greek Extended": (0x1F00, 0x1FFF),
    "General Punctuation": (0x2000, 0x206F),
    "Superscripts and Subscripts": (0x2070, 0x209F),
    "Letterlike Symbols": (0x2100, 0x214F),
    "Number Forms": (0x2150, 0x218F),
    "Mathematical Operators": (0x2200, 0x22FF),
    "Enclosed Alphanumerics": (0x2460, 0x24FF),
    "Latin Extended-C": (0x2C60, 0x2C7F),
    "CJK Symbols": (0x3000, 0x303F),
    "Hiragana": (0x3040, 0x309F),
    "Katakana": (0x30A0, 0x30FF),
    "Bopomofo and Compatibility Jamo": (0x3100, 0x318F),
    "Enclosed CJK": (0x3200, 0x33FF),
    "CJK Extension A": (0x3400, 0x4DBF),
    "CJK": (0x4E00, 0x9FFF),
    "Latin Extended-D": (0xA720, 0xA7FF),
    "Hangul Syllables": (0xAC00, 0xD7A3),
    "Private Use": (0xE000, 0xE0FF),
    "CJK Compatibility": (0xF900, 0xFAFF),
    "Ligatures": (0xFB00, 0xFB4F),
    "Arabic Presentation Forms": (0xFB50, 0xFEFE),
    "Full-width Forms": (0xFF00, 0xFFEF),
    "Gothic to Deseret": (0x10330, 0x1044F),
    "Mathematical Alphanumerics": (0x1D400, 0x1D7FF),
    "Emoji": (0x1F300, 0x1FAFF),
    "CJK Extension B": (0x20000, 0x2A6DF),
    "CJK Compatibility Supplement": (0x2F800, 0x2FA1F),
}
WORDS_A_BLOCK = 120
PUNCTUATION = ("-", "'", "’", "–", "‐", "'s", "’s", "-'", "\u200d", "\u00ad", ".", "_", " ")
MARKS = ("\u0301", "\u0323", "\u0302\u0301", "\u031b\u0309", "\u0345", "\u0307")


def block_words(first: int, last: int) -> list[str]:
    """Words of a block as people and programs write them: with marks and signs, in capitals, in any normal form."""
    chance = random.Random(first)
    # Letters newer than this Python's tables fold by the browser's alone.
    letters = [letter for code in range(first, last + 1) if is_known(letter := chr(code))]
    found = [*letters] if len(letters) < 1000 else chance.sample(letters, 1000)
    for _ in range(WORDS_A_BLOCK):
        pieces = chance.choices(letters, k=chance.randint(1, 8))
        for _ in range(chance.randint(0, 3)):
            pieces.insert(chance.randint(0, len(pieces)), chance.choice((*PUNCTUATION, *MARKS)))
        if chance.random() < 0.3:
            pieces.insert(chance.randint(0, len(pieces)), chance.choice("aZy9éß漢"))
        word = "".join(pieces)
        found.append(chance.choice((word, word.upper(), word.title(), word.lower())))
        found.append(unicodedata.normalize(chance.choice(("NFC", "NFD", "NFKC", "NFKD")), word))
    return found


def is_known(letter: str) -> bool:
    return unicodedata.category(letter) != "Cn"


@pytest.mark.parametrize("block", BLOCKS)
def test_words_of_every_block_are_the_same_in_python_and_on_the_page(block: str) -> None:
    words = block_words(*BLOCKS[block])
    # A capital or a normal form may be newer than this Python's tables.
    words = [word for word in words if all(map(is_known, word))]
    assert len(words) > WORDS_A_BLOCK
    assert ask("words", texts=words) == list(map(text_words, words))
    assert ask("terms", texts=words) == list(map(text_terms, words))
    names = [
        [f"{first} {last}", f"{last}, {first}"] for first, last in zip(words[::2], words[1::2], strict=False)
    ]
    assert ask("atoms", authors=names) == list(map(author_atoms, names))


@pytest.mark.parametrize("block", BLOCKS)
def test_composed_and_decomposed_letters_are_the_same_words(block: str) -> None:
    for word in block_words(*BLOCKS[block]):
        composed, decomposed = (unicodedata.normalize(form, word) for form in ("NFC", "NFD"))
        assert text_words(composed) == text_words(decomposed), ascii(word)


@pytest.mark.parametrize("block", BLOCKS)
def test_a_word_that_was_found_is_found_again(block: str) -> None:
    for word in block_words(*BLOCKS[block]):
        for chunk in chunks(fold(word)):
            found, _ = taken_apart(chunk)
            assert [again for each in found for again in text_words(each)] == found, ascii(word)
