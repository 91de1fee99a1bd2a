"""Teams of any kind, and files that people laid out in their own ways."""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from peerinquiry.inquiry.model import Timing
from peerinquiry.inquiry.team import Member, Team
from peerinquiry.inquiry.text import one_line

NAMES: Final = ("Ann Example", "Bea", "Carl", "Dèv", 'Eli "E"', "Fay\\n", "Gül", "👩‍💻", "[/bold]", "#no", "'x'")

TITLE: Final = st.text(max_size=30).map(one_line).filter(bool)
PRONOUNS: Final = st.sampled_from(["", "she/her", "they/them", 'x"y'])
EMAILS: Final = st.sampled_from(["", "ann@example.org", "b+c@example.com"])
SECONDS: Final = st.integers(1, 900).map(float) | st.sampled_from([7.5, 0.25])


@st.composite
def people(draw: st.DrawFn, least: int = 1) -> tuple[Member, ...]:
    """Some of the names, in any order."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=least, max_size=6, unique=True))
    return tuple(Member(name, draw(PRONOUNS), draw(EMAILS)) for name in names)


def teams() -> SearchStrategy[Team]:
    """Teams called `ours`."""
    return st.builds(
        Team,
        st.just("ours"),
        TITLE,
        people(),
        st.sampled_from(["", "hard-decision"]),
        st.dictionaries(st.sampled_from(Timing), SECONDS, max_size=3),
        st.sampled_from(["", "15:00", "75 min"]),
        st.sampled_from(["", "Europe/Berlin"]),
    )


LAID_OUT: Final = (
    "people = ['Ann Example', 'Bea', 'Carl']  # all of us\n",
    (
        "# top\n\npeople = [  # who\n\t'Ann Example', # the boss\n\t{ name = 'Bea' }   # asks well\n] # end\n\n"
        "[timings] # short\n"
    ),
    (
        'title="Ours" # t\n[[people]]   # first\nname = "Ann Example" # a\n\n# second\n[[people]]\nname = "Bea"\n'
        'email = "b@c"\n'
    ),
    (
        "#:schema ./team.schema.json\ntimings.answer = 20 # quick\n"
        "people = [{name='Ann Example',pronouns='she/her'},'Bea',]\n"
    ),
    "[[people]]\nname = 'Ann Example'\n[[people]]\nname = 'Bea'\n[timings]\nask = 10 # ten",
    "people=[\n  'Ann Example',\n  # whoever is new\n  'Bea',\n]\nends = '75 min' # usually\nbank = 'x' # not yet\n",
    "timings = { answer = 20 } # inline\npeople = [\n'Ann Example',\n'Bea', 'Carl' ]",
)
"""Each has Ann Example and Bea, and comments that are their writer's."""
