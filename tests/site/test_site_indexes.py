"""Index pages in two orders, and what a person's page says beside the papers."""

import re
from pathlib import Path

from invented_shelf import CONFIG, document, odd_shelf, paper, shelf
from papershelf.model import Paper
from papershelf.site.render import render_site


def rendered(papers: list[Paper], folder: Path) -> dict[str, str]:
    made = shelf(papers, [document("session.txt", "poster session", range(1, 3 * len(papers), 3))])
    files = render_site(made, CONFIG, folder)
    return {path: data.decode() for path, data in files if path.endswith(".html")}


def main(page: str) -> str:
    return page.partition("<main")[2].partition("</main>")[0]


def test_authors_stand_by_name_and_by_number_of_papers(tmp_path: Path) -> None:
    files = dict(render_site(odd_shelf(), CONFIG, tmp_path))
    by_name, by_size = (
        main(files[path].decode()) for path in ("authors/index.html", "az/authors-by-papers.html")
    )
    assert 'Sort by <b>Name</b> <a href="../az/authors-by-papers.html">Number of papers</a>' in by_name
    assert 'Sort by <a href="../authors/index.html">Name</a> <b>Number of papers</b>' in by_size
    assert re.findall(r"<h2[^>]*>(\d+ papers?) <span>(\d+)</span>", by_size)[0] == ("3 papers", "1")
    sizes = [int(size) for size in re.findall(r"</a> <span>(\d+)</span></li>", by_size)]
    assert sizes == sorted(sizes, reverse=True)
    assert len(sizes) == len(odd_shelf().people)
    assert b'aria-current="true">Authors</a>' in files["az/authors-by-papers.html"]


def test_a_long_order_by_number_ends_before_the_group_that_is_too_long(tmp_path: Path) -> None:
    papers = [paper("First", ["Ann Lee", "Bo Wu"]), paper("Second", ["Ann Lee", "Bo Wu"])]
    papers += [paper(f"Study {number}", [f"Person {number}"]) for number in range(301)]
    page = main(rendered(papers, tmp_path)["az/authors-by-papers.html"])
    assert "303 authors, here those with at least 2 papers." in page
    assert "Person" not in page


def test_where_all_have_as_many_there_is_one_order(tmp_path: Path) -> None:
    files = rendered([paper("First", ["Ann Lee"]), paper("Second", ["Bo Wu"])], tmp_path)
    assert "Sort by" not in files["authors/index.html"]
    page = main(files["az/authors-by-papers.html"])  # it may have been published: its address stays
    assert "Too many authors have equally many papers for an order by number." in page
    assert "Ann Lee" not in page


def test_a_person_of_three_years_has_a_line_of_them_and_all_co_authors(tmp_path: Path) -> None:
    crew = [f"Member {number}" for number in range(12)]
    papers = [paper(f"Study {year}", ["Ann Lee", *crew], date=str(year)) for year in (2015, 2016, 2021)]
    page = main(rendered(papers, tmp_path)["authors/ann-lee.html"])
    assert '<p class="spark">2015 <svg role="img"' in page
    assert "<summary>All 12 co-authors</summary>" in page
    named = re.findall(r'href="\.\./authors/(member-\d+)\.html"', page.partition('class="rail"')[2])
    assert sorted(named) == sorted(f"member-{number}" for number in range(12))


def test_an_added_paper_changes_the_pages_of_its_own_letters_alone(tmp_path: Path) -> None:
    papers = [
        paper(f"{letter}x{n:03}", authors=(f"Ada {letter}y{n:03}",)) for letter in "bk" for n in range(160)
    ]
    before = rendered(papers, tmp_path)
    after = rendered([*papers, paper("kz", authors=("Ada Kz",))], tmp_path)
    changed = {path for path in before if path.startswith("az/") and before[path] != after[path]}
    assert {"az/papers.2.html", "az/authors.2.html"} <= before.keys()
    assert changed == {"az/papers.2.html", "az/authors.2.html"}
