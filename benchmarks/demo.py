"""The bundled story against its answer key: zones, attributions, speakers, form, nesting, times, quantities, traps.

    python benchmarks/demo.py [--errors]

The key is fiction of our own, written by reading. An attribution counts as found when cue and content each overlap the
key's by half (content alone where there is no cue); speakers are judged by the cast: the name given must be one of
that member's names. ``--errors`` lists what went wrong, by kind.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from rashomon.cli.options import Overrides
from rashomon.gather import Gathered, Input, gather
from rashomon.records import annotations_to_json
from rashomon.types import Override
from scoring import Count, match, pieces_overlap, span_overlap, trim

Json = dict[str, Any]


def annotate_story() -> dict[str, Json]:
    """Give what the program says of each document of the story, by file name."""
    with as_file(files("rashomon.demo") / "story") as story:
        overrides = Overrides(story / "metadata.csv", Override())
        paths = sorted(str(path) for path in story.iterdir() if path.suffix in {".txt", ".html"})
        outcomes = list(gather([Input(path, overrides.of(path)) for path in paths]))
    return {Path(o.found.path).name: annotations_to_json(o.annotations) for o in outcomes if isinstance(o, Gathered)}


class Tally:
    """Figures over all documents, and the errors behind them."""

    def __init__(self, cast: list[Json]) -> None:
        self.counts: dict[str, Count] = {}
        self.errors: list[tuple[str, str]] = []
        self._names = {
            (document, entity): {fold(name) for name in (member["name"], *member["names"])}
            for member in cast
            for document, entity in member["entities"].items()
        }

    def count(self, what: str, right: int, found: int, sought: int) -> None:
        """Add to one figure."""
        self.counts.setdefault(what, Count()).add(right, found, sought)

    def judge(self, what: str, *, right: bool, error: str) -> None:
        """Add one judged item to one figure, and the error where it is wrong."""
        self.count(what, int(right), 1, 1)
        if not right:
            self.errors.append((what, error))

    def is_speaker(self, document: str, sought: Json | None, given: Json | None) -> bool:
        """Tell whether the speaker named is the key's; where the key has none, nobody of the cast, at most other words."""
        if sought is None or sought["entity"] is None:
            told = given is None or given["name"] is None or fold(given["name"]) in fold((sought or given)["text"])
            cast = {name for (where, _), names in self._names.items() if where == document for name in names}
            return told or (sought is not None and fold(given["name"]) not in cast)
        if given is None or given["name"] is None:
            return fold(sought["name"] or "") == fold(sought["text"]) and sought["kind"] != "named"
        names = self._names.get((document, sought["entity"]), set()) | {
            fold(sought["name"] or ""),
            fold(sought["text"]),
        }
        return any(fold(given["name"]) == name or f" {name} " in f" {fold(given['name'])} " for name in names)


def fold(name: str) -> str:
    """Compare names without case and the article at their head."""
    return name.casefold().removeprefix("the ").strip()


def add_document(tally: Tally, name: str, key: Json, ours: Json) -> None:
    """Count one document."""
    text = key["document"]["text"]
    add_zones(tally, name, text, key["zones"], ours["zones"])
    for fact in ("title", "outlet", "published"):
        told, given = key["document"][fact], ours["document"][fact]
        tally.judge(fact, right=told == given, error=f"{name}: {told!r} given as {given!r}")
    sought, given = key["attributions"], ours["attributions"]
    pairs = match(sought, given, lambda one, other: overlap_of(text, one, other))
    tally.count("found", len(pairs), len(given), len(sought))
    nested = sum(sought[i]["within"] is not None and given[j]["within"] is not None for i, j in pairs)
    tally.count(
        "nested", nested, sum(a["within"] is not None for a in given), sum(a["within"] is not None for a in sought)
    )
    for i, j in pairs:
        add_pair(tally, name, sought[i], given[j])
    documents = (key, ours)
    add_told(tally, name, "times", ("earliest", "latest"), documents)
    add_told(tally, name, "quantities", ("low", "low_open", "high", "approximate"), documents)
    missed, extra = set(range(len(sought))) - {i for i, _ in pairs}, set(range(len(given))) - {j for _, j in pairs}
    tally.errors += [("missed", f"{name}: {shown(sought[i])}") for i in sorted(missed)]
    tally.errors += [("not in the key", f"{name}: {shown(given[j])}") for j in sorted(extra)]


def add_told(tally: Tally, name: str, what: str, facts: tuple[str, ...], documents: tuple[Json, Json]) -> None:
    """Count times or quantities: those that stand where the key has one, and of these the ones whose facts are the key's."""
    sought, given = (document[what] for document in documents)
    pairs = match(
        sought, given, lambda one, other: span_overlap((one["start"], one["end"]), (other["start"], other["end"]))
    )
    tally.count(what, len(pairs), len(given), len(sought))
    for i, j in pairs:
        told, ours = ([one[fact] for fact in facts] for one in (sought[i], given[j]))
        same = all(
            a == b or (isinstance(a, float) and isinstance(b, float) and abs(a - b) < 1e-3)
            for a, b in zip(told, ours, strict=True)
        )
        tally.judge(
            f"{what} right",
            right=same,
            error=f"{name}: {sought[i]['text']!r} {told} given as {given[j]['text']!r} {ours}",
        )


