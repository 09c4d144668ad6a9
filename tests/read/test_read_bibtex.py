"""BibTeX: fields, names, TeX, mistakes with their places, and files as many tools write them."""

import itertools
from collections.abc import Callable
from time import process_time

import pytest
from bibtexparser.entrypoint import parse_string
from hypothesis import given, settings
from hypothesis import strategies as st
from reference_facts import GROUPS, PEOPLE, STYLES, TITLES, Reference, inverted, references

from papershelf.model import Document, Identifiers, Link, Record
from papershelf.read import read_data, reader_of
from papershelf.read.formats import bibtex
from papershelf.read.formats.bibtex_blocks import blocks
from papershelf.read.formats.bibtex_names import author_names
from papershelf.read.formats.tex_text import tex_name, tex_text
from papershelf.read.registry import FORMATS
from papershelf.read.source import Source


def read(text: str) -> Document:
    document = bibtex.read(Source(file="list.bib", text=text)).document
    lines = (document.lines_in_records, document.lines_noise, document.lines_blank)
    assert sum(lines) == document.lines_total == text.count("\n", 0, -1) + 1
    return document


def record(fields: str, kind: str = "article") -> Record:
    (found,) = read(f"@{kind}{{key,\n  title = {{T}},\n  {fields}\n}}\n").records
    return found


def problems(text: str) -> list[tuple[str, str, int | None, int | None]]:
    return [(each.severity, each.code, each.line, each.column) for each in read(text).problems]


def test_an_entry_becomes_a_record_with_its_lines() -> None:
    document = read(
        "% My papers\n@inproceedings{byron2021,\n"
        r"  title     = {{\'E}tale {GAN}s for {B}ayesian $\ell_1$: 50\% of it},"
        "\n  author    = {Byron, Ada and {\\'E}tale, J.-P. and van der Berg, Bo and {Barnes and Noble} and others},\n"
        '  booktitle = "Proceedings of {ICML}",\n  year = 2021, month = may # "~26",\n'
        "  doi = {https://doi.org/10.1000/A\\_B},\n  url = {https://arxiv.org/abs/2101.00001v2},\n"
        "  keywords = {sets, deep learning},\n  note = {Best Paper Award},\n  code = {https://github.com/a/b},\n"
        "  abstract = {One {\\em word}.\n\n  Two.},\n}\n"
    )
    (found,) = document.records
    assert (found.line_start, found.line_end, document.lines_noise) == (2, 15, 1)
    assert found.title == r"Étale GANs for Bayesian $\ell_1$: 50% of it"
    assert found.authors == ("Ada Byron", "J.-P. Étale", "Bo van der Berg", "Barnes and Noble")
    assert (found.authors_complete, found.date, found.venue) == (False, "2021-05-26", "Proceedings of ICML")
    assert (found.topics, found.award) == (("sets", "deep learning"), "Best Paper Award")
    assert found.abstract == "One word.\n\nTwo."
    assert found.identifiers == Identifiers(doi="10.1000/a_b", arxiv="2101.00001")
    assert Link(kind="code", url="https://github.com/a/b") in found.links
    assert document.problems == ()


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (r"{\"o} \"{o} \"o {\" o}", "ö ö ö ö"),
        (r"\o\ \O{} {\ss} \l{} {\L} \ae\ {\OE}", "ø Ø ß ł Ł æ Œ"),
        (r"\c{c} \c c \v{s} {\v s} \H{o} \k{a} \u{g} \r{u} \d{s} \b{b}", "ç ç š š ő ą ğ ů ṣ ḇ"),
        (r"{\i} \'{\i} \'\i \"{\i} {\'{\i}} \'i \j", "ı í íï í í ȷ"),
        (r"\aa\ {\AA} \=a \.z \~n \`e \^o", "å Å ā ż ñ è ô"),
        (r"\'{\^e} \^{\'e} \d{\^o}", "ế ế ộ"),
        (r"\dj\ \DJ{} \TH\ \dh{} \ng", "đ Đ Þ ð ŋ"),
        (r"S\o ren {\L}ukasz \L ukasz Erd\H{o}s", "Søren Łukasz Łukasz Erdős"),
        (r"{\relax Ch}arles", "Charles"),
        (r"a \& b \# c \_ d 50\%", "a & b # c _ d 50%"),
        (r"``Why'' 1--2 a---b Figure~3", "“Why” 1–2 a—b Figure 3"),
        (
            r"\emph{A} \textbf{b} {\it c} \textsc{d} \mbox{e} \url{https://a.org/~b}",
            "A b c d e https://a.org/~b",
        ),
        (r"\textsuperscript{2} x\textsubscript{1} \textendash{} \textregistered", "² x₁ – ®"),
        (r"\enquote{So} \texorpdfstring{$x$}{x} \href{https://a.org}{b}", "“So” $x$ b"),
        (r"$a_{1} \to \{b\}$ {$x$} $<$ 3", r"$a_{1} \to \{b\}$ $x$ < 3"),
        (r"\${\textbackslash}mathbb\{R\}\^{}2\$", r"$\mathbb{R}^2$"),
        (r"costs \$5", "costs $5"),
        (r"costs \$5, not \$6", r"costs \$5, not \$6"),
        (r"\sqrt{a {B}} and \{1\}", r"\sqrt{a B} and \{1\}"),
        (r"\pkg{array}{\Dash}a {\ssf BM2FONT} by {\LuaTeX}, {\tug}A", "array—a BM2FONT by LuaTeX, \\tug{}A"),
        (
            r"{\TeX}\slash {\LaTeX}: method\hyphen free \Xy-pic, DVIto\kern-.15em VDU",
            "TeX/LaTeX: method-free Xy-pic, DVItoVDU",
        ),
        (r"see \cite{a}, \cref{b}, \pair{a}{b}", r"see \cite{a}, \cref{b}, \pair{a}{b}"),
        (r"H_{2}O of {A}{B}C", "H_{2}O of ABC"),
        (r"say \"quoted\" things", 'say "quoted" things'),
        ("train --force on it ~5 %", "train --force on it ~5 %"),
        ("{{{", ""),
        ("a } b $ c \\", "a b $ c \\"),
    ],
)
def test_tex_becomes_text_and_formulas_stay(written: str, said: str) -> None:
    assert tex_text(written) == said


def test_names_hold_no_tex() -> None:
    assert tex_name(r"Jos{\'e}~Garc\'{\i}a$^{*}$\textsuperscript{1} \unknown{X}") == "José García X"


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Ludwig van Beethoven and De La Cruz, Juan", ["Ludwig van Beethoven", "Juan De La Cruz"]),
        ("van der Berg, Bo and Van Dyke, D. A.", ["Bo van der Berg", "D. A. Van Dyke"]),
        ("King, Jr., Martin Luther and Sammy Davis, Jr.", ["Martin Luther King, Jr.", "Sammy Davis, Jr."]),
        ("Gates, Henry Louis, III", ["Henry Louis Gates, III"]),
        (
            "{Barnes and Noble} and {Google, Inc.} and {{OpenAI}}",
            ["Barnes and Noble", "Google, Inc.", "OpenAI"],
        ),
        (r"{Gonz{\'a}lez}, A.~B. and {Planck Collaboration}", ["A. B. González", "Planck Collaboration"]),
        ("J.-P. Serre and Kingma, D.P.", ["J.-P. Serre", "D.P. Kingma"]),
        ("Ada Byron AND\n Bo Chen\tand  Cy Roe", ["Ada Byron", "Bo Chen", "Cy Roe"]),
        ("Ada Byron and and Bo Chen and", ["Ada Byron", "Bo Chen"]),
        ("Byron, Ada, and Chen, Bo", ["Ada Byron", "Bo Chen"]),
        ("{Byron, Ada and Chen, Bo}", ["Ada Byron", "Bo Chen"]),
        ("Ada Byron, Bo Chen, Cy Roe, Dee Moe", ["Ada Byron", "Bo Chen", "Cy Roe", "Dee Moe"]),
        ("Byron, Ada; Chen, Bo", ["Ada Byron", "Bo Chen"]),
        ("given=Hans, family=Harman, prefix=von and Bo Chen", ["Hans von Harman", "Bo Chen"]),
        ("Masrani*, V. and Bo Chen$^\\dagger$", ["V. Masrani", "Bo Chen"]),
        ("Wei Wang 0001 and Plato", ["Wei Wang", "Plato"]),
        ("Band Andy and Sandy Grand", ["Band Andy", "Sandy Grand"]),
        (r"\'Etienne Ghys and \"Omer Ta{\c s}", ["Étienne Ghys", "Ömer Taş"]),
        ("王 伟 and 山田太郎", ["王 伟", "山田太郎"]),
    ],
)
def test_names_in_all_forms(written: str, names: list[str]) -> None:
    assert author_names(written)[:2] == (tuple(names), True)


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Ada Byron, Bo Chen", ["Ada Byron", "Bo Chen"]),
        ("Ada Byron, Bo Chen, and Cy Roe", ["Ada Byron", "Bo Chen", "Cy Roe"]),
        ("Byron, Ada, Chen, Bo", ["Ada Byron", "Bo Chen"]),
        ("A. Byron, B. Chen", ["A. Byron", "B. Chen"]),
        ("Byron A, Chen BC", ["A Byron", "BC Chen"]),
        (r"Ada Byron \& Bo Chen", ["Ada Byron", "Bo Chen"]),
        (
            "García Márquez, Gabriel José and Santos Costa, Ana Inês",
            ["Gabriel José García Márquez", "Ana Inês Santos Costa"],
        ),
        ("De La Cruz, Juan Carlos", ["Juan Carlos De La Cruz"]),
        ("García Márquez, Gabriel", ["Gabriel García Márquez"]),
        ("University of Bonn, Department of Physics", ["Department of Physics University of Bonn"]),
        (r"Johnson \& Johnson", ["Johnson & Johnson"]),
        ("BYRON, ADA and CHEN, BO", ["ADA BYRON", "BO CHEN"]),
    ],
)
def test_names_without_and_are_several_only_where_each_looks_whole(written: str, names: list[str]) -> None:
    assert author_names(written)[:2] == (tuple(names), True)


