"""Commands and formulas that no page can show are told, at their place; what means something is not."""

from pathlib import Path

import pytest

from papershelf.excerpts import Excerpts
from papershelf.model import Paper, Source
from papershelf.site.unknown import literals, unknown_tex


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (r"We call it \ourmethod{}.", [(r"\ourmethod", False)]),
        (r"Twice \foo and \foo", [(r"\foo", False)]),
        (r"In $x \foo y$ steps", [(r"\foo", False)]),
        (r"$\newcommand{\n}{n} \n^2$", [(r"$\newcommand{\n}{n} \n^2$", True)]),
        (r"\emph{all} pages, 50\% of \textsc{Foo}, caf\'e, \$5 and A\&B", []),
        (r"$\mathbb{E}[\alpha] \le \frac{1}{2} \backslash$", []),
        (r"\begin{itemize}\item one\end{itemize} \cite{key} $\mathcal{O}(n \log n)$", []),
    ],
)
def test_what_stays_as_it_is_written(text: str, found: list[tuple[str, bool]]) -> None:
    assert list(literals(text)) == found


def paper(line: int, abstract: str) -> Paper:
    source = Source(file="a.txt", line_start=line, line_end=line, fields=("title", "abstract"))
    return Paper(id=str(line), title="T", label="T", abstract=abstract, sources=(source,))


def test_a_command_is_told_once_a_document_with_its_first_place(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.txt").write_text("We use \\foo.\nAnd \\foo again.\n")
    papers = [paper(2, r"And \foo again."), paper(1, r"We use \foo.")]
    (problem,) = unknown_tex(papers, Excerpts(tmp_path))
    assert (problem.code, problem.file, problem.line) == ("unknown-tex", "content/a.txt", 1)
    assert (problem.column, problem.width) == (8, 4)
    assert "“\\foo”" in problem.message
    assert "It stands in 1 further paper." in problem.message
