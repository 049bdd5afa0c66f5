"""Commands that decide: who is who, who said it, which events are one, and what is taken back."""

import getpass
from dataclasses import fields
from pathlib import Path
from typing import Annotated, NamedTuple, cast, get_args

import typer

from rashomon.cli.listing import Column, Listing, write_rows
from rashomon.cli.options import FormatOption, OutputOption
from rashomon.cli.rows import to_json
from rashomon.corpus.decisions import Decision, DecisionKind
from rashomon.corpus.decisions import undo as take_back
from rashomon.corpus.doubting import standings
from rashomon.corpus.happenings import EVENT
from rashomon.corpus.judging import Decider, open_to_decide
from rashomon.corpus.store import Corpus
from rashomon.corpus.telling import DecisionRow, list_rows
from rashomon.types import EntityKind

app = typer.Typer(
    name="decide",
    help="""Decide who is who; every decision is kept, applied again after every change, and can be taken back.

    WHO is an entity's id or name, or a mention: DOCUMENT:START-END or DOCUMENT:ID, such as 1f3a5b7c:160-176. What is said
    of an entity is kept as said of words in a document. Whether two events are one is decided in the same way, by their
    ids or by words that tell of them. A decision that contradicts an earlier one waits until that one is taken back.

    Example: rashomon decide same "Hajj Qassim" "Qassem Soleimani" --why "told so in the third paragraph"
    """,
    no_args_is_help=True,
    rich_markup_mode=None,
)

ByOption = Annotated[str | None, typer.Option("--who", help="Who decides.  [default: the login name]")]
WhyOption = Annotated[str, typer.Option("--why", help="Kept beside the decision.")]
EventsOption = Annotated[
    bool, typer.Option("--events", help="The two are events: ids, or places of words that tell of them.")
]
OneArgument = Annotated[
    str, typer.Argument(metavar="WHO", help="An entity's id or name, or a mention; or an event's id.")
]
OtherArgument = Annotated[str, typer.Argument(metavar="WHO", help="The other one, in the same way.")]

DECISIONS = Listing(
    columns=(
        Column("number", lambda row: row["number"]),
        Column("at", lambda row: row["at"][:16].replace("T", " ")),
        Column("who", lambda row: row["who"]),
        Column("kind", lambda row: row["kind"]),
        Column("what", lambda row: row["what"], share=2),
        Column("state", lambda row: row["state"]),
        Column("reason", lambda row: row["reason"] or row["why"], share=1),
    ),
    keys=tuple(field.name for field in fields(DecisionRow) if field.name != "targets"),
    empty="nothing decided yet",
)


@app.command()
def same(
    context: typer.Context,
    one: OneArgument,
    other: OtherArgument,
    events: EventsOption = False,  # noqa: FBT002 - a switch
    who: ByOption = None,
    why: WhyOption = "",
) -> None:
    """Join two: they are one.

    Example: rashomon decide same E6zdbx7z0nc6d "Abu Mawj"
    """
    _pair(context.obj, "same", Two(one, other, events), who, why)


@app.command()
def different(
    context: typer.Context,
    one: OneArgument,
    other: OtherArgument,
    events: EventsOption = False,  # noqa: FBT002 - a switch
    who: ByOption = None,
    why: WhyOption = "",
) -> None:
    """Part two: they are not one, whatever the rules say; to part one entity or event, name words of each.

    Example: rashomon decide different 1f3a5b7c:160-169 90ab12cd:15-24
    """
    _pair(context.obj, "different", Two(one, other, events), who, why)


@app.command()
def unsure(
    context: typer.Context,
    one: OneArgument,
    other: OtherArgument,
    events: EventsOption = False,  # noqa: FBT002 - a switch
    who: ByOption = None,
    why: WhyOption = "",
) -> None:
    """Leave it open whether two are one, and do not ask again.

    Example: rashomon decide unsure "Ali Sorel" "A. Sorel"
    """
    _pair(context.obj, "unsure", Two(one, other, events), who, why)


class Two(NamedTuple):
    """What somebody decides on: two entities, or two events."""

    one: str
    other: str
    are_events: bool


def _pair(path: Path, kind: DecisionKind, two: Two, who: str | None, why: str) -> None:
    """Decide on events where that is said, or where one of the two is named by an event's id; else on entities."""
    with open_to_decide(path) as corpus:
        decider = Decider(corpus, _who(who), why)
        are_events = two.are_events or any(map(EVENT.fullmatch, two[:2]))
        decide = decider.pair_events if are_events else decider.pair
        _report(corpus, decide(kind, two.one, two.other))


