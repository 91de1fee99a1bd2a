"""`peerinquiry teams …`: who meets regularly."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peerinquiry.cli.context import HomeOption, RemarksOption, home_of, whole_home_of
from peerinquiry.cli.printing import exactly
from peerinquiry.cli.putting_right import YesOption, confirm
from peerinquiry.cli.session_name import session_names
from peerinquiry.cli.team_name import TeamName
from peerinquiry.inquiry.text import one_line

if TYPE_CHECKING:
    from peerinquiry.formats.toml_file import Examined
    from peerinquiry.inquiry.team import Team
    from peerinquiry.storage.teams import Teams

app = typer.Typer(
    help="The teams that meet regularly: list, show, check, make, edit, delete them.", no_args_is_help=True
)


@app.command("list")
def list_teams(ctx: typer.Context, home: HomeOption = None) -> None:
    """Show which teams there are, when each last met, and how many actions are open."""
    from peerinquiry.cli.output import say
    from peerinquiry.cli.team_pages import list_page
    from peerinquiry.team_in_use import records

    say(list_page(_teams(ctx), records(whole_home_of(ctx))))


@app.command()
def show(ctx: typer.Context, name: TeamName, home: HomeOption = None) -> None:
    """Show a team: who is in it, and how it usually meets. E-mail addresses are counted, and not shown."""
    from peerinquiry.cli.output import say
    from peerinquiry.cli.team_pages import team_page

    teams = _teams(ctx)
    say(team_page(teams.path(name), teams.load(name)))


@app.command()
def check(
    ctx: typer.Context,
    files: Annotated[list[Path] | None, typer.Argument(help="Files or folders; all teams, if none.")] = None,
    as_json: RemarksOption = False,
    home: HomeOption = None,
) -> None:
    """Say where each mistake is, and what to write instead. Exits 1 if there is one; warnings alone exit 0.

    With --json, one list of objects: path, line, column (both from 1), level (mistake or warning), what, instead.
    """
    from peerinquiry.cli.remarks import tell
    from peerinquiry.inquiry.team_changes import size
    from peerinquiry.storage.toml_source import files_of

    paths = files_of(files) if files else _teams(ctx).files()
    if not tell(paths, lambda path: _examined(ctx, path), size, as_json=as_json):
        raise typer.Exit(1)


@app.command()
def new(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="What it is called, such as leadership-team.")],
    session: Annotated[
        str,
        typer.Option("--from", help="The session whose people it has; else examples.", autocompletion=session_names),
    ] = "",
    home: HomeOption = None,
) -> None:
    """Make a team, ready to be edited. What is there already is never written over.

    With --from, that session is the team's from then on, if it was nobody's: what is open of it comes back.
    """
    from rich.text import Text

    from peerinquiry.cli.output import say
    from peerinquiry.storage.banks import BankLibrary
    from peerinquiry.storage.transcripts import find_session
    from peerinquiry.team_in_use import example_team, team_from
    from peerinquiry.team_naming import name_team

    kept = whole_home_of(ctx)
    team = team_from(kept, BankLibrary(kept.root, Path()), name, session) if session else example_team(name)
    path = _teams(ctx).new(team)
    said = [f"{path} is there; `peerinquiry teams edit {path.stem}` opens it."]
    if session:
        said.append(name_team(find_session(kept, session), path.stem))
    say(Text(one_line(line)) for line in said)


@app.command()
def edit(ctx: typer.Context, name: TeamName, home: HomeOption = None) -> None:
    """Open a team in your editor; then check it. Exits 1 if there is a mistake."""
    from peerinquiry.cli.remarks import edit_and_tell
    from peerinquiry.inquiry.team_changes import size

    path = _teams(ctx).to_edit(name)
    edit_and_tell(path, lambda path: _examined(ctx, path), size)


@app.command()
def delete(ctx: typer.Context, name: TeamName, yes: YesOption = False, home: HomeOption = None) -> None:
    """Remove a team's file. It says which, and asks; the team's sessions keep their record."""
    teams = _teams(ctx)
    path = teams.path(name)
    typer.echo(f"{one_line(str(path))}, with the names that are in it. Sessions of this team stay as they are.")
    confirm("Delete it for good?", yes=yes)
    typer.echo(f"{one_line(teams.delete(path.stem).name)} deleted.")


@app.command()
def schema() -> None:
    """Print the JSON Schema of a team, for editors that complete and check while you type."""
    from peerinquiry.formats import team_schema
    from peerinquiry.formats.described_schema import schema_text

    exactly(schema_text(team_schema.schema()))


def _examined(ctx: typer.Context, path: Path) -> Examined[Team]:
    from peerinquiry.storage.banks import BankLibrary

    return _teams(ctx).examine(path, BankLibrary(home_of(ctx), Path()).names())


def _teams(ctx: typer.Context) -> Teams:
    from peerinquiry.storage.teams import Teams

    return Teams(whole_home_of(ctx))
