"""What can go wrong, each with the value it was about."""


class RashomonError(Exception):
    """Base of all errors that Rashomon raises on purpose; its message is fit for a user."""


class UnreadableError(RashomonError):
    """An input that cannot be read: ``path`` names it, ``reason`` says why."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class CorpusError(RashomonError):
    """A corpus file that cannot be used: ``path`` names it, ``reason`` says why."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class ExportError(RashomonError):
    """A file that cannot be written: ``path`` names it, ``reason`` says why."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class UnknownIdError(RashomonError):
    """An id that names nothing: ``kind`` is the noun, ``value`` the id as given."""

    def __init__(self, kind: str, value: str) -> None:
        super().__init__(f"no {kind} has the id {value!r}")
        self.kind = kind
        self.value = value


class AmbiguousNameError(RashomonError):
    """A name that several bear: ``value`` is the name as given, ``candidates`` are those it may mean."""

    def __init__(self, value: str, candidates: tuple[str, ...]) -> None:
        shown = "; ".join(candidates[:10]) + ("; …" if len(candidates) > 10 else "")  # noqa: PLR2004 - a screenful
        super().__init__(f"{value!r} may mean several, name one by its id: {shown}")
        self.value = value
        self.candidates = candidates


class MetadataError(RashomonError):
    """A line of a metadata file that cannot be used."""

    def __init__(self, path: str, line: int, reason: str) -> None:
        super().__init__(f"{path}, line {line}: {reason}")
        self.path = path
        self.line = line
        self.reason = reason
