"""A program to be killed: it plays the scripted session when it is told to, in a process of its own each time.

One line on stdin, `HOME ACKS HOW`, begins a run: a child stops at once, and its number is printed, so that
whoever wants can attach to it and let it go on. It writes the number of each event that showed as saved to ACKS, with
one write, and ends with the session. Then its exit status is printed. All that has to be loaded was loaded before.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from tests.faults.script import Witness, prepared, whole

from peerinquiry.storage.home import Home


def run(home: Path, acks: Path, how: str) -> None:
    """One session; `how` is direct, or threaded as the console's."""
    fd = os.open(acks, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    witness = Witness(lambda seq: os.write(fd, b"%d\n" % seq))
    os.kill(os.getpid(), signal.SIGSTOP)
    whole(Home(home), witness, direct=how == "direct")


def main() -> None:
    """Runs until nobody asks any more."""
    prepared(Path(sys.argv[1]))  # loads what is loaded late
    whole(Home(Path(sys.argv[1])), Witness())
    for line in sys.stdin:
        home, acks, how = line.split()
        child = os.fork()
        if not child:
            try:
                run(Path(home), Path(acks), how)
            finally:
                os._exit(0)
        os.waitpid(child, os.WUNTRACED)  # whoever lets it go on before it has stopped would wait for ever
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
        sys.stdout.write(f"{os.waitpid(child, 0)[1]}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
