"""On the bundled story and the shared samples, from raw text: decide, read all anew, take back, and all is as before."""

import re
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from rashomon.corpus.decisions import undo
from rashomon.corpus.judging import Decider
from rashomon.corpus.query import attributions, entities
from rashomon.corpus.resolving import questions, standings
from rashomon.corpus.store import Corpus
from rashomon.gather import Gathered, Input, gather
from rashomon.types import Annotations, Override

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def kept(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Annotations]]:
    """Give a corpus of the eleven texts, and what was read of each."""
    path = tmp_path_factory.mktemp("real") / "real.sqlite"
    with as_file(files("rashomon.demo") / "story") as story, Corpus.open(path) as corpus:
        folders = [story, shared / "samples"]
        paths = [p for folder in folders for p in sorted(folder.iterdir()) if re.fullmatch(r"\d.*\.(txt|html)", p.name)]
        read = [one for one in gather([Input(str(p), Override()) for p in paths]) if isinstance(one, Gathered)]
        for one in read:
            corpus.add(one.original, one.annotations)
    assert len(read) == 11
    return path, [one.annotations for one in read]


def snapshot(corpus: Corpus) -> tuple[object, ...]:
    """Give all that decisions may change."""
    return (
        tuple(entities(corpus)),
        tuple(questions(corpus)),
        tuple(attributions(corpus)),
        tuple(corpus.iter_annotations()),
    )


def retired(corpus: Corpus) -> dict[str, str | None]:
    """Give the ids that lead to others."""
    return {row["id"]: row["entity"] for row in corpus.rows("SELECT id, entity FROM retired")}


def test_decided_read_anew_and_taken_back(kept: tuple[Path, list[Annotations]]) -> None:
    """Merges, a parting, a correction and a moved mention hold after reading anew, and leave nothing when undone."""
    path, read = kept
    with Corpus.open(path) as corpus:
        before, led = snapshot(corpus), retired(corpus)
        decider = Decider(corpus, "a reader")
        said = next(one for one in attributions(corpus) if one.attribution["source"] is not None)
        mention = next(one for one in read[0].mentions if one.form == "pronoun" and one.entity is not None)
        made = [
            decider.pair("same", "Nouri al-Maliki", "Barack Obama"),
            decider.pair("different", "Qassim Soleimani", "Qassem Soleimani"),
            decider.rename("Barack Obama", "The Two"),
            decider.correct(f"{said.document}:{said.attribution['id']}", name="The Moon"),
            decider.move(f"{read[0].document.id}:{mention.start}-{mention.end}", "Munir al-Zawraqi"),
        ]
        decided = snapshot(corpus)
        assert all(one.state == "applied" for one in standings(corpus).values())
        names = {row.name: {row.name, *row.names} for row in entities(corpus)}
        assert {"Nouri al-Maliki", "Barack Obama"} <= names["The Two"]
        assert not any({"Qassim Soleimani", "Qassem Soleimani"} <= some for some in names.values())
        for annotations in read:
            corpus.replace(annotations)
        assert snapshot(corpus) == decided
        for one in made:
            undo(corpus, one.number, "a reader")
        assert snapshot(corpus) == before
        assert retired(corpus).items() >= led.items()  # and those listed meanwhile, which lead on
