"""Names that are words as well, and words that stand in names without telling whose they are."""

from __future__ import annotations

from typing import Final

_ALSO_WORDS: Final = """
a abel ace alba alma amber amor angel april art august autumn basil bauer bay beau bella belle berg berger bill
black blanc blanca blanche blanco bliss bloom blume bob boucher braun bravo brook brooks brown buck bud buddy bueno
burg busch campos cash chance chase chip christ christian claire clara clay clement cliff colt cook cruz dale dawn
dean delgado destiny dick do dolores don drew dune dusty e earl eden ernst ever fair faith fay fern fischer fleur
flora flores forest fox franc franco frank friede frost gale gay gene gent gilt ginger glen gloria grace grand grant
gray green guerra guy hahn hall hand happy harmony hart hase haven hazel heath heather henna herbst hope hunter i
iris iron ivory ivy jack jade jet job joy juli june juni justice kaiser ken king kitt kitty klein koch kraus kurt
kühn lake lane lang leal leblanc lee legrand lena liberty lily linden little long lotus love luce luna luz mai mar
march marchand marina mark mars mason mat matt may mayo melody mercy merry miles mina mole montag monte moreno moss
nick noel noir nova o olive opal or page paige park parker pat patience paz peace pearl peg pepper perla petit pilar
piper po poppy port porter prince prudence queen raven ray red reed reich rein rey reyes rich richter rico river rob
robin rock rocky rojo roman rosa rosario rose rot roth roux royal ruby rue rush rusty saga sage salvador sandy
santos savannah scarlet schwarz scout serena serene shell sherry short sierra silver skip sky small so sol sole
soledad sommer star stark sterling stern stone storm strong su sue summer sun sunny tab toro tour trace trinity tuck
u vega vera veste viola violet violeta vogel ward warren weiss wells west whit white will willow winter wolf wood
woody y young
"""

_PARTICLES: Final = """
a af al and av bin bint da de del della den der des di do dos dr du e el frau herr ibn in jr la las le les los mac
mc md mr mrs ms mx of phd prof san santa sr st ste ten ter the to und van vom von y zu zum zur
"""

ALSO_WORDS: Final = frozenset(_ALSO_WORDS.split())
"""In English, German, Spanish or French; in small letters they are taken for the word, and not for anybody."""

PARTICLES: Final = frozenset(_PARTICLES.split())
"""Parts of longer names that many have: by themselves they are nobody's."""