def test_a_file_that_writes_surnames_first_decides_of_double_ones() -> None:
    text = "@misc{a, title={A}, author={García Márquez, Gabriel José}}\n@misc{b, title={B}, author={%s}}\n"
    both = [read_data("a.bib", (text % author).encode()).document for author in ("Byron, Ada", "Ada Byron")]
    assert [document.records[0].authors for document in both] == [
        ("Gabriel José García Márquez",),
        ("García Márquez", "Gabriel José"),
    ]
    assert [[(each.code, each.line) for each in document.problems] for document in both] == [
        [],
        [("names-without-and", 1)],
    ]


@pytest.mark.parametrize(
    "end", ["and others", "and {others}", "and et al.", "and {et al.}", "et al.", "and ...", "AND Others"]
)
def test_others_cut_a_list_and_are_nobody(end: str) -> None:
    assert author_names(f"Byron, Ada and Bo Chen {end}")[:2] == (("Ada Byron", "Bo Chen"), False)


def test_without_authors_the_list_is_not_complete() -> None:
    assert author_names(" ")[:2] == ((), False)


LETTERS = st.text(st.characters(categories=["Lu", "Ll"], max_codepoint=0x17F), min_size=2, max_size=9)
WORDS = LETTERS.filter(lambda word: word.isalpha()).map(lambda word: "X" + word.lower()).filter(str.isalpha)


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(WORDS, st.sampled_from(["", "van", "de la"]), WORDS), min_size=1, max_size=5, unique=True
    )
)
def test_names_come_back_from_every_form(parts: list[tuple[str, str, str]]) -> None:
    names = tuple(dict.fromkeys(" ".join(filter(None, each)) for each in parts))
    upright = [" ".join(filter(None, each)) for each in parts]
    turned = [f"{' '.join(filter(None, (von, last)))}, {first}" for first, von, last in parts]
    braced = [f"{{{' '.join(filter(None, (von, last)))}}}, {{{first}}}" for first, von, last in parts]
    for forms in (upright, turned, braced, [f"{{{name}}}" for name in upright]):
        assert author_names(" and ".join(forms))[:2] == (names, True)


