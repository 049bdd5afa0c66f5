"""One across documents, by all that they tell of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.entities.dossiers import Dossier
from rashomon.entities.families import Family


@dataclass(frozen=True, slots=True)
class Identity:
    """One across documents: its family and all that documents tell of it, the earliest first."""

    family: Family
    dossiers: Sequence[Dossier]
