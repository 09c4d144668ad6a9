"""Which names become one person, and which stay apart."""

from itertools import permutations
from random import Random
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papershelf.shelve.people.identify import identify
from papershelf.shelve.people.names import compatible, parse
from papershelf.shelve.people.namesakes import namesakes
from papershelf.shelve.people.persona import Persona


def people_of(papers: list[list[str]]) -> dict[str, Persona]:
    """Who each name is; no name stands twice on a paper."""
    found = identify(papers)
    return {papers[paper][place]: persona for persona in found for paper, place in persona.mentions}


def same(one: str, other: str, *papers: list[str]) -> bool:
    people = people_of([*papers, [one], [other]])
    return people[one] == people[other]


@pytest.mark.parametrize(
    ("one", "other", "sign"),
    [
        ("Yee Whye Teh", "Yee-Whye Teh", "hyphens"),
        ("Ming Sun", "MING SUN", "case"),
        ("Pietro Lió", "Pietro Lio", "accents"),
        ("Łukasz Kaiser", "Lukasz Kaiser", "accents"),
        ("Søren Kjærgaard", "Soren Kjaergaard", "accents"),
        ("Thibaud J Rahier", "Thibaud J. Rahier", "points"),
        ("Stéphane d’Ascoli", "Stéphane d'Ascoli", "quotes"),
    ],
)
def test_spellings_that_differ_in_signs_are_one_person(one: str, other: str, sign: str) -> None:
    assert same(one, other)
    assert sign in people_of([[one], [other]])[one].evidence[0]


def test_a_middle_name_for_its_initial_needs_a_shared_co_author() -> None:
    one, other = "Wojciech M. Czarnecki", "Wojciech Marian Czarnecki"
    assert not same(one, other)
    assert same(one, other, [one, "Ann Lee"], [other, "Ann Lee"])
    person = people_of([[one, "Ann Lee"], [other, "Ann Lee"]])[one]
    assert person.name == other
    assert person.also_written == (one,)
    assert "both write with Ann Lee" in person.evidence[0]


def test_a_middle_name_left_out_needs_two_shared_co_authors() -> None:
    one, other = "Maria Lopez", "Maria Elena Lopez"
    assert not same(one, other, [one, "Ann Lee"], [other, "Ann Lee"])
    assert same(one, other, [one, "Ann Lee", "Bo Ek"], [other, "Ann Lee", "Bo Ek"])


def test_a_nickname_is_no_other_person() -> None:
    one, other = "Zhangyang “Atlas” Wang", "Zhangyang Wang"
    assert same(one, other, [one, "Ann Lee"], [other, "Ann Lee"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Xiaohui Chen", "Xinghao Chen"),
        ("Yi-Fu Wu", "Yifan Wu"),
        ("Yi Wu", "Yi-Fu Wu"),
        ("Ann B. Lee", "Ann C. Lee"),
        ("John Smith Jr.", "John Smith"),
        ("J. Bai", "J. Bai Li"),
    ],
)
def test_other_given_names_never_join(one: str, other: str) -> None:
    company = ["Di Fox", "Em Gil", "Flo Hart"]
    assert not same(one, other, [one, *company], [other, *company])


COMPANY = ["Di Fox", "Em Gil"]


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("Jun-Yan Zhu", "Junyan Zhu", "how the given name is parted"),
        ("Jeff Dean", "Jeffrey Dean", "short form"),
        ("Mohamed Al-Badrashiny", "Mohamed AlBadrashiny", "how the surname is parted"),
        ("Eneko Agirre", "Eneko Agirre Bengoa", "second surname"),
        ("Ricardo Baeza", "Ricardo Baeza-Yates", "second surname"),
        ("Kaiming He", "He Kaiming", "order of given name and surname"),
        ("Christopher Manning", "Christpher Manning", "one letter of a given name"),
        ("Ruslan Salakhutdinov", "Ruslan Salakhudinov", "one letter of the surname"),
        ("K.-R. Müller", "Klaus-Robert Müller", "all initials"),
        ("周志华", "Zhi-Hua Zhou", "two scripts"),
        ("Василий Петров", "Vasilii Petrov", "two scripts"),
    ],
)
def test_names_that_can_be_one_join_where_co_authors_vouch_for_it(one: str, other: str, how: str) -> None:
    assert not same(one, other)
    assert same(one, other, [one, *COMPANY], [other, *COMPANY])
    reason = people_of([[one, *COMPANY], [other, *COMPANY]])[one].evidence[0]
    assert how in reason
    assert "both write with Di Fox and Em Gil" in reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Michele Bruno", "Michelle Bruno"),
        ("Christian Wolf", "Christiane Wolf"),
        ("Jianfeng Gao", "Jiangfeng Gao"),
        ("Jun-Yan Zhu", "Jun Yang Zhu"),
        ("J.-P. Martin", "Jean-Luc Martin"),
        ("Thomas Schmidt", "Thomas Schmitt"),
        ("王伟", "王薇"),
        ("Jan de Groot", "Jan van Groot"),
        ("Wei Li", "Wei Lin"),
    ],
)
def test_names_that_differ_stay_apart_whoever_vouches(one: str, other: str) -> None:
    assert not same(one, other, [one, *COMPANY, "Flo Hart"], [other, *COMPANY, "Flo Hart"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bernhard Schölkopf", "Bernhard Schoelkopf"),
        ("Gerhard Weiß", "Gerhard Weiss"),
        ("Zhi-Hua Zhou (周志华)", "Zhi-Hua Zhou"),
        ("Kyunghyun Cho 조경현", "조경현"),
        ("山田 太郎", "山田太郎"),
        ("НЕСТЕРОВ Юрий", "Юрий Нестеров"),
        ("Steele, Guy L., Jr.", "Guy L. Steele Jr."),
    ],
)
def test_letters_alone_tell_that_two_spellings_are_one_name(one: str, other: str) -> None:
    assert same(one, other)


