from papershelf.read import lexicon
from papershelf.read.lexicon import given, kind, kind_of, person, personal, place


def test_names_of_many_cultures_are_told_from_words_of_titles() -> None:
    people = (
        "Giulia Ferrari|Hiroshi Tanaka|Nguyễn Thị Lan|Oluwaseun Adeyemi|Søren Kjærgaard|Jin-Woo Kim|Xiaoyu Zhang"
        "|Priyanka Venkataraman|Mohammad Rezaei|Dimitris Papadopoulos|Krzysztof Wójcik|Nicholas Brown"
    )
    titles = (
        "Graph Networks|Learning to Rank|Opening Remarks|Coffee Break|Sparse Kernel Methods|Neural Rendering"
        "|Maschinelles Lernen|Apprentissage profond|Poster Session|Aprendizaje automático|Related Work|Invited Talk"
    )
    assert [name for name in people.split("|") if person(name) <= 0] == []
    assert [title for title in titles.split("|") if person(title) >= 0] == []


def test_places_are_told_from_people() -> None:
    assert [
        text for text in ("University of Lagos", "TU Berlin", "Room 204", "Lyon, France") if place(text) <= 0
    ] == []
    assert [text for text in ("Giulia Ferrari", "Hiroshi Tanaka", "Emma Fischer") if place(text) >= 0] == []


def test_given_names_are_told_from_family_names() -> None:
    assert all(given(name) > 0 for name in ("Florian", "Giulia", "Hiroshi", "Sebastian"))
    assert all(given(name) < 0 for name in ("Ferrari", "Schneider", "Tanaka", "Johnson"))


def test_what_says_nothing_is_nought() -> None:
    assert [kind(word) for word in ("J.", "王", "Ольга", "42", "", "X")] == [lexicon.UNKNOWN] * 6
    assert person("王 小红") == place("1, 2") == person("") == 0.0


def test_case_and_accents_and_length_do_not_matter() -> None:
    assert kind("MÜLLER") == kind("muller") == kind("Müller")
    assert personal("x" * 100_000) == personal("x" * lexicon.LONGEST)


def test_a_column_of_lines_is_named() -> None:
    assert kind_of(["Giulia Ferrari", "Hiroshi Tanaka", "Emma Fischer"]) == "people"
    assert kind_of(["University of Lagos", "TU Berlin", "ETH Zürich"]) == "places"
    assert kind_of(["Graph Networks", "Learning to Rank", "Sparse Kernels"]) == "words"
    assert kind_of([]) is None
