"""Somebody without a name who is quoted with the words of somebody with one."""

from rashomon.entities.quoting import find_said
from rashomon.entities.resolve import resolve
from rashomon.pipeline import collect
from rashomon.types import Annotations
from scripted import script

SAID = "“There was a light, then the noise, and nobody said a word.”"
OTHER = "“There was a light, then the noise, and everybody said a word.”"


def read(notation: str) -> Annotations:
    """Annotate a script."""
    return collect(script(notation), "scripted-1")


def names(*notations: str) -> list[tuple[str, int]]:
    """Give the people of some scripts, with how many documents tell of each."""
    found = resolve(read(notation) for notation in notations)
    return sorted((one.name, len(one.documents)) for one in found if one.kind == "person")


NAMED = f"[s1:[person:Hanan Zuhr], a schoolteacher], [c1:said] [t1:{SAID}]"
UNNAMED = f"[s1:A schoolteacher] [c1:said] [t1:{SAID}] [s2:She] [c2:added] [t2:that it rained]."


def test_same_words() -> None:
    """A schoolteacher is she who is called so and says the same; her name stays her name."""
    assert names(NAMED, UNNAMED) == [("Hanan Zuhr", 2)]
    assert names(UNNAMED, NAMED) == [("Hanan Zuhr", 2)]


def test_not_the_same() -> None:
    """Other words, another calling, few words or words that two say join nobody."""
    apart = [("A schoolteacher", 1), ("Hanan Zuhr", 1)]
    assert names(NAMED, UNNAMED.replace(SAID, OTHER)) == apart
    assert names(NAMED.replace("schoolteacher", "nurse"), UNNAMED) == apart
    assert names(NAMED.replace(SAID, "“There was a light.”"), UNNAMED.replace(SAID, "“There was a light.”")) == apart
    two = [("A schoolteacher", 1), ("Hanan Zuhr", 1), ("Ora Tal", 1)]
    assert names(NAMED, NAMED.replace("Hanan Zuhr", "Ora Tal"), UNNAMED) == two


def test_words_are_numbered() -> None:
    """Equal words have one number, whatever the case."""
    (first,), (second,) = find_said(read(NAMED)).values(), find_said(read(NAMED.replace("There", "THERE"))).values()
    assert first == second
    assert find_said(read(NAMED.replace(SAID, OTHER))) != find_said(read(NAMED))
