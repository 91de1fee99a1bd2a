"""Three folders of banks, to put some in."""

from __future__ import annotations

from pathlib import Path

from peerinquiry.storage.banks import BankLibrary, Where

GOOD = '[[aims]]\nname = "framing"\nquestions = ["{ask}"]\n'
BROKEN = '[[aims]]\nname = "framing"\nquestion = ["Who?"]\n'


class Shelves:
    """The three folders, and a library over them."""

    def __init__(self, top: Path) -> None:
        self.here, self.home, self.shipped = (top / name for name in ("work", "home", "shipped"))
        for folder in (self.here / "question_banks", self.home / "question_banks", self.shipped):
            folder.mkdir(parents=True)
        self.library = BankLibrary(self.home, self.here, self.shipped)

    def put(self, where: Where, name: str, text: str = "") -> Path:
        folders = {
            Where.HERE: self.here / "question_banks",
            Where.HOME: self.home / "question_banks",
            Where.SHIPPED: self.shipped,
        }
        path = folders[where] / f"{name}.toml"
        path.write_text(text or GOOD.format(ask=f"Who, says {where}?"), "utf-8")
        return path
