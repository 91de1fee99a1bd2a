"""Chats of video calls, copied or saved, as messages: Zoom, Teams, Meet, and lines of any kind.

`read_chat` says which it is; nobody has to. No line is ever lost: what is not understood is handed back as it came.
"""

from peerinquiry.formats.chat.detect import read_chat
from peerinquiry.formats.chat.model import Chat, Message, Reaction
from peerinquiry.formats.chat.text import NotText, decode

__all__ = ["Chat", "Message", "NotText", "Reaction", "decode", "read_chat"]
