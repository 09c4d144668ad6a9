"""Names to forget: forms that overlap, names that are none, and unusual ways to write one."""

import pytest

from papershelf.shelve.corrections.forget import Forgetting

ADA = Forgetting({"Ada Byron": "Ada King"})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Jo Byron, Ada Byron and Max Roe", "Jo Byron, Ada King and Max Roe"),
        ("Byron Ada Byron", "Ada King"),
        ("Jo Byron Ada Byron", "Jo Byron Ada King"),
        ("Byron, Ada, Byron, Jo", "Ada King, Byron, Jo"),
        ("Byron, Ada and Ada Byron", "Ada King and Ada King"),
        ("jo-byron-ada-byron.txt", "jo-byron-ada-king.txt"),
        ("Jo B&#121;ron, Ada B&#121;ron", "Jo B&#121;ron, Ada King"),
    ],
)
def test_the_order_of_a_name_decides_where_forms_overlap(text: str, told: str) -> None:
    assert ADA.text(text) == told
    assert ADA.text(told) == told
    assert not ADA.tells(told)
