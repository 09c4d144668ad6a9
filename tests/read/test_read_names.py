"""What a person's name looks like, and lists of names."""

import re

import pytest

from papershelf.read import read_data
from papershelf.read.names import cut_et_al, name_list, name_score, split_names


@pytest.mark.parametrize(
    "name",
    (
        "Yee Whye Teh|JING YU|Da JU|samuel cohen|Aäron van den Oord|Zhangyang “Atlas” Wang|Christopher De Sa"
        "|Alexander G. de G. Matthews|Jean-Baptiste Alayrac|Marc'Aurelio Ranzato|Yann LeCun|Sheila McIlraith"
        "|Niccolò D'Alessio|Ali al-Farsi|Robert Downey, Jr.|Ken Griffey III|S. M. Ali Eslami|Thibaud J Rahier"
        "|李 明|Михаил Иванов|राम शर्मा|Jonathan How|Th. Hofmann|An Nguyen"
    ).split("|"),
)
def test_a_name_is_recognised(name: str) -> None:
    assert name_score(name) > 0


@pytest.mark.parametrize(
    "text",
    (
        "Learning to Learn|Attention Is All You Need|Why Do Networks Fail?|GPT-4|PyTorch|Sets of Sets|The End"
        "|A title: with a colon|https://example.org|et al.|…|100 authors|How We Learn"
    ).split("|"),
)
def test_a_title_is_no_name(text: str) -> None:
    assert name_score(text) < 0


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Byron · Bo Chen", ["Ada Byron", "Bo Chen"]),
        ("Ada Byron⋅Bo Chen", ["Ada Byron", "Bo Chen"]),
        ("Ada Byron | Bo Chen", ["Ada Byron", "Bo Chen"]),
        ("Ada Byron; Bo Chen", ["Ada Byron", "Bo Chen"]),
        ("Ada Byron, Bo Chen and Cy Roe", ["Ada Byron", "Bo Chen", "Cy Roe"]),
        ("Ada Byron, Bo Chen, & Cy Roe", ["Ada Byron", "Bo Chen", "Cy Roe"]),
        ("Robert Downey, Jr., Bo Chen*", ["Robert Downey, Jr.", "Bo Chen"]),
    ],
)
def test_a_list_is_split_at_its_separators(text: str, names: list[str]) -> None:
    assert split_names(text)[0] == names


@pytest.mark.parametrize(
    "end", [" et al.", ", et al", " and others", ", and 12 others", " + 3 more", ", …", " et. al."]
)
def test_a_cut_list_is_not_complete_and_et_al_is_nobody(end: str) -> None:
    found = name_list("Ada Byron, Bo Chen" + end)
    assert found is not None
    assert found.names == ("Ada Byron", "Bo Chen")
    assert not found.complete


def test_a_name_that_ends_like_et_al_is_kept() -> None:
    assert cut_et_al("Ada Byron, Metal Al") == ("Ada Byron, Metal Al", True)


def test_prose_is_no_list() -> None:
    assert (
        name_list("We train, test and compare the models, and find that they learn slowly, as expected.")
        is None
    )


def test_et_al_inside_a_list_is_nobody() -> None:
    found = name_list("Ada Byron, et al., Bo Chen")
    assert found is not None
    assert (found.names, found.complete) == (("Ada Byron", "Bo Chen"), False)


@pytest.mark.parametrize(
    "mark", [" · ", " ⋅ ", "⋅", " • ", " | ", "; ", ", ", "，", "、", "；", " ・ ", " / "]
)
def test_any_separator_gives_the_same_names(mark: str) -> None:
    found = name_list(mark.join(("Ada Byron", "Bo Chen", "Jean-Baptiste O’Neill")))
    assert found is not None
    assert found.names == ("Ada Byron", "Bo Chen", "Jean-Baptiste O’Neill")
    assert found.complete


