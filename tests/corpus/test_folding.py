"""Words fold alike however they are spelt, and their spans lead back to them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.corpus.folding import LONGEST, find_words, fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Café Ünïted", "cafe united"),
        ("al-Mālikī", "al maliki"),
        ("Wałęsa, Øster, Đinđić", "walesa oster dindic"),
        ("STRASSE Straße", "strasse strasse"),
        ("Ёлка ёлка елка", "елка елка елка"),
        ("ΟΔΥΣΣΕΥΣ Ὀδυσσεύς", "οδυσσευσ οδυσσευσ"),
        ("مُحَمَّد محمد مـحـمـد", "محمد محمد محمد"),
        ("أحمد إحمد آحمد ٱحمد", "احمد احمد احمد احمد"),
        ("علی على علي", "علي علي علي"),
        ("کتاب كتاب", "كتاب كتاب"),
        ("مدرسة مدرسه", "مدرسه مدرسه"),
        ("ﻣﺤﻤﺪ ﷴ", "محمد محمد"),
        ("می\u200cخواهد میخواهد", "ميخواهد ميخواهد"),
        ("שָׁלוֹם שלום ךםןףץ", "שלומ שלומ כמנפצ"),
        ("۱۲۳ ١٢٣ 123 １２３", "123 123 123 123"),
        ("co\u00adoperate \ufeffcooperate", "cooperate cooperate"),
        ("Baʿath Baath", "baath baath"),
        ("東京は", "東 京 は"),
        ("ガラス ｶﾞﾗｽ", "ガ ラ ス ガ ラ ス"),
        ("대한민국", "대한민국"),
        ("don't don’t", "don t don t"),
        ("x_y — … 🜁 \0", "x y"),
        ("", ""),
    ],
)
def test_spellings_fold_alike(text: str, folded: str) -> None:
    """Case, diacritics, vowel marks, final and presentation forms and letter variants fall away."""
    assert fold(text) == folded


@pytest.mark.parametrize(("one", "other"), [("か", "が"), ("खाना", "खानी"), ("ship", "sheep"), ("علم", "علوم")])
def test_other_words_stay_other(one: str, other: str) -> None:
    """Signs that make another letter are no diacritics."""
    assert fold(one) != fold(other)


@given(st.text())
def test_spans_lead_back_to_the_words(text: str) -> None:
    """The text at a word's span folds to that word alone; words stand in order and do not overlap."""
    end = 0
    for word in find_words(text):
        assert end <= word.start < word.end <= len(text)
        assert fold(text[word.start : word.end]) == word.folded
        assert word.end - word.start <= LONGEST
        end = word.end


@given(st.text())
def test_a_folded_word_is_one_word_to_the_index(text: str) -> None:
    """Nothing that a tokenizer of ASCII or the language of FTS5 takes for a sign is left in a folded word."""
    for word in find_words(text):
        assert all(letter.isalnum() for letter in word.folded if letter.isascii())


@pytest.mark.parametrize(
    "junk", ["\u0301\u0327" * 500_000, "a" + "\u0315\u0300" * 500_000, "\u200b" * 1_000_000, "a" * 1_000_000]
)
def test_hostile_runs_cost_little(junk: str) -> None:
    """A million marks take no more than a second or two: long runs are cut before they are normalised."""
    began = time.process_time()
    assert sum(1 for _ in find_words(junk)) <= len(junk) // LONGEST + 1
    assert time.process_time() - began < 5
