"""A page becomes headline, byline, day and main text, each in its zone; furniture and tricks do not."""

import time
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from rashomon.reading.blocks import Block
from rashomon.reading.draft import Draft
from rashomon.reading.html import join_blocks, read_html

TODAY = date(2026, 1, 1)
FIRST = "The council of Port Amra voted on Monday to close the old harbour bridge, the mayor said."
SECOND = "“We had no choice,” Mayor Lena Orvik told reporters, adding that the piers were no longer safe."
THIRD = "Engineers who inspected it in spring had warned of cracks; the ministry denied having seen their report."
BODY = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"


def _page(body: str = BODY, head: str = "", top: str = "<h1>Harbour bridge to close</h1>") -> Draft:
    page = (
        f"<!doctype html><html lang='en-GB'><head><title>Harbour bridge to close | The Amra Post</title>{head}</head>"
    )
    draft = read_html(f"{page}<body><article>{top}{body}</article></body></html>", "https://amrapost.example/a", TODAY)
    assert draft is not None
    return draft


def _zones(draft: Draft, kind: str) -> list[str]:
    return [draft.text[zone.start : zone.end].strip() for zone in draft.layout if zone.kind == kind]


def test_the_text_is_headline_byline_day_and_paragraphs() -> None:
    """The head stands above the paragraphs, blank lines between them, and zones cover every character."""
    top = "<h1>Harbour bridge to close</h1><p class=byline>By Ana Brand</p><time datetime=2025-03-04T09:00+01:00>4 March 2025</time>"
    draft = _page(top=top)
    lines = ["Harbour bridge to close", "By Ana Brand", "4 March 2025", FIRST, SECOND, THIRD]
    assert draft.text == "\n\n".join(lines)
    assert [zone.kind for zone in draft.layout] == ["headline", "byline", "dateline", "body", "body", "body"]
    assert [zone.start for zone in draft.layout][1:] == [zone.end for zone in draft.layout][:-1]
    assert (draft.layout[0].start, draft.layout[-1].end) == (0, len(draft.text))
    assert (draft.title, draft.author, draft.published) == (lines[0], "Ana Brand", date(2025, 3, 4))
    assert draft.published_span is not None
    assert draft.text[draft.published_span.start : draft.published_span.end] == "4 March 2025"


def test_captions_subheadings_and_summaries_have_their_zones() -> None:
    """A caption stands where its picture stands; a heading within is a subheading."""
    figure = (
        "<figure><img src=a.jpg alt=x><figcaption>The bridge at dawn in March. Photo: Ivo Lund</figcaption></figure>"
    )
    top = "<h1>Harbour bridge to close</h1><p class=standfirst>Cracks found in spring were ignored, critics say.</p>"
    draft = _page(f"<p>{FIRST}</p>{figure}<p>{SECOND}</p><h2>Old piers</h2><p>{THIRD}</p>", top=top)
    assert [zone.kind for zone in draft.layout] == [
        "headline",
        "summary",
        "body",
        "caption",
        "body",
        "subheading",
        "body",
    ]
    assert _zones(draft, "caption") == ["The bridge at dawn in March. Photo: Ivo Lund"]
    assert _zones(draft, "body") == [FIRST, SECOND, THIRD]


def test_lists_tables_and_quotes_stay_in_the_body() -> None:
    """What the article lists is article."""
    more = "<ul><li>Pier one is closed.</li><li>Pier two is open.</li></ul><blockquote><p>“Never again,” she wrote.</p></blockquote>"
    draft = _page(f"{BODY}{more}<table><tr><td>North</td><td>12</td></tr></table><p>{THIRD[:60]} and more.</p>")
    for words in ("Pier one is closed.", "Pier two is open.", "“Never again,” she wrote.", "North | 12"):
        assert words in _zones(draft, "body")


def test_links_to_other_articles_are_not_body() -> None:
    """A line that is nothing but a link to the outlet's own pages is furniture; a link amid a sentence is not."""
    teaser = '<p><a href="/other">Ferry fares rise for the third time this year</a></p>'
    draft = _page(
        f'<p>{FIRST}</p>{teaser}<p>{SECOND} <a href="/x">Read the report on the piers</a>, she said.</p><p>{THIRD}</p>'
    )
    assert not any("Ferry fares" in words for words in _zones(draft, "body"))
    assert any("Read the report on the piers, she said." in words for words in _zones(draft, "body"))


def test_a_paragraph_that_the_page_repeats_stands_once() -> None:
    """Pages that hold their text twice are read once."""
    draft = _page(BODY + BODY)
    assert _zones(draft, "body") == [FIRST, SECOND, THIRD]


