"""Topics of fields other than the real pages': names that a scholar of the field would accept."""

import pytest
from shelf_of_fields import FIELDS, NEVER, papers_of, subjects
from shelf_of_history import history_papers

from papershelf.model import Paper
from papershelf.shelve.topics.assign import assign_topics


@pytest.mark.parametrize("field", FIELDS)
def test_the_subjects_of_a_field_are_its_topics(field: str) -> None:
    papers = papers_of(field, 120)
    topics, memberships = assign_topics(papers, {})
    found = {topic.name.lower() for topic in topics}
    wanted = {subject.lower() for subject in subjects(field)}
    assert len(found & wanted) >= 0.95 * len(found)
    assert len(found & wanted) >= 0.8 * len(wanted)
    assert len(memberships) >= 0.95 * len(papers)
    assert all(3 <= len(topic.papers) <= 0.3 * len(papers) for topic in topics)


def test_nothing_that_scholars_always_write_is_a_topic_of_a_mixed_shelf() -> None:
    papers = [paper for field in FIELDS for paper in papers_of(field, 60)]
    topics, memberships = assign_topics(papers, {})
    assert not {topic.name.lower() for topic in topics} & NEVER
    assert len(memberships) >= 0.95 * len(papers)


def test_a_mixed_shelf_where_some_sources_state_topics_is_covered() -> None:
    papers = [*papers_of("law", 60), *papers_of("physics", 60)]
    stated = {paper.id: ("Doctrine", "Courts") for paper in papers[:40]}
    topics, memberships = assign_topics(papers, stated)
    assert len(memberships) >= 0.95 * len(papers)
    assert {topic.name for topic in topics if topic.kind == "keyword"} == {"Doctrine", "Courts"}


def test_a_passing_word_of_any_text_makes_no_term() -> None:
    papers = [
        Paper(
            id=f"p{n}", title=f"A static account of {town}", label="", abstract=f"A static {town} is studied."
        )
        for n, town in enumerate(("Delft", "Bergen", "Padua", "Krakow"))
    ]
    topics, _ = assign_topics([*history_papers(30), *papers], {})
    assert not [topic.name for topic in topics if "static" in topic.name.lower()]


def test_terse_abstracts_need_not_repeat_their_subject() -> None:
    towns = ("Delft", "Bergen", "Padua", "Krakow")
    papers = [
        Paper(id=f"p{n}", title=f"Tide clocks of {town}", label="", abstract=f"How {town} told the hour.")
        for n, town in enumerate(towns)
    ]
    papers[0] = Paper(
        id="p0", title=papers[0].title, label="", abstract="A tide clock of Delft told the hour."
    )
    topics, _ = assign_topics([*history_papers(30), *papers], {})
    assert ("p0", "p1", "p2", "p3") in {
        topic.papers for topic in topics if topic.name.startswith("Tide clock")
    }