def test_plain_letters_are_not_written_out() -> None:
    assert not same("Yue Wang", "Yu Wang", ["Yue Wang", *COMPANY], ["Yu Wang", *COMPANY])


def test_a_page_of_one_persons_papers_vouches_for_a_spelling() -> None:
    papers = [["Ann Lee", f"Co {each}"] for each in ("Ek", "Ode", "Roe", "Gil")] + [["A. B. Lee", "Di Fox"]]
    assert len({persona.name for persona in identify(papers) if "Lee" in persona.name}) == 2
    (ann,) = [persona for persona in identify(papers, [range(5)]) if "Lee" in persona.name]
    assert ann.name == "Ann Lee"
    assert ann.evidence == ("Each of 5 papers of one list bears one of “A. B. Lee” and “Ann Lee”",)


def test_who_was_joined_vouches_for_others() -> None:
    first = [["Bo Ek", "Jeff Dean", "Flo Hart"], ["Bo Ek", "Jeffrey Dean", "Flo Hart"]]
    papers = [["Ann Lee", "Jeff Dean", "Di Fox"], ["Ann Maria Lee", "Jeffrey Dean", "Di Fox"]]
    assert not same("Ann Lee", "Ann Maria Lee", *papers[:1], ["Ann Maria Lee", "Cy Roe", "Di Fox"])
    assert same("Ann Lee", "Ann Maria Lee", *first, *papers)


def test_a_name_that_fits_two_people_joins_neither() -> None:
    people = people_of(
        [["Ann Lee", "Bo", "Cy"], ["Ann Berta Lee", "Bo", "Cy"], ["Ann Carla Lee", "Bo", "Cy"]]
    )
    assert len({people[name].name for name in ("Ann Lee", "Ann Berta Lee", "Ann Carla Lee")}) == 3
    personas = identify([["Ann Lee"], ["Ann Berta Lee"], ["Ann Carla Lee"], ["Bo"]])
    like = {
        persona.name: {personas[n].name for n in others}
        for persona, others in zip(personas, namesakes(personas), strict=True)
    }
    assert like["Ann Lee"] == {"Ann Berta Lee", "Ann Carla Lee"}
    assert not like["Bo"]


def test_two_spellings_on_one_paper_are_two_people() -> None:
    assert not same("Yi Zhang", "Yí Zhang", ["Yi Zhang", "Yí Zhang"])
    assert not same(
        "Ann B. Lee", "Ann Berta Lee", ["Ann B. Lee", "Ann Berta Lee", "Bo"], ["Bo", "Ann B. Lee"]
    )


def test_the_best_spelling_is_the_main_one() -> None:
    assert people_of([["JING YU"], ["JING YU"], ["Jing Yu"]])["JING YU"].name == "Jing Yu"
    assert (
        people_of([["Soren Mindermann"], ["Sören Mindermann"]])["Soren Mindermann"].name == "Sören Mindermann"
    )


def test_names_may_stand_surname_first_and_in_any_script() -> None:
    assert parse("LeCun, Yann") == parse("Yann LeCun")
    people = people_of([["山田太郎"], ["Юрий Нестеров"], ["Plato"], ["?"], [""]])
    assert [people[name].name for name in ("山田太郎", "Юрий Нестеров", "Plato", "?")] == [
        "山田太郎",
        "Юрий Нестеров",
        "Plato",
        "?",
    ]


GIVEN = st.sampled_from(["Ann", "Ann B.", "Ann Berta", "Ann-Berta", "A.", "ANN", "Änn", "Ann “Bee”", ""])
NAMES = st.builds(
    lambda given, surname: f"{given} {surname}".strip(), GIVEN, st.sampled_from(["Lee", "De Sa", "O'Hara"])
)


def names(persona: Persona) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    return persona.name, persona.also_written, persona.evidence


