"""Relations between those whom texts name: F1 by kind on re3d, and on a table of our own sentences.

    python benchmarks/relations.py ../shared/data/ner/re3d [--errors]

re3d (Dstl, texts on the war in Syria and Iraq; the part that is not kept apart) marks relations between words. Its kinds
are laid beside ours: BelongsTo → member_of, part_of; InChargeOf → leads; AlliesOf → allied_with, supports, funds_or_arms;
FightingAgainst → fights; IsSynonymOf → same_as; CoLocated → located_in. What it marks beside them (CommWith, HasAttrOf,
Likes, Dislikes, Apart) we do not read. Its ends are words: an end is found where it shares a word with a mention of the
entity on our side, in the same sentence as our evidence or by the same name; AlliesOf, FightingAgainst, IsSynonymOf and
CoLocated hold both ways. CoLocated also marks two that merely were in one place, and IsSynonymOf abbreviations that we
join into one entity ("resolved" counts those as found). "key": with the key's entities in place of the program's own.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src")]

from predicting import document, open_tagger  # noqa: E402 - found on the path set above
from rashomon.attribution.assemble import assemble  # noqa: E402 - likewise
from rashomon.events.relations import find_relations  # noqa: E402 - likewise
from rashomon.pipeline import collect, zone  # noqa: E402 - likewise
from rashomon.types import Entity, EntityKind, Mention, Relation, Tagged  # noqa: E402 - likewise

Json = dict[str, Any]
KINDS: Mapping[str, str] = {
    "BelongsTo": "belongs",
    "InChargeOf": "leads",
    "AlliesOf": "stands with",
    "FightingAgainst": "fights",
    "IsSynonymOf": "same as",
    "CoLocated": "located",
}
OURS: Mapping[str, str] = {
    "member_of": "belongs",
    "part_of": "belongs",
    "leads": "leads",
    "allied_with": "stands with",
    "supports": "stands with",
    "funds_or_arms": "stands with",
    "fights": "fights",
    "same_as": "same as",
    "located_in": "located",
}
DIRECTED = frozenset({"belongs", "leads"})
ENTITIES: Mapping[str, EntityKind] = {
    "Organisation": "organisation",
    "Location": "place",
    "Person": "person",
    "Nationality": "norp",
    "MilitaryPlatform": "product",
    "Vehicle": "product",
    "Weapon": "product",
}
MARKED = re.compile(r"\[(?P<name>[^|\]]+)\|(?P<kind>[polnf])(?:=(?P<of>[^\]]+))?\]")
SHORT: Mapping[str, EntityKind] = {"p": "person", "o": "organisation", "l": "place", "n": "norp", "f": "facility"}


@dataclass(slots=True)
class Tally:
    """Relations found and right, found and wrong, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, right: int, found: int, gold: int) -> None:
        """Count one text's relations."""
        self.right += right
        self.wrong += found - right
        self.missed += gold - right

    def __str__(self) -> str:
        found, gold = self.right + self.wrong, self.right + self.missed
        precision, recall = self.right / found if found else 0.0, self.right / gold if gold else 0.0
        both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return f"P {precision:5.3f}  R {recall:5.3f}  F1 {both:5.3f}  ({gold} in the key, {found} found)"


# -- re3d --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Gold:
    """A relation of the key: its kind and the words at its ends."""

    kind: str
    origin: tuple[int, int]
    target: tuple[int, int]


def read_gold(row: Json) -> list[Gold]:
    """Give the relations of a document that we read; the same ends and kind once."""
    found = []
    for one in row["relations"]:
        kind = KINDS.get(one["type"])
        if kind is not None:
            ends = (one["sourceBegin"], one["sourceEnd"]), (one["targetBegin"], one["targetEnd"])
            found.append(Gold(kind, *ends))
    return list(dict.fromkeys(found))


def key_entities(row: Json) -> tuple[list[Mention], list[Entity]]:
    """Give the key's entities as ours: words that are the same are one entity."""
    entities: dict[str, Entity] = {}
    mentions: dict[tuple[int, int], Mention] = {}
    for start, end, sort, _, _ in row["entities"]:
        kind, words = ENTITIES.get(sort), " ".join(row["text"][start:end].split())
        if kind is None or (start, end) in mentions:
            continue
        entity = entities.setdefault(words.casefold(), Entity(f"e{len(entities) + 1}", words, kind, (), None, ()))
        mentions[start, end] = Mention(f"m{len(mentions) + 1}", start, end, kind, "name", entity.id)
    return sorted(mentions.values(), key=lambda one: (one.start, one.end)), list(entities.values())


def score_document(
    gold: Sequence[Gold], relations: Sequence[Relation], mentions: Sequence[Mention], *, resolved: bool
) -> Iterator[tuple[str, int, int, int, list[Gold], list[Relation]]]:
    """Give by kind: right, found, in the key, what was missed and what was wrong."""
    spots: dict[str, list[tuple[int, int]]] = {}
    for mention in mentions:
        if mention.entity is not None:
            spots.setdefault(mention.entity, []).append((mention.start, mention.end))
    for kind in dict.fromkeys(KINDS.values()):
        wanted = [one for one in gold if one.kind == kind]
        ours = [one for one in relations if OURS[one.kind] == kind]
        hit: set[int] = set()
        missed = []
        for one in wanted:
            at = next((i for i, r in enumerate(ours) if _fits(one, r, spots)), None)
            if at is not None:
                hit.add(at)
            elif not (resolved and kind == "same as" and _is_one(one, spots)):
                missed.append(one)
        wrong = [one for i, one in enumerate(ours) if i not in hit]
        right = len(wanted) - len(missed)
        yield kind, right, right + len(wrong), len(wanted), missed, wrong


