"""Reading lists as people mark them up in Markdown and HTML: each item a paper, whatever stands around the lists."""

from papershelf.model import Document
from papershelf.read import read_data

ABOUT = """# Awesome bees

A collection of papers about bees and their hives. Pull requests are welcome, and so is every hint on what is missing.

- [Papers](#papers)
  - [Counting](#counting)
- [Tools](#tools)

"""
AROUND = """
## Tools
- [BeeCounter](https://github.com/bees/counter) - counts bees in videos
- [HiveKit](https://github.com/bees/hivekit): a toolkit for hives

## Courses
- [CS101: Bees](https://example.edu/cs101) Spring 2021
- [CS102: Wasps](https://example.edu/cs102) Fall 2022

## Maintainers
- Ada Byron ([@ada](https://github.com/ada))
- Bo Chen ([@bo](https://github.com/bo))
"""


def read(items: str, around: str = AROUND, name: str = "list.md") -> Document:
    return read_data(name, (ABOUT + "## Papers\n" + items + around).encode()).document


def titles(document: Document) -> list[str | None]:
    return [record.title for record in document.records]


def test_a_title_in_bold_behind_a_date_with_a_first_author_and_badges() -> None:
    document = read(
        "- [2023/04] **Counting Bees Without Labels.** *Ada Byron(University of Hives) et al. arXiv.*"
        "[[paper](https://arxiv.org/abs/2304.00001)] [[code](https://github.com/ada/bees)]\n"
        "- [2022/10] **Do Bees Dance?** *Bo Chen et al.arXiv.*[[paper](https://arxiv.org/abs/2210.00001)]\n"
        "- [2021/01] Wasps as Graphs: A Survey *Cleo Diaz et al. IEEE(RAL)* [[paper](https://example.org/w.pdf)]\n"
    )
    assert titles(document) == ["Counting Bees Without Labels", "Do Bees Dance?", "Wasps as Graphs: A Survey"]
    assert [record.authors for record in document.records] == [("Ada Byron",), ("Bo Chen",), ("Cleo Diaz",)]
    assert not any(record.authors_complete for record in document.records)
    assert [record.date for record in document.records] == ["2023-04", "2022-10", "2021-01"]
    assert [record.venue for record in document.records][:2] == ["arXiv", "arXiv"]
    assert [link.kind for link in document.records[0].links] == ["arxiv", "code"]
    assert document.layout == "list"
    assert document.title == "Awesome bees"


def test_a_title_before_its_venue_in_brackets() -> None:
    document = read(
        "* ***HiveDB: A Learned Hive (CIDR 2019)***\n"
        "* Self-Driving : From Hives to Swarms (PhD@PVLDB 2018)\n"
        "* Counting Bees by Ear (arXiv 2021) [Source Code](https://github.com/ada/ear)\n"
        "* Farming Your Own Bees. (ICDE 2022, **best demo award**)\n"
        "* Building Hives Anywhere (SIGMOD-Companion ’23)\n"
        '* The Case for Bees That "Read the Manual" (VLDB 2021)\n'
        "* Regularized Bees with Delayed Honey （2016）\n"
        "* External vs. Internal : An Essay on Hives\n"
    )
    assert titles(document) == [
        "HiveDB: A Learned Hive",
        "Self-Driving : From Hives to Swarms",
        "Counting Bees by Ear",
        "Farming Your Own Bees",
        "Building Hives Anywhere",
        'The Case for Bees That "Read the Manual"',
        "Regularized Bees with Delayed Honey",
        "External vs. Internal : An Essay on Hives",
    ]
    assert [record.venue for record in document.records] == [
        "CIDR 2019",
        "PhD@PVLDB 2018",
        "arXiv 2021",
        "ICDE 2022",
        "SIGMOD-Companion ’23",
        "VLDB 2021",
        None,
        None,
    ]
    assert [record.date for record in document.records][-4:] == ["2023", "2021", "2016", None]
    assert document.records[3].award == "best demo award"


