"""The language and direction of a text, as far as its letters alone tell them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papershelf.site.markup import abstract_html, name_html, title_html
from papershelf.site.writing import attributes, direction, of_name


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Deep learning", ""),
        ("Étude naïve – Łódź", ""),
        ("α-helix folding in $\\mathbb{R}$ and 𝒪(n)", ""),
        ("²³ ≤ α", ""),
        ("α, β, γ", ""),
        ("Η μάθηση", ' lang="el"'),
        ("Обучение сетей", ""),
        ("深度学习综述", ' lang="zh"'),
        ("中文BERT模型", ' lang="zh"'),
        ("深層学習のサーベイ", ' lang="ja"'),
        ("ディープラーニング", ' lang="ja"'),
        ("딥러닝 연구", ' lang="ko"'),
        ("Μηχανική μάθηση", ' lang="el"'),
        ("การเรียนรู้", ' lang="th"'),
        ("שלום עולם: למידה", ' dir="rtl" lang="he"'),
        ("ײדיש", ' dir="rtl"'),
        ("التعلم العميق", ' dir="rtl"'),
        ("BERT للغة العربية", ' dir="rtl"'),
        ("Learning العربية in NLP", ""),
        ("ＤＮＡ in full width", ""),
    ],
)
def test_scripts_tell_languages_where_they_are_sure(text: str, told: str) -> None:
    assert attributes(text) == told


def test_a_name_in_chinese_characters_may_be_japanese() -> None:
    assert of_name("山田太郎") == ""
    assert of_name("やまだ たろう") == ' lang="ja"'
    assert name_html("Ann Lee") == "Ann Lee"
    assert name_html("김민수") == '<span lang="ko">김민수</span>'


def test_titles_and_paragraphs_say_how_they_are_written() -> None:
    assert title_html("למידה <x>") == '<bdi dir="rtl" lang="he">למידה &lt;x&gt;</bdi>'
    assert title_html("深い $x$ の学習") == '<span lang="ja">深い <math><mi>x</mi></math> の学習</span>'
    assert abstract_html("One.\n\nלמידה עמוקה") == '<p>One.</p><p dir="rtl" lang="he">למידה עמוקה</p>'


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", ""), ("ar", ' dir="rtl"'), ("fa-IR", ' dir="rtl"'), ("ku", ""), ("ku-Arab", ' dir="rtl"')],
)
def test_a_site_in_a_language_from_right_to_left_says_so(language: str, told: str) -> None:
    assert direction(language) == told


@given(st.text(max_size=60))
@settings(deadline=None)
def test_nothing_else_is_ever_said(text: str) -> None:
    parts = attributes(text).split()
    assert len(parts) <= 2
    assert all(part == 'dir="rtl"' or (part.startswith('lang="') and len(part) == 9) for part in parts)
