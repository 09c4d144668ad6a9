"""Marks around a line: what a page has on many lines goes, what only looks like a mark stays."""

from time import process_time

import pytest

from papershelf.read.pages.lines.boilerplate import reason
from papershelf.read.pages.lines.marks import without
from papershelf.read.pages.lines.page import Line, read_page
from papershelf.read.pages.written import Anchor, Written

TITLES = (
    "Deep Sets",
    "3D Gaussian Splatting",
    "10 Lessons from Life",
    "* -Algebras and Graphs",
    "#Exploration: A Study",
)


def lines(text: str) -> list[Line]:
    page = [Written(number, number, line) for number, line in enumerate(text.split("\n"), 1)]
    return read_page(page, total=len(page)).lines


@pytest.mark.parametrize(
    "form", ["{}. ", "{}) ", "[{}] ", "({}) ", "#{} ", "{} ", "{}: ", "Paper {}: ", "№{} ", "{}/ "]
)
@pytest.mark.parametrize("first", [1, 12, 96])
def test_numbers_that_go_up_are_no_part_of_the_titles(form: str, first: int) -> None:
    page = [form.format(at) + title for at, title in enumerate(TITLES, first)]
    assert without(page) == list(TITLES)


@pytest.mark.parametrize("mark", ["• ", "- ", "* ", "– ", "▪ ", "‣ ", "+ "])
def test_a_bullet_before_many_lines_is_a_mark(mark: str) -> None:
    page = [mark + title for title in ("Deep Sets", "Pointer Networks", "3D Graphs")]
    assert without(page) == ["Deep Sets", "Pointer Networks", "3D Graphs"]


@pytest.mark.parametrize(
    "title",
    [
        "3D Gaussian Splatting",
        "10 Lessons from Life",
        "2-Step Methods",
        "* -Algebras and Graphs",
        "#Exploration: A Study",
        "1984: A Year of Graphs",
        "Oral Cancer Detection",
        "Spotlight Attention: A Closer Look",
        "Poster Children of Learning",
        "Hall of Mirrors",
        "Room Layout Estimation",
        "Level 5 Autonomy",
        "Level Sets 2",
        "Learning from Code",
        "Novel Views from 3 Views",
        "Test of Time: A Study",
        "Predicting the Best Paper Award",
        "Talking Heads (Part 2)",
        "A Study of arXiv (2020)",
        "[Re] A Replication",
        "(Not) Bounding the True Error",
        "GPT-4 in 5 Minutes",
    ],
)
def test_a_title_that_looks_marked_stays_whole(title: str) -> None:
    page = ["Deep Sets", "Ada Byron, Bo Chen", title, "Cy Roe, Di Wu", "Pointer Networks", "Eli Ng"]
    assert without(page) == page


@pytest.mark.parametrize(
    "marked",
    [
        "[Spotlight] Deep Sets",
        "(Oral) Deep Sets",
        "Poster #1203 Deep Sets",
        "#W-100 Deep Sets",
        "Spotlight Poster #12: Deep Sets",
        "Poster 12: Deep Sets",
        "8:00–9:30 Hall E #123 Deep Sets",
        "8:00–9:30 Deep Sets",
        "[10:30 - 10:45] Deep Sets",
        "[ Exhibit Hall C ] Deep Sets",
        "Hall 3 + Hall 2B #245 Deep Sets",
        "🏆 Deep Sets",
        "Deep Sets [PDF] [Code]",
        "Deep Sets [pdf, other]",
        "Deep Sets (Oral)",
        "Deep Sets | Poster",
        "Deep Sets ★ 120",
        "Deep Sets 5 citations",
        "Deep Sets · 12 votes",
        "Deep Sets (42 upvotes)",
        "Deep Sets Cited by 25",
        "Deep Sets 🔥",
        "1. [Oral] Deep Sets [PDF] ★ 3",
    ],
)
def test_what_says_by_itself_that_it_is_a_mark_goes(marked: str) -> None:
    page = [marked, "2. Pointer Networks", "3. Graph Networks"] if marked.startswith("1.") else [marked]
    assert without(page)[0] == "Deep Sets"


def test_a_bare_word_is_a_mark_only_where_many_lines_have_it() -> None:
    page = ["Oral Deep Sets", "Oral Graph Networks", "Oral Pointer Networks"]
    assert without(page) == ["Deep Sets", "Graph Networks", "Pointer Networks"]
    page = ["Deep Sets PDF", "Graph Networks PDF", "Pointer Networks PDF"]
    assert without(page) == ["Deep Sets", "Graph Networks", "Pointer Networks"]
    page = ["14:20 Deep Sets", "14:40 Graph Networks"]
    assert without(page) == ["Deep Sets", "Graph Networks"]


def test_the_items_of_a_list_within_a_text_keep_their_numbers() -> None:
    page = [
        "Deep Sets",
        "Ada Byron",
        "We show:",
        "(1) That it holds.",
        "(2) That it is new.",
        "Graphs",
        "Bo Chen",
    ]
    page += ["Networks", "Cy Roe", "We study them.", "Trees", "Di Wu", "They grow."]
    assert without(page) == page


@pytest.mark.parametrize(
    "marked", ["Deep Sets (Best Paper Award)", "Best Paper Award: Deep Sets", "Deep Sets 🏆 Best Paper Award"]
)
def test_an_award_beside_a_title_is_kept(marked: str) -> None:
    (line,) = lines(marked)
    assert (line.text, line.honour, line.award) == ("Deep Sets", "Best Paper Award", None)


