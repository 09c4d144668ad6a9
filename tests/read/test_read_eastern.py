"""Names in Chinese, Japanese and Korean letters keep the order of their readers in every format."""

import pytest

from papershelf.read import read_data

FILES = {
    "list.bib": "@misc{a, title={雨}, author={{田中, 健} and 山田, 太郎"
    " and 张, 伟 and 김, 철수 and 李明 and Tanaka, Ken}}",
    "list.ris": "TY  - JOUR\nTI  - 雨\nAU  - 田中, 健\nAU  - 山田, 太郎\nAU  - 张, 伟\nAU  - 김, 철수\nAU  - 李明\n"
    "AU  - Tanaka, Ken\nER  - \n",
    "list.json": '[{"title": "雨", "type": "article-journal", "issued": {"raw": "2021"}, "author": ['
    '{"family": "田中", "given": "健"}, {"family": "山田", "given": "太郎"}, {"family": "张", "given": "伟"},'
    ' {"family": "김", "given": "철수"}, {"literal": "李明"}, {"family": "Tanaka", "given": "Ken"}]}]',
    "list.csv": 'Title,Authors,Year\n雨,"田中, 健; 山田, 太郎; 张, 伟; 김, 철수; 李明; Tanaka, Ken",2021\n',
    "list.enw": "%0 Journal Article\n%T 雨\n%A 田中, 健\n%A 山田, 太郎\n%A 张, 伟\n"
    "%A 김, 철수\n%A 李明\n%A Tanaka, Ken\n",
}


@pytest.mark.parametrize("file", FILES)
def test_the_family_name_stands_first(file: str) -> None:
    (record,) = read_data(file, FILES[file].encode()).document.records
    assert record.authors == ("田中 健", "山田 太郎", "张伟", "김철수", "李明", "Ken Tanaka")
    assert record.authors_complete
