"""Pages that list something else than papers give no records."""

import pytest

from papershelf.read import pages
from papershelf.read.source import Source

PEOPLE = ("Anna Rossi", "Ben Miller", "Carla Novak", "David Tanaka", "Emma Dubois", "Frank Silva")
STORY = (
    "The team played well in the second half and deserved the win.",
    "Mix the flour with sugar and butter until smooth, then bake for twenty minutes.",
    "In a small town by the sea, an old fisherman finds a letter that changes everything.",
    "The council voted on Tuesday to close the bridge for repairs until next spring.",
    "A quiet, sunny apartment close to shops and public transport, with two bedrooms.",
    "The band returns with a set of songs that are loud, funny and surprisingly tender.",
)
OFFICES = (
    "Senior Data Scientist",
    "Office Manager, part time",
    "Head of Marketing",
    "Night Nurse",
    "Staff Engineer",
    "Cook",
)
EVENTS = (
    "Summer Jazz Night at the Old Mill",
    "Poetry Slam: Spring Edition",
    "Guided Tour of the Botanical Garden",
    "Family Day at the Science Museum",
    "Open Mic and Quiz Evening",
    "Midnight Cinema: Three Short Films",
)
NEWS = (
    "Council votes to close old bridge for repairs",
    "Storm leaves thousands without power in the north",
    "Local bakery wins national prize for its rye bread",
    "Police seek witnesses after harbour fire",
    "Schools to reopen on Monday, minister says",
    "Ferry returns to the islands after a long winter",
)
KINDS = {
    "jobs": "{office}\nAcme GmbH\nBerlin\n{n} days ago",
    "job offers": "{office}\nBerlin · Full-time\n{story}\nApply now",
    "events": "{event}\nMay {n}, 2024, 19:00\nTown Hall\n{story}\nBuy tickets",
    "films": "{event}\nDirected by {one}\n{one}, {two}\n9{n} min | Drama\n{story}",
    "news": "{news}\nBy {one}\nMay {n}, 2024\n{story}",
    "blog": "{news}\n{one}\nMay {n}, 2024 · {n} min read\n{story}\nRead more",
    "results": "FC Riverside {n} - 2 City Rovers\n{one} {n}', {two} 7{n}'\nMay {n}, 2024",
    "staff": "{one}\n{office}\nRoom 10{n}\n+49 30 555{n}",
    "board": "{one}, Treasurer",
    "tracks": "{n}. {event}\n{one} feat. {two}\n3:1{n}",
    "reviews": "{one}\nReviewed May {n}, 2024\nGreat stay, friendly staff\n{story}",
    "inbox": "{one}\n{news}\n{story}\n{n} May",
    "products": "{event} headphones\n{n}9.99 €\n4.{n} out of 5 stars\nAdd to basket",
    "essay": "{event}\n\n{story} {story}",
    "courses": "CS 10{n} {office}\n{one}\n{n} credits\nMon 8:00-10:00",
    "videos": "1{n}:0{n}\n{event}\nTiny Builders\n{n}00K views · {n} months ago",
}


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("kind", KINDS)
def test_other_lists_are_no_papers(kind: str, gap: str) -> None:
    blocks = [
        KINDS[kind].format(
            n=at + 1,
            one=PEOPLE[at],
            two=PEOPLE[at - 1],
            story=STORY[at],
            office=OFFICES[at],
            event=EVENTS[at],
            news=NEWS[at],
        )
        for at in range(6)
    ]
    assert pages.read(Source(file="page.txt", text=gap.join(blocks))).document.records == ()
