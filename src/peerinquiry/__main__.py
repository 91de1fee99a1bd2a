"""`python -m peerinquiry` is the command."""

from __future__ import annotations

from peerinquiry.cli import main

if __name__ == "__main__":
    main()
