"""Bytes become text by what they say and hold; what is broken in them keeps its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papershelf.read.decoding import Places, UndecodableError, UnknownEncodingError, decode, python_name

ACCENTS = "Amélie Héliou, Jörg Grünwald\r\nŁukasz “Deep” Sets\n"


@pytest.mark.parametrize(
    ("encoding", "name", "known"),
    [
        ("utf-8", "UTF-8", True),
        ("utf-8-sig", "UTF-8", True),
        ("utf-16", "UTF-16", True),
        ("utf-16-le", "UTF-16", False),
        ("utf-16-be", "UTF-16", False),
        ("utf-32", "UTF-32-LE", True),
        ("utf-32-be", "UTF-32-BE", False),
    ],
)
def test_unicode_is_known_by_its_mark_or_its_nuls(encoding: str, name: str, known: bool) -> None:
    decoded = decode(ACCENTS.encode(encoding))
    assert decoded == (ACCENTS.replace("\r\n", "\n").encode(), name, known, Places(), Places())


def test_what_is_not_utf_8_may_be_windows_1252() -> None:
    text = "Chloé Fernández – “Deep Sets”\n" * 3
    assert decode(text.encode("cp1252"))[:3] == (text.encode(), "Windows-1252", False)


@pytest.mark.parametrize("encoding", ["koi8-r", "cp1251", "iso8859-7"])
@pytest.mark.parametrize("text", ["Λίστα με άρθρα για νευρωνικά δίκτυα", "Список статей о нейронных сетях"])
def test_other_letters_are_not_taken_for_western_ones(encoding: str, text: str) -> None:
    data = text.encode(encoding, "ignore")
    if len(data) > 20:
        with pytest.raises(UnknownEncodingError):
            decode(data)
    assert decode(data, encoding).text == data.decode(encoding)


@pytest.mark.parametrize(
    "head",
    [
        '<?xml version="1.0" encoding="Shift_JIS"?>',
        '<html><head><meta charset="shift_jis">',
        '<META HTTP-EQUIV=Content-Type CONTENT="text/html; charset=Shift_JIS">',
        "% Encoding: SJIS\n",
        "% !BIB encoding = shift-jis\n",
        "% -*- coding: shift_jis -*-\n",
    ],
)
def test_a_text_may_say_its_encoding(head: str) -> None:
    text = head + "日本語の論文 by 山田"
    assert decode(text.encode("cp932"))[:3] == (text.encode(), "CP932", True)
    assert decode(text.encode())[:2] == (text.encode(), "UTF-8")  # what it says is wrong


def test_one_broken_byte_does_not_change_the_others() -> None:
    data = "Zoë\r\nJörg\r\n".encode() + b"Jos\xe9, Ana\xe9\n" + "Łukasz".encode()
    decoded = decode(data)
    assert decoded.text == "Zoë\nJörg\nJos\ufffd, Ana\ufffd\nŁukasz"
    assert decoded[1:4] == ("UTF-8", True, Places(2, 3, 4, b"\xe9"))


def test_nuls_go_and_are_counted() -> None:
    decoded = decode(b"Deep Sets and other sets\nby A\x00da Byron, and Bo Chen\x00")
    assert decoded.text == "Deep Sets and other sets\nby Ada Byron, and Bo Chen"
    assert decoded.nuls == Places(2, 2, 5, b"\0")


@pytest.mark.parametrize("data", [bytes(range(256)), b"\xff\xfe\x00\xd8", b"a\x00b", b"\x00" * 9])
def test_binary_data_is_no_text(data: bytes) -> None:
    with pytest.raises(UndecodableError):
        decode(data)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("latin1", "cp1252"),
        ("utf8", "utf-8"),
        ("GB2312", "gb18030"),
        ("zip", None),
        ("rot13", None),
        ("é", None),
    ],
)
def test_names_of_encodings(said: str, name: str | None) -> None:
    assert python_name(said) == name


@given(
    st.binary(max_size=400), st.sampled_from([None, "utf-8", "utf-16", "shift_jis", "cp1252", "idna", "zip"])
)
def test_any_bytes_are_text_or_refused(data: bytes, pinned: str | None) -> None:
    try:
        decoded = decode(data, pinned)
    except UndecodableError:
        return
    assert not {"\r", "\0"} & set(decoded.text)
    decoded.text.encode()
    for places in (decoded.broken, decoded.nuls):
        assert bool(places.times) == bool(places.line) == bool(places.column)
        assert places.line <= decoded.text.count("\n") + 1


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_text_in_utf_8_is_that_text(text: str) -> None:
    assert decode(text.encode()).text == text.removeprefix("\ufeff")
