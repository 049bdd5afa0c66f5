"""Markup of any kind becomes a tree."""

from hypothesis import given
from hypothesis import strategies as st

from rashomon.reading.markup import flatten, parse_markup

TAGS = st.sampled_from(["<b>", "</b>", "<div>", "</div>", "<p>", "x", "< y", "<br/>", "&amp;", "<!--", ">"])


def test_markup_that_is_too_deep_loses_tags_and_no_words() -> None:
    """The deepest element keeps its words, and what follows is where it was."""
    tree = parse_markup("<html><body>" + "<div>" * 5000 + "deep" + "</div>" * 5000 + "<p>after</p></body></html>")
    assert tree is not None
    assert tree.text_content() == "deepafter"
    assert tree.find("body/p") is not None


def test_ordinary_markup_is_left_as_it_is() -> None:
    """Nothing is flattened that need not be."""
    page = "<html><body><p>One<p>Two<ul><li>Three<li>Four</ul></body></html>"
    assert flatten(page) == page


@given(st.lists(TAGS, max_size=60).map("".join), st.integers(1, 5))
def test_flattening_leaves_the_words(page: str, limit: int) -> None:
    """Only tags go."""
    for word in ("x", "< y", "&amp;"):
        assert flatten(page, limit).count(word) == page.count(word)


@given(st.text(st.characters(), max_size=200))
def test_no_text_is_a_crash(page: str) -> None:
    """Any text is a tree or none."""
    for text in (page, f"<html><body>{page}"):
        tree = parse_markup(text)
        assert tree is None or tree.tag is not None


def test_an_encoding_declared_in_xml_is_no_hindrance() -> None:
    """The text is decoded already."""
    tree = parse_markup('<?xml version="1.0" encoding="koi8-r"?><html><body><p>Füße</p></body></html>')
    assert tree is not None
    assert tree.text_content() == "Füße"
