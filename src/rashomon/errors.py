"""What can go wrong, each with the value it was about."""

_SCREENFUL = 12


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


class ReadOnlyError(CorpusError):
    """A corpus file that was to be written to and may only be read."""


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


class MetadataError(RashomonError):
    """A line of a metadata file that cannot be used."""

    def __init__(self, path: str, line: int, reason: str) -> None:
        super().__init__(f"{path}, line {line}: {reason}")
        self.path = path
        self.line = line
        self.reason = reason


class AmbiguousError(RashomonError):
    """Words that may mean several: ``value`` as given, ``candidates`` in words, each with its id."""

    def __init__(self, value: str, candidates: tuple[str, ...]) -> None:
        shown = [*candidates[:_SCREENFUL], *(["…"] if len(candidates) > _SCREENFUL else [])]
        told = "".join(f"\n  {one}" for one in shown)
        super().__init__(f"{value!r} may mean several; name one by its id:{told}")
        self.value = value
        self.candidates = candidates


class DecisionError(RashomonError):
    """What cannot be decided: ``value`` as given, ``reason`` why."""

    def __init__(self, value: str, reason: str) -> None:
        super().__init__(f"{value}: {reason}")
        self.value = value
        self.reason = reason


class KnownError(RashomonError):
    """A list of known people and bodies that cannot be read: ``path`` names it, ``reason`` says why."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason
