"""The words of the plain console, a room for what belongs together; loading this hangs them all on the language."""

from peerinquiry.plain.words import challenges, chats, gather, helping, inquire, moving, plan, recommend, telling, turns

__all__ = ["challenges", "chats", "gather", "helping", "inquire", "moving", "plan", "recommend", "telling", "turns"]
