"""A question bank to begin with, as somebody finds it who opens it for the first time."""

from __future__ import annotations

from typing import Final

from peerinquiry.formats.bank_reader import as_title
from peerinquiry.formats.mistakes import short
from peerinquiry.formats.toml_lines import TEXT

_LONGEST_TITLE: Final = 100
_TEMPLATE: Final = """\
#:schema ./question-bank.schema.json
# A question bank of your own. Change anything, save, and it is there: in the console within a second, while a session
# runs, too. What follows a # is for you alone. `peerinquiry banks check` says where a mistake is, and what to write.

title = {title}
language = "en"
# source = "Where the questions come from."

# How long things take, in seconds: take the # away to change one.
[timings]
# ask = 15
# answer = 30
# recommendation = 60

# An aim is what a set of questions is for. The group goes through the aims in this order; each has a name, and as many
# questions as you like, a comma after each. A good one is a sentence long, open, and has no advice in it.
[[aims]]
name = "framing"
purpose = "Understand what has happened and what is happening now."
questions = [
  "What has happened so far?",
  # What to listen for is for you alone, and is not shown to the group.
  {{ ask = "Who else is caught up in this?", listen_for = "Who is not named." }},
]

[[aims]]
name = "possibilities"
purpose = "Picture what good would look like."
questions = [
  "What would you call a success here?",
]

[[aims]]
name = "milestones"
purpose = "Find what would show that things are moving."
questions = [
  "What would you like to see in a month?",
]

[[aims]]
name = "support"
purpose = "Build confidence, and stand together."
questions = [
  "How can we as a group support you in this?",
]
"""


def template(name: str) -> str:
    """A bank that is called `name`, good as it is, with comments on how to change it."""
    return _TEMPLATE.format(title=TEXT.write(short(as_title(name), _LONGEST_TITLE)))
