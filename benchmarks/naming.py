"""Who calls what how: the demo key's namings; NewsWCL50's words by concept and outlet; BABE's loaded words.

    python benchmarks/naming.py [--errors]
    python benchmarks/naming.py ../shared/data/wording

The demo: of the key's words for an entity or the event V1 in one document and voice, how many stand in ours for the same;
once on the key's own mentions, attributions and events (those of types assault, death and coerce stand for V1), once from
raw text, where the events are not yet told and entities and voices are matched by the cast's names. NewsWCL50 (measured
only): each concept's words by outlet against those of the entity of ours that shares most of them within the same story:
precision and recall of words counted. BABE: how often our judging words and labels are words that experts marked as
loaded, beside how often any content word is.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src")]

from predicting import document, open_tagger  # noqa: E402 - found on the path set above
from rashomon.comparison.cues import find_loading  # noqa: E402 - likewise
from rashomon.comparison.labels import find_labels  # noqa: E402 - likewise
from rashomon.comparison.naming import naming  # noqa: E402 - likewise
from rashomon.comparison.stems import stem  # noqa: E402 - likewise
from rashomon.entities.resolve import resolve  # noqa: E402 - likewise
from rashomon.lexicon.phrases import find_words, word_list  # noqa: E402 - likewise
from rashomon.pipeline import annotate_all  # noqa: E402 - likewise
from rashomon.records import annotations_from_json  # noqa: E402 - likewise
from rashomon.types import Annotations, CorpusEntity, Member, Naming, Told  # noqa: E402 - likewise
from scoring import Count  # noqa: E402 - likewise

Json = dict[str, Any]
OF_THE_EVENT = frozenset({"assault", "death", "coerce"})


def key_of(words: str) -> str:
    """Give a wording without article, case and forms."""
    parts = [part for part in words.replace("’", "'").casefold().split() if part not in {"the", "a", "an"}]
    return " ".join(stem(part) for part in parts)


def members(entities: Iterable[CorpusEntity]) -> dict[Member, str]:
    """Give the corpus entity of each document's entity."""
    return {member: one.id for one in entities for member in one.members}


# -- the demo key ------------------------------------------------------------------------------


class Cast:
    """The names that the key knows each entity by."""

    def __init__(self, key: Json) -> None:
        self.names = {
            one["id"]: {key_of(n) for n in (one["name"], *one["names"])} for one in key["compare"]["entities"]
        }

    def is_called(self, entity: str, names: Iterable[str]) -> bool:
        """Tell whether one of some names is one of an entity's."""
        return bool(self.names[entity] & {key_of(name) for name in names})


def report_demo(*, errors: bool) -> None:
    """Print both settings."""
    key = json.loads(files("rashomon.demo").joinpath("key.json").read_text(encoding="utf-8"))
    own = [annotations_from_json(page) for page in key["annotate"]]
    told = {Told(d.document.id, e.id): "V1" for d in own for e in d.events if e.type in OF_THE_EVENT}
    measure_demo("the key's annotations", key, own, told, errors=errors)
    from demo import annotate_story  # noqa: PLC0415 - the other benchmark knows how

    raw = [annotations_from_json(row) for row in annotate_story().values()]
    marked = {Told(d.document.id, e.id): "V1" for d in raw for e in d.events if e.type in OF_THE_EVENT}
    measure_demo("raw text", key, raw, marked, errors=errors)


def measure_demo(what: str, key: Json, documents: list[Annotations], told: Mapping[Told, str], *, errors: bool) -> None:
    """Print how many of the key's words are found: at all in that document, and in that voice too."""
    cast, paths = Cast(key), {page["document"]["id"]: page["document"]["path"] for page in key["annotate"]}
    entities = resolve(documents)
    called = {one.id: (one.name, *one.names) for one in entities}
    rows = naming(documents, members(entities), told)
    at_all, voiced = Count(), Count()
    for sought in key["compare"]["naming"]:
        fitting = [row for row in rows if _is_same_thing(row, sought, cast, called)]
        for words, count in sought["words"].items():
            same = [(row, one) for row in fitting for one in row.words if key_of(one.words) == key_of(words)]
            right = [one for row, one in same if _is_same_voice(row, sought["voice"], cast, called)]
            at_all.add(int(bool(same)), 1, 1)
            voiced.add(int(bool(right)), 1, 1)
            if errors and not right:
                others = ", ".join(f"{_voice(row, called)} {one.count}" for row, one in same)
                print(f"  {paths[sought['document']][:2]} {sought['event'] or cast.names[sought['entity']]}: {words!r} ({count}) by {sought['voice']}: {others or 'not found'}")  # fmt: skip
    print(f"demo, {what}: words found {at_all.right} of {at_all.sought}, in the right voice {voiced.right}")