def test_who_stands_twice_on_a_paper_is_two_people() -> None:
    personas = identify([["Wei Wang", "Ann Lee", "Wei Wang"], ["Wei Wang"]])
    assert sorted(persona.mentions for persona in personas if persona.name == "Wei Wang") == [
        ((0, 0), (1, 0)),
        ((0, 2),),
    ]


@settings(max_examples=80)
@given(
    st.lists(
        st.lists(st.one_of(NAMES, st.sampled_from(["Bo Ek", "Cy Ode"])), max_size=4, unique=True), max_size=5
    )
)
def test_people_do_not_depend_on_the_order_of_papers(papers: list[list[str]]) -> None:
    found = people_of(papers)
    assert set(found) == {name for names in papers for name in names}
    for name, person in found.items():
        assert name in (person.name, *person.also_written)
        assert bool(person.also_written) <= bool(person.evidence)
    for order in list(permutations(papers))[:6]:
        again = people_of(list(order))
        assert {name: names(again[name]) for name in again} == {name: names(found[name]) for name in found}


@given(NAMES, NAMES)
def test_compatibility_is_symmetric(one: str, other: str) -> None:
    assert compatible(parse(one), parse(other)) == compatible(parse(other), parse(one))


def test_many_namesakes_by_initial_cost_no_time() -> None:
    start = process_time()
    personas = people_of([[f"N{n:05} Roe"] for n in range(8_000)])
    assert process_time() - start < 3
    assert not any(persona.also_written for persona in personas.values())


def test_a_comma_before_the_generation_turns_no_name_round() -> None:
    personas = people_of([["Ann Lee, Jr.", "Bo Ek"], ["Ann Lee Jr.", "Cy Roe"], ["Ann Lee", "Di Fox"]])
    assert personas["Ann Lee, Jr."] == personas["Ann Lee Jr."]
    assert personas["Ann Lee"] != personas["Ann Lee Jr."]
    assert parse("Ann Lee, Jr.") == parse("Ann Lee Jr.")


def test_an_orcid_joins_what_no_name_does_and_parts_namesakes() -> None:
    papers = [["Ann Lee", "Bo Ek"], ["A. Lee-Roe", "Cy Ode"], ["Ann Lee", "Di Fox"], ["Ann Lee", "Em Gil"]]
    one, other = {"orcid:0000-0002-1825-0097"}, {"orcid:0000-0002-1694-233X"}
    found = identify(papers, (), [[one, ()], [one, ()], [other, ()], [(), ()]])
    lees = {persona.mentions: persona for persona in found if "Lee" in persona.name}
    assert set(lees) == {((0, 0), (1, 0)), ((2, 0),), ((3, 0),)}
    joined = lees[(0, 0), (1, 0)]
    assert joined.orcid == "0000-0002-1825-0097"
    assert joined.also_written == ("A. Lee-Roe",)
    assert "ORCID iD 0000-0002-1825-0097" in joined.evidence[0]


SCRIPTS = st.sampled_from(
    [
        ("Николай Боголюбов", "Дмитрий Ширков", "Анатолий Логунов"),
        ("Nikolay Bogolyubov", "Dmitry Shirkov", "Anatoly Logunov"),
        ("조경현", "이준석"),
        ("Kyunghyun Cho", "Junseok Lee", "Anatolii Logunov"),
        ("Sergei Nikolenko", "Dmitriy Shirkov", "Junseok Lee"),
        ("Nguyen Van Anh", "Zbigniew Szadkowski"),
        ("Anh Nguyen", "Zbigniew J. Szadkowski", "Junseok Lee"),
        ("周志华", "姜远"),
        ("Zhi-Hua Zhou", "Yuan Jiang"),
    ]
)


@given(st.lists(SCRIPTS, min_size=2, max_size=9), st.randoms(use_true_random=False))
def test_neither_order_nor_scripts_decide_who_is_joined(bylines: list[tuple[str, ...]], rng: Random) -> None:
    """Papers in another order make the same people, for the same reasons."""

    def groups(papers: list[tuple[str, ...]]) -> set[tuple[str, tuple[str, ...], tuple[str, ...]]]:
        titles = ["Cosmic showers"] * len(papers)
        return {(each.name, each.also_written, each.evidence) for each in identify(papers, titles=titles)}

    expected = groups(bylines)
    shuffled = list(bylines)
    rng.shuffle(shuffled)
    assert groups(shuffled) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Li Wei", "Wei Li"),
        ("Юрий Орлов", "Yuri Orlov"),
        ("Sergei Orlov", "Sergey Orlov"),
        ("조경현", "Kyunghyun Cho"),
    ],
)
def test_people_whose_names_are_written_in_two_ways_are_like(one: str, other: str) -> None:
    assert not same(one, other)
    personas = identify([[one, "Ann Lee"], [other, "Bo Ek"]])
    like = {personas[each].name for others in namesakes(personas) for each in others}
    assert like == {one, other}