def _fits(gold: Gold, found: Relation, spots: Mapping[str, list[tuple[int, int]]]) -> bool:
    pairs = [(found.origin, found.target)]
    if gold.kind not in DIRECTED:
        pairs.append((found.target, found.origin))
    return any(_touches(gold.origin, spots[a]) and _touches(gold.target, spots[b]) for a, b in pairs)


def _touches(span: tuple[int, int], spots: Iterable[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in spots)


def _is_one(gold: Gold, spots: Mapping[str, list[tuple[int, int]]]) -> bool:
    return any(_touches(gold.origin, own) and _touches(gold.target, own) for own in spots.values())


def measure_re3d(rows: Sequence[Json], tagged: Sequence[Tagged], *, errors: bool) -> None:
    """Print the figures, from raw text and with the key's entities."""
    for setting in ("raw", "key"):
        tallies = {kind: Tally() for kind in (*dict.fromkeys(KINDS.values()), "all")}
        for row, one in zip(rows, tagged, strict=True):
            if setting == "raw":
                told = collect(one, "measured")
                relations, mentions = told.relations, told.mentions
            else:
                named, entities = key_entities(row)
                relations, mentions = find_relations(one, assemble(one), named, entities), tuple(named)
            for kind, right, found, gold, missed, wrong in score_document(
                read_gold(row), relations, mentions, resolved=setting == "raw"
            ):
                tallies[kind].add(right, found, gold)
                tallies["all"].add(right, found, gold)
                if errors and setting == "key":
                    _show(row["text"], kind, missed, wrong)
        print(f"re3d, {'from raw text' if setting == 'raw' else 'with the entities of the key'}:")
        for kind, tally in tallies.items():
            print(f"  {kind:12} {tally}")


def _show(text: str, kind: str, missed: Iterable[Gold], wrong: Iterable[Relation]) -> None:
    for one in missed:
        first, last = min(one.origin[0], one.target[0]), max(one.origin[1], one.target[1])
        print(f"  - {kind}: {text[first:last]!r}")
    for other in wrong:
        print(f"  + {other.kind}: {[text[s.start : s.end] for s in other.evidence]}")


# -- own table ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of the table with its names and what it tells."""

    text: str
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    told: frozenset[tuple[str, str, str]]


def read_table(path: Path) -> list[Told]:
    """Give the sentences of a table."""
    return [_read_told(row["text"], row.get("told", [])) for row in yaml.safe_load(path.read_text(encoding="utf-8"))]


def _read_told(marked: str, told: Sequence[Sequence[str]]) -> Told:
    text, at = "", 0
    mentions: list[Mention] = []
    entities: dict[str, Entity] = {}
    for match in MARKED.finditer(marked):
        text += marked[at : match.start()]
        name, kind = match["of"] or match["name"], SHORT[match["kind"]]
        entity = entities.setdefault(name, Entity(f"e{len(entities) + 1}", name, kind, (), None, ()))
        form = "name" if match["of"] is None else "pronoun"
        start = len(text)
        text += match["name"]
        mentions.append(Mention(f"m{len(mentions) + 1}", start, len(text), kind, form, entity.id))  # type: ignore[arg-type]
        at = match.end()
    wanted = frozenset((kind, origin, target) for kind, origin, target in told)
    return Told(text + marked[at:], tuple(mentions), tuple(entities.values()), wanted)


def measure_table(path: Path, *, errors: bool) -> None:
    """Print how many sentences come out right, with the names of the table and from raw text."""
    rows = read_table(path)
    tagger = open_tagger()
    tagged = list(tagger.tag(zone(document(row.text)) for row in rows))
    for setting in ("names of the table", "raw text"):
        tally, clean, nothing = Tally(), 0, 0
        for row, one in zip(rows, tagged, strict=True):
            found = _found(row, one, raw=setting == "raw text")
            tally.add(len(found & row.told), len(found), len(row.told))
            clean += not row.told and not found
            nothing += not row.told
            if errors and found != row.told:
                print(f"  {row.text}\n    found {sorted(found)}, told {sorted(row.told)}")
        print(f"{path.name}, {setting}: {tally}; nothing found in {clean} of {nothing} that tell nothing")


def _found(row: Told, one: Tagged, *, raw: bool) -> frozenset[tuple[str, str, str]]:
    if raw:
        told = collect(one, "measured")
        relations, entities = told.relations, told.entities
    else:
        relations, entities = find_relations(one, assemble(one), row.mentions, row.entities), row.entities
    names = {entity.id: entity.name for entity in entities}
    found = {(r.kind, names[r.origin], names[r.target]) for r in relations}
    both = {"allied_with", "fights", "same_as"}
    return frozenset((k, b, a) if k in both and (k, b, a) in row.told else (k, a, b) for k, a, b in found)


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?", help="the folder of re3d")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    key = Path(__file__).resolve().parent / "key"
    for path in sorted(key.glob("relations*.yaml")):
        measure_table(path, errors=options.errors)
    if options.data is not None:
        with (options.data / "train.jsonl").open(encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        tagger = open_tagger()
        tagged = list(tagger.tag(zone(replace(document(row["text"]), id=str(row["id"]))) for row in rows))
        measure_re3d(rows, tagged, errors=options.errors)


if __name__ == "__main__":
    main()
