"""The whole way, from the five real pages to a built site."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from papershelf.build import build, read_shelf, render
from papershelf.config import load
from papershelf.errors import PapershelfError

SHARED = Path(__file__).parents[2] / "shared"


def make_site(folder: Path, documents: dict[str, bytes]) -> Path:
    (folder / "content").mkdir(parents=True)
    (folder / "site.toml").write_text('title = "Seeds"\n', encoding="utf-8")
    for name, data in documents.items():
        (folder / "content" / name).write_bytes(data)
    return folder


def rendered(site: Path) -> dict[str, bytes]:
    config = load(site)
    return dict(render(read_shelf(site, config), config, site))


def lines(site: Path, name: str) -> list[dict[str, Any]]:
    text = (site / "build/api" / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture(scope="module")
def documents(seeds: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(seeds.iterdir())}


@pytest.fixture(scope="module")
def site(documents: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make_site(tmp_path_factory.mktemp("seeds") / "site", documents)
    build(folder)
    return folder


def test_every_metric_of_the_truth_is_one(site: Path) -> None:
    command = [sys.executable, str(SHARED / "score/score.py"), str(site / "build")]
    scored = subprocess.run(command, capture_output=True, text=True, check=False)
    assert scored.returncode == 0, scored.stdout


def test_the_counts_of_the_seeds(site: Path) -> None:
    report = json.loads((site / "build/api/report.json").read_text(encoding="utf-8"))
    counts = {
        document["file"][:3]: (document["layout"], document["records"]) for document in report["documents"]
    }
    assert counts == {
        "000": ("author page", 9),
        "001": ("similar papers", 244),
        "002": ("author page", 10),
        "003": ("feed", 13),
        "004": ("poster session", 189),
    }
    assert len(report["merges"]) == 4
    papers = lines(site, "papers.jsonl")
    assert len(papers) == 461
    (session,) = lines(site, "sessions.jsonl")
    assert session["name"] == "Poster Session 1"
    assert len(session["papers"]) == 189


def test_topics_cover_the_large_documents_and_none_is_too_large_or_small(site: Path) -> None:
    papers, topics = lines(site, "papers.jsonl"), lines(site, "topics.jsonl")
    for document in ("001", "004"):
        inside = [paper for paper in papers if any(s["file"].startswith(document) for s in paper["sources"])]
        assert sum(bool(paper["topics"]) for paper in inside) >= 0.9 * len(inside)
    assert all(3 <= len(topic["papers"]) <= 0.3 * len(papers) for topic in topics)
    assert all(membership["evidence"] for paper in papers for membership in paper["topics"])


def test_a_fused_paper_has_the_best_of_each_record_and_says_which_gave_what(site: Path) -> None:
    paper = next(p for p in lines(site, "papers.jsonl") if p["id"].startswith("powerpropagation"))
    assert paper["date"] == "2021-10-01"
    assert len(paper["authors"]) == 5
    assert paper["authors_complete"]
    gave = {source["file"][:3]: set(source["fields"]) for source in paper["sources"]}
    assert {"title", "date", "categories"} <= gave["003"]
    assert "authors" in gave["000"]


def test_people_with_accents_and_nicknames_have_ascii_addresses(site: Path) -> None:
    by_name = {person["name"]: person["url"] for person in lines(site, "people.jsonl")}
    assert by_name["Zhangyang “Atlas” Wang"] == "authors/zhangyang-atlas-wang.html"
    assert by_name["Pietro Lió"] == "authors/pietro-lio.html"
    assert by_name["Christoph Schnörr"] == "authors/christoph-schnorr.html"
    assert all((site / "build" / url).is_file() for url in by_name.values())


def test_every_line_is_counted_once(site: Path) -> None:
    report = json.loads((site / "build/api/report.json").read_text(encoding="utf-8"))
    for document in report["documents"]:
        parts = (document[key] for key in ("lines_in_records", "lines_noise", "lines_blank"))
        assert sum(parts) == document["lines_total"]


def test_the_contract_has_its_keys_in_order_and_its_lines_by_id(site: Path) -> None:
    keys = {
        "papers.jsonl": "id url title label authors authors_complete abstract summary date categories venue "
        "session award topics links identifiers related sources conflicts",
        "people.jsonl": "id url name also_written papers orcid evidence similar homepage",
        "topics.jsonl": "id url name papers kind evidence parent",
        "sessions.jsonl": "id url name venue date papers file",
    }
    for name, expected in keys.items():
        objects = lines(site, name)
        assert all(list(each) == expected.split() for each in objects)
        assert [each["id"] for each in objects] == sorted(each["id"] for each in objects)


def test_evidence_names_no_file_and_no_line(site: Path, documents: dict[str, bytes]) -> None:
    told = [evidence for each in lines(site, "people.jsonl") for evidence in each["evidence"]]
    told += [evidence for each in lines(site, "topics.jsonl") for evidence in each["evidence"]]
    told += [
        reason
        for each in lines(site, "papers.jsonl")
        for related in each["related"]
        for reason in related["reasons"]
    ]
    report = json.loads((site / "build/api/report.json").read_text(encoding="utf-8"))
    told += [evidence for merge in report["merges"] for evidence in merge["evidence"]]
    assert told
    for name in documents:
        assert not any(name in evidence for evidence in told)


def test_a_second_build_writes_nothing(site: Path) -> None:
    again = build(site)
    assert (again.written, again.removed) == (0, 0)


def test_names_and_order_of_the_documents_change_nothing_but_the_names_shown(
    documents: dict[str, bytes], site: Path, tmp_path: Path
) -> None:
    names = sorted(documents)
    renamed = dict(zip(names, [*names[1:], names[0]], strict=True))
    other = make_site(tmp_path / "site", {renamed[name]: data for name, data in documents.items()})
    pattern = re.compile("|".join(map(re.escape, names)).encode())
    back = {new.encode(): old.encode() for old, new in renamed.items()}

    one, two = rendered(site), rendered(other)
    assert sorted(one) == sorted(two)
    for path, data in two.items():
        if path.endswith((".html", ".json", ".jsonl")):
            data = pattern.sub(lambda match: back[match[0]], data)
        assert one[path] == data, path


def test_a_site_without_documents_is_refused_with_a_sentence(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", {})
    with pytest.raises(PapershelfError, match="is empty"):
        build(site)
    (site / "content").rmdir()
    with pytest.raises(PapershelfError, match="is missing"):
        build(site)