@pytest.mark.parametrize(
    "text",
    [
        "Ada Byron (MIT), Bo Chen (ETH Zürich)",
        "Ada Byron (MIT (CSAIL), USA)*; Bo Chen (University of X)",
        "Ada Byron, MIT; Bo Chen, ETH Zürich",
        "Ada Byron, University of Oxford, Bo Chen, Google Research",
        "Ada Byron · MIT · Bo Chen · ETH",
        "Ada Byron1,2, Bo Chen2*",
        "Ada Byron 1,2 and Bo Chen 2",
        "Ada Byron¹* & Bo Chen²",
        "Ada Byron$^{1,2}$, Bo Chen$^2$",
        "Ada Byron1 Bo Chen2",
        "Ada Byron a,b, Bo Chen b",
        "Ada Byron 0001, Bo Chen 0023",
        "Ada Byron <ada@example.org>, Bo Chen (bo@example.org)",
        "Ada Byron (0000-0002-1825-0097), Bo Chen https://orcid.org/0000-0002-1825-009X",
        "by Ada Byron and Bo Chen",
        "Dr. Ada Byron, Prof. Bo Chen",
        "Ada Byron, PhD, Bo Chen, MD",
        "Ada Byron (she/her), Bo Chen (presenter)",
        "Ada Byron · Bo Chen ·",
        "Ada Byron, Bo Chen.",
        "Byron, Ada; Chen, Bo",
        "Byron, Ada and Chen, Bo",
        "Byron, Ada, and Bo Chen",
    ],
)
def test_what_stands_around_names_is_left_out(text: str) -> None:
    found = name_list(text)
    assert found is not None
    assert (found.names, found.complete) == (("Ada Byron", "Bo Chen"), True)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Smith, J.; Doe, A. B.", ("J. Smith", "A. B. Doe")),
        ("Smith, J., Doe, A., & van der Berg, K.-R.", ("J. Smith", "A. Doe", "K.-R. van der Berg")),
        ("Smith J, Doe AB III, van der Berg K.", ("J Smith", "AB Doe III", "K van der Berg")),
        ("Lee H.-Y., Kim S.", ("H.-Y. Lee", "S. Kim")),
        ("BYRON Ada, CHEN Bo", ("Ada BYRON", "Bo CHEN")),
        ("Smith, Jr., John; Doe, Jane", ("John Smith Jr.", "Jane Doe")),
    ],
)
def test_a_list_that_is_plainly_surname_first_is_turned(text: str, names: tuple[str, ...]) -> None:
    found = name_list(text)
    assert found is not None
    assert found.names == names


@pytest.mark.parametrize(
    "text",
    [
        "Ada Byron, Bo Chen, +5 authors, Zed Last",
        "Ada Byron, Bo Chen, …, Zed Last",
        "Ada Byron, Bo Chen, ... and Zed Last",
        "Ada Byron, Bo Chen, Zed Last (10 authors)",
        "Ada Byron, Bo Chen, Zed Last (+2 more)",
        "Ada Byron, Bo Chen, Zed Last et al. (12 additional authors not shown)",
    ],
)
def test_a_list_that_says_how_many_it_leaves_out_is_not_complete(text: str) -> None:
    found = name_list(text)
    assert found is not None
    assert (found.names, found.complete) == (("Ada Byron", "Bo Chen", "Zed Last"), False)


@pytest.mark.parametrize(
    "text", ["ada byron, bo chen", "李明，王伟", "Ada Byron and Bo Chen", "S. Byron, B. T. Chen"]
)
def test_a_whole_list_of_two_is_surely_names(text: str) -> None:
    found = name_list(text)
    assert found is not None
    assert (len(found.names), found.complete) == (2, True)
    assert found.likelihood >= 0.8


@pytest.mark.parametrize(
    "title",
    ["Sparse Networks (Extended Abstract)", "Deep Learning 2.0", "Text2SQL", "On Networks 2", "Part 3"],
)
def test_a_title_is_not_cut_to_look_like_a_name(title: str) -> None:
    found = name_list(title)
    assert found is None or found.names == (title,)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("K. Mori, J. Lee.", ("K. Mori", "J. Lee")),
        ("Ada Byron, Bo Li.", ("Ada Byron", "Bo Li")),
        ("Ada Byron, Cy Roe Jr.", ("Ada Byron", "Cy Roe Jr.")),
        ("Ivanov A., Petrov Yu.", ("Ivanov A.", "Petrov Yu.")),
        ("Smith JA, Hansen T III, Doe J", ("JA Smith", "T Hansen III", "J Doe")),
    ],
)
def test_the_point_of_a_sentence_is_no_part_of_a_short_surname(text: str, names: tuple[str, ...]) -> None:
    found = name_list(text)
    assert found is not None
    assert found.names == names


