"""What a person's name looks like, and lists of names."""

import pytest

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