@app.command()
def rename(
    context: typer.Context,
    one: OneArgument,
    name: Annotated[str, typer.Argument(help="Its name from now on.")],
    who: ByOption = None,
    why: WhyOption = "",
) -> None:
    """Give an entity its name; the one that it had stays among the others.

    Example: rashomon decide rename Soleimani "Qasem Soleimani"
    """
    with open_to_decide(context.obj) as corpus:
        _report(corpus, Decider(corpus, _who(who), why).rename(one, name))


def _check_kind(value: str) -> str:
    if value not in get_args(EntityKind):
        raise typer.BadParameter(f"{value!r} is none of {', '.join(get_args(EntityKind))}")
    return value


@app.command()
def kind(
    context: typer.Context,
    one: OneArgument,
    new: Annotated[
        str, typer.Argument(metavar="KIND", callback=_check_kind, help=f"One of {', '.join(get_args(EntityKind))}.")
    ],
    who: ByOption = None,
    why: WhyOption = "",
) -> None:
    """Give an entity its kind.

    Example: rashomon decide kind Washington place
    """
    with open_to_decide(context.obj) as corpus:
        _report(corpus, Decider(corpus, _who(who), why).change_kind(one, cast(EntityKind, new)))


@app.command()
def mention(
    context: typer.Context,
    words: Annotated[str, typer.Argument(metavar="MENTION", help="DOCUMENT:START-END or DOCUMENT:ID.")],
    to: Annotated[str, typer.Argument(metavar="WHO", help="Whose it is.")],
    who: ByOption = None,
    why: WhyOption = "",
) -> None:
    """Give one mention to another entity.

    Example: rashomon decide mention 1f3a5b7c:m12 "Nouri al-Maliki"
    """
    with open_to_decide(context.obj) as corpus:
        _report(corpus, Decider(corpus, _who(who), why).move(words, to))


@app.command()
def correct(
    context: typer.Context,
    words: Annotated[
        str, typer.Argument(metavar="ATTRIBUTION", help="DOCUMENT:ID, or DOCUMENT:START-END in its words.")
    ],
    speaker: Annotated[str | None, typer.Option("--speaker", metavar="WHO", help="Who said it: an entity.")] = None,
    name: Annotated[str | None, typer.Option("--name", help="Who said it, where that is no entity here.")] = None,
    who: ByOption = None,
    why: WhyOption = "",
) -> None:
    """Give an attribution to whom it belongs; without --speaker or --name, say that it is none.

    Example: rashomon decide correct 1f3a5b7c:a4 --speaker "Nouri al-Maliki"
    """
    if speaker is not None and name is not None:
        raise typer.BadParameter("--speaker and --name exclude each other")
    with open_to_decide(context.obj) as corpus:
        _report(corpus, Decider(corpus, _who(who), why).correct(words, speaker, name))


@app.command()
def undo(
    context: typer.Context,
    number: Annotated[
        int, typer.Argument(help="The decision to take back; an undo too: then the decision holds again.")
    ],
    who: ByOption = None,
    why: WhyOption = "",
) -> None:
    """Take a decision back: all is as it was before it.

    Example: rashomon decide undo 3
    """
    with open_to_decide(context.obj) as corpus:
        _report(corpus, take_back(corpus, number, _who(who), why))


@app.command("list")
def list_all(context: typer.Context, form: FormatOption = None, output: OutputOption = None) -> None:
    """List what was decided, when, by whom and why, and what became of it.

    Example: rashomon decide list --format csv --output decisions.csv
    """
    with Corpus.open_readable(context.obj) as corpus:
        rows = list(list_rows(corpus, standings(corpus)))
    write_rows(map(to_json, rows), DECISIONS, form, output)


def _who(given: str | None) -> str:
    """Give who decides: as told, else the login name."""
    try:
        return given or getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"


def _report(corpus: Corpus, decision: Decision) -> None:
    """Print the decision, and warn where it is not applied."""
    rows = {row.number: row for row in list_rows(corpus, standings(corpus))}
    row = rows[decision.number]
    write_rows([to_json(row)], DECISIONS, None, None)
    if row.state == "waits":
        back = " or ".join(f"rashomon decide undo {number}" for number in row.against)
        typer.echo(f"decision {row.number} waits: {row.reason}. Take it back: {back}", err=True)
    elif row.state == "not applicable":
        typer.echo(f"decision {row.number} cannot be applied now: {row.reason}", err=True)
