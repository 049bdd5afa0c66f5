"""An open corpus: what may be put in, taken out and asked for."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import Self

from rashomon.corpus import amending, catalogue, decisions, file, migrations, writing
from rashomon.corpus.file import Clock, CorpusFile, Row, utc_now
from rashomon.corpus.packing import DamagedError, Packed, sha256, unpack_original
from rashomon.corpus.rows import DocumentRow, Status, Tombstone
from rashomon.corpus.shelving import Shelved, annotations_from_row, document_from_row, original_to_row, shelve
from rashomon.errors import CorpusError, UnknownIdError
from rashomon.types import Annotations, Document, Original


class Corpus(CorpusFile):
    """An open corpus. Many processes may read while one writes; a second writer waits its turn.

    It may pass from thread to thread but serves one at a time. Finish a listing before you write.
    """

    _corrected: amending.Corrections = MappingProxyType({})
    _corrected_at = 0

    @classmethod
    def open(cls, path: str | Path, *, create: bool = True, read_only: bool = False, clock: Clock = utc_now) -> Self:
        """Open a corpus, making it where there is none and ``create`` is set; any other file raises CorpusError."""
        path = Path(path)
        connection = file.connect(path, create=create, read_only=read_only)
        try:
            with file.named_errors(path):
                bring_up = migrations.check_readable if read_only else migrations.prepare
                bring_up(connection, str(path))
        except BaseException:
            connection.close()
            raise
        return cls(path, connection, clock)

    @classmethod
    def open_readable(cls, path: str | Path) -> Self:
        """Open a corpus to read it: also to write where that may be, so that what is worked out for it is kept."""
        with suppress(CorpusError):
            if os.access(path, os.W_OK):
                return cls.open(path, create=False)
        return cls.open(path, create=False, read_only=True)

    # -- writing: one transaction a call; on return it is on the disk -------------------------------

    def add(self, original: Original, annotations: Annotations, *, bring_back: bool = True) -> bool:
        """Keep a document with all it says; False: it is there already, and nothing was changed.

        A page whose address is known with other bytes becomes the new version of the old one. A document that was
        removed comes back, and its tombstone becomes history; with ``bring_back`` false it stays out (False).
        """
        document = annotations.document
        if sha256(original.data) != document.bytes_sha256:
            raise ValueError(f"{document.id}: these are not the bytes that the document was read from")
        if self.has(document.id):
            return False
        shelved, kept = self._shelve(annotations), original_to_row(original)
        with self.writing() as connection:
            return writing.insert(connection, shelved, kept, self.now(), bring_back=bring_back)

    def replace(self, annotations: Annotations) -> None:
        """Put a new reading of a kept document in the place of the old one; bytes, versions and decisions stay."""
        shelved = self._shelve(annotations)
        with self.writing() as connection:
            writing.rewrite(connection, self._number(annotations.document.id), shelved, self.now())

    def remove(self, document_id: str, why: str = "") -> None:
        """Take a document out, leaving a tombstone; decisions that name it stay."""
        with self.writing() as connection:
            writing.bury(connection, self._number(document_id), why, self.now())

    # -- reading ------------------------------------------------------------------------------------

    def has(self, document_id: str) -> bool:
        """Tell whether the document is kept."""
        return self.value("SELECT 1 FROM documents WHERE id = ?", (document_id,)) is not None

    def ids(self) -> frozenset[str]:
        """Give the ids of all documents, older versions too."""
        return frozenset(row["id"] for row in self.rows("SELECT id FROM documents"))

    def find(self, prefix: str) -> str:
        """Give the one id that begins so, with or without "sha256:"; UnknownIdError where none or several do."""
        return catalogue.find_id(self, prefix)

    def document(self, document_id: str) -> Document:
        """Give a document; UnknownIdError where it is not kept."""
        return document_from_row(self._ask("SELECT * FROM documents WHERE id = ?", document_id))

    def original(self, document_id: str) -> Original:
        """Give the bytes as they were found; CorpusError where they are not those any more."""
        row = self._ask(
            "SELECT o.path, o.url, o.content_type, o.size, o.data, d.bytes_sha256 FROM documents d JOIN originals o"
            " ON o.document = d.number WHERE d.id = ?",
            document_id,
        )
        try:
            data = unpack_original(Packed(row["data"], row["size"]), row["bytes_sha256"])
        except DamagedError as error:
            raise CorpusError(str(self.path), f"the bytes of {document_id} are damaged: {error}") from error
        return Original(data, row["path"], row["url"], row["content_type"])

    def annotations(self, document_id: str) -> Annotations:
        """Give a document with all it says, as people corrected it; UnknownIdError where it is not kept."""
        return self._read(self._ask(f"{catalogue.WITH_ANNOTATIONS} WHERE d.id = ?", document_id))

    def as_read(self, document_id: str) -> Annotations:
        """Give a document with all it says as it was read, without any correction."""
        return self._unpack(self._ask(f"{catalogue.WITH_ANNOTATIONS} WHERE d.id = ?", document_id))

    def iter_annotations(self, *, older_versions: bool = False) -> Iterator[Annotations]:
        """Give all documents with what they say, as people corrected it, one at a time, in the order of arrival.

        Each is asked for by itself: nothing stays locked between two, and the corpus may be written to meanwhile.
        """
        number = 0
        while row := catalogue.following(self, number, older_versions=older_versions):
            number = row["number"]
            yield self._read(row)

    def of_outlet(self, outlet: str) -> Iterator[Document]:
        """Give the newest versions of an outlet's documents, in the order of arrival."""
        return map(document_from_row, catalogue.of_outlet(self, outlet))

    def documents(self) -> Iterator[DocumentRow]:
        """List the newest versions by day of publication, those without a day last."""
        return catalogue.documents(self)

    def versions(self, document_id: str) -> tuple[DocumentRow, ...]:
        """List all versions of a document's page, oldest first; one that never changed is listed alone."""
        return catalogue.versions(self, document_id)

    def removed(self) -> Iterator[Tombstone]:
        """List what was removed and is not back, oldest removal first."""
        return catalogue.tombstones(self)

    def status(self) -> Status:
        """Count what is kept."""
        return catalogue.status(self)

    def _number(self, document_id: str) -> int:
        number: int = self._ask("SELECT number FROM documents WHERE id = ?", document_id)["number"]
        return number

    def _ask(self, sql: str, document_id: str) -> Row:
        row = self.row(sql, (document_id,))
        if row is None:
            raise UnknownIdError("document", document_id)
        return row

    def _read(self, row: Row) -> Annotations:
        return amending.amended(self._unpack(row), self.corrections())

    def _unpack(self, row: Row) -> Annotations:
        try:
            return annotations_from_row(row, Packed(row["data"], row["size"]))
        except DamagedError as error:
            raise CorpusError(str(self.path), f"the annotations of {row['id']} are damaged: {error}") from error

    def _shelve(self, annotations: Annotations) -> Shelved:
        """Make a document's rows; a correction made before it was read anew, or removed, holds again."""
        return shelve(annotations, amending.amended(annotations, self.corrections()))

    def corrections(self) -> amending.Corrections:
        """Give what people corrected inside documents; asked again only where something was decided since."""
        latest = decisions.latest(self)
        if self._corrected_at != latest:
            self._corrected = amending.corrections(decisions.rulings(self))
            self._corrected_at = latest
        return self._corrected