def test_a_linked_venue_in_front_of_a_plain_title() -> None:
    document = read(
        "- [[Arxiv](https://arxiv.org/abs/2201.00001v1)] Bees in Three Dimensions :fire:\n"
        "- [[3DV2021](https://arxiv.org/abs/2112.00001)] Open-set Bee Detection [[github](https://github.com/a/b)]\n"
        "- [[CVPR2021](https://example.org/hive.pdf)] Hive &amp; Sort\n [[pytorch](https://github.com/a/sort)]\n"
    )
    assert titles(document) == ["Bees in Three Dimensions", "Open-set Bee Detection", "Hive & Sort"]
    assert [record.venue for record in document.records] == ["Arxiv", "3DV2021", "CVPR2021"]
    assert [[link.kind for link in record.links] for record in document.records] == [
        ["arxiv"],
        ["arxiv", "code"],
        ["pdf", "code"],
    ]


def test_a_linked_title_with_its_authors_in_the_same_item() -> None:
    document = read(
        "* <[Learning to Waggle\n](https://arxiv.org/abs/1805.00001)> by Ada Byron, Bo Chen, and Cleo Diaz, 2018.\n\n"
        "* [Dance] <[A Reduction of Dances to Walks](https://arxiv.org/abs/1011.00001)> by Ada Byron, Geo J. Gordon,"
        " J. Andrew Bell, 2011.\n\n"
        "* <[Bees Among Wasps](https://arxiv.org/abs/1907.00001)> by Ada Byron, Bo Chen. ICML 2019.\n\n"
        "* [Counting Wasps Deeply](https://arxiv.org/abs/2401.00002) - Ada Byron, Bo Chen (ICML 2024) ⭐\n"
    )
    assert titles(document) == [
        "Learning to Waggle",
        "A Reduction of Dances to Walks",
        "Bees Among Wasps",
        "Counting Wasps Deeply",
    ]
    assert [record.authors for record in document.records] == [
        ("Ada Byron", "Bo Chen", "Cleo Diaz"),
        ("Ada Byron", "Geo J. Gordon", "J. Andrew Bell"),
        ("Ada Byron", "Bo Chen"),
        ("Ada Byron", "Bo Chen"),
    ]
    assert [record.date for record in document.records] == ["2018", "2011", "2019", "2024"]
    assert [record.venue for record in document.records] == [None, None, "ICML 2019", "ICML 2024"]


def test_the_fields_of_a_paper_in_a_list_within_its_item() -> None:
    item = (
        "- [{0}](https://arxiv.org/abs/2603.{1})\n    - Ada Byron, Bo Chen, Cleo Diaz\n"
        "    - 🏛️ Institutions: Unknown\n"
        "    - 📅 Date: March 27, 2026\n    - 📑 Publisher: CVPR 2026\n    - 🔑 Key: [benchmark], [hives]\n"
        "    - 📖 TLDR: A benchmark of hives, with ninety tasks from real gardens and an automatic judge.\n\n"
    )
    document = read(item.format("HiveBench: A Benchmark", "00001") + item.format("Waggle to Text", "00002"))
    assert titles(document) == ["HiveBench: A Benchmark", "Waggle to Text"]
    first = document.records[0]
    assert first.authors == ("Ada Byron", "Bo Chen", "Cleo Diaz")
    assert (first.date, first.venue, first.topics) == ("2026-03-27", "CVPR 2026", ("benchmark", "hives"))
    assert (
        first.summary == "A benchmark of hives, with ninety tasks from real gardens and an automatic judge."
    )


def test_a_quoted_title_with_an_alias_and_a_comment_below() -> None:
    document = read(
        '* BeeNet: "Counting Bees with Nets" CVPR. [[Paper]](https://example.org/a.html)  \n'
        "  对蜜蜂进行计数的端到端方法。\n"
        '* "Following Wasps" ECCV. [[Paper]](https://example.org/b.html)  \n'
        "  首次将网络引入黄蜂跟踪领域的方法。\n"
    )
    assert titles(document) == ["Counting Bees with Nets", "Following Wasps"]
    assert [record.venue for record in document.records] == ["CVPR", "ECCV"]
    assert document.records[0].summary == "对蜜蜂进行计数的端到端方法。"