def test_a_body_in_parts_is_put_together() -> None:
    """Advertisements that cut an article's body into parts do not cut it short."""
    part = "<div class='article__body'><p>{} {}</p><p>{}</p></div><div class=ad>Buy</div>"
    draft = _page("".join(part.format(n, FIRST, f"{n} {SECOND}") for n in ("One", "Two", "Three")))
    assert all(any(words.startswith(n) for words in _zones(draft, "body")) for n in ("One", "Two", "Three"))


def test_metadata_tells_the_text_where_the_page_shows_too_little_of_it() -> None:
    """A page whose text is made by scripts is read from its JSON-LD."""
    told = "\\n\\n".join(f"{n} {FIRST} {THIRD}" for n in range(6))
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{told}"}}</script>'
    draft = _page("<p>Loading the article for you, please wait.</p>", head)
    assert len(_zones(draft, "body")) == 6


@pytest.mark.parametrize(
    ("head", "day", "moment"),
    [
        (
            '<script type="application/ld+json">{"@graph": [{"@type": ["Thing", "NewsArticle"], "datePublished": "2025-03-04T23:30:00-05:00"}]}</script>',
            date(2025, 3, 4),
            datetime(2025, 3, 4, 23, 30, tzinfo=timezone(timedelta(hours=-5))),
        ),
        (
            '<meta property="article:published_time" content="2025-03-04T10:00:00Z">',
            date(2025, 3, 4),
            datetime(2025, 3, 4, 10, tzinfo=UTC),
        ),
        ('<meta name="DC.date.issued" content="2025-03-04">', date(2025, 3, 4), None),
        ('<meta name="pubdate" content="1970-01-01T00:00:00Z">', None, None),
        ('<meta name="pubdate" content="2031-01-01">', None, None),
        ('<meta name="pubdate" content="soon">', None, None),
        ("", None, None),
    ],
)
def test_the_day_is_the_one_in_the_zone_that_is_written(head: str, day: date | None, moment: datetime | None) -> None:
    """Time and zone are kept; default values, days ahead and nonsense are unknown."""
    draft = _page(head=head)
    assert (draft.published, draft.published_at) == (day, moment)


def test_json_ld_goes_before_meta_tags() -> None:
    """The more precise record is believed; the change of the page is another date."""
    head = (
        '<meta property="article:published_time" content="2024-01-01">'
        '<meta property="article:modified_time" content="2025-03-06T08:00:00Z">'
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-03-04"}</script>'
    )
    draft = _page(head=head)
    assert draft.published == date(2025, 3, 4)
    assert [(other.role, other.date) for other in draft.other_dates] == [("modified", date(2025, 3, 6))]


@pytest.mark.parametrize(
    ("shown", "day"),
    [
        ("<span class=post-date>Tuesday, March 4th, 2025</span>", date(2025, 3, 4)),
        ("<div><span>4 Mar 2025</span></div>", date(2025, 3, 4)),
        ("<span class=date>04/03/2025</span>", date(2025, 3, 4)),
        ("<p>It began on 4 March 2025, the mayor said.</p>", None),
        ("<aside><time datetime=2025-03-04>4 March 2025</time></aside>", None),
        ("<footer class=date>4 March 2025</footer>", None),
    ],
)
def test_a_day_that_is_shown_is_found_where_it_is_the_page_s_own(shown: str, day: date | None) -> None:
    """A line of its own tells the day; prose and what stands beside the article do not. British pages put the day first."""
    assert _page(top=f"<h1>Harbour bridge to close</h1>{shown}").published == day


def test_a_page_that_tells_only_its_last_change_is_taken_at_that_with_a_warning() -> None:
    """The reader learns that the day is that of a change."""
    draft = _page(top="<h1>Harbour bridge to close</h1><p class=date>Updated 5 March 2025</p>")
    assert draft.published == date(2025, 3, 5)
    assert "only when it was changed" in draft.warnings[0]


def test_the_day_in_the_address_is_the_outlet_s_own_where_the_moment_is_in_utc() -> None:
    """Late in the evening it is the next day in UTC already."""
    page = f"<html><head><meta property=article:published_time content=2025-03-05T02:00:00Z></head><body>{BODY}"
    draft = read_html(page, "https://amrapost.example/2025/03/04/bridge", TODAY)
    assert draft is not None
    assert (draft.published, draft.published_at) == (date(2025, 3, 4), datetime(2025, 3, 5, 2, tzinfo=UTC))


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        ('<meta property="og:site_name" content="The Amra Post">', "outlet", "The Amra Post"),
        (
            '<script type="application/ld+json">[{"@type":"Article","publisher":{"name":"Amra &amp; Co"}}]</script>',
            "outlet",
            "Amra & Co",
        ),
        ('<link rel="canonical" href="/news/1">', "url", "https://amrapost.example/news/1"),
        ('<link rel="canonical" href="javascript:alert(1)">', "url", "https://amrapost.example/a"),
        ('<meta name="author" content="By Ana Brand">', "author", "Ana Brand"),
        ('<meta name="author" content="https://facebook.example/ana">', "author", None),
        (
            '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","author":[{"@id":"#a"},{"name":"Bo Ek"}]},{"@id":"#a","name":"Ana Brand"}]}</script>',
            "author",
            "Ana Brand; Bo Ek",
        ),
        ("", "language", "en-GB"),
        ("", "title", "Harbour bridge to close"),
    ],
)
def test_what_a_page_says_of_itself(head: str, field: str, value: str | None) -> None:
    """Outlet, address, author, language and title."""
    assert getattr(_page(head=head), field) == value