@settings(max_examples=150)
@given(st.text(alphabet='@{}()",=# \\\n%$~abc1', max_size=120))
def test_nothing_breaks_the_reader_and_every_line_is_counted(text: str) -> None:
    document = read(text)
    for found in document.records:
        assert 1 <= found.line_start <= found.line_end <= document.lines_total
    read("@misc{a,\n title={" + text + "\n\n@misc{last, title = {Read}}\n")


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.__name__)
def test_files_of_many_tools_read_with_the_right_names_and_titles(
    style: Callable[[int, Reference], str],
) -> None:
    written = references(320)
    document = read("".join(itertools.starmap(style, enumerate(written))))
    found = [Reference(str(each.title), each.authors, not each.authors_complete) for each in document.records]
    assert found == written
    assert document.problems == ()
    assert {each.date and each.date[:4] for each in document.records} == {"2021"}


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.__name__)
def test_another_parser_finds_the_same_entries_and_fields(style: Callable[[int, Reference], str]) -> None:
    text = "".join(itertools.starmap(style, enumerate(references(40))))
    ours, theirs = [*blocks(text)], parse_string(text, parse_stack=[]).entries
    assert [each.key for each in ours] == [each.key for each in theirs]
    for mine, other in zip(ours, theirs, strict=True):
        assert mine.kind == other.entry_type.lower()
        assert [field.name for field in mine.fields] == [field.key.lower() for field in other.fields]
        assert text.count("\n", 0, mine.start) == other.start_line


def test_abbreviations_are_joined_and_months_known() -> None:
    text = (
        '@string(icml = "Proceedings of " # name)\n@String{name = {ICML}}\n'
        "@STRING{first = {Int. } # {Conf.}}\n@string{second = first # { on } # {X}}\n"
        "@misc{a, title = {T}, booktitle = SECOND, year = 2020, month = OCT}\n"
    )
    (found,) = read(text).records
    assert (found.venue, found.date) == ("Int. Conf. on X", "2020-10")


def test_an_unknown_abbreviation_is_read_as_it_is() -> None:
    text = "@misc{a, title = {T}, author = {A B},\n journal = jmlr}\n"
    assert read(text).records[0].venue == "jmlr"
    assert problems(text) == [("warning", "unknown-string", 2, None)]


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ("year = {2021}", "2021"),
        ("year = 2021, month = jul", "2021-07"),
        ("year = 2021, month = {July}", "2021-07"),
        ("year = 2021, month = {7}", "2021-07"),
        ("year = 2021, month = {07}, day = {3}", "2021-07-03"),
        ('year = 2021, month = "26~" # may', "2021-05-26"),
        ("year = 2021, month = {May 26}", "2021-05-26"),
        ("year = 2021, month = {18--24 Jul}", "2021-07"),
        ("year = 2021, month = {jul-aug}", "2021-07"),
        ("year = 2021, month = {July 31--August 5}", "2021-07"),
        ("year = {c. 1999}", "1999"),
        ("year = {2021a}", "2021"),
        ("date = {2021-05-26}", "2021-05-26"),
        ("date = {2021-05}, year = {2020}", "2021-05"),
        ("date = {2021-05-26/2021-05-28}", "2021-05-26"),
        ("date = {2021-05~}", "2021-05"),
        ("date = {2021-05-26T10:00:00Z}", "2021-05-26"),
        ("date = {2021-21}", "2021"),
        ("date = {2021}, month = {10}", "2021-10"),
        ("origdate = {1781}", "1781"),
        ("urldate = {2021-05-26}", None),
        ("year = {in press}", None),
        ("year = {}", None),
    ],
)
def test_dates(fields: str, date: str | None) -> None:
    assert record(fields).date == date


def test_a_date_that_is_none_is_doubted() -> None:
    assert problems("@misc{a, title={T}, author={A B},\n year = {soonish}}") == [
        ("warning", "unread-date", 2, None)
    ]


