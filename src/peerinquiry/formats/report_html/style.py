"""How the page looks: light and dark, on a screen and on paper. All colours are the variables at the top."""

from __future__ import annotations

from typing import Final

LIGHT: Final = """\
  --paper: #faf8f3; --card: #ffffff; --ink: #1a2330; --muted: #566070; --line: #d8d3c7; --track: #e7e2d7;
  --accent: #8a4b08; --on-accent: #ffffff; --peer: #1d6a73; --lighter: #6fa9af; --pulse: #5b4b8a; --over: #a3321d;
"""
DARK: Final = """\
  --paper: #11161e; --card: #1a212c; --ink: #eef1f5; --muted: #a9b4c3; --line: #36404e; --track: #2c3542;
  --accent: #f0b54a; --on-accent: #11161e; --peer: #56b6bf; --lighter: #8fd3d9; --pulse: #ad9cf0; --over: #ff927b;
"""
STYLE: Final = f"""\
:root {{
{LIGHT}}}
@media screen and (prefers-color-scheme: dark) {{
:root {{
{DARK}}}
}}
* {{ box-sizing: border-box; }}
html {{ -webkit-text-size-adjust: 100%; print-color-adjust: exact; -webkit-print-color-adjust: exact; }}
body {{
  margin: 0; padding: 2.5rem 1.25rem 3rem; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  overflow-wrap: anywhere;
}}
main {{ max-width: 62rem; margin: 0 auto; }}
h1, h2, p, ul, ol, dl, dd, figure, blockquote {{ margin: 0; padding: 0; }}
header {{ border-bottom: 1px solid var(--line); padding-bottom: 1.1rem; margin-bottom: 2rem; }}
h1 {{ font-size: 1.25rem; font-weight: 650; line-height: 1.3; letter-spacing: .01em; }}
.facts {{ color: var(--muted); font-size: .92rem; margin-top: .3rem; }}
.facts .away {{ font-style: italic; }}
h2 {{ font-size: .8rem; font-weight: 650; letter-spacing: .09em; text-transform: uppercase; color: var(--muted); }}
.before blockquote, .after blockquote {{
  font-family: "Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", Georgia, serif;
}}
.loop {{ display: grid; grid-template-columns: 2fr auto 3fr; gap: 1.6rem; align-items: center; margin-bottom: 2.6rem; }}
.loop h2 {{
  margin-bottom: .45rem; font-size: .92rem; font-weight: 500; letter-spacing: 0; text-transform: none;
}}
.before blockquote {{ font-size: 1.35rem; line-height: 1.35; color: var(--muted); }}
.after blockquote {{ font-size: 2.3rem; line-height: 1.2; letter-spacing: -.01em; }}
.after blockquote.as-it-was {{ font-size: 1.6rem; font-style: italic; }}
.after .long {{ font-size: 1.45rem; line-height: 1.35; letter-spacing: 0; }}
.before .long {{ font-size: 1.05rem; }}
.after {{ border-left: 4px solid var(--accent); padding-left: 1.4rem; }}
.arrow {{ color: var(--accent); font-size: 1.8rem; line-height: 1; }}
.aside-line {{ color: var(--muted); font-size: .9rem; margin-top: .5rem; }}
section {{ margin-bottom: 2.2rem; }}
section > h2 {{ margin-bottom: .8rem; }}
.cards {{ display: grid; grid-template-columns: 1fr 1fr; gap: 1.4rem; align-items: start; }}
.cards > :only-child {{ grid-column: 1 / -1; }}
.cards > div {{ display: grid; gap: 1.4rem; }}
.card {{
  background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 1.1rem 1.25rem 1.25rem;
}}
.card > h2 {{ margin-bottom: .9rem; }}
.card > p {{ color: var(--muted); font-size: .9rem; margin-top: .8rem; }}
.card > p.lead {{ margin: 0 0 .9rem; }}
.card > p strong {{ color: var(--ink); font-weight: 600; }}
table {{ width: 100%; table-layout: fixed; border-collapse: collapse; margin-top: 1rem; font-size: .95rem; }}
caption {{ position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }}
th, td {{ text-align: start; vertical-align: top; padding: .5rem .7rem .5rem 0; border-top: 1px solid var(--line); }}
thead th {{
  border-top: 0; padding-bottom: .3rem; white-space: nowrap; font-size: .8rem; font-weight: 600; color: var(--muted);
}}
thead .no {{ width: 2.6rem; }}
thead .who, thead .when {{ width: 15%; }}
thead .sign {{ width: 30%; }}
tbody th {{ font-weight: 650; color: var(--accent); }}
td span, li span {{ display: block; }}
td small {{ display: block; color: var(--muted); font-size: .86rem; }}
.beside {{
  display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: .3rem 1.6rem;
  margin-top: 1rem; font-size: .95rem;
}}
.beside dt {{ font-size: .8rem; font-weight: 600; color: var(--muted); }}
.beside dd + dd {{ margin-top: .15rem; }}
.ideas {{ list-style: none; display: grid; gap: .6rem; }}
.ideas li {{ padding-left: 1.5rem; position: relative; }}
.ideas li::before {{ content: "\\2713"; position: absolute; left: 0; color: var(--accent); font-weight: 700; }}
.ideas small {{ color: var(--muted); display: block; font-size: .86rem; }}
footer {{ border-top: 1px solid var(--line); padding-top: .9rem; color: var(--muted); font-size: .85rem; }}
svg.chart {{ display: block; overflow: visible; }}
svg text {{ fill: var(--ink); font: 14px system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }}
svg .figure {{ fill: var(--ink); font-weight: 600; font-variant-numeric: tabular-nums; }}
svg .aside {{ fill: var(--muted); font-size: 12px; }}
svg .track {{ fill: var(--track); }}
svg .peer {{ fill: var(--peer); }}
svg .lighter {{ fill: var(--lighter); }}
svg .pulse {{ fill: var(--pulse); }}
svg .over {{ fill: var(--over); }}
svg .tick {{ stroke: var(--ink); stroke-width: 2; }}
svg .band {{ font-size: 13px; font-weight: 600; }}
svg .quiet {{ fill: var(--muted); font-weight: 400; }}
svg .edge, svg .stem {{ stroke: var(--line); stroke-width: 1; }}
svg .axis {{ stroke: var(--muted); stroke-width: 2; }}
svg .dashed {{ stroke-dasharray: 4 4; }}
svg .action {{ fill: var(--peer); }}
svg .check {{ fill: var(--accent); }}
svg .number {{ fill: var(--card); font-size: 13px; font-weight: 700; }}
@media screen and (max-width: 44rem) {{
  body {{ padding: 1.4rem 1rem 2rem; }}
  .loop {{ grid-template-columns: 1fr; gap: .9rem; }}
  .arrow {{ transform: rotate(90deg); justify-self: start; }}
  .after blockquote {{ font-size: 1.75rem; }}
  .cards {{ grid-template-columns: 1fr; }}
  .wide {{ display: none; }}
  svg .band {{ font-size: 11px; }}
  thead {{ position: absolute; clip-path: inset(50%); }}
  tbody tr {{
    display: grid; grid-template-columns: 1.9rem 1fr auto; border-top: 1px solid var(--line); padding: .5rem 0;
  }}
  tbody th, tbody td {{ border: 0; padding: 0; }}
  tbody td.what {{ grid-column: 2 / 4; }}
  tbody td.who {{ grid-column: 2; color: var(--muted); }}
  tbody td.when {{ grid-column: 3; }}
  tbody td.sign {{ grid-column: 2 / 4; }}
}}
@page {{ size: A4; margin: 13mm 14mm 14mm; }}
@media print {{
  body {{ padding: 0; background: none; }}
  main {{ max-width: none; zoom: .78; }}
  header {{ margin-bottom: 1.4rem; padding-bottom: .8rem; }}
  .loop {{ margin-bottom: 1.8rem; break-inside: avoid; }}
  section {{ margin-bottom: 1.6rem; }}
  .ideas {{ gap: .4rem; }}
  .ideas li span, .ideas small {{ display: inline; }}
  .ideas small {{ margin-left: .6em; }}
  .cards, .cards > div {{ gap: 1.1rem; }}
  .card {{ padding: .9rem 1.1rem 1rem; }}
  .card, figure, tr, li, dl, svg {{ break-inside: avoid; }}
  h2 {{ break-after: avoid; }}
}}
"""
