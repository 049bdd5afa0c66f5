"""Utterances are dated by the times beside their cues."""

from dataclasses import replace
from datetime import date

import pytest

from rashomon.attribution.assemble import assemble
from rashomon.attribution.dating import date_utterances
from rashomon.times.read import read_times
from scripted import script

PUBLISHED = date(2023, 3, 10)  # a Friday

CASES = [
    ("[s1:Sorel] [c1:said] on Tuesday [t1:that it rained].", (date(2023, 3, 7), date(2023, 3, 8))),
    ("[s1:Sorel] [c1:told] reporters last week [t1:that it rained].", (date(2023, 2, 27), date(2023, 3, 6))),
    ("On 2 March 2023, [s1:Sorel] [c1:said] [t1:it rained].", (date(2023, 3, 2), date(2023, 3, 3))),
    ("[s1:Sorel] [c1:said] [t1:it rained on Tuesday].", None),
    ("[s1:Sorel] [c1:said] [t1:it rained]. On Tuesday it snowed.", None),
    ("[s1:Sorel] [c1:said] next Tuesday [t1:is free].", None),
    (
        "On Tuesday it rained. [s1:Sorel] [c1:said] at the time [t1:that it snowed].",
        (date(2023, 3, 7), date(2023, 3, 8)),
    ),
    ("On Tuesday it rained.\n\n[s1:Sorel] [c1:said] at the time [t1:that it snowed].", None),
    ("On Tuesday it rained. [s1:Sorel] [c1:said] at the door [t1:that it snowed].", None),
    (
        "He spoke at last week’s conference, at which [s1:he] [c1:said] [t1:it rained].",
        (date(2023, 2, 27), date(2023, 3, 6)),
    ),
]


@pytest.mark.parametrize(("notation", "days"), CASES)
def test_days(notation: str, days: tuple[date, date] | None) -> None:
    """The time in the cue's clause, told against the day of publication; none inside the words, none to come."""
    tagged = script(notation)
    tagged = replace(tagged, document=replace(tagged.document, published=PUBLISHED))
    found = assemble(tagged)
    (one,) = date_utterances(tagged, found, read_times(tagged, found))
    assert (None if one.said is None else (one.said.earliest, one.said.before)) == days


def test_without_a_day_of_publication_nothing_is_guessed() -> None:
    """A weekday alone dates nothing where no day is known that it is told against."""
    tagged = script("[s1:Sorel] [c1:said] on Tuesday [t1:that it rained].")
    tagged = replace(tagged, document=replace(tagged.document, published=None))
    found = assemble(tagged)
    assert date_utterances(tagged, found, read_times(tagged, found)) == found


def test_a_time_outside_the_outer_words_is_the_outer_ones() -> None:
    """What was said on Tuesday that he had said was not said by him on Tuesday."""
    tagged = script("On Tuesday, [s1:Sorel] [c1:said] [t1:that [s2:Tal] [c2:said] [t2:it rained]].")
    tagged = replace(tagged, document=replace(tagged.document, published=PUBLISHED))
    found = assemble(tagged)
    outer, inner = date_utterances(tagged, found, read_times(tagged, found))
    assert outer.said is not None
    assert inner.said is None