def test_titles_in_bold_above_their_authors_and_headings_that_link_to_papers() -> None:
    bold = read(
        "**Describing Bees in Words**  \nAda Byron, Bo Chen  \n[CHI 2024](https://arxiv.org/abs/2309.00001) • "
        "[Code](https://github.com/a/b)\n\n--- Older ---  \n**Charts of Hives**  \nCleo Diaz, Dan Evans  \n"
        "[arXiv, 5 Sep 2023](https://arxiv.org/abs/2309.00002)\n\n"
    )
    assert titles(bold) == ["Describing Bees in Words", "Charts of Hives"]
    assert [record.authors for record in bold.records] == [
        ("Ada Byron", "Bo Chen"),
        ("Cleo Diaz", "Dan Evans"),
    ]
    assert [(record.venue, record.date) for record in bold.records] == [
        ("CHI 2024", "2024"),
        ("arXiv", "2023-09-05"),
    ]
    headed = read(
        "#### [Stealthy Bees](https://arxiv.org/abs/1711.00001)\n\nCCS 2017\n\n1. uses glasses to fool bees\n\n"
        "#### [Fooling Wasps by Patches of Flowers](https://arxiv.org/abs/1712.00001)\n\nNeurIPS 2018\n\n"
        "**The first attack**.\n\n"
    )
    assert titles(headed) == ["Stealthy Bees", "Fooling Wasps by Patches of Flowers"]
    assert [record.venue for record in headed.records] == ["CCS 2017", "NeurIPS 2018"]


def test_lists_of_tools_courses_and_people_alone_are_no_papers() -> None:
    assert read("", AROUND).records == ()


def test_the_name_that_a_page_sets_in_bold_is_no_title() -> None:
    page = (
        "<h1>Ada Byron</h1><p>I am a researcher who likes bees.</p><h2>Publications</h2><ul>"
        "<li><b>Ada Byron</b>, Bo Chen. <a href='https://example.org/a.pdf'>Counting Bees in Meadows</a>. "
        "In <i>ICML</i>, 2020.</li>"
        "<li>Bo Chen, <b>Ada Byron</b>. <a href='https://example.org/b.pdf'>Hives as Graphs of Rooms</a>. "
        "In <i>ICLR</i>, 2021.</li></ul><h2>Teaching</h2><ul><li>Bees for all, 2020</li></ul>"
    )
    document = read_data("page.html", page.encode()).document
    assert titles(document) == ["Counting Bees in Meadows", "Hives as Graphs of Rooms"]
    assert document.records[1].authors == ("Bo Chen", "Ada Byron")


def test_every_line_around_the_lists_has_a_reason() -> None:
    document = read("- **Counting Bees** (ICML 2020)\n- **Counting Wasps** (ICML 2021)\n")
    assert len(document.records) == 2
    assert document.lines_total == document.lines_in_records + document.lines_noise + document.lines_blank
    assert {noise.reason for noise in document.noise} >= {"heading", "text around the list"}


def test_tables_with_chinese_headings_beside_labelled_papers() -> None:
    document = read(
        "\n|论文|源码|收录|简介|\n|:-:|:-:|:-:|:-:|\n"
        "|[Bees at Large](https://arxiv.org/abs/2301.00001)|-|ICML 2023|-|\n\n"
        "#### **BeeVA**\n**Paper:** [Visual Bee Tuning](https://arxiv.org/abs/2304.00001)  \n"
        "**Github:** https://github.com/a/beeva  \n**Record:** arXiv  \n\n"
        "#### **WaspVA**\n**Paper:** [Visual Wasp Tuning](https://arxiv.org/abs/2304.00002)  \n**Record:** arXiv  \n",
    )
    assert titles(document) == ["Bees at Large", "Visual Bee Tuning", "Visual Wasp Tuning"]
    assert [record.venue for record in document.records] == ["ICML 2023", "arXiv", "arXiv"]
    assert [link.kind for link in document.records[1].links] == ["arxiv", "code"]
