"""Zones partition every text, page furniture is never body, and no sentence of the body is furniture."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.reading.zones import find_zones
from rashomon.types import Document, OutletProfile, Zone, ZoneKind

BODY = "The harbour of Ostra was shut on Monday, the port authority said in a short statement."
MORE = "No ship had left since the storm, and the pilots refused to go out again before daylight."


def _document(text: str, layout: tuple[Zone, ...] = (), title: str | None = None) -> Document:
    return Document("d", "b", None, None, None, title, None, None, None, None, (), "en", text, layout)


def _kinds(text: str, profile: OutletProfile | None = None) -> list[tuple[str, str]]:
    zones = find_zones(_document(text), profile)
    return [(zone.kind, text[zone.start : zone.end].strip()) for zone in zones if zone.kind != "note"]


def _kind_of(text: str, line: str) -> str:
    return next(kind for kind, words in _kinds(text) if words.startswith(line))


@pytest.mark.parametrize(
    "line",
    [
        "READ MORE: Pilots of Ostra demand new boats",
        "Also read:Ferry line to the islands opens again",
        "Help us grow. Support Harbour Watch on Patreon!",
        "(Important Note: Please help us keep producing these translations by giving as little as $2 a month here )",
        (
            "The statements, views and opinions expressed in this column are solely those of the author and do not "
            "necessarily represent those of Harbour Watch."
        ),
        "Help the Gazette stay afloat! Good journalism costs money, and you can give from as little as 2 crowns.",
        "The views set out in this column are the author's own and are not necessarily shared by the Gazette.",
        "Notify me of",
        "in Opinion, The Bay, Voices",
        "Inline Feedbacks",
        "View all comments",
        "Filed under: Ostra, PORTS | Tagged: pilots, storms |",
        "Share this: Share",
        "Like this: Like Loading... Related",
        "Subscribe to our mailing list!",
        "Related Posts:",
        "© 2021 Harbour Watch. All rights reserved.",
        "This site uses cookies to improve your visit.",
        "Advertisement",
        "Follow Ada Okoro on Twitter @adaokoro.",
        "3 min read",
        "date 2021-02-24 Posted on by harbourwatch",
        "Posted on February 24, 2021 by harbourwatch",
        "https://harbourwatch.example/2021/02/24/pilots",
        "HomeNewsWorldOpinion",
        "Home > News > Asia",
        "——",
        ".bio-text, .bio-link {",
    ],
)
def test_furniture_is_boilerplate_wherever_it_stands(line: str) -> None:
    """Known furniture is told between two paragraphs and at the end."""
    assert _kind_of(f"{BODY}\n\n{line}\n\n{MORE}", line) == "boilerplate"
    assert _kind_of(f"{BODY}\n\n{line}", line) == "boilerplate"


@pytest.mark.parametrize(
    "sentence",
    [
        "They asked readers to view all comments before the vote on the new harbour law.",
        "The views of the pilots do not necessarily reflect those of the crews, the captain said.",
        "Give the newsroom as little as a month, and independent journalism will be gone, the editor wrote.",
        "The court set out its views on the contract of the author, and its owners were not heard.",
        "Share this bread with the poor, the priest told the crowd in the square.",
        '"Please help us stay alive," she said to the sailors on the quay.',
        "Back to the harbour went the pilots, and nobody stopped them.",
        "Read aloud by the clerk, the order closed the harbour for a week.",
        "Advertisement spending fell by a third, the ministry of trade reported.",
        "Posted at the border since May, the soldiers had seen no traveller.",
        "By Friday the pilots had come back to work.",
        "Related charges against the captain were dropped last year.",
        "The book, originally published in 1950, tells of the first strike.",
        "Comment was not available from the port authority on Monday night.",
        "He took the photo by hand (and kept it).",
        "NATO — the alliance of thirty states — said nothing about the ship.",
    ],
)
def test_sentences_that_sound_like_furniture_stay_body(sentence: str) -> None:
    """No sentence of the body is lost to a phrase."""
    for text in (f"{BODY}\n\n{sentence}\n\n{MORE}", f"{BODY}\n\n{sentence}", f"Harbour shut\n\n{sentence}\n\n{MORE}"):
        assert _kind_of(text, sentence) == "body"


def test_a_question_to_readers_is_furniture_below_the_text_only() -> None:
    """In the midst of the prose it may be the writer's own."""
    assert _kind_of(f"{BODY}\n\nWhat do you think?", "What") == "boilerplate"
    assert _kind_of(f"{BODY}\n\nWhat do you think?\n\n{MORE}", "What") != "boilerplate"
    assert _kind_of(f"{BODY}\n\nPause.\n\n{MORE}", "Pause") != "boilerplate"
    post = '<post author="@adaokoro">The harbour is shut again. SIGN UP FOR OUR NEWSLETTER</post>'
    assert _kind_of(f"{BODY}\n\n{post}\n\n{MORE}", "<post") != "boilerplate"


