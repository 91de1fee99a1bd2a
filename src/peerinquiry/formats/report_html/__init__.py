"""The report of a session as one HTML file that is whole in itself.

It holds its style and its charts, asks for nothing over the network, and has no script: a policy in it forbids both.
It follows the reader's light or dark, and prints in light colours on A4.
"""

from __future__ import annotations

from peerinquiry.formats.report_html.page import render

__all__ = ["render"]