def test_links_that_are_cut_off_are_kept_with_their_words() -> None:
    text = "1. Deep Sets [PDF]"
    anchors = (Anchor(3, 12, "https://example.org/a"), Anchor(14, 17, "https://example.org/a.pdf"))
    page = [Written(1, 1, text, anchors), Written(2, 2, "2. Graphs"), Written(3, 3, "3. Trees")]
    line = read_page(page, total=3).lines[0]
    assert line.text == "Deep Sets"
    assert line.anchors == (Anchor(0, 9, "https://example.org/a"),)
    assert line.badges == (("PDF", "https://example.org/a.pdf"),)


@pytest.mark.parametrize(
    "text",
    """Home About Contact Log in|Skip to main content|Previous 1 2 3 … 17 Next|Showing 1–20 of 1,204 results|Load more
Help / FAQ|Search…|Page 2 of 9|(showing 50 of 120 entries)|About 1,230 results (0.05 sec)|« Prev|Read more|Expand
We use cookies to make this website work. By continuing you accept our cookie policy.|Accept all Reject all
© 2024 The organisers. All rights reserved.|Privacy Policy|Powered by static pages|Follow us on Twitter
This site is maintained by the group and was last updated in May.|Site last built on 02 May 2024 with care.
Save|Cite|Share|Alert|Export|Bibtex|Supplementary|View PDF|Save Cite Cited by 25 Related articles All 7 versions
pdf bib abs|[abs][Download PDF][Supplementary PDF]|[pdf] [supp] [arXiv] [bibtex]|PDF|Code|Project Page|View paper
12 authors|1 author|· 12 authors|5 citations|Cited by 25|★ 1,234|▲ 17|42 upvotes|Novelty 59 %|3 code implementations
Spotlight Poster|Oral|(Oral)|[Spotlight]|Poster #1203|#W-100|Virtual Talk|1.|[36]|12)|Open Access|Available Media
8:00–9:30|Tue, May 4, 9:00 AM – 11:00 AM|[10:30 - 10:45]|Thu 22 Jul, 6 p.m. PDT|Room 101-B|Hall 3 + Hall 2B #245
East Exhibit Hall A-B #993|@inproceedings{byron2021,|author = {Byron, Ada},|https://example.org/paper""".replace(
        "\n", "|"
    ).split("|"),
)
def test_what_every_page_has_is_boilerplate(text: str) -> None:
    assert reason(text)


@pytest.mark.parametrize(
    "text",
    """Deep Sets|Search Engines|Search for the Truth|Results for Graphs|Cookie Monsters: A Study of Privacy|Hall of Fame
Room Layout|Language Models|Show, Attend and Tell|Read Between the Lines|Details Matter|Save the Trees|Sharing Graphs
9:00 - 9:15 On the Role of Noise|The Poster Problem|Oral Histories|Code Generation|Views of the World|Help Wanted
About Time|Page Rank|Citations Considered Harmful|Privacy Amplification""".replace("\n", "|").split("|"),
)
def test_a_title_is_no_boilerplate(text: str) -> None:
    assert reason(text) is None


@pytest.mark.parametrize(
    "text",
    (
        "Hall A|Halls A-C|Hall J 101|West Ballroom A-D|Room 202ABC|East Exhibition Hall A-B #E-1234|Hall A & B"
        "|10:00 - 12:00 Hall A|Wed 3 Dec 10:00 AM PST — 1:00 PM PST|9:00 America/New_York"
    ).split("|"),
)
def test_times_and_places_are_boilerplate(text: str) -> None:
    assert reason(text) == "time and place"


@pytest.mark.parametrize("again", ["Hall A, ", "10:00 1", "Room 1 ", "Hall A - 10:00 ", "level 1 "])
def test_many_places_in_a_line_take_no_time(again: str) -> None:
    start = process_time()
    reason((again * 320)[:320])
    assert process_time() - start < 0.5


def test_roman_numbers_that_count_up_are_marks_and_an_initial_is_none() -> None:
    texts = ["I  Ada Byron. Bees.", "II  Bo Chen. Ants.", "III  Cy Roe. Flies.", "IV  I. M. Ek. Wasps."]
    assert without(texts) == ["Ada Byron. Bees.", "Bo Chen. Ants.", "Cy Roe. Flies.", "I. M. Ek. Wasps."]
    assert without(["I Gusti Ngurah", "Bo Chen"]) == ["I Gusti Ngurah", "Bo Chen"]


def test_a_sign_that_begins_many_lines_is_a_mark() -> None:
    page = [f"{at}/ 🧠 {title}\n✍️ Ada Byron\n💡 We count them." for at, title in enumerate(TITLES[:3], 1)]
    found = without("\n".join(page).split("\n"))
    assert found == [line for title in TITLES[:3] for line in (title, "Ada Byron", "We count them.")]


def test_a_sign_before_one_title_is_its_own() -> None:
    page = ["🧠 Deep Sets", "Pointer Networks", "3D Graphs", "🦜 Parrots"]
    assert without(page) == page


def test_how_long_talks_take_is_a_mark_and_their_breaks_are_no_papers() -> None:
    page = ["Deep Sets 20m", "Coffee break 30m", "Pointer Networks 1h 30m", "3D Graphs 15 min"]
    assert [line.text for line in lines("\n".join(page))] == [
        "Deep Sets",
        "Coffee break",
        "Pointer Networks",
        "3D Graphs",
    ]
    assert [bool(line.boilerplate) for line in lines("\n".join(page))] == [False, True, False, False]


@pytest.mark.parametrize(
    "badge", ["(Author Preprint)", "(ACM DOI)", "(arXiv, Project Page, Video)", "(Source Code)"]
)
def test_links_in_words_behind_a_title_are_badges(badge: str) -> None:
    assert without([f"Deep Sets {badge}", "Pointer Networks"]) == ["Deep Sets", "Pointer Networks"]
