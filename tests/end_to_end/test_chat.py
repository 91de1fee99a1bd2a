"""`peerinquiry chat` as a shell runs it: the real program, bytes in and bytes out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

CHAT = (
    "\ufeff10:01:00 Von Änne an Alle:\r\n\tWir verlieren zwei Lieferanten im Jahr\r\n"
    "10:02:00 Von Bea an Änne(Direktnachricht):\r\n\tpsst\r\n"
    '10:03:00 Von Bea an Alle:\r\n\tAntwort auf "Wir verlieren zwei..."\r\n\t\r\n\twir auch\r\n'
)


def run(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}  # the object is the same, whatever the locale
    program = [sys.executable, "-m", "peerinquiry", "chat", *arguments]
    return subprocess.run(program, input=stdin, capture_output=True, check=False, env=environment)


def test_a_file_comes_out_as_one_object(tmp_path: Path) -> None:
    file = tmp_path / "meeting_saved_chat.txt"
    file.write_bytes(CHAT.encode("utf-16"))
    ran = run(str(file), "--json")
    assert (ran.returncode, ran.stderr) == (0, b"")
    found = json.loads(ran.stdout.decode("utf-8"))
    assert [message["who"] for message in found["messages"]] == ["Änne", "Bea"]
    assert found["messages"][1]["reply_to"] == "Wir verlieren zwei Lieferanten im Jahr"
    assert run("-", "--json", stdin=CHAT.encode()).stdout == ran.stdout


def test_what_cannot_be_read_is_one_sentence_and_a_code(tmp_path: Path) -> None:
    ran = run(str(tmp_path / "none.txt"), "--json")
    assert ran.returncode == 1
    assert ran.stdout == b""
    assert ran.stderr.startswith(b"peerinquiry: There is no file ")
    assert ran.stderr.count(b"\n") == 1
