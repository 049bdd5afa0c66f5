"""The house keeps its layers: what a file may import is decided by the folder it lies in."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src" / "rashomon"

GROUND = {"types", "errors", "garbage", "lexicon", "gazetteer", "schema", "version"}
STAGES = {"reading", "language", "attribution", "times", "entities", "events", "comparison"}
LAYERS = [
    GROUND,
    {"records"},
    STAGES,
    {"pipeline", "comparing", "happening", "deciding"},
    {"gather"},
    {"corpus", "export", "scale"},
    {"cli", "web", "demo", "__main__"},
]
LIGHT_GROUND = {
    "errors": {"types"},
    "garbage": set(),
    "gazetteer": {"lexicon", "types"},
    "lexicon": {"errors", "types"},
    "schema": set(),
    "types": set(),
}
SIDE_BY_SIDE = {
    "comparing": {"happening"},
    "happening": {"deciding"},
    "export": {"corpus"},
    "cli": {"web", "demo"},
    "__main__": {"cli"},
}
"""Parts of one layer that may use the parts named."""


def place_of(name: str) -> int:
    """Give the layer of a part; an unknown part is an error."""
    for height, layer in enumerate(LAYERS):
        if name in layer:
            return height
    raise AssertionError(f"rashomon.{name} has no layer: add it to LAYERS in {Path(__file__).name}")


def may_import(importer: str, imported: str) -> bool:
    """Tell whether the part ``importer`` may import the part ``imported``."""
    if importer in {imported, "__init__"}:
        return True
    if importer in GROUND:
        return imported in LIGHT_GROUND.get(importer, set())
    if imported == "__init__":
        return True
    if place_of(importer) == place_of(imported):
        return imported in SIDE_BY_SIDE.get(importer, set())
    return place_of(imported) < place_of(importer)


def imports_of(code: str, module: str) -> Iterator[tuple[int, str]]:
    """Give line and full name of each of our modules that ``module`` imports, relative imports resolved."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names if alias.name.split(".")[0] == "rashomon")
        elif isinstance(node, ast.ImportFrom):
            above = module.split(".")[: -node.level] if node.level else []
            base = ".".join([*above, node.module] if node.module else above)
            if base.split(".")[0] != "rashomon":
                continue
            for alias in node.names:
                yield node.lineno, f"{base}.{alias.name}"


def part_of(module: str) -> str:
    """Give the part of the house that a full module name lies in; the package itself is ``__init__``."""
    pieces = module.split(".")
    known = set().union(*LAYERS)
    if len(pieces) > 1 and (
        pieces[1] in known or (SOURCE / pieces[1]).is_dir() or (SOURCE / f"{pieces[1]}.py").is_file()
    ):
        return pieces[1]
    return "__init__"


def module_name(path: Path) -> str:
    """Give a file's module name; a package's own file keeps ``__init__`` so that relative imports resolve."""
    return ".".join(["rashomon", *path.relative_to(SOURCE).with_suffix("").parts])


def breaches(code: str, module: str) -> list[str]:
    """Give the imports of ``module`` that break the layers, as ``module:line imports name``."""
    importer = part_of(module)
    return [
        f"{module}:{line} imports {name}"
        for line, name in imports_of(code, module)
        if not may_import(importer, part_of(name))
    ]


def test_no_file_breaks_the_layers() -> None:
    """Every import of ours goes down, or sideways where that is allowed."""
    found = [
        breach
        for path in sorted(SOURCE.rglob("*.py"))
        for breach in breaches(path.read_text(encoding="utf-8"), module_name(path))
    ]
    assert found == []


def test_every_folder_and_module_has_a_layer() -> None:
    """A new folder must be given its place before anything is put into it."""
    for path in SOURCE.iterdir():
        if path.name != "__pycache__" and path.stem != "__init__" and (path.is_dir() or path.suffix == ".py"):
            assert place_of(path.stem) >= 0


def test_an_unknown_folder_fails() -> None:
    """A name that stands in no layer is refused."""
    with pytest.raises(AssertionError, match="has no layer"):
        place_of("helpers")


@pytest.mark.parametrize(
    ("module", "code", "allowed"),
    [
        ("rashomon.reading.zones", "from rashomon.types import Zone", True),
        ("rashomon.reading.zones", "from ..types import Zone", True),
        ("rashomon.reading.zones", "from . import lines", True),
        ("rashomon.reading.zones", "from ..language import tokens", False),
        ("rashomon.reading.zones", "from rashomon.language.tokens import find_tokens", False),
        ("rashomon.reading.zones", "import rashomon.language.tokens", False),
        ("rashomon.reading.zones", "from rashomon import language", False),
        ("rashomon.reading.__init__", "from .zones import find_zones", True),
        ("rashomon.reading.__init__", "from ..corpus import store", False),
        ("rashomon.types", "from rashomon.errors import RashomonError", False),
        ("rashomon.pipeline", "from rashomon.attribution.assemble import assemble", True),
        ("rashomon.attribution.assemble", "from rashomon.pipeline import annotate", False),
        ("rashomon.corpus.store", "from rashomon.pipeline import annotate", True),
        ("rashomon.corpus.store", "from rashomon.cli import app", False),
        ("rashomon.web.app", "from rashomon.cli import app", False),
        ("rashomon.cli.app", "from rashomon.web.serve import serve", True),
        ("rashomon.cli.app", "import json\nfrom pathlib import Path", True),
    ],
)
def test_imports_are_judged_by_where_they_lead(module: str, code: str, allowed: bool) -> None:  # noqa: FBT001 - a case table
    """Relative and plain imports are judged alike."""
    assert (breaches(code, module) == []) is allowed
