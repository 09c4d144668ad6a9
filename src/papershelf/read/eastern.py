"""Names in Chinese, Japanese and Korean letters: the family name stands first, as their readers write it."""

from papershelf.late import late

_LETTERS = late(
    "[\u3005\u3040-\u309f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\U00020000-\U0002fa1f\u30a0-\u30ff]+"
)
_KATAKANA = late("[\u30a0-\u30ff]+")
_HANGUL = late("[\uac00-\ud7a3]+")
_WHOLE = late(r"(?P<family>[^\s,，]+)\s*[,，]\s*(?P<given>[^\s,，]+)")
_COMPOUND = frozenset(
    "欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 司徒 东方 東方 皇甫 尉迟 尉遲"
    " 公孙 公孫 夏侯 慕容 令狐 宇文 长孙 長孫 端木 轩辕 軒轅".split()
)
"""Chinese family names of two letters; others of two are Japanese, where a space parts them from the given name."""


def eastern(given: str, family: str) -> str | None:
    """The name of a person whose names are in these letters; None where one is not, or is a foreign one in Katakana.

    >>> eastern("伟", "张"), eastern("健", "田中"), eastern("철수", "김"), eastern("Ken", "Tanaka")
    ('张伟', '田中 健', '김철수', None)
    """
    if not (family and given) or family.isascii() or given.isascii():
        return None
    if not (_LETTERS.fullmatch(family) and _LETTERS.fullmatch(given)) or _KATAKANA.fullmatch(family):
        return None
    joined = len(family) == 1 or family in _COMPOUND or _HANGUL.fullmatch(family) is not None
    return family + given if joined else f"{family} {given}"


def eastern_whole(name: str) -> str | None:
    """A name with a comma in it, as "田中, 健"; None for others."""
    found = None if name.isascii() else _WHOLE.fullmatch(name)
    return eastern(found["given"], found["family"]) if found else None