@pytest.mark.parametrize(
    ("kind", "fields", "venue"),
    [
        ("article", "journal = {Nature}, booktitle = {X}", "Nature"),
        ("article", "journaltitle = {Nature}", "Nature"),
        ("article", "journal = {\\mnras}", "Monthly Notices of the Royal Astronomical Society"),
        ("article", "journal = {arXiv preprint arXiv:2101.00001}", "arXiv"),
        ("article", "journal = {arXiv e-prints}", "arXiv"),
        ("article", "journal = {ArXiv}, volume = {abs/2101.00001}", "arXiv"),
        ("article", "journal = {CoRR}, volume = {abs/2101.00001}", "CoRR"),
        ("misc", "publisher = {arXiv}", "arXiv"),
        ("inproceedings", "booktitle = {ICML}, series = {PMLR}", "ICML"),
        ("inproceedings", "eventtitle = {ICML}", "ICML"),
        ("InProceedings", "series = {ICML '21}", "ICML ’21".replace("’", "'")),
        ("phdthesis", "school = {MIT}", "MIT"),
        ("techreport", "institution = {MIT}, series = {X}", "MIT"),
        ("misc", "howpublished = {Blog post}", "Blog post"),
        ("misc", "howpublished = {\\url{https://a.org}}", None),
        ("book", "publisher = {Springer}", None),
        ("inproceedings", "booktitle = {A Workshop (Best Paper Award)}", "A Workshop"),
    ],
)
def test_venues(kind: str, fields: str, venue: str | None) -> None:
    assert record(fields, kind).venue == venue


@pytest.mark.parametrize(
    ("fields", "identifiers"),
    [
        ("doi = {10.1000/AbC}", Identifiers(doi="10.1000/abc")),
        ("doi = {doi:10.1000/abc.}", Identifiers(doi="10.1000/abc")),
        ("DOI = {http://dx.doi.org/10.1000/a{\\_}b}", Identifiers(doi="10.1000/a_b")),
        (
            "doi = {10.1002/(SICI)1097-0258(19980815/30)17:15/16$<$1661::AID-SIM968$>$3.0.CO;2-2}",
            Identifiers(doi="10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2"),
        ),
        ("eprint = {2101.00001v3}, archiveprefix = {arXiv}", Identifiers(arxiv="2101.00001")),
        ("eprint = {arXiv:2101.00001}, eprinttype = {arxiv}", Identifiers(arxiv="2101.00001")),
        ("eprint = {hep-th/9711200}", Identifiers(arxiv="hep-th/9711200")),
        ("eprint = {12345678}, eprinttype = {pubmed}", Identifiers()),
        ("journal = {arXiv preprint arXiv:2101.00001}", Identifiers(arxiv="2101.00001")),
        ("journal = {ArXiv}, volume = {abs/2101.00001}", Identifiers(arxiv="2101.00001")),
        ("arxiv = {2101.00001}", Identifiers(arxiv="2101.00001")),
        ("url = {https://openreview.net/forum?id=ab-C1}", Identifiers(openreview="ab-C1")),
        ("url = {https://aclanthology.org/2021.acl-long.1}", Identifiers(acl="2021.acl-long.1")),
    ],
)
def test_identifiers_in_every_form(fields: str, identifiers: Identifiers) -> None:
    assert record(fields).identifiers == identifiers


def test_links_are_kept_and_local_files_are_not() -> None:
    found = record(
        "url = {https://a.org/x\\_y}, pdf = {https://a.org/p.pdf}, code = {https://a.org/c}, html = {x.html},\n"
        "file = {:home/ada/x.pdf:PDF}, bdsk-url-1 = {https://b.org/}, biburl = {https://dblp.org/rec/x.bib},\n"
        "howpublished = {\\url{https://c.org/~d}}, local-url = {file:///x.pdf}, url_Video = {https://v.org/}"
    )
    assert [(link.kind, link.url) for link in found.links] == [
        ("other", "https://a.org/x_y"),
        ("pdf", "https://a.org/p.pdf"),
        ("code", "https://a.org/c"),
        ("other", "https://b.org/"),
        ("other", "https://c.org/~d"),
        ("video", "https://v.org/"),
    ]


