r"""Bibliographies of TeX, as BibTeX's styles, publishers' classes and BibLaTeX write them."""

from papershelf.model import Document
from papershelf.read import read_data


def read(text: str, file: str = "main.bbl") -> Document:
    return read_data(file, text.encode()).document


def brief(document: Document) -> list[tuple[str | None, tuple[str, ...], str | None, str | None]]:
    return [(record.title, record.authors, record.venue, record.date) for record in document.records]


NATBIB = r"""\begin{thebibliography}{3}
\providecommand{\natexlab}[1]{#1}

\bibitem[Byron et~al.(2016)Byron, Chen, and Roe]{byron2016bees}
A.~L. Byron, B.~Chen, and C.~Roe.
\newblock How many bees are there?
\newblock \emph{arXiv preprint arXiv:1607.06450}, 2016.

\bibitem[Gr{\"u}n(2017{\natexlab{a}})]{g}
Mar{\'\i}a Gr{\"u}n.
\newblock The {A}nts of $\mathbb{R}^n$.
\newblock MIT Press, 2017{\natexlab{a}}.
\newblock URL \url{https://example.org/a_b}.

\end{thebibliography}
"""


def test_the_blocks_of_a_style_are_names_title_and_venue() -> None:
    document = read(NATBIB)
    assert brief(document) == [
        ("How many bees are there?", ("A. L. Byron", "B. Chen", "C. Roe"), "arXiv preprint", "2016"),
        ("The Ants of $\\mathbb{R}^n$", ("María Grün",), "MIT Press", "2017"),
    ]
    assert document.records[0].identifiers.arxiv == "1607.06450"
    assert [(record.line_start, record.line_end) for record in document.records] == [(4, 7), (9, 13)]
    assert document.lines_in_records + document.lines_noise + document.lines_blank == document.lines_total


def test_a_pasted_bibliography_is_recognised() -> None:
    assert brief(read(NATBIB, "paste.txt")) == brief(read(NATBIB))


def test_quotes_and_slanted_words_behind_the_names_are_the_title() -> None:
    document = read(
        r"""\begin{thebibliography}{10}
\bibitem{a}
A.~Byron, B.~Chen, and C.~Roe, ``Absorption of 1 to 100\,GHz in
  honey,'' \emph{IEEE Trans. Bees}, vol.~72, no.~1, pp.~91--100, Jan. 2024, doi: \doi{10.1109/BEE.2023.3289562}.
\bibitem{b} D. Poe, \emph{Ants and bees}, J. Amer. Bee Soc. \textbf{12} (2020), no.~3, 1--10. \MR{1234567}
\bibitem{c} \bysame, \emph{More ants}, Ann. of Bees (2) \textbf{3} (2021), 5--6.
\bibitem{d} E. Fox, Spiders in space, {\it Adv. Bees} {\bf 3} (2015), 5--6,
  \href{https://arxiv.org/abs/1501.00001}{arXiv:1501.00001}.
\end{thebibliography}
"""
    )
    assert [(title, names) for title, names, _, _ in brief(document)] == [
        ("Absorption of 1 to 100 GHz in honey", ("A. Byron", "B. Chen", "C. Roe")),
        ("Ants and bees", ("D. Poe",)),
        ("More ants", ("D. Poe",)),
        ("Spiders in space", ("E. Fox",)),
    ]
    assert document.records[0].identifiers.doi == "10.1109/bee.2023.3289562"
    assert document.records[3].identifiers.arxiv == "1501.00001"


def test_commands_that_name_the_fields_decide() -> None:
    document = read(
        r"""\begin{thebibliography}{3}
%%% ====
\ifx \showDOI      \undefined \def \showDOI       #1{#1}\fi
\bibitem[Byron and Chen(2020)]%
        {byron2020}
\bibfield{author}{\bibinfo{person}{Ada Byron}, {and} \bibinfo{person}{Jos{\'e} Chen}.} \bibinfo{year}{2020}\natexlab{}.
\newblock \showarticletitle{Counting bees with {NLP}: a survey}. In
  \bibinfo{booktitle}{\emph{Proceedings of the 58th Bee Meeting}},
  \bibfield{editor}{\bibinfo{person}{Dan Ek} {and} \bibinfo{person}{Joy Fox}} (Eds.).
  \bibinfo{publisher}{Hive}, \bibinfo{pages}{1--10}.
\bibitem[Roe et~al\mbox{.}(2019)]%
        {roe}
\bibfield{author}{\bibinfo{person}{Cy Roe}, {et~al\mbox{.}}} \bibinfo{year}{2019}\natexlab{}.
\newblock \bibinfo{title}{The Ants}.
\newblock \bibinfo{howpublished}{Press}.
\end{thebibliography}
"""
    )
    assert brief(document) == [
        (
            "Counting bees with NLP: a survey",
            ("Ada Byron", "José Chen"),
            "Proceedings of the 58th Bee Meeting",
            "2020",
        ),
        ("The Ants", ("Cy Roe",), "Press", "2019"),
    ]
    assert [record.authors_complete for record in document.records] == [True, False]


def test_a_physicists_reference_without_a_title_gets_none() -> None:
    document = read(
        r"""\begin{thebibliography}{2}%
\bibitem [{\citenamefont {{Byron}}\ \emph {et~al.}(1978)}]{vera}%
  \BibitemOpen
  \bibfield  {author} {\bibinfo {author} {\bibfnamefont {V.~C.}\ \bibnamefont
  {{Byron}}}, \ and\ \bibinfo {author} {\bibfnamefont {N.}~\bibnamefont {{Chen}}},\ }
  \href {https://doi.org/10.1086/182804} {\bibfield  {journal}
  {\bibinfo  {journal} {Astrophys. J.}\ }\textbf {\bibinfo {volume} {225}},\
  \bibinfo {pages} {L107} (\bibinfo {year} {1978})}\BibitemShut {NoStop}%
\end{thebibliography}
"""
    )
    assert brief(document) == [(None, ("V. C. Byron", "N. Chen"), "Astrophys. J", "1978")]
    assert document.records[0].identifiers.doi == "10.1086/182804"


def test_entries_of_biblatex_are_read_once_each() -> None:
    entry = r"""    \entry{byron}{inproceedings}{}
      \name{author}{2}{}{%
        {{un=0,hash=ab}{%
           family={Berg},
           familyi={B\bibinitperiod},
           given={Ada},
           prefix={van\bibnamedelima den}}}%
        {{hash=cd}{%
           family={Chen},
           given={Bo\bibnamedelimb C.}}}%
      }
      \field{booktitle}{Advances in Bees}
      \field{title}{Counting {Bees}}
      \field{year}{2017}
      \verb{doi}
      \verb 10.1000/abc.def
      \endverb
    \endentry
"""
    document = read("% $ biblatex auxiliary file $\n\\refsection{0}\n" + entry + entry + "\\endrefsection\n")
    assert brief(document) == [
        ("Counting Bees", ("Ada van den Berg", "Bo C. Chen"), "Advances in Bees", "2017")
    ]
    assert document.records[0].identifiers.doi == "10.1000/abc.def"


def test_a_paper_without_a_bibliography_says_so() -> None:
    document = read("\\documentclass{article}\\begin{document}Bees.\\end{document}\n", "paper.tex")
    assert not document.records
    assert document.problems