def test_a_page_from_head_to_foot() -> None:
    """A column saved from a web page: each line has its kind, and titles after the comment box are furniture."""
    lines: list[tuple[ZoneKind, str]] = [
        ("boilerplate", "in ,"),
        ("headline", "OSTRA: Pilots say the harbour was saved by their strike"),
        ("byline", "By Ada Okoro, Staff Writer"),
        ("byline", "Staff and agencies"),
        ("dateline", "Dec 26, 2020"),
        ("dateline", "Ostra – Harbour TV – 26/12/2020"),
        (
            "caption",
            "OSTRA, NB - DECEMBER 12: Pilots wait on the quay of the old port. (Photo by Ada Okoro/Getty Images)",
        ),
        ("body", BODY),
        ("body", "The chief pilot stated,"),
        ("body", "“We shall not go out again before the boats are mended.”"),
        ("subheading", "‘Nobody asked us’"),
        ("body", MORE),
        ("boilerplate", "READ MORE: The long strike of Ostra"),
        ("body", "The port authority did not answer questions on Monday."),
        ("byline", "(Additional reporting by Bela Rus; editing by Ali Karam)"),
        ("boilerplate", "Help us grow. Support Harbour Watch on Patreon!"),
        ("boilerplate", "What do you think?"),
        ("boilerplate", "Notify of"),
        ("boilerplate", "Ferry line to the islands opens after nine years"),
        ("boilerplate", "KIRUN: Two anglers rescued by a fishing boat"),
    ]
    assert _kinds("\n\n".join(line for _, line in lines)) == lines


def test_a_text_without_headline_starts_with_its_body() -> None:
    """No paragraph is made a headline only because it is the first."""
    assert [kind for kind, _ in _kinds(f"{BODY}\n\n{MORE}")] == ["body", "body"]


@pytest.mark.parametrize(
    ("front", "kind"),
    [
        ("BAGHDAD, Jan 3 (Norna) – ", "dateline"),
        ("CASPER, Wyo. — ", "dateline"),
        ("CAIRO - 21 July 2022: ", "dateline"),
        ("Muscat: ", "dateline"),
        ("(Reuters) - ", "dateline"),
        ("AFL-", "body"),
        ("Note: ", "body"),
    ],
)
def test_a_dateline_stands_apart_from_its_paragraph(front: str, kind: str) -> None:
    """The place and day before the first sentence are a zone of their own."""
    found = _kinds(front + BODY)
    assert found[0] == (kind, front.strip() if kind == "dateline" else front + BODY)
    assert found[-1][0] == "body"


def test_hard_wrapped_text_is_one_paragraph_over_several_lines() -> None:
    """Lines broken in mid-sentence are joined; lists of titles of the same length are not."""
    wrapped = (
        "The harbour of Ostra was shut on Monday after a storm that nobody had\n"
        "seen coming, and the pilots of the old port refused to go out before\n"
        "the boats were mended. The port authority said that it would pay for\n"
        "the work."
    )
    assert _kinds(f"{wrapped}\n\n{MORE}") == [("body", wrapped), ("body", MORE)]
    titles = "\n".join(["Pilots of Ostra demand that their boats be mended"] * 3)
    assert len(_kinds(f"{BODY}\n\n{titles}")) == 4


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028"])
def test_a_transcript_has_turns_with_notes(newline: str) -> None:
    """Turns carry their speaker, brackets in them are notes, and the foot of the page is furniture again."""
    text = newline.join(
        [
            "Description:",
            "",
            "The chief pilot speaks about the night of the storm.",
            "Source: Harbour TV",
            "Date: December 27, 2020",
            "(We are three translators and a cat, and our work costs you nothing.)",
            "Transcript:",
            "-The host:",
            "",
            "When did (the pilots) come back?",
            "– Chief of Pilots, Sayyid Ali Karam:",
            "On Friday. (The port) was open.",
            "What do you think?",
            "",
            "It was cold.",
            "-The host: Thank you.",
            "——",
            "Share this: Share",
            "Twitter",
        ]
    )
    zones = find_zones(_document(text))
    assert [zone.kind for zone in zones] == [
        "boilerplate", "summary", "dateline", "dateline", "boilerplate", "boilerplate",
        "turn", "note", "turn", "note", "turn", "boilerplate", "boilerplate", "boilerplate",
    ]  # fmt: skip
    assert [zone.speaker for zone in zones if zone.kind == "turn"] == ["The host", "Sayyid Ali Karam", "The host"]
    assert [text[zone.start : zone.end] for zone in zones if zone.kind == "note"] == ["(the pilots)", "(The port)"]
    assert [zone.id for zone in zones] == [f"z{number}" for number in range(1, len(zones) + 1)]


def test_layout_is_taken_over_and_refined() -> None:
    """The markup's kinds stand; furniture inside its body is told by its words, and gaps are filled."""
    text = f"Harbour shut\n{BODY}\nREAD MORE: The long strike\nThe end.\nTwitter"
    stop = text.index("\nTwitter")
    layout = (Zone("z1", "headline", 0, 12), Zone("z2", "body", 13, stop))
    zones = find_zones(_document(text, layout))
    assert [zone.kind for zone in zones] == ["headline", "body", "boilerplate", "body", "boilerplate"]


