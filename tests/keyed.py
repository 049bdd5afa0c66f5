"""A corpus that holds the demo story as its answer key reads and compares it: what a perfect reader would keep."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from rashomon.comparison.disagreements import find_disagreements
from rashomon.corpus.comparing import bring_up
from rashomon.corpus.resolving import entities
from rashomon.corpus.store import Corpus
from rashomon.entities.resolve import Resolution
from rashomon.records import (
    annotations_from_json,
    claim_from_json,
    compared_event_from_json,
    copy_from_json,
    naming_from_json,
    record_from_json,
    utterance_from_json,
)
from rashomon.types import ComparedEvent, Comparison, CorpusEntity, Member, Original, Passage, Telling, When

DEMO = Path(__file__).resolve().parents[1] / "src" / "rashomon" / "demo"


def read_key() -> dict[str, Any]:
    """Give the answer key."""
    key: dict[str, Any] = json.loads((DEMO / "key.json").read_text(encoding="utf-8"))
    return key


def keep_key(corpus: Corpus) -> None:
    """Put the key's documents, entities and comparison into a corpus."""
    key = read_key()
    for page in key["annotate"]:
        path = DEMO / "story" / page["document"]["path"]
        corpus.add(
            Original(path.read_bytes(), page["document"]["path"], page["document"]["url"]), annotations_from_json(page)
        )
    list(entities(corpus, lambda _documents, _rulings: Resolution(tuple(_entities(key)), ())))
    bring_up(corpus, lambda *_given: _compare(key))


def _entities(key: dict[str, Any]) -> Iterator[CorpusEntity]:
    documents = {page["document"]["path"]: page["document"]["id"] for page in key["annotate"]}
    cast = {member["name"]: member for member in key["cast"]}
    for entity in key["compare"]["entities"]:
        members = tuple(Member(documents[path], local) for path, local in cast[entity["name"]]["entities"].items())
        yield CorpusEntity(
            entity["id"],
            entity["name"],
            entity["kind"],
            tuple(entity["names"]),
            members,
            tuple(sorted({member.document for member in members})),
            len(members),
        )


def _compare(key: dict[str, Any]) -> Comparison:
    told = key["compare"]
    published = {row["id"]: date.fromisoformat(row["published"]) for row in told["documents"]}
    events = tuple(compared_event_from_json(event, published) for event in told["events"])
    voice_of = dict(copy["documents"] for copy in told["copies"])
    return Comparison(
        documents=tuple(published),
        entities=tuple(_entities(key)),
        events=events,
        utterances=tuple(map(utterance_from_json, told["utterances"])),
        claims=tuple(map(claim_from_json, told["claims"])),
        copies=tuple(map(copy_from_json, told["copies"])),
        naming=tuple(map(naming_from_json, told["naming"])),
        records=tuple(map(record_from_json, told["records"])),
        tellings=tuple(telling for event in events for telling in _tellings(event)),
        disagreements=find_disagreements(events, voice_of),
    )


def _tellings(event: ComparedEvent) -> Iterator[Telling]:
    """Give the days of an event's accounts as tellings; the key's event mentions name no event across documents."""
    for account in event.accounts:
        for detail in account.details:
            if isinstance(detail.value, When):
                yield Telling(
                    event=event.event.id,
                    passage=Passage(account.document, detail.evidence[0]),
                    earliest=detail.value.earliest,
                    before=detail.value.before,
                    precision=detail.value.precision,
                    polarity="+",
                    certainty="happened",
                    vouched_by=detail.vouched_by,
                )
