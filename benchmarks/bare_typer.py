"""The smallest Typer app with a `--version`. What the command line is measured against."""

from __future__ import annotations

from typing import Annotated

import typer

app = typer.Typer()


def _version(*, asked: bool) -> None:
    if asked:
        typer.echo("bare 1.0")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def main(version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True)] = False) -> None:
    """Nothing."""


@app.command()
def nothing() -> None:
    """Nothing at all."""


if __name__ == "__main__":
    app()
