"""A mistake of ours in a command is one line, which quotes nobody; the log says where, and quotes nobody either."""

from __future__ import annotations

import sys

import pytest

from peerinquiry import cli
from peerinquiry.errorlog import NAME
from peerinquiry.storage.home import Home

WORDS = "kestrel, said Ann"


def fails(*_: object, **__: object) -> None:
    words = WORDS
    raise RuntimeError(words) from KeyError(words)


PLACES = {
    ("report", "latest"): "peerinquiry.storage.transcripts.find_session",
    ("banks", "list"): "peerinquiry.storage.banks.BankLibrary.__init__",
    ("search", WORDS): "peerinquiry.cli.search._run",
    ("new", WORDS, "--plain"): "peerinquiry.openings._first",
    (): "peerinquiry.cli.console.open_console",
}
"""What is typed, and where it goes wrong then."""


@pytest.mark.parametrize("typed", PLACES, ids=" ".join)
def test_it_is_told_in_a_line(
    typed: tuple[str, ...], home: Home, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    if typed:  # what is named counts, and no other folder is begun for a log
        monkeypatch.setenv("PEERINQUIRY_HOME", str(home.root / "other"))
        monkeypatch.setattr(sys, "argv", ["peerinquiry", "--home", str(home.root), *typed])
    else:
        monkeypatch.setenv("PEERINQUIRY_HOME", str(home.root))
        monkeypatch.setattr(sys, "argv", ["peerinquiry"])
    monkeypatch.setattr(PLACES[typed], fails)
    with pytest.raises(SystemExit) as end:
        cli.main()
    out, err = capfd.readouterr()
    assert end.value.code == 1
    assert not out
    assert err.startswith("peerinquiry: stopped by a mistake of its own (RuntimeError); errors.log")
    assert err.count("\n") == 1
    log = (home.root / NAME).read_text()
    assert "because of builtins.KeyError" in log
    assert not [words for words in (err, log) if "kestrel" in words or "Ann" in words]
    assert not (home.root / "other").exists()