def test_the_title_names_the_headline() -> None:
    """A first line that is the document's title is its headline, full stop or not."""
    text = f"The harbour of Ostra was shut on Monday.\n\n{BODY}"
    assert find_zones(_document(text))[0].kind == "body"
    assert find_zones(_document(text, title="The harbour of Ostra was shut on Monday"))[0].kind == "headline"


def test_an_outlets_repeated_lines_are_furniture() -> None:
    """A line that no phrase knows is furniture where the outlet repeats it."""
    text = f"{BODY}\n\nYour window on the quay\n\n{MORE}"
    assert _kind_of(text, "Your window") == "subheading"
    profile = OutletProfile("Harbour Watch", frozenset({"your window on the quay"}))
    assert ("boilerplate", "Your window on the quay") in _kinds(text, profile)


def test_an_empty_text_has_no_zone() -> None:
    """Nothing is partitioned into nothing; white space alone is one zone."""
    assert find_zones(_document("")) == ()
    assert [zone.kind for zone in find_zones(_document(" \n\u200b"))] == ["boilerplate"]


PIECES = st.sampled_from(
    ["Facebook", BODY, "Q:", "A: yes (no)", "-The host:", "Harbour shut", "\r", "\r\n", "\n", "\xa0", "\u200b", "\u2028",
     "Dec 26, 2020", "READ MORE: x", "[", "(", ")", "“", "\x00", "\U0001f600", "e\u0301", "\u202e", ". ", "Related:"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map("".join)))
def test_zones_partition_any_text(text: str) -> None:
    """Every code point lies in exactly one zone that is no note; notes lie inside the zone before them."""
    zones = find_zones(_document(text))
    parts = [zone for zone in zones if zone.kind != "note"]
    assert "".join(text[zone.start : zone.end] for zone in parts) == text
    assert all(zone.start < zone.end for zone in zones)
    around: Zone | None = None
    for zone in zones:
        if zone.kind == "note":
            assert around is not None
            assert around.start <= zone.start
            assert zone.end <= around.end
        else:
            around = zone


@given(
    st.lists(PIECES, max_size=12).map("\n".join),
    st.lists(st.integers(0, 200), min_size=2, max_size=8),
)
def test_zones_partition_any_layout(text: str, bounds: list[int]) -> None:
    """Whatever the markup tells, the zones are a partition."""
    ordered = sorted(min(bound, len(text)) for bound in bounds)
    layout = tuple(Zone("l", "body", start, end) for start, end in zip(ordered[::2], ordered[1::2], strict=False))
    parts = [zone for zone in find_zones(_document(text, layout)) if zone.kind != "note"]
    assert "".join(text[zone.start : zone.end] for zone in parts) == text


SENTENCES = st.builds(
    "The {} of {} was {} on Monday, the {} said.".format,
    *[st.sampled_from(["harbour", "pilot", "ferry", "storm", "captain", "Ostra", "share", "comment"])] * 4,
)


@given(st.lists(st.one_of(SENTENCES, PIECES), max_size=8), SENTENCES, st.lists(SENTENCES, max_size=4))
def test_more_body_never_turns_a_sentence_into_furniture(above: list[str], sentence: str, below: list[str]) -> None:
    """A long sentence is told from furniture by its own words alone."""
    text = "\n\n".join([*above, sentence, *below])
    at = text.index(sentence)
    zones = find_zones(_document(text))
    covering = next(zone for zone in zones if zone.kind != "note" and zone.start <= at < zone.end)
    assert covering.kind not in {"boilerplate", "caption", "byline"}


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "(",
        "-A: (x ",
        "A: b\n\n",
        "Facebook\n",
        "Harbour and more\n\nDec 26, 2020\n",
        f"{BODY}\n\n",
        "support on ",
        "\r",
    ],
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    """A long text of one piece is zoned within seconds."""
    text = piece * (400_000 // len(piece))
    started = time.monotonic()
    assert find_zones(_document(text))
    assert time.monotonic() - started < 60


@pytest.mark.shared
def test_the_samples_have_their_turns_and_furniture(shared) -> None:  # noqa: ANN001 - the fixture gives a path
    """The column and the transcript of the shared folder, as found on the web."""
    column = (shared / "samples" / "001_2c2f96d98f75e5f5.txt").read_bytes().decode()
    kinds = [kind for kind, _ in _kinds(column)]
    assert kinds[:3] == ["boilerplate", "headline", "caption"]
    assert kinds[-8:] == ["boilerplate"] * 8
    assert kinds.count("boilerplate") == 10
    transcript = (shared / "samples" / "003_2ebea31459f9a370.txt").read_bytes().decode()
    speakers = [zone.speaker for zone in find_zones(_document(transcript)) if zone.kind == "turn"]
    assert speakers == ["The host", "Sayyed Hassan Nasrallah"] * 7
    assert {kind for kind, _ in _kinds(transcript)[-9:]} == {"boilerplate"}
