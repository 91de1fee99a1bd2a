"""The words of the plain console, a room for what belongs together; loading this hangs them all on the language."""

from peerinquiry.plain.words import challenges as challenges
from peerinquiry.plain.words import chats as chats
from peerinquiry.plain.words import gather as gather
from peerinquiry.plain.words import helping as helping
from peerinquiry.plain.words import inquire as inquire
from peerinquiry.plain.words import keeping as keeping
from peerinquiry.plain.words import moving as moving
from peerinquiry.plain.words import options as options
from peerinquiry.plain.words import plan as plan
from peerinquiry.plain.words import recommend as recommend
from peerinquiry.plain.words import telling as telling
from peerinquiry.plain.words import turns as turns