@pytest.mark.parametrize(
    "text",
    (
        "Carnegie Mellon University|Tsinghua University and ETH Zurich|Google Research|ETH Zürich|MIT and ETH Zurich"
        "|Inria and University of Toronto|Technische Hochschule Bern|Department of Physics, University of Oxford"
    ).split("|"),
)
def test_places_of_work_alone_are_no_names(text: str) -> None:
    assert name_list(text) is None


@pytest.mark.parametrize("name", ["Anatole France", "Mary Cambridge", "Gemini Team", "Jack Israel"])
def test_a_person_or_a_team_named_as_a_place_is_kept(name: str) -> None:
    found = name_list(name)
    assert found is not None
    assert found.names == (name,)


def test_a_cut_within_a_line_is_nobody_and_turns_no_surnames() -> None:
    for text in ("Guo et al., CIKM 2016", "Hu, Shen, Wallis et al. (ICLR 2022)"):
        found = name_list(text)
        assert found is None or not any("al." in name or name == "Shen Hu" for name in found.names), text
        assert found is None or not found.complete


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Walker, Florian", ("Florian Walker",)),
        ("Petrov, Kai; García Márquez, Gabriel", ("Kai Petrov", "Gabriel García Márquez")),
        ("García Márquez, Gabriel and Li, Wei", ("Gabriel García Márquez", "Wei Li")),
        ("Singh, Daniel E.; Wagner, Chloé; Arvind", ("Daniel E. Singh", "Chloé Wagner", "Arvind")),
        ("Doshi-Venkat López, Caroline T.", ("Caroline T. Doshi-Venkat López",)),
        ("Zheng, Y., Bélanger, R., Jr", ("Y. Zheng", "R. Bélanger Jr")),
        ("Mausam, D'Alessio, R.", ("Mausam", "R. D'Alessio")),
        ("Gates, Henry Louis, III; Doe, Jane", ("Henry Louis Gates III", "Jane Doe")),
        ("Fischer, Anna, Rossi, Giulia, Novák, Tomáš", ("Anna Fischer", "Giulia Rossi", "Tomáš Novák")),
        ("田中, 健; 佐藤, 美咲", ("田中 健", "佐藤 美咲")),
    ],
)
def test_the_lexicon_says_which_side_of_a_comma_is_given(text: str, names: tuple[str, ...]) -> None:
    found = name_list(text)
    assert found is not None
    assert found.names == names


@pytest.mark.parametrize(
    "text",
    "Dettmers, Pagnoni, Holtzman, Zettlemoyer|Zhang, Balog|Nogueira, Lin and Cho|Cy Roe, Ada Byron|Di Wu, Cy Roe"
    "|Arvind, Julia Chaudhuri, Omar Alavi|Pushmeet, B. K. Villar|李明，王伟".split("|"),
)
def test_bare_surnames_and_whole_names_are_not_turned(text: str) -> None:
    found = name_list(text)
    assert found is not None
    assert list(found.names) == re.split(r", |，| and ", text)


@pytest.mark.parametrize(
    "text",
    [
        "Computational Linguistics",
        "Opening Remarks",
        "Machine Learning, Artificial Intelligence",
        "Related Work",
    ],
)
def test_words_with_capitals_are_no_names(text: str) -> None:
    found = name_list(text)
    assert found is None or found.likelihood < 0.6


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Fischer, E (Fischer, Emma) ; Tanaka, H (Tanaka, Hiroshi)", ("Emma Fischer", "Hiroshi Tanaka")),
        ("Walker, Florian & Li, Wei", ("Florian Walker", "Wei Li")),
        ("Speakers: Giulia Ferrari (EPFL), Anna Nowak (Warsaw)", ("Giulia Ferrari", "Anna Nowak")),
        ("Giulia Ferrari¹ and Anna Nowak² ³", ("Giulia Ferrari", "Anna Nowak")),
        ("Priya Raman (Fermilab)", ("Priya Raman",)),
        ("Authors: Giulia Ferrari*, Anna Nowak†", ("Giulia Ferrari", "Anna Nowak")),
    ],
)
def test_what_a_byline_says_of_its_people_is_left_out(text: str, names: tuple[str, ...]) -> None:
    found = name_list(text)
    assert found is not None
    assert found.names == names