@pytest.mark.parametrize(
    ("fields", "award"),
    [
        ("note = {Best paper award}", "Best paper award"),
        (
            "note = {Oral. Winner of the Outstanding Paper Award, 3 of 900}",
            "Winner of the Outstanding Paper Award",
        ),
        ("addendum = {\\textbf{Honorable Mention}}", "Honorable Mention"),
        ("award = {Test of Time}", "Test of Time"),
        ("award_name = {Best Poster}, award = {true}", "Best Poster"),
        ("note = {Supported by NSF award 1234}", None),
        ("note = {To appear}", None),
    ],
)
def test_awards(fields: str, award: str | None) -> None:
    assert record(fields).award == award


def test_keywords_are_topics_and_codes_are_categories() -> None:
    found = record("keywords = {Sets; Deep Learning}, primaryclass = {cs.LG}")
    assert (found.topics, found.categories) == (("Sets", "Deep Learning"), ("LG",))
    found = record("keywords = {Machine Learning (stat.ML), Sets, FOS: Computer and information sciences}")
    assert (found.topics, found.categories) == (("Sets",), ("ML",))


def test_tags_and_entities_of_html_are_read() -> None:
    found = record("title = {x}, subtitle = {A &amp; <i>B</i> CO<sub>2</sub>}, abstract = {<p>a &lt; b</p>}")
    assert (found.title, found.abstract) == ("T: A & B CO₂", "a < b")


def test_a_child_takes_from_its_crossref_what_it_lacks() -> None:
    text = (
        "@inproceedings{child, title = {Child}, author = {A B}, crossref = {Proc}}\n"
        "@proceedings{proc, title = {Proceedings of X}, editor = {E F}, year = 2019, doi = {10.1000/x}, url = {https://a.org}}\n"
    )
    child, parent = read(text).records
    assert (child.title, child.venue, child.date, child.authors) == (
        "Child",
        "Proceedings of X",
        "2019",
        ("A B",),
    )
    assert (child.identifiers, child.links) == (Identifiers(), ())
    assert (parent.title, parent.authors, parent.authors_complete) == ("Proceedings of X", (), False)


def test_xdata_is_shared_and_no_record() -> None:
    text = (
        "@xdata{x, journal = {Nature}, year = 2020}\n@article{a, title = {T}, author = {A B}, xdata = {x}}\n"
    )
    document = read(text)
    (found,) = document.records
    assert (found.venue, found.date) == ("Nature", "2020")
    assert document.noise[0].reason == "fields that entries share"


def test_references_in_a_ring_or_to_nowhere_end() -> None:
    ring = (
        "@misc{a, title={A}, author={A B}, crossref={b}}\n@misc{b, title={B}, author={A B}, crossref={a}}\n"
    )
    assert [each.title for each in read(ring).records] == ["A", "B"]
    assert problems("@misc{a, title={A}, author={A B},\ncrossref={b}}") == [
        ("warning", "missing-parent", 2, None)
    ]


def test_a_key_that_stands_twice_is_told_and_both_entries_are_read_if_they_differ() -> None:
    document = read(
        "\n".join(f"@misc{{a, title={{{title}}}, author={{A B}}}}" for title in ("One", "Two", "One"))
    )
    assert [each.title for each in document.records] == ["One", "Two"]
    assert [(each.code, each.line) for each in document.problems] == [
        ("duplicate-key", 2),
        ("duplicate-key", 3),
    ]
    assert document.noise[0].reason == "an entry that stands above"


GOOD = "@misc{good,\n  title = {Good},\n  author = {A B},\n}\n"


