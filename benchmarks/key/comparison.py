"""Compile compare.yaml into the contract's ``compare`` object.

In the YAML, "01" … "08" are the documents, words are stretches of the document they stand beside, names are keys of
cast.yaml. Filled in here: the documents, the entities, who is silent of an event, how many accounts are independent.
"""

from collections.abc import Mapping

from page import Page, Row, WrongKeyError, show_day

from rashomon.records import SCHEMA


def compare(answers: Row, pages: Mapping[str, Page], cast: Row) -> Row:
    """Give the whole object."""
    return Comparison(answers, pages, cast).build()


class Comparison:
    """The answers of compare.yaml beside the pages they speak of."""

    def __init__(self, answers: Row, pages: Mapping[str, Page], cast: Row) -> None:
        self.answers = answers
        self.cast = cast
        self.pages = {name[:2]: page for name, page in pages.items()}
        met = [key for key in cast if any(key in page.people for page in pages.values())]
        self.people = {key: f"E{n}" for n, key in enumerate(met, 1)}
        self.copied = [set(row["documents"]) for row in answers["copies"]]

    def build(self) -> Row:
        """Give the contract's fields in their order."""
        listed = self.answers
        return {
            "schema": SCHEMA,
            "documents": [
                {field: page.document[field] for field in ("id", "path", "outlet", "published")}
                for page in self.pages.values()
            ],
            "entities": [self._entity(key) for key in self.people],
            "events": [self._event(row) for row in listed["events"]],
            "utterances": [
                row
                | {
                    "speaker": self.who(row["speaker"]),
                    "said": row["said"] and _days(row["said"]),
                    "reports": self._reports(row),
                }
                for row in listed["utterances"]
            ],
            "claims": [
                row | {"about": [self.who(key) for key in row["about"]], "reports": self._reports(row)}
                for row in listed["claims"]
            ],
            "copies": [self._copy(row) for row in listed["copies"]],
            "naming": [self._naming(row) for row in listed["naming"]],
            "records": [row | {"entity": self.who(row["entity"])} for row in listed["records"]],
        }

    # -- references ----------------------------------------------------------------------------

    def page(self, number: str) -> Page:
        """Give the page of a document's number."""
        if number not in self.pages:
            raise WrongKeyError(f"compare.yaml: no such document: {number!r}")
        return self.pages[number]

    def document(self, number: str) -> str:
        """Give the id of a document."""
        name: str = self.page(number).document["id"]
        return name

    def who(self, key: str | None) -> str | None:
        """Give the id of an entity."""
        if key is not None and key not in self.people:
            raise WrongKeyError(f"compare.yaml: nobody's key, or in no document: {key!r}")
        return None if key is None else self.people[key]

    def spot(self, row: Row) -> Row:
        """Turn {document, words} into {document, span}."""
        span = self.page(row["document"]).place("compare.yaml", row["words"])
        return {"document": self.document(row["document"]), "span": span}

    def _reports(self, row: Row) -> list[Row]:
        """Name attributions by document and id; ``span`` is where in them the words are, where the answer tells it."""
        reports = []
        for report in row["reports"]:
            page = self.page(report["document"])
            said = page.pick("compare.yaml", page.said, report["attribution"])
            place = self.spot(report) if "words" in report else {"document": page.document["id"]}
            reports.append(place | {"attribution": said})
        return reports

    # -- parts ---------------------------------------------------------------------------------

    def _entity(self, key: str) -> Row:
        entry = self.cast[key]
        offices = [
            {field: show_day(row[field]) for field in ("title", "of", "status", "from", "to")}
            | {"evidence": [self.spot({"document": row["document"], "words": words}) for words in row["evidence"]]}
            for row in entry.get("offices") or []
        ]
        names = entry.get("names") or []
        return {
            "id": self.people[key],
            "name": entry["name"],
            "kind": entry["kind"],
            "names": names,
            "offices": offices,
        }

    def _event(self, row: Row) -> Row:
        told = [account["document"] for account in row["accounts"]]
        return {
            "id": row["id"],
            "label": row["label"],
            "type": row["type"],
            "earliest": show_day(row["earliest"]),
            "latest": show_day(row["latest"]),
            "place": self.who(row["place"]),
            "participants": [{"role": one["role"], "entity": self.who(one["entity"])} for one in row["participants"]],
            "accounts": [
                {
                    "document": self.document(account["document"]),
                    "details": [self._detail(account, one) for one in account["details"]],
                }
                for account in row["accounts"]
            ],
            "findings": [self._finding(told, one) for one in row["findings"]],
            "silent": [self.document(number) for number in self.pages if number not in told],
            "independent": self._count_independent(told),
        }

    def _detail(self, account: Row, row: Row) -> Row:
        page = self.page(account["document"])
        span = page.place("compare.yaml", row["words"])
        value = _days(row["value"])
        if "entity" in value:
            value["entity"] = self.who(value["entity"])
        text = page.text[span[0] : span[1]]
        return {
            "aspect": row["aspect"],
            "value": value,
            "text": text,
            "evidence": [span],
            "vouched_by": self.who(row["vouched_by"]),
        }

    def _finding(self, told: list[str], row: Row) -> Row:
        if not set(row["accounts"]) <= set(told):
            raise WrongKeyError(f"compare.yaml: a finding between {row['accounts']}, accounts of {told}")
        accounts = [told.index(number) for number in row["accounts"]]
        return row | {"accounts": accounts, "evidence": [self.spot(one) for one in row["evidence"]]}

    def _count_independent(self, told: list[str]) -> int:
        """Count accounts, those that copies join as one."""
        groups = [{number} for number in told]
        for pair in self.copied:
            joined = [group for group in groups if group & pair]
            groups = [group for group in groups if not group & pair] + ([set[str]().union(*joined)] if joined else [])
        return len(groups)

    def _copy(self, row: Row) -> Row:
        spans = [
            self.page(number).place("compare.yaml", words)
            for number, words in zip(row["documents"], row["words"], strict=True)
        ]
        return {
            "documents": [self.document(number) for number in row["documents"]],
            "spans": spans,
            "earlier": self.document(row["earlier"]),
            "similarity": row["similarity"],
        }

    def _naming(self, row: Row) -> Row:
        page = self.page(row["document"])
        for words in row["words"]:
            if words.casefold() not in page.text.casefold():
                raise WrongKeyError(f"compare.yaml: naming: {words!r} is not in {page.name}")
        return {
            "entity": self.who(row["entity"]),
            "event": row["event"],
            "outlet": page.document["outlet"],
            "document": page.document["id"],
            "voice": "outlet" if row["voice"] == "outlet" else self.who(row["voice"]),
            "words": row["words"],
        }


def _days(record: Row) -> Row:
    """Copy a record with its days as words."""
    return {field: show_day(one) for field, one in record.items()}