def test_a_name_alone_is_turned_as_the_lists_of_its_page_are() -> None:
    page = (
        "How bees count to four and no further\nFischer, Emma; Tanaka, Hiroshi\n"
        "What ants remember of their way home\nLi, Wei\n"
        "Sparse training of spiking neurons\nNowak, Anna; Moreno, Lucía\n"
        "A survey of moths that fly at night\nZhang, Balog\n"
    )
    document = read_data("page.txt", page.encode()).document
    assert [record.authors for record in document.records] == [
        ("Emma Fischer", "Hiroshi Tanaka"),
        ("Wei Li",),
        ("Anna Nowak", "Lucía Moreno"),
        ("Balog Zhang",),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Byron ... Cy Roe", ["Ada Byron", "Cy Roe"]),
        ("Ada Byron, Bo Chen, … Cy Roe", ["Ada Byron", "Bo Chen", "Cy Roe"]),
        ("Ada Byron, Bo Chen, [...], Cy Roe, +5 authors", ["Ada Byron", "Bo Chen", "Cy Roe"]),
        ("Byron, A., Chen, B., ... Roe, C.", ["A. Byron", "B. Chen", "C. Roe"]),
    ],
)
def test_a_list_that_leaves_out_its_middle_is_not_complete(text: str, names: list[str]) -> None:
    found = name_list(text)
    assert found is not None
    assert (list(found.names), found.complete) == (names, False)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("BY Ada Byron, Bo Chen", ["Ada Byron", "Bo Chen"]),
        ("BY Lee, CD Park", ["BY Lee", "CD Park"]),
        ("Sean O'Connor Jr.1, Bo Chen2", ["Sean O'Connor Jr.", "Bo Chen"]),
        ("Byron, Ada (MIT); Chen, Bo (ETH); Roe, Cy (INRIA)", ["Ada Byron", "Bo Chen", "Cy Roe"]),
        ("JL Ba, JR Kiros, GE Hinton", ["JL Ba", "JR Kiros", "GE Hinton"]),
        ("HE Kaiming, SUN Jian", ["Kaiming HE", "Jian SUN"]),
        ("WT Andersen, F Kumar", ["WT Andersen", "F Kumar"]),
        ("Andersen WT, Kumar F", ["WT Andersen", "F Kumar"]),
        ("Xin Li, Arvind", ["Xin Li", "Arvind"]),
        ("García Márquez, Gabriel", ["Gabriel García Márquez"]),
        ("Xie T, becker J, Arvind.", ["T Xie", "J becker", "Arvind"]),
        ("Xie T, Becker J, 李 明, Wu AK", ["T Xie", "J Becker", "李 明", "AK Wu"]),
        ("김민수, Rao E", ["김민수", "E Rao"]),
        ("Felix T. Abara, 李 明", ["Felix T. Abara", "李 明"]),
        ("李, 明; 王, 伟", ["李明", "王伟"]),
        ("Ada Byron, Bo Chen, Suhail.", ["Ada Byron", "Bo Chen", "Suhail"]),
    ],
)
def test_each_name_of_a_list_is_read_in_its_own_order(text: str, names: list[str]) -> None:
    found = name_list(text)
    assert found is not None
    assert (list(found.names), found.complete) == (names, True)


@pytest.mark.parametrize("text", ["Nat. Mach. Intell.", "Comput. Linguist", "IEEE Trans. Signal Process."])
def test_a_journal_in_short_is_nobody(text: str) -> None:
    assert name_score(text) < 0
