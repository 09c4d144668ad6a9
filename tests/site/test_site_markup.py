"""What a reader sees of source text: TeX resolved, formulas as MathML, nothing lost, nothing that runs."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papershelf.site.markup import abstract_html, plain, title_html
from papershelf.site.mathml import ATTRIBUTES, TAGS, math_text

XHTML = "{http://www.w3.org/1999/xhtml}"
MATH = "{http://www.w3.org/1998/Math/MathML}"
INLINE = frozenset({"a", "bdi", "code", "em", "p", "span", "strong", "sub", "sup"})


def link(address: str, text: str | None = None) -> str:
    return f'<a href="{address}" rel="external">{text or address}</a>'


def inside(text: str) -> str:
    """The only paragraph of a text as HTML, without its tags."""
    html = str(abstract_html(text))
    assert html.startswith("<p>")
    assert html.endswith("</p>")
    return html[len("<p>") : -len("</p>")]


@pytest.mark.parametrize(
    ("text", "html", "words"),
    [
        (
            "Plain words, “quoted” & <b>",
            "Plain words, “quoted” &amp; &lt;b&gt;",
            "Plain words, “quoted” & <b>",
        ),
        (r"the \emph{smallest} part", "the <em>smallest</em> part", "the smallest part"),
        (r"{\em linear oracle} here", "<em>linear oracle</em> here", "linear oracle here"),
        (r"\textbf{a \emph{b} c}", "<strong>a <em>b</em> c</strong>", "a b c"),
        (r"\emph{a \emph{b} c}", "<em>a b c</em>", "a b c"),
        (r"run \texttt{a --b}", "run <code>a --b</code>", "run a --b"),
        (r"H\textsubscript{2}O", "H<sub>2</sub>O", "H₂O"),
        (r"\textsc{Deep}er", "Deeper", "Deeper"),
        (r"na\"ively", "naïvely", "naïvely"),
        (r"{\"o} \'e \c{c} \c c \v{s} \^{\i} \'{\i}", "ö é ç ç š î í", "ö é ç ç š î í"),
        (r"Polyak-\L ojasiewicz, \o{}re, Stra\ss e, \AE{}gir", "Polyak-Łojasiewicz, øre, Straße, Ægir", ""),
        (r"he said \"quoted\"", r"he said \"quoted\"", 'he said \\"quoted\\"'),
        (r"90\% of A \& B, x\_y, \$5, \#1", "90% of A &amp; B, x_y, $5, #1", "90% of A & B, x_y, $5, #1"),
        (
            r"e.g.\ this, K.~He, Network~(DBN)",
            "e.g. this, K.\u00a0He, Network\u00a0(DBN)",
            "e.g. this, K. He, Network (DBN)",
        ),
        ("35%~78%, ~5 ms, x ~ N(0, 1)", "35%~78%, ~5 ms, x ~ N(0, 1)", "35%~78%, ~5 ms, x ~ N(0, 1)"),
        ("SliceOut---a new", "SliceOut—a new", "SliceOut—a new"),
        ("pages 3--5, a -- b", "pages 3–5, a – b", "pages 3–5, a – b"),
        (
            "run --flag, i--, a --> b, -----",
            "run --flag, i--, a --&gt; b, -----",
            "run --flag, i--, a --> b, -----",
        ),
        ("``tempered'' and `better' don't", "“tempered” and ‘better’ don't", "“tempered” and ‘better’ don't"),
        ("`code` and f'' stay", "`code` and f'' stay", "`code` and f'' stay"),
        ("{GAN} in Deep{L}ab", "GAN in DeepLab", "GAN in DeepLab"),
        ("{The Whole Title, in Braces}", "The Whole Title, in Braces", "The Whole Title, in Braces"),
        ("in {0, 1}, x^{2}, O(1{t})", "in {0, 1}, x^{2}, O(1{t})", "in {0, 1}, x^{2}, O(1{t})"),
        ("the L_2^2-loss of x_2", "the L_2^2-loss of x_2", "the L_2^2-loss of x_2"),
        (r"the quantity {\Psi}, 3 \times 3", "the quantity Ψ, 3 × 3", "the quantity Ψ, 3 × 3"),
        (r"by~\citet[p. 3]{smith2018}, who", "by\u00a0[smith2018, p. 3], who", "by [smith2018, p. 3], who"),
        (r"works\footnote{Not always.} well", "works (Not always.) well", "works (Not always.) well"),
        (r"\vrpda~has \foo{a}{b}", "\\vrpda\u00a0has \\foo{a}{b}", r"\vrpda has \foo{a}{b}"),
        (r"a\begin{itemize}\item b\end{itemize}", "a• b", "a• b"),
        (r"\textcolor{red}{warm} words\label{x}", "warm words", "warm words"),
        (r"\textquotedblleft so\textquotedblright", "“so”", "“so”"),
        (r"\textalpha-helix \etal", "α-helix et al.", "α-helix et al."),
        (r"run \verb|x_y| now", "run x_y now", "run x_y now"),
        (r"one\\[2pt]two", "one two", "one two"),
        (r"broken { and } and \emph{x", r"broken { and } and \emph{x", ""),
        ("ends with \\", "ends with \\", "ends with \\"),
    ],
)
def test_text_is_resolved(text: str, html: str, words: str) -> None:
    assert inside(text) == html
    assert title_html(text) == html.replace("'", "&#39;").replace('"', "&#34;")
    if words:
        assert plain(text) == words


@pytest.mark.parametrize(
    ("text", "html", "words"),
    [
        ("A &lt; B &amp; &alpha;&#945;", "A &lt; B &amp; αα", "A < B & αα"),
        ("twice &amp;lt; and &amp;alpha;", "twice &lt; and α", "twice < and α"),
        ("no &entity; and AT&T; or a & b; c", "no &amp;entity; and AT&amp;T; or a &amp; b; c", ""),
        ("&lt;script&gt;&#0;", "&lt;script&gt;\ufffd", "<script>\ufffd"),
        ("CO<sub>2</sub>, 10<sup>6</sup>", "CO<sub>2</sub>, 10<sup>6</sup>", "CO₂, 10⁶"),
        ("the 1<sup>st</sup>", "the 1<sup>st</sup>", "the 1st"),
        ("<i>E. coli <sub>2</sub></i>", "<em>E. coli <sub>2</sub></em>", "E. coli ₂"),
        (
            "<jats:title>A</jats:title><jats:p>b <jats:italic>c</jats:italic></jats:p>",
            "A b <em>c</em>",
            "A b c",
        ),
        ("a <i and b</i> c", "a &lt;i and b&lt;/i&gt; c", "a <i and b</i> c"),
        ("crossed <i>a <sub>b</i> c</sub>", "crossed <em>a &lt;sub&gt;b</em> c&lt;/sub&gt;", ""),
        ("<b onclick=x>a</b> <img src=x>", "&lt;b onclick=x&gt;a&lt;/b&gt; &lt;img src=x&gt;", ""),
        ("**Bold** and *so* on", "<strong>Bold</strong> and <em>so</em> on", "Bold and so on"),
        (
            "A* search, 2 * 3 * 4, C*-algebras and W*-algebras",
            "",
            "A* search, 2 * 3 * 4, C*-algebras and W*-algebras",
        ),
        ("p < 0.05*, 0.01** and *-morphisms", "", "p < 0.05*, 0.01** and *-morphisms"),
        ("*a $x*$ b", "*a <math><mi>x</mi><mo>*</mo></math> b", "*a x* b"),
        (r"{\em a *b} c*", "<em>a *b</em> c*", "a *b c*"),
    ],
)
def test_marks_of_html_and_markdown_are_resolved(text: str, html: str, words: str) -> None:
    if html:
        assert inside(text) == html
    if words:
        assert plain(text) == words


@pytest.mark.parametrize(
    ("text", "html", "words"),
    [
        (r"$\sim$10\%", "<math><mo>∼</mo></math>10%", "∼10%"),
        (r"3$\times$3", "3<math><mo>×</mo></math>3", "3×3"),
        (r"$X\to Y$", "<math><mi>X</mi><mo>→</mo><mi>Y</mi></math>", "X → Y"),
        ("a $ x $ b", "a <math><mi>x</mi></math> b", "a x b"),
        ("H$_2$O, 10$^{-5}$", "H<sub>2</sub>O, 10<sup>−5</sup>", "H₂O, 10⁻⁵"),
        (r"25$^\circ$C", "25°C", "25°C"),
        (r"\mathbb{R}^d or \tilde O(n)", "", "ℝ^d or Õ(n)"),
        (r"\frac{1}{2} of \sqrt n", "", "1/2 of √n"),
        (r"\frac{1} \sqrt and \mathbb", r"\frac{1} \sqrt and \mathbb", r"\frac{1} \sqrt and \mathbb"),
    ],
)
def test_formulas_as_people_leave_them(text: str, html: str, words: str) -> None:
    if html:
        assert inside(text) == html
    assert plain(text) == words


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("see https://a.org/b.", f"see {link('https://a.org/b')}."),
        ("(https://a.org/b_(c)).", f"({link('https://a.org/b_(c)')})."),
        ("https://a.org/~me?x=1&y=2, next", link("https://a.org/~me?x=1&amp;y=2") + ", next"),
        (r"\url{https://a.org/x\_y/.}", link("https://a.org/x_y/") + "."),
        (r"\url{https://a.org/x}.", link("https://a.org/x") + "."),
        (r"\href{https://a.org/}{the \emph{site}}", link("https://a.org/", "the <em>site</em>")),
        (r"\href{https://a.org}{https://b.org}", link("https://a.org", "https://b.org")),
        (r"\href{javascript:alert(1)}{x}", "x"),
        (r"\url{javascript:alert(1)}", "javascript:alert(1)"),
        (
            "ftp://a.org and https:// and javascript:alert(1)",
            "ftp://a.org and https:// and javascript:alert(1)",
        ),
    ],
)
def test_addresses_become_links_only_in_abstracts(text: str, html: str) -> None:
    assert inside(text) == html
    assert title_html(text) == re.sub("</?a[^>]*>", "", html)


@pytest.mark.parametrize(
    ("formula", "mathml", "words"),
    [
        ("$n$", "<math><mi>n</mi></math>", "n"),
        (r"\(n\)", "<math><mi>n</mi></math>", "n"),
        ("$CO_2$", "<math><mi>C</mi><msub><mi>O</mi><mn>2</mn></msub></math>", "CO₂"),
        (r"$$x^2$$", '<math display="block"><msup><mi>x</mi><mn>2</mn></msup></math>', "x²"),
        (r"\[x\]", '<math display="block"><mi>x</mi></math>', "x"),
        (r"\begin{equation}x\end{equation}", '<math display="block"><mi>x</mi></math>', "x"),
        (r"$60\%$", "60%", "60%"),
        ("$1$-bit", "1-bit", "1-bit"),
        (r"$\mathbb R^d$", "<math><msup><mi>ℝ</mi><mi>d</mi></msup></math>", "ℝ^d"),
        (r"$f_{\cal P}$", "<math><msub><mi>f</mi><mi>𝒫</mi></msub></math>", "f_P"),
        (r"$\R$", r"<math><mi>\R</mi></math>", r"\R"),
        (r"$\text{<img src=x>}$", "<math><mtext>&lt;img\u00a0src=x&gt;</mtext></math>", "<img src=x>"),
    ],
)
def test_formulas_become_mathml_and_unicode(formula: str, mathml: str, words: str) -> None:
    assert inside(formula) == mathml
    assert plain(formula) == words


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        (r"\mathcal{O}(1/\sqrt{K})", "O(1/√K)"),
        (r"O(nd\log\min \{1/\epsilon, n\})", "O(nd log min{1/ϵ, n})"),
        (r"\tilde{O}(\frac{SA\ln(1/p)}{\epsilon^2})", "Õ((SA ln(1/p))/ϵ²)"),
        (r"\gamma \in (0,1)", "γ ∈ (0, 1)"),
        (r"n^{1/3}", "n^(1/3)"),
        (r"\nicefrac{1}{2}", "1/2"),
        (r"x \sim p", "x ∼ p"),
        (r"\vec{x}, \underbrace{y}_{n}", "x⃗, y_n"),
        (r"\arg\max_x f(x)", "arg max_x f(x)"),
        (r"\mathop{x} \textbf{y}", "xy"),
        (r"\sum_{i=1}^n x_i", "∑_(i=1)ⁿx_i"),
        (r"2^{2^n}", "2^(2ⁿ)"),
        (r"x_{i}^{(k)}, f''", "x_i^(k), f″"),
        (r"\binom{n}{k}", "(n choose k)"),
        (r"\begin{align*} a &= b \\ c &= d \end{align*}", "a = b; c = d"),
        (r"\begin{matrix} a & b \\ c & d \end{matrix}", "a, b; c, d"),
    ],
)
def test_formulas_read_well_as_text(formula: str, words: str) -> None:
    assert math_text(formula) == words


def test_a_name_of_a_function_stands_apart_from_its_argument() -> None:
    assert '<mi>log</mi><mspace width="0.17em"></mspace><mi>n</mi>' in title_html(r"$O(\log n)$")


@pytest.mark.parametrize(
    "text",
    [
        "costs $5 and $10",
        "from $5 million to $10 million",
        "$5-$10 a day",
        "US$5, HK$40",
        "a single $ sign",
        "$$ and $ $",
        "between $5, which is cheap (and $",
    ],
)
def test_money_is_no_formula(text: str) -> None:
    assert title_html(text) == text
    assert plain(text) == text


def test_money_does_not_spoil_a_formula() -> None:
    assert plain(r"At $5 a unit, $\alpha$ grows by $6.") == "At $5 a unit, α grows by $6."


@pytest.mark.parametrize(
    "formula",
    [
        r"$\left( x$",
        r"$\frac$",
        r"$x^a^b$",
        r"$\def\a{b}\a$",
        r"$\newcommand{\a}{b}\a$",
        "$" + "x_" * 900 + "x$",
    ],
)
def test_a_formula_that_cannot_be_read_is_shown_as_written(formula: str) -> None:
    assert inside(formula) == f"<code>{formula}</code>"
    assert plain(formula) == formula


def test_paragraphs_are_kept() -> None:
    assert abstract_html("one\n\ntwo") == "<p>one</p><p>two</p>"
    assert abstract_html("one $x$\n\ntwo") == "<p>one <math><mi>x</mi></math></p><p>two</p>"
    assert plain("one $x$\n\ntwo") == "one x\n\ntwo"
    assert abstract_html("") == ""


def test_a_dollar_does_not_reach_over_paragraphs() -> None:
    assert abstract_html("a $x\n\ny$ b") == "<p>a $x</p><p>y$ b</p>"


@pytest.mark.parametrize("text", ["\\begin{document}", "{}", "\\vspace{1em} ", "~"])
def test_a_title_that_would_print_nothing_is_shown_as_written(text: str) -> None:
    assert plain(text).strip() in (text.strip(), "")
    assert title_html(text).striptags() == text.strip()


def test_text_without_signs_is_the_text_itself() -> None:
    text = 'Nothing to do here: 50% of "this" isn\'t TeX - really\n\nnot.'
    assert plain(text) is text


def test_the_clock_is_not_asked() -> None:
    assert plain(r"on \today") == r"on \today"


def elements(html: str) -> Iterator[Element]:
    """Every element, after a parse that accepts no error."""
    parser = html5lib.HTMLParser(strict=True)
    fragment = parser.parseFragment(f"<div>{html}</div>")
    return iter(list(fragment[0].iter())[1:])


PIECES = st.sampled_from(
    [
        *[
            "$",
            "$$",
            "\\(",
            "\\)",
            "\\[",
            "\\]",
            "{",
            "}",
            "\\emph{",
            "\\url{",
            "\\href{",
            "https://a.b/",
            "}{",
            "\\",
        ],
        *[
            "\\'",
            '\\"',
            "``",
            "''",
            "`",
            "'",
            "--",
            "---",
            "~",
            "_",
            "^",
            "&",
            "<",
            ">",
            "<script>",
            "javascript:",
        ],
        *[
            "x",
            "2",
            " ",
            "word",
            "and ",
            "\n\n",
            "\\text{",
            "\\frac",
            "\\mathbb",
            "\\cal ",
            "\\left(",
            "\\foo",
            "\\em ",
        ],
        *[
            "\\begin{align}",
            "\\end{align}",
            "\\\\",
            "\\footnote{",
            "\\cite{",
            "&#x3c;",
            "\\unicode{x3c}",
            "\\par ",
        ],
        *[
            "\\href{javascript:alert(1)}{x}",
            "\\texttt{",
            "\x00",
            "\ud800",
            "é",
            "%",
            "\\class{a}{b}",
            "\\style{a}{b}",
            *[
                "<sub>",
                "</sub>",
                "<i>",
                "</i>",
                "<jats:p>",
                "</jats:p>",
                "*",
                "**",
                "*a",
                "a*",
                "&lt;",
                "&#0;",
            ],
            *["&amp;lt;", "&#x26;", "\\mathbb{", "\\sqrt", "\\frac", "\\verb|", "\\\\[2pt]", "^{", "&nbsp;"],
        ],
    ]
)
HOSTILE = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map("".join))


@given(HOSTILE)
@settings(max_examples=300, deadline=None)
def test_whatever_comes_in_safe_html_comes_out(text: str) -> None:
    for html, links in ((title_html(text), False), (abstract_html(text), True)):
        for element in elements(html):
            tag = str(element.tag)
            if tag.startswith(MATH):
                assert tag.removeprefix(MATH) in TAGS | {"math"}
                assert set(element.attrib) <= ATTRIBUTES | {"display", "mathvariant"}
            elif tag == f"{XHTML}a":
                assert links
                assert set(element.attrib) == {"href", "rel"}
                assert element.attrib["href"].startswith(("https://", "http://"))
            else:
                assert tag.removeprefix(XHTML) in INLINE
                assert set(element.attrib) <= {"lang", "dir"}
    plain(text)


@given(
    st.text(st.characters(exclude_characters="\\${}~`-'\n*&<", exclude_categories=["C", "Z"]), max_size=80)
)
@settings(deadline=None)
def test_the_words_of_ordinary_text_stay(text: str) -> None:
    assert (
        "".join(
            "".join(element.itertext())
            for element in elements(abstract_html(text))
            if element.tag == XHTML + "p"
        )
        == text
    )
    assert plain(text) == text


@pytest.mark.parametrize(
    "piece",
    [
        *[
            "$",
            "{",
            "}",
            "\\emph{",
            "\\foo{",
            "{\\em ",
            "\\(",
            "\\begin{align}",
            "``",
            "`a",
            "https://a)",
            "\\'{",
            "$a",
        ],
        *["\\href{https://a}{", "\\cite[", "\\footnote{", "\n ", "\\par ", "$\\sqrt", "\\textcolor{a}", " "],
        *["*a ", "<i>", "<i>a</i>", "&amp;", "\\mathbb", "\\verb|a", "$x$*a"],
    ],
)
def test_endless_repetition_ends(piece: str) -> None:
    text = piece * (200_000 // len(piece)) + "}" * 1000
    abstract_html(text)
    plain(text)


def test_deep_formulas_are_shown_as_written() -> None:
    formula = "$" + "\\sqrt{" * 200 + "x" + "}" * 200 + "$"
    assert title_html(formula) == f"<code>{formula}</code>"
