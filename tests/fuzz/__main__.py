"""`python -m tests.fuzz PARSER [--seconds N] [--seed N]`: give a parser what nobody would write, as long as you like.

With `atheris` installed it is led by what code was reached (`pip install '.[fuzz]'`), else by chance alone. It begins
with what lies in `tests/fuzz/corpus/PARSER`. What is found is put beside it, and replayed by the suite from now on.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
import zlib
from pathlib import Path
from typing import Final

CORPUS: Final = Path(__file__).parent / "corpus"
SPLICES: Final = (
    b"\x1b]2;x\x07",
    b"\n",
    b'"',
    b"[[event]]\n",
    b"=",
    b"\\u001b",
    b"\xff",
    b"\x00",
    b"\xe2\x80\xae",
    b"9" * 40,
)


def seeds(parser: str) -> list[bytes]:
    """What there is to begin with."""
    return [path.read_bytes() for path in sorted((CORPUS / parser).iterdir())]


def mutated(one: bytes, other: bytes, chance: random.Random) -> bytes:
    """Something like them."""
    data = bytearray(one)
    for _ in range(chance.randint(1, 6)):
        place, length = chance.randint(0, len(data)), chance.randint(0, 12)
        match chance.randint(0, 5):
            case 0:
                del data[place : place + length]
            case 1:
                data[place:place] = chance.choice(SPLICES)
            case 2:
                data[place:place] = chance.randbytes(length)
            case 3 if data:
                data[min(place, len(data) - 1)] ^= 1 << chance.randint(0, 7)
            case 4:
                data[place:place] = data[place : place + 8 * length]
            case _:
                begin = chance.randint(0, len(other))
                data[place:place] = other[begin : begin + 8 * length]
    return bytes(data)


def by_chance(parser: str, seconds: float, seed: int) -> int:
    """Try until the time is up; how many tries that were."""
    from tests.fuzz.parsers import one_try

    chance, known = random.Random(seed), seeds(parser)
    end, tries = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        data = mutated(chance.choice(known), chance.choice(known), chance)
        tries += 1
        try:
            one_try(parser, data)
        except Exception:  # whatever it is, it was found; it is written down, and ends the program all the same
            keep(parser, data)
            raise
    return tries


def keep(parser: str, data: bytes) -> None:
    """Write down what was found."""
    path = CORPUS / parser / f"found-{zlib.crc32(data):08x}"
    path.write_bytes(data)
    sys.stdout.write(f"written to {path}\n")


def led(parser: str, seconds: float, seed: int) -> None:
    """The same, led by what code was reached; ends the program. What was reached is not kept: what is found, is."""
    import atheris

    with atheris.instrument_imports(include=["peerinquiry"]):
        from tests.fuzz.parsers import one_try

    with tempfile.TemporaryDirectory() as reached:
        found = f"-artifact_prefix={CORPUS / parser}/found-"
        limits = [
            f"-max_total_time={int(seconds)}",
            f"-seed={seed}",
            "-max_len=8000",
            "-timeout=20",
            "-print_final_stats=1",
        ]
        atheris.Setup([sys.argv[0], reached, str(CORPUS / parser), found, *limits], lambda data: one_try(parser, data))
        atheris.Fuzz()


def main() -> None:
    """Fuzz one of them."""
    asked = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    asked.add_argument("parser", choices=[*sorted(path.name for path in CORPUS.iterdir()), "all"])
    asked.add_argument("--seconds", type=float, default=60.0)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--by-chance", action="store_true", help="though atheris is installed")
    told = asked.parse_args()
    if told.parser == "all":
        rest = [f"--seconds={told.seconds}", f"--seed={told.seed}", *(["--by-chance"] if told.by_chance else [])]
        for path in sorted(CORPUS.iterdir()):
            subprocess.run([sys.executable, "-m", "tests.fuzz", path.name, *rest], check=True)
        return
    try:
        import atheris  # noqa: F401 - only whether it is there
    except ImportError:
        told.by_chance = True
    if told.by_chance:
        tries = by_chance(told.parser, told.seconds, told.seed)
        sys.stdout.write(f"{told.parser}: {tries:,} tries by chance, nothing found\n")
    else:
        led(told.parser, told.seconds, told.seed)


if __name__ == "__main__":
    main()
