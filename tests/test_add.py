"""`papershelf add`: what is shown, what is written and under which name, and what is refused."""

import io
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from papershelf.add import checked, given_data, given_stream, numbered, plain_name
from papershelf.cli import main
from papershelf.config import Config
from papershelf.errors import PapershelfError
from papershelf.starter import SESSION, start

NOTE = '+++\ntitle = "Deep Sets"\nauthors = ["Manzil Zaheer", "et al."]\ndate = 2017-03-10\n+++\nSets.\n'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "shelf"
    start(folder)
    return folder


def add(site: Path, *words: object, paste: str | bytes = "") -> Result:
    return CliRunner().invoke(main, ["add", *map(str, words), "--site", str(site)], input=paste)


STARTED = {"attention.md", "first-evening.txt", "lists/two-evenings.toml"}
"""What a new site has in its content/."""


def content(site: Path) -> set[str]:
    return {path.relative_to(site / "content").as_posix() for path in (site / "content").rglob("*.*")}


def file(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_what_was_understood_is_shown(site: Path, tmp_path: Path) -> None:
    page = file(tmp_path, "evening.txt", SESSION.replace("first evening", "second evening") + "\n\nBye?\n")
    shown = add(site, page).stdout
    for part in ("3 records, read as poster session", "session     Poster Session: second evening"):
        assert part in shown
    assert "  title       3 of 3" in shown
    assert "  1. Attention Is All You Need\n     Ashish Vaswani, Noam Shazeer, " in shown
    assert "line 1: navigation" in shown
    assert "3 of 3 papers are on the shelf already." in shown


def test_nothing_is_written_where_nobody_can_be_asked(site: Path, tmp_path: Path) -> None:
    before = content(site)
    done = add(site, file(tmp_path, "sets.md", NOTE))
    assert done.exit_code == 2
    assert "--yes writes it to" in done.stderr
    assert content(site) == before


@pytest.mark.parametrize(("answer", "written"), [("y\n", True), ("n\n", False), ("\n", False)])
def test_a_person_is_asked(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, written: bool
) -> None:
    monkeypatch.setattr("papershelf.cli.on_terminal", lambda: True)
    done = add(site, file(tmp_path, "sets.md", NOTE), paste=answer)
    assert done.exit_code == 0, done.output
    assert ("sets.md" in content(site)) is written


def test_the_bytes_are_written_as_they_are(site: Path, tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + NOTE.replace("\n", "\r\n").encode()
    assert add(site, file(tmp_path, "sets.md", data), "--yes").exit_code == 0
    assert (site / "content" / "sets.md").read_bytes() == data


def test_a_pasted_text_gets_its_name_from_what_it_is(site: Path) -> None:
    add(site, "-", "--yes", paste=SESSION.replace("first evening", "West Hall"))
    add(site, "-", "--yes", paste=NOTE)
    assert {"poster-session-west-hall.txt", "deep-sets.md"} <= content(site)


def test_the_same_text_is_not_added_again(site: Path) -> None:
    done = add(site, "-", "--yes", paste=SESSION.replace("\n", "\r\n"))
    assert done.exit_code == 0
    assert "content/first-evening.txt has the same text" in done.stdout
    assert content(site) == STARTED


def test_no_file_is_written_over(site: Path, tmp_path: Path) -> None:
    mine = (site / "content" / "attention.md").read_bytes()
    done = add(site, file(tmp_path, "attention.md", NOTE), "--yes")
    assert "content/attention.md is there already, with other text." in done.stdout
    assert (site / "content" / "attention.md").read_bytes() == mine
    assert (site / "content" / "attention-2.md").read_text() == NOTE


def test_a_name_that_is_taken_is_refused_with_a_free_one(site: Path) -> None:
    done = add(site, "-", "--yes", "--name", "attention.md", paste=NOTE)
    assert done.exit_code == 1
    assert "--name attention-2.md" in done.stdout
    assert content(site) == STARTED


def test_a_name_may_lie_in_a_new_folder_and_gets_its_ending(site: Path) -> None:
    assert add(site, "-", "--yes", "--name", "sets/deep", paste=NOTE).exit_code == 0
    assert (site / "content" / "sets" / "deep.md").read_text() == NOTE


@pytest.mark.parametrize(
    "name",
    "../x.md /x.md C:x.md a\\b.md lists/x.md pages/x.md .x.md x.md~ a/../x.md con?.md folder/ corrections.toml".split(),
)
def test_a_name_that_no_document_has_is_a_wrong_command(site: Path, name: str) -> None:
    before = content(site)
    done = add(site, "-", "--yes", "--name", name, paste=NOTE)
    assert done.exit_code == 2
    assert f"--name {name} " in done.stderr
    assert content(site) == before


def test_an_empty_name_is_none(site: Path) -> None:
    assert add(site, "-", "--yes", "--name", "", paste=NOTE).exit_code == 2


def test_a_link_does_not_lead_a_name_out(site: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (site / "content" / "way").symlink_to(tmp_path / "out")
    assert add(site, "-", "--yes", "--name", "way/x.md", paste=NOTE).exit_code == 2
    assert not any((tmp_path / "out").iterdir())


def test_what_cannot_be_read_is_refused_and_the_others_are_added(site: Path, tmp_path: Path) -> None:
    pdf = file(tmp_path, "paper.txt", b"%PDF-1.7 \x00")
    done = add(site, pdf, file(tmp_path, "sets.md", NOTE), "--yes")
    assert done.exit_code == 1
    assert "is a PDF, not text." in done.stdout
    assert content(site) == {*STARTED, "sets.md"}


def test_a_file_that_is_not_there_keeps_no_other_one_out(site: Path, tmp_path: Path) -> None:
    done = add(site, tmp_path, tmp_path / "gone.txt", file(tmp_path, "sets.md", NOTE), "--yes")
    assert done.exit_code == 2
    assert "gone.txt is not there." in done.stderr
    assert "sets.md" in content(site)


def test_what_is_written_can_be_looked_at_next(site: Path) -> None:
    assert add(site, "-", "--yes", paste=NOTE).stdout.endswith(f"Look at it: papershelf serve {site}\n")
    assert "papershelf serve" not in add(site, "-", "--yes", paste=NOTE).stdout


def test_doubts_lead_to_their_explanation(site: Path) -> None:
    assert "papershelf check --explain cut-authors" in add(site, "-", "--yes", paste=NOTE).stdout


def test_advice_on_content_is_left_out_for_what_is_not_in_it(site: Path) -> None:
    said = add(site, "-", paste="Dear all,\n\nthe kitchen is closed on Thursday.\n\nRegards\n").stdout
    assert "Not added: " in said
    assert "content/" not in said


def test_a_question_can_be_left_with_ctrl_c(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("papershelf.cli.on_terminal", lambda: True)
    done = add(
        site, file(tmp_path, "sets.md", NOTE)
    )  # the input ends at the question, which click takes alike
    assert done.exit_code == 130
    assert "sets.md" not in content(site)


def test_a_terminal_shows_long_words_of_titles_whole(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("papershelf.cli.in_tables", lambda: True)
    monkeypatch.setenv("COLUMNS", "60")
    title = "深層学習における注意機構の幅と深さ" * 3
    shown = add(site, "-", "--yes", paste=NOTE.replace("Deep Sets", title)).stdout
    assert title in "".join(line.strip() for line in shown.splitlines())


def test_an_inferred_layout_is_named_with_its_parts_and_never_certain(site: Path) -> None:
    lines = (
        f"Ada Byron, Bo Chen. How {each} learn from few examples. ICML 2021."
        for each in ("nets", "trees", "kernels")
    )
    said = add(site, "-", paste="\n\n".join(lines)).stdout
    assert "3 records, read as references, " in said
    assert "% sure (names, then title, then venue)." in said
    assert "100% sure" not in said


def test_a_year_that_the_venue_says_is_not_said_twice(site: Path) -> None:
    entry = "@inproceedings{a, title={Deep Sets}, author={Zaheer, Manzil}, booktitle={%s}, year=2017}"
    assert "     NeurIPS 2017 · line 1" in add(site, "-", paste=entry % "NeurIPS 2017").stdout
    assert "     NeurIPS, 2017 · line 1" in add(site, "-", paste=entry % "NeurIPS").stdout


def test_what_the_site_ignores_is_not_added(site: Path) -> None:
    with open(site / "site.toml", "a") as opened:
        opened.write('[content]\nignore = ["drafts/"]\n')
    done = add(site, "-", "--yes", "--name", "drafts/x.md", paste=NOTE)
    assert done.exit_code == 1
    assert "[content] ignore" in done.stdout


def test_wrong_commands_say_what_to_do(site: Path, tmp_path: Path) -> None:
    assert "is a folder. Name the files in it" in add(site, tmp_path).stderr
    assert "gone.txt is not there." in add(site, tmp_path / "gone.txt").stderr
    assert "--name is for one text." in add(site, "a", "b", "--name", "c").stderr
    assert "There is no site.toml" in add(tmp_path, "-", paste=NOTE).stderr


def test_content_is_made_where_it_is_missing(tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_text('title = "T"\n')
    assert add(tmp_path, "-", "--yes", paste=NOTE).exit_code == 0
    assert content(tmp_path) == {"deep-sets.md"}


def test_a_terminal_gets_tables(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("papershelf.cli.in_tables", lambda: True)
    shown = add(site, file(tmp_path, "[sets].md", NOTE)).stdout
    assert "Deep Sets" in shown
    assert "1 cut (“et al.”)" in shown


def test_names_from_elsewhere_become_names_for_every_system() -> None:
    config = Config(title="T")
    names = [
        "a:b?.txt",
        "page (1).html",
        "x" + "\n" + "y.bib",
        "nul.txt",
        ".hidden",
        "lists.txt",
        "  é .md",
        "…?.txt",
    ]
    for name in map(plain_name, names):
        assert checked(name, config) == name
    assert plain_name("page (1).html") == "page (1).html"
    with pytest.raises(PapershelfError):
        checked("a\x00b.txt", config)
    names_with_numbers = numbered("a.b.txt")
    assert [next(names_with_numbers) for _ in range(3)] == ["a.b.txt", "a.b-2.txt", "a.b-3.txt"]


def test_a_file_without_an_end_is_refused_with_a_sentence(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("papershelf.add.LONGEST", 1000)
    with pytest.raises(
        PapershelfError, match="/dev/zero gives more than 256 MB, more than a document may have"
    ):
        given_data("/dev/zero")
    with pytest.raises(PapershelfError, match="Standard input gives more than 256 MB"):
        given_stream(io.BytesIO(b"x" * 1001), "-")
    assert given_stream(io.BytesIO(b"x" * 1000), "-") == b"x" * 1000