def add_zones(tally: Tally, name: str, text: str, key: list[Json], ours: list[Json]) -> None:
    """Count the characters, white space apart, whose zone is the key's."""
    sought, given = painted(text, key), painted(text, ours)
    right = sum(a == b for a, b in zip(sought, given, strict=True) if a is not None)
    total = sum(a is not None for a in sought)
    tally.count("zones", right, total, total)
    wrong = Counter((a, b) for a, b in zip(sought, given, strict=True) if a is not None and a != b)
    tally.errors += [("zones", f"{name}: {a} given as {b} ({n} characters)") for (a, b), n in wrong.items()]


def painted(text: str, zones: list[Json]) -> list[str | None]:
    """Give each character's zone, None for white space."""
    kinds: list[str | None] = [None] * len(text)
    for zone in zones:
        if zone["kind"] != "note":
            kinds[zone["start"] : zone["end"]] = [zone["kind"]] * (zone["end"] - zone["start"])
    return [None if char.isspace() else kind for char, kind in zip(text, kinds, strict=True)]


def overlap_of(text: str, one: Json, other: Json) -> float:
    """Overlap of cue and content, of content alone where neither has a cue."""
    contents = [[trim(text, *piece) for piece in a["content"]] for a in (one, other)]
    content = pieces_overlap(*contents)
    if one["cue"] is None or other["cue"] is None:
        return content if one["cue"] is other["cue"] else 0.0
    cues = [trim(text, a["cue"]["start"], a["cue"]["end"]) for a in (one, other)]
    return min(content, span_overlap(*cues))


def add_pair(tally: Tally, name: str, key: Json, ours: Json) -> None:
    """Count what was told of an attribution that was found."""
    sought, given = key["source"], ours["source"]
    said = f"{name}: {shown(key)}"
    tally.judge(
        "speaker",
        right=tally.is_speaker(name, sought, given),
        error=f"{said} — {sought and sought['name']!r} given as {given and given['name']!r} from {given and given['text']!r}",
    )
    for fact in ("form", "act", "polarity"):
        tally.judge(fact, right=key[fact] == ours[fact], error=f"{said} — {key[fact]} given as {ours[fact]}")

    for fact in ("addressee", "venue"):
        add_place(tally, fact, key[fact], ours[fact], said)
    tally.count(
        "said",
        int(key["said"] is not None and key["said"] == ours["said"]),
        int(ours["said"] is not None),
        int(key["said"] is not None),
    )
    if key["said"] != ours["said"]:
        tally.errors.append(("said", f"{said} — {key['said']} given as {ours['said']}"))


def add_place(tally: Tally, fact: str, sought: Json | None, given: Json | None, said: str) -> None:
    """Count a reference: right where half of its words are the key's."""
    spans = [(one["start"], one["end"]) if one is not None else (0, 0) for one in (sought, given)]
    right = sought is not None and given is not None and span_overlap(*spans) >= 0.5
    tally.count(fact, int(right), int(given is not None), int(sought is not None))
    if not right and (sought or given):
        tally.errors.append((fact, f"{said} — {sought and sought['text']!r} given as {given and given['text']!r}"))


def shown(attribution: Json) -> str:
    """Give one attribution on a line."""
    source, cue = attribution["source"], attribution["cue"]
    return f"[{source and source['text']}] [{cue and cue['text']}] {attribution['text'][:90]!r}"


def add_traps(tally: Tally, traps: list[Json], key: dict[str, Json], told: dict[str, Json]) -> None:
    """Count the quoted words that nobody said here and that were yet taken for somebody's words.

    Inside words that the key gives to somebody too ("refused to appear in “…”") they are not taken for any.
    """
    for trap in traps:
        name = trap["document"]
        text, sought, given = key[name]["document"]["text"], key[name]["attributions"], told[name]["attributions"]
        pairs = match(sought, given, lambda one, other, text=text: overlap_of(text, one, other))
        known = {j for _, j in pairs}
        spans = [piece for j, a in enumerate(given) if j not in known for piece in a["content"]]
        marked = any(pieces_overlap([tuple(trap["span"])], [tuple(piece)]) >= 0.5 for piece in spans)
        tally.judge("traps left alone", right=not marked, error=f"{trap['document']}: {trap['text']!r}")


def lines(tally: Tally) -> Iterator[str]:
    """Give a line a figure."""
    for what, count in tally.counts.items():
        yield f"{what:<17} precision {count.precision:6.3f}  recall {count.recall:6.3f}  F1 {count.f1:6.3f}  n {count.sought}"


def main() -> None:
    """Print the figures, and with ``--errors`` what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="list what went wrong")
    arguments = parser.parse_args()
    key = json.loads(files("rashomon.demo").joinpath("key.json").read_text(encoding="utf-8"))
    told = annotate_story()
    tally = Tally(key["cast"])
    for document in key["annotate"]:
        name = document["document"]["path"]
        add_document(tally, name, document, told[name])
    add_traps(tally, key["traps"], {each["document"]["path"]: each for each in key["annotate"]}, told)
    print(f"$ python {' '.join(sys.argv)}")
    print("\n".join(lines(tally)))
    if arguments.errors:
        print("\n".join(f"{kind}: {error}" for kind, error in sorted(tally.errors)))


if __name__ == "__main__":
    main()