@pytest.mark.parametrize(
    ("entry", "severity", "line", "column", "title"),
    [
        ("@misc{bad,\n  title = {Foo {Bar},\n  author = {C D},\n}\n", "error", 2, 11, "Foo Bar"),
        ("@misc{bad,\n  author = {C D},\n  title = {Foo\n}\n", "warning", 1, 1, "Foo"),
        ("@misc{bad, title = {Foo, author = {C D}}\n", "error", 1, 20, "Foo"),
        ('@misc{bad,\n  title = "Foo,\n  author = {C D},\n}\n', "error", 2, 11, "Foo"),
        ("@misc{bad,\n  title = {Foo}\n  author = {C D}\n}\n", "warning", 2, 15, "Foo"),
        ("@misc{bad\n  title = {Foo},\n  author = {C D}\n}\n", "warning", 1, 7, "Foo"),
        ("@misc{bad,\n  title {Foo},\n  author = {C D}\n}\n", "warning", 2, 3, "Foo"),
        ("@misc{bad,\n  title = {Foo}},\n  author = {C D}\n}\n", "warning", 2, 16, "Foo"),
        ("@misc{bad,\n  title = {Foo},\n  author = {C D},\n", "warning", 1, 1, "Foo"),
        ("@misc{bad,\n  title = Foo Bar,\n  author = {C D}\n}\n", "error", 2, 11, "Foo Bar"),
        ('@misc{bad,\n  title = "A "B" C",\n  author = {C D}\n}\n', "error", 2, 11, 'A "B" C'),
        ("@misc{bad,\n  title = {Foo},\n  ???,\n  author = {C D}\n}\n", "error", 3, 3, "Foo"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_no_other_entry_is_lost(
    entry: str, severity: str, line: int, column: int, title: str
) -> None:
    document = read(entry + GOOD)
    assert [each.title for each in document.records] == [title, "Good"]
    assert [each.authors for each in document.records] == [("C D",), ("A B",)]
    first = next(each for each in document.problems if each.code == "bad-bibtex")
    assert (first.severity, first.line, first.column) == (severity, line, column)
    assert first.message.endswith(".")
    assert first.hint
    good = document.records[1]
    assert (good.line_start, good.line_end) == (entry.count("\n") + 1, entry.count("\n") + 4)


@pytest.mark.parametrize(
    "entry",
    [
        "@misc(a, title = {T}, author = {A B})",
        '@misc{a, title = "T", author = "A B"}',
        "@MISC { a,TITLE={T},AUTHOR={A B},}",
        "@misc{, title = {T}, author = {A B}}",
        "@misc{title = {T}, author = {A B}}",
        "@misc{a:b/c-d.e+f'g (h), title = {T}, author = {A B}}",
        "@misc{de{\\'e}2020, title = {T}, author = {A B}}",
        "@misc{über, title = {T}, author = {A B}}",
        "@misc{a,\n% a comment\ntitle = {T}, % more\nauthor = {A B}}",
        "@misc{a, title = {T}, author = {A B}, author+an = {1=me}, date added = {today}}",
        '@misc{a, title = {T}, author = "A {"}B{"}"}'.replace('A {"}B{"}', "A B"),
        "@misc\n{a, title = {T}, author = {A B}}",
        "text before @misc{a, title = {T}, author = {A B}} and behind, ada@example.org",
    ],
)
def test_ways_to_write_an_entry(entry: str) -> None:
    document = read(entry)
    assert [(each.title, each.authors) for each in document.records] == [("T", ("A B",))]
    assert document.problems == ()


def test_what_is_no_entry_is_noise_with_a_reason() -> None:
    document = read(
        "---\n---\n@comment{jabref-meta: grouping:\n0 All;\n}\n@preamble{ {\\newcommand{\\x}{y}} }\n"
        "@string{a = {b}}\n% @misc{off, title = {Off}}\n@comment{\n@misc{out, title={Out}}\n}\n"
        "@IEEEtranBSTCTL{ctl, x = {yes}}\nWords.\n" + GOOD
    )
    assert [each.title for each in document.records] == ["Good"]
    assert [(each.line_start, each.reason) for each in document.noise] == [
        (1, "text between entries"),
        (3, "a comment"),
        (6, "a preamble"),
        (7, "abbreviations"),
        (8, "text between entries"),
        (9, "a comment"),
        (12, "settings of a bibliography style"),
        (13, "text between entries"),
    ]
    assert document.problems == ()


def test_an_entry_without_its_sign_is_told() -> None:
    text = "inproceedings{lost,\n  title = {Lost},\n}\n" + GOOD
    assert [(each.code, each.line) for each in read(text).problems] == [("bad-bibtex", 1)]


def test_an_entry_that_says_nothing_is_told() -> None:
    assert [(each.code, each.line) for each in read(GOOD + "@misc{empty}\n").problems] == [("bad-bibtex", 5)]


def test_a_latin_1_file_is_read() -> None:
    data = "@misc{a, title = {Über Öl}, author = {Jürgen Groß}}\n".encode("latin-1")
    (found,) = read_data("list.bib", data).document.records
    assert (found.title, found.authors) == ("Über Öl", ("Jürgen Groß",))


@pytest.mark.parametrize(
    ("text", "is_bibtex"),
    [
        (GOOD, True),
        ("% from the site\n\n@string{a = {b}}\n" + GOOD, True),
        ("Cite this paper\nBibTeX\n" + GOOD, True),
        ("Deep Sets\nAda Byron\nWe mail ada@misc{x} about it.\n", False),
        ("word " * 300 + "\n" + GOOD, False),
    ],
)
def test_pasted_bibtex_is_known_by_its_beginning(text: str, is_bibtex: bool) -> None:
    assert bibtex.recognises(text) == is_bibtex
    assert (reader_of("paste.txt", text) is FORMATS["formats.bibtex"]) == is_bibtex


ENTRY = """@inproceedings{{key{0},
  title = {{{{\\'E}}tale {{GAN}}s for $\\ell_1$ Number {0}}},
  author = {{Byron, Ada and M{{\\"u}}ller, J{{\\"o}}rg and van der Berg, Bo}},
  booktitle = {{Proceedings of the Conference}}, year = 2021, month = jul,
  abstract = {{{1}}},
}}
"""


def seconds(text: str) -> float:
    start = process_time()
    read(text)
    return process_time() - start


def test_three_thousand_entries_take_seconds() -> None:
    text = "".join(ENTRY.format(number, "We {\\em study} it, by 50\\%. " * 30) for number in range(1000))
    assert seconds(text) < 3


@pytest.mark.parametrize(
    "text",
    [
        "@misc{a, title = {" + "{" * 100_000,
        "@misc{a, title = {" + "{" * 100_000 + "}" * 100_000 + "}}",
        "lorem ipsum { dolor\n" * 100_000,
        "@" * 1_000_000,
        "@a{k, t={\n" * 20_000,
        "@comment{\n" * 20_000,
        "@string{a0={xxxxxxxxxx}}" + "".join(f"@string{{a{n + 1}=a{n}#a{n}}}" for n in range(20_000)),
        "@a{k,\n" + "#\na=1\n" * 50_000 + "}",
        "@a{k, title={" + "\\(" * 100_000 + "}}",
        "@a{k, title={" + "\\begin{equation}" * 30_000 + "}}",
        "@a{k, title={" + "\\'" * 100_000 + "}}",
        "@a{k, title={" + "\\emph{" * 30_000 + "}" * 30_000 + "}}",
        "@a{k, author={" + " and " * 50_000 + "}}",
        "@a{k" + " " * 300_000 + "x",
        "@a{k, title={" + "<sub>" * 50_000 + "}, keywords={" + "(" * 50_000 + "}}",
    ],
    ids=itertools.count(),
)
def test_hostile_text_takes_no_longer_than_its_length(text: str) -> None:
    assert seconds(text) < 4


def test_facts_are_as_they_are_read() -> None:
    assert len(references(320)) == 320
    assert {inverted(name) for name in PEOPLE} >= {"King, Jr., Martin Luther", "van den Oord, Aäron"}
    assert len(TITLES) > 20
    assert len(GROUPS) == 5


def test_braces_and_commas_without_end_take_no_long_time() -> None:
    for part in ("@article{k,", "}{", "{a, ", "a, "):
        assert not author_names(part * 100_000).joined[2:]
