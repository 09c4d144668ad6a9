import os
from pathlib import Path

import pytest

from papershelf.config import Config, Documents, Publish, load
from papershelf.errors import PapershelfError


@pytest.fixture(autouse=True)
def no_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def written(folder: Path, text: str) -> Path:
    (folder / "site.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_title_is_all_that_a_site_needs(tmp_path: Path) -> None:
    config = load(written(tmp_path, 'title = "Our shelf"\n'))
    assert config == Config(title="Our shelf", language="en", fonts="serif")


def test_every_key_is_read(tmp_path: Path) -> None:
    config = load(
        written(
            tmp_path,
            """
            title = "Our shelf"
            description = "Papers we read"
            base_url = "https://example.org/shelf"
            language = "pt-BR"
            date = 2026-11-21
            fonts = "system"

            [publish]
            remote = "pages"
            branch = "site"
            """,
        )
    )
    assert config == Config(
        title="Our shelf",
        description="Papers we read",
        base_url="https://example.org/shelf/",
        language="pt-BR",
        date="2026-11-21",
        fonts="system",
        publish=Publish(remote="pages", branch="site"),
    )


def test_a_byte_order_mark_is_no_key(tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_bytes(b'\xef\xbb\xbftitle = "Our shelf"\r\n')
    assert load(tmp_path).title == "Our shelf"


def test_the_environment_dates_a_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert load(written(tmp_path, 'title = "T"\ndate = "2020-01-01"')).date == "2023-11-14"


@pytest.mark.parametrize("epoch", ["yesterday", "1" * 40])
def test_a_bad_date_in_the_environment_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(PapershelfError, match="SOURCE_DATE_EPOCH"):
        load(written(tmp_path, 'title = "T"'))


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("title = Our shelf", 1, "this is not TOML"),
        ('title = "T"\nlanguage = "', 2, "this is not TOML"),
        ('title = "T"\n\nbase-url = "https://example.org"', 3, "Did you mean base_url?"),
        ('title = "T"\n[publish]\nremotes = "x"', 3, "Did you mean publish.remote?"),
        (
            'title = "T"\nignore = ["*.bak"]',
            2,
            "ignore does not stand here. Write it below a line [content].",
        ),
        ('title = "T"\nlayout = "feed"', 2, "Write it below a line [[documents]]."),
        ('title = "T"\nlanguage = en # English', 2, 'Put text in quotes: language = "en".'),
        ('title = "T"\nzzyzx_engine = "x"', 2, "The keys here are title, description"),
        ('title = "T"\n[deploy]\nx = 1', 2, "deploy is not a key"),
        ('title = "T"\nlanguage = 7', 2, "language must be text in quotes, and this is a whole number"),
        ('title = "T"\ndescription = ["a"]', 2, "description must be text in quotes, and this is a list"),
        ('title = "T"\nlanguage = 2026-01-01T10:00:00', 2, "and this is a date or time"),
        ('title = "T"\npublish = "origin"', 2, "publish must be a table: write [publish]"),
        ('title = " "', 1, "title is empty"),
        ('title = "T"\nbase_url = "example.org"', 2, "no web address"),
        ('title = "T"\nbase_url = "ftp://example.org/"', 2, "no web address"),
        ('title = "T"\nbase_url = "https://[::1/"', 2, "no web address"),
        ('title = "T"\nbase_url = "https://example.org/?a=b"', 2, 'what follows "?"'),
        ('title = "T"\nid = "Ada\'s shelf"', 2, "Write small letters, digits and hyphens"),
        ('title = "T"\nlanguage = "English please"', 2, "no language tag"),
        ('title = "T"\ndate = "21.11.2026"', 2, "no date"),
        ('title = "T"\ndate = "2026-02-30"', 2, "no date"),
        ('title = "T"\nfonts = "comic"', 2, 'Write "serif" or "system"'),
        ('title = "T"\n[publish]\nbranch = "--force"', 3, "no name of a git branch"),
    ],
)
def test_a_mistake_gets_a_sentence_with_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    with pytest.raises(PapershelfError) as raised:
        load(written(tmp_path, text))
    assert f"site.toml:{line}: " in str(raised.value)
    assert words in str(raised.value)