def _is_same_thing(row: Naming, sought: Json, cast: Cast, called: Mapping[str, tuple[str, ...]]) -> bool:
    if row.document != sought["document"] or (sought["event"] is not None) != (row.event is not None):
        return False
    if sought["event"] is not None:
        return True
    return row.entity is not None and cast.is_called(sought["entity"], called[row.entity])


def _is_same_voice(row: Naming, voice: str, cast: Cast, called: Mapping[str, tuple[str, ...]]) -> bool:
    if voice == "outlet":
        return row.voice is None and row.quoted is None
    names = called[row.voice] if row.voice is not None else (row.quoted or "",)
    return cast.is_called(voice, names) or any(_share(name, cast.names[voice]) for name in names)


def _share(quoted: str, names: Iterable[str]) -> bool:
    """Tell whether the words for somebody unnamed are the key's description in part."""
    words = set(key_of(quoted).split())
    return any(len(words & set(name.split())) * 2 >= len(words) for name in names)


def _voice(row: Naming, called: Mapping[str, tuple[str, ...]]) -> str:
    return called[row.voice][0] if row.voice is not None else row.quoted or "outlet"


# -- NewsWCL50 ---------------------------------------------------------------------------------


def report_newswcl(path: Path) -> None:
    """Print precision and recall of words by concept and outlet."""
    with path.open(encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    texts = [replace(document(row["text"]), id=row["id"], outlet=row["orientation"]) for row in articles]
    told = {one.document.id: one for one in annotate_all(texts, open_tagger())}
    score, concepts = Count(), 0
    for event in sorted({row["event"] for row in articles}):
        rows = [row for row in articles if row["event"] == event]
        documents = [told[row["id"]] for row in rows]
        ours: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
        for named in naming(documents, members(resolve(documents))):
            if named.entity is not None:
                for one in named.words:
                    ours[named.entity][str(named.outlet), key_of(one.words)] += one.count
        for gold in _concepts(rows).values():
            best = max(ours.values(), key=lambda words: (words & gold).total(), default=Counter())
            if (best & gold).total():
                concepts += 1
            score.add((best & gold).total(), best.total() if (best & gold).total() else 0, gold.total())
    precision, recall = score.right / max(score.found, 1), score.right / max(score.sought, 1)
    print(f"NewsWCL50, words by concept and outlet: precision {precision:.3f}, recall {recall:.3f} ({score.sought} words, {concepts} concepts met)")  # fmt: skip


def _concepts(rows: Iterable[Json]) -> dict[str, Counter[tuple[str, str]]]:
    found: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for row in rows:
        for one in row["mentions"]:
            if one["code_type"] not in {"PROPERTY", "ACTION", "EVENT", "MISC"}:
                found[one["code_name"]][row["orientation"], key_of(one["mention"])] += 1
    return found


# -- BABE --------------------------------------------------------------------------------------


def report_babe(path: Path) -> None:
    """Print how often words that we take for judging are marked as loaded, and how often any word is."""
    judging = word_list("en", "naming", "judging")
    hits: dict[str, Count] = defaultdict(Count)
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            marked = {word.folded for words in row["biased_words"] for word in find_words(words, 0, len(words))}
            text = row["text"]
            for word in find_words(text, 0, len(text)):
                if len(word.folded) > 3:
                    hits["any word of four letters or more"].add(int(word.folded in marked), 1, 1)
                if word.folded in judging:
                    hits["judging words"].add(int(word.folded in marked), 1, 1)
                loading = find_loading(word.folded)[1]
                if loading in {"heated", "doubting", "neutral"}:
                    hits[f"{loading} cues"].add(int(word.folded in marked), 1, 1)
            for label in find_labels(text, 0, len(text)):
                held = {word.folded for word in find_words(text, label.start, label.end)} & marked
                hits[f"labels, {label.slot}"].add(int(bool(held)), 1, 1)
    for what, count in sorted(hits.items()):
        print(f"BABE: {what}: {count.right} of {count.found} marked as loaded ({count.right / count.found:.3f})")


def main() -> None:
    """Print what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?", help="the folder wording: newswcl50 and babe")
    parser.add_argument("--errors", action="store_true", help="list the key's words that are not found")
    args = parser.parse_args()
    print(f"$ python {' '.join(sys.argv)}")
    if args.data is None:
        report_demo(errors=args.errors)
        return
    report_babe(args.data / "babe" / "train.jsonl")
    report_newswcl(args.data / "newswcl50" / "all.jsonl")


if __name__ == "__main__":
    main()
