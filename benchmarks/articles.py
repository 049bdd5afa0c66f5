"""Every different real article there is in the data, in an order in which any first so many are a fair small corpus.

    python benchmarks/articles.py ../shared/data --kept /tmp/articles

Newspapers of the world, PolNeAR, BASIL, NewsWCL50, ECB+, SemEval 2022, TempEval 3, MEANTIME, ELEVANT, re3d and the pages of an
extraction benchmark, train and dev parts: read and annotated as the package does it with files, 200 articles a kept file, so that
what is broken off goes on where it was. Articles of one story (of ECB+, BASIL, NewsWCL50, SemEval) follow each other; stories
come by the hash of their names.
"""

import argparse
import gzip
import json
import pickle
import re
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import chain, count, islice
from pathlib import Path
from typing import Any

from predicting import open_tagger
from rashomon.pipeline import collect, zone
from rashomon.reading.read import read
from rashomon.types import Document, Original, Override, Tagger
from resampling import Read
from stories import join

A_PART = 200
_LEAST = 60
"""Words of an article; what is shorter is a line of an agency's ticker."""
_ADDRESS = re.compile(r"\s*(https?://\S{4,300})\s+")
_HOST = re.compile(r"https?://(?:www\.)?([^/]{3,60})/")
_LINES = {
    "ner/en-worldwide-newswire/train.jsonl": "text", "ner/en-worldwide-newswire/dev.jsonl": "text",
    "attribution/polnear/train.jsonl": "text", "attribution/polnear/dev.jsonl": "text",
    "wording/basil/train.jsonl": "text", "wording/basil/dev.jsonl": "text", "wording/newswcl50/all.jsonl": "text",
    "duplicates/semeval2022-task8-en/train.jsonl": "text1 text2",
    "cdec/ecbplus/train.jsonl.gz": "tokens", "cdec/ecbplus/dev.jsonl.gz": "tokens", "cdec/meantime/apple.jsonl": "tokens",
    "temporal/tempeval3/timebank-train.jsonl": "text", "temporal/tempeval3/aquaint-train.jsonl": "text",
    "linking/elevant/msnbc-updated.jsonl": "text", "linking/elevant/reuters-128.jsonl": "text",
    "ner/re3d/train.jsonl": "text",
}  # fmt: skip
_STORY = ("triplet", "event", "subtopic", "pair_id")
_OUTLET = ("publisher", "source", "sourceName")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Found:
    """An article as found: the story it tells where that is known, its name, its text, and what is known of it."""

    story: str
    name: str
    text: str
    url: str | None = None
    outlet: str | None = None
    published: date | None = None
    title: str | None = None


def find_articles(data: Path) -> Iterator[Found]:
    """Give all articles of the data, each text once, those of one story together."""
    some = [*_of_lines(data), *_of_pages(data / "extraction/article-extraction-benchmark/ground-truth.json")]
    seen: set[str] = set()
    for one in sorted(some, key=lambda each: (_hash(each.story), each.name)):
        text = " ".join(one.text.split())
        if len(text.split()) >= _LEAST and text not in seen:
            seen.add(text)
            yield one


def _hash(story: str) -> str:
    return sha256(story.encode()).hexdigest()


def _of_lines(data: Path) -> Iterator[Found]:
    for name, fields in _LINES.items():
        path = data / name
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            for number, row in enumerate(map(json.loads, lines)):
                for field in fields.split():
                    yield _found(f"{path.parent.name}/{row.get('id', number)}/{field}", path.parent.name, row, field)


def _found(name: str, home: str, row: dict[str, Any], field: str) -> Found:
    story = next((f"{home}/{row[key]}" for key in _STORY if row.get(key) is not None), name)
    outlet = next((str(row[key]) for key in _OUTLET if row.get(key)), None)
    if field == "tokens":
        text, _, url = join(row["tokens"], row["sent"])
    else:
        opening = _ADDRESS.match(row[field])
        text, url = (row[field][opening.end() :], opening[1]) if opening else (row[field], row.get("url") or "")
    day = _DAY.match(str(row.get("date") or row.get("dct", {}).get("value") or ""))
    url = url if url.startswith("http") else ""
    host = _HOST.match(url)
    return Found(
        story, name, text, url or None, outlet or (host[1] if host else None),
        None if day is None else date.fromisoformat(day[0]), row.get("title") if field == "text" and outlet else None,
    )  # fmt: skip


def _of_pages(path: Path) -> Iterator[Found]:
    for name, row in json.loads(path.read_text(encoding="utf-8")).items():
        host = _HOST.match(row["url"])
        yield Found(f"pages/{name}", f"pages/{name}", row["articleBody"], row["url"], host[1] if host else None)


def read_articles(found: Iterable[Found]) -> Iterator[Document]:
    """Read articles as files are read; what is no English text is left out."""
    for one in found:
        original = Original(one.text.encode("utf-8", "replace"), f"{one.name}.txt", one.url, "text/plain")
        document = read(original, Override(one.outlet, one.published, None, one.title))
        if isinstance(document, Document) and document.language == "en":
            yield document


# -- kept files ----------------------------------------------------------------------------------


def annotate(documents: Iterable[Document], tagger: Tagger) -> Iterator[Read]:
    """Annotate articles, with their sentences."""
    for tagged in tagger.tag(zone(one) for one in documents):
        yield Read(collect(tagged, tagger.name), tagged.sentences)


def keep_articles(folder: Path, data: Path, limit: int | None = None) -> list[Read]:
    """Give the annotated articles, the first ``limit``; those not kept yet are annotated and kept."""
    folder.mkdir(parents=True, exist_ok=True)
    kept: list[Read] = []
    for part in chain(_kept_parts(folder), _missing_parts(folder, data)):
        kept += part
        if limit is not None and len(kept) >= limit:
            break
    return kept[:limit]


def _kept_parts(folder: Path) -> Iterator[list[Read]]:
    """Give the parts that are kept, up to the first that is not."""
    for number in count():
        path = _path(folder, number)
        if not path.exists():
            return
        yield list(pickle.loads(path.read_bytes()))  # noqa: S301 - our own file


def _missing_parts(folder: Path, data: Path) -> Iterator[list[Read]]:
    """Annotate and keep what is not kept; a part that is not full is the last."""
    first = next(number for number in count() if not _path(folder, number).exists())
    if first and len(pickle.loads(_path(folder, first - 1).read_bytes())) < A_PART:  # noqa: S301 - likewise
        return
    documents = islice(read_articles(find_articles(data)), first * A_PART, None)
    tagger = open_tagger()
    for number in count(first):
        part = tuple(islice(documents, A_PART))
        if not part:
            return
        began, path = time.time(), _path(folder, number)
        reads = list(annotate(part, tagger))
        path.with_suffix(".new").write_bytes(pickle.dumps(reads))
        path.with_suffix(".new").rename(path)
        print(f"  {path.name}: {time.time() - began:.0f} s", file=sys.stderr, flush=True)
        yield reads


def _path(folder: Path, number: int) -> Path:
    return folder / f"part{number:03}.pickle"


def main() -> None:
    """Annotate all articles and say how many there are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--kept", type=Path, required=True, metavar="FOLDER")
    arguments = parser.parse_args()
    print(f"$ python {' '.join(sys.argv)}")
    reads = keep_articles(arguments.kept, arguments.data)
    texts = [one.annotations.document.text for one in reads]
    print(f"{len(reads)} articles, {sum(len(text.split()) for text in texts)} words")


if __name__ == "__main__":
    main()
