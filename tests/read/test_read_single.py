"""The page of one paper, pasted whole, is that paper."""

import pytest

from papershelf.model import Document
from papershelf.read import pages
from papershelf.read.pages.settle import settle
from papershelf.read.source import Source

TITLE = "Counting Bees Without Labels: A Study of Motion"
ABSTRACT = (
    "We present a model that counts bees in images without any labels. Our method learns from motion alone, and we "
    "show that it outperforms supervised baselines on three benchmarks. We also propose a new dataset of hives."
)
ARCHIVE = f"""Skip to main content
Help | Advanced Search
Computer Science > Machine Learning
[Submitted on 15 Mar 2023 (v1), last revised 4 Mar 2024 (this version, v6)]
{TITLE}
Ada Byron, Bo Chen, Cleo Diaz
{ABSTRACT}
Subjects: Machine Learning (cs.LG); Computer Vision and Pattern Recognition (cs.CV)
Cite as: arXiv:2303.08774 [cs.LG]
Submission history
From: Ada Byron [view email]
[v1] Wed, 15 Mar 2023 17:15:04 UTC (2,000 KB)
Access Paper:
References & Citations
Privacy Policy
"""
ANTHOLOGY = f"""{TITLE}
Ada Byron, Bo Chen, Cleo Diaz
Abstract
{ABSTRACT}
Anthology ID: 2021.hive-long.12
Volume: Proceedings of the 9th Annual Meeting of the Association for Hives
Editors: Max Ernst, Joan Miro
Pages: 120–134
URL: https://aclanthology.org/2021.hive-long.12
Cite (ACL): Ada Byron, Bo Chen, and Cleo Diaz. 2021. {TITLE}. In Proceedings of the 9th Annual Meeting of the \
Association for Hives, pages 120–134, Online.
"""
LIBRARY = f"""Browse
Sign in
Home Conferences HIVE Proceedings HIVE '21 {TITLE}

{TITLE}
Authors:
Ada Byron,
Bo Chen,
Cleo Diaz
Authors Info & Claims
HIVE '21: Proceedings of the 27th Conference on Hives
https://doi.org/10.1145/3447548.3467123
Published: 14 August 2021
12
citation
340
Downloads
Abstract
{ABSTRACT}
Supplementary Material
References
"""
JOURNAL = f"""Skip to main content
Article
Published: 12 May 2021
{TITLE}
Ada Byron, Bo Chen & Cleo Diaz
Bee Intelligence volume 3, pages 120–134 (2021)
3400 Accesses
12 Citations
Abstract
{ABSTRACT}
Access options
References
"""


def read(text: str) -> Document:
    return settle([pages.read(Source(file="page.txt", text=text))])[0]


@pytest.mark.parametrize("page", [ARCHIVE, ANTHOLOGY, LIBRARY, JOURNAL])
def test_a_landing_page_is_one_paper(page: str) -> None:
    document = read(page)
    (record,) = document.records
    assert (record.title, record.authors) == (TITLE, ("Ada Byron", "Bo Chen", "Cleo Diaz"))
    assert record.abstract == ABSTRACT
    assert document.lines_in_records + document.lines_noise + document.lines_blank == document.lines_total


def test_two_papers_with_one_abstract_are_two() -> None:
    other = "How Wasps Find Home Again\nDan Evans, Eve Frank\n"
    document = read(f"Publications\n\n{TITLE}\nAda Byron, Bo Chen\n{ABSTRACT}\n\n{other}")
    assert [record.title for record in document.records] == [TITLE, "How Wasps Find Home Again"]


def test_an_article_of_a_newspaper_is_none() -> None:
    story = "The council voted on Tuesday to close the bridge for repairs until next spring. " * 4
    assert read(f"News\nCouncil votes to close the old bridge\nBy Ada Byron\n{story}\n").records == ()