def test_tags_and_handlers_in_a_title_are_words() -> None:
    """A title is text, whatever it holds."""
    top = "<h1 onclick=alert(1)>Mayor: <script>alert(1)</script>&lt;img src=x onerror=alert(2)&gt; closes\u0000 <em>bridge</em></h1>"
    draft = _page(top=top)
    assert draft.title is not None
    assert draft.text.startswith(draft.title)
    assert "onclick" not in draft.text
    assert "\0" not in draft.text


@pytest.mark.parametrize(
    "source",
    [
        "{", "[" * 100_000, '{"@type": "NewsArticle", "author": ' + "[" * 900 + "]" * 900 + "}", "null", '"text"', "[[[1]]]",
        '{"@type": {"a": 1}, "author": 7, "datePublished": ["x"], "publisher": [[]]}', '<!-- {"@type": "NewsArticle",} -->',
    ],
)  # fmt: skip
def test_broken_json_ld_does_no_harm(source: str) -> None:
    """The page is read as if it were not there."""
    assert _zones(_page(head=f'<script type="application/ld+json">{source}</script>'), "body") == [FIRST, SECOND, THIRD]


def test_control_characters_written_as_numbers_do_not_get_through() -> None:
    """Neither in a paragraph, nor in the text that the metadata repeats."""
    told = "\\u0001 ".join([FIRST, SECOND.replace("“", ""), THIRD] * 3)
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{told}"}}</script>'
    for draft in (_page(f"<p>{FIRST}&#1;&#x7;</p><p>{SECOND}</p>"), _page("<p>Loading&#1;</p>", head)):
        assert draft.text.replace("\n", "").isprintable()


def test_half_a_character_in_json_ld_can_be_stored() -> None:
    """A lone surrogate does not get through."""
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "publisher": {"name": "Post \\ud83d"}}</script>'
    assert _page(head=head).outlet == "Post \ufffd"


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "ul><li", "table><tr><td", "span", "p"])
def test_a_hundred_thousand_nested_tags_are_read_in_time(tag: str) -> None:
    """The words inside are found, without a crash and within seconds."""
    began = time.monotonic()
    draft = read_html(f"<html><body>{f'<{tag}>' * 100_000}<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>", None, TODAY)
    assert draft is not None
    assert SECOND in draft.text
    assert time.monotonic() - began < 40


@pytest.mark.parametrize(
    "page",
    [
        f"<html><head><title>{' - a' * 200_000}</title></head><body>{BODY}",
        f"<html><body><div {' '.join(f'a{n}=1' for n in range(100_000))}>{BODY}",
        f"<html><body>{BODY}{'<span class=date>1 May 2019</span> ' * 20_000}",
        f"<html><body>{BODY}{'<h1>x y z ' * 20_000}",
        f"<html><body>{BODY}{'<a href=/x>one two three four</a> ' * 10_000}",
    ],
)
def test_pages_made_to_be_slow_are_read_in_time(page: str) -> None:
    """Nothing grows with the square of the page."""
    began = time.monotonic()
    draft = read_html(page, None, TODAY)
    assert draft is not None
    assert FIRST in draft.text
    assert time.monotonic() - began < 30


@pytest.mark.parametrize("page", ["", "   ", "<html></html>", "<html><frameset></frameset></html>", "<!-- only -->"])
def test_a_page_without_text_is_none(page: str) -> None:
    """Nothing is made up."""
    assert read_html(page, None, TODAY) is None


def test_direction_marks_and_joiners_stay_in_paragraphs() -> None:
    """What is invisible but meant is kept."""
    words = "می\u200cخواهم \u200fabc\u200f 👩\u200d👩\u200d👧"
    assert words in _page(f"<p>{FIRST} {words}</p><p>{SECOND}</p>").text


def test_joined_blocks_give_back_their_words() -> None:
    """Each block's words stand at the start of its zone."""
    blocks = [Block("headline", "One"), Block("body", "Two\nlines"), Block("body", "Three")]
    text, zones = join_blocks(blocks)
    assert [text[zone.start :].startswith(block.text) for zone, block in zip(zones, blocks, strict=True)] == [True] * 3
    assert [zone.id for zone in zones] == ["z1", "z2", "z3"]