def test_a_missing_title_names_the_key(tmp_path: Path) -> None:
    with pytest.raises(PapershelfError, match="title is missing"):
        load(written(tmp_path, 'language = "en"'))


def test_a_missing_file_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(PapershelfError, match=r"There is no site\.toml in .*papershelf new"):
        load(tmp_path / "nowhere")


def test_a_file_is_not_a_site(tmp_path: Path) -> None:
    with pytest.raises(PapershelfError, match="is a file"):
        load(written(tmp_path, "") / "site.toml")


def test_text_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_bytes('title = "Märchen"'.encode("latin-1"))
    with pytest.raises(PapershelfError, match="not UTF-8 at byte 11"):
        load(tmp_path)


@pytest.mark.parametrize("value", ["1" * 5000, "[" * 5000], ids=["digits", "brackets"])
def test_a_file_that_toml_readers_give_up_on_gets_a_sentence(tmp_path: Path, value: str) -> None:
    with pytest.raises(PapershelfError, match=r"site\.toml holds a number of thousands of digits"):
        load(written(tmp_path, f'title = "A"\ndate = {value}\n'))


def test_text_without_quotes_is_told_to_take_some(tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_text("title = My shelf\n")
    with pytest.raises(PapershelfError, match='Put text in quotes: title = "My shelf"'):
        load(tmp_path)


def test_a_pipe_in_the_place_of_site_toml_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "site.toml")
    with pytest.raises(PapershelfError, match="is not a file"):
        load(tmp_path)


def test_documents_and_patterns_are_read(tmp_path: Path) -> None:
    config = load(
        written(
            tmp_path,
            """
            title = "T"
            [content]
            ignore = ["drafts/**", "*.bak"]
            [[documents]]
            file = "a.txt"
            layout = "feed"
            encoding = "shift_jis"
            date = 2021-07-20
            [[documents]]
            file = "**/*.bib"
            title = "References"
            session = "S"
            venue = "V"
            date = 2021
            """,
        )
    )
    assert config.content.ignore == ("drafts/**", "*.bak")
    assert config.documents == (
        Documents(file="a.txt", layout="feed", encoding="shift_jis", date="2021-07-20"),
        Documents(file="**/*.bib", title="References", session="S", venue="V", date="2021"),
    )


@pytest.mark.parametrize(
    ("lines", "line", "said"),
    [
        ('[[documents]]\nfile = "a"\n[[documents]]\nfiel = "b"', 5, "Did you mean documents.file?"),
        ('[[documents]]\nfile = "a"\n[[documents]]\nvenue = "b"', 4, "documents.file is missing."),
        ('[[documents]]\nfile = "a"\nencoding = "shfit_jis"', 4, "Did you mean shift_jis?"),
        ('[[documents]]\nfile = "a"\nencoding = "zip"', 4, "is none that is known."),
        ('[[documents]]\nfile = "a"\nencoding = "unicode_escape"', 4, "is none that is known."),
        ('[[documents]]\nfile = "a"\ndate = "2021-13"', 4, "which is no date."),
        ('[[documents]]\nfile = "a"\nvenue = 3', 4, "must be text in quotes, and this is a whole number."),
        ('[[documents]]\nfile = "../a"', 3, "with forward slashes"),
        ('[[documents]]\nfile = ""', 3, "documents.file is empty."),
        ('[documents]\nfile = "a"', 2, "write [[documents]] on a line before each"),
        ('[content]\nignore = "*.bak"', 3, "must be a list of texts"),
        ("[content]\nignored = []", 3, "Did you mean content.ignore?"),
    ],
)
def test_a_wrong_table_of_documents_is_named_with_its_line(
    tmp_path: Path, lines: str, line: int, said: str
) -> None:
    with pytest.raises(PapershelfError) as error:
        load(written(tmp_path, f'title = "T"\n{lines}\n'))
    assert f"site.toml:{line}: " in str(error.value)
    assert said in str(error.value)
