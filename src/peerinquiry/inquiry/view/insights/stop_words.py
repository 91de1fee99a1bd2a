"""Words that no theme is made of: what holds sentences together, in the languages of the question rules.

They also tell which language a challenge is in: the one that most of its words are from.
"""

from __future__ import annotations

from collections.abc import Mapping


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STOP_WORDS: Mapping[str, frozenset[str]] = {
    "english": _words(
        """
        a about above across after again against ago all almost alone along already also although always am among an
        and another any anybody anyone anything are around as at away back bad badly be became because become becomes
        been before behind being below besides best better between beyond big both but by came can cannot could did
        different do does doing don done down during each easy either else enough even ever every everybody everyone
        everything far few for from get gets getting give gives go goes going gone good got had hard has have having he
        her here hers herself him himself his how however i if in instead into is it its itself just keep keeps kept
        know knows last late least less let like likely ll long look looks lot lots made make makes making many may
        maybe me might mine more most much must my myself need needs never new next no nobody none nor not nothing now
        of off often old on once one ones only onto or other others ought our ours ourselves out over own perhaps put
        quite rather re really right s said same say says see seem seems seen several shall she short should since
        small so some somebody someone something sometimes somewhere soon still such sure t take takes than that the
        their theirs them themselves then there therefore these they thing things think this those though through thus
        to together too took toward towards two under until up upon us use used ve very want wants was way ways we well
        went were what whatever when where whether which while who whole whom whose why will with within without won
        would wrong yes yet you your yours yourself
        """
    ),
    "german": _words(
        """
        für fürs
        aber alle allein allem allen aller alles als also alt alte alten alter am an ander andere anderem anderen
        anderer anderes anders auch auf aus bald bei beide beiden beim bereits besser beste besten bevor bin bis bist
        bleiben bleibt bloß da dabei dadurch dafür dagegen daher damit danach daneben dann daran darauf daraus darf
        darin darum darüber davon davor dazu dein deine dem den denen denn dennoch der deren des deshalb dessen desto
        dich die dies diese diesem diesen dieser dieses dir doch dort du durch dürfen eben ebenso ein eine einem einen
        einer eines einfach einige einigen einiger einmal er es etwa etwas euch euer eure ganz ganze gar geben gegen
        gehen geht gerade gern getan gewesen gibt groß große großen gut gute guten guter gutes hab habe haben hat hatte
        hatten her heute hier hin hinter hätte hätten ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im immer in
        indem ins ist ja je jede jedem jeden jeder jedes jedoch jemand jene jetzt kann kaum kein keine keinem keinen
        keiner klein kleine kleinen kommen kommt können könnte könnten lang lange lassen lässt machen macht man manche
        manchmal mehr mein meine meinem meinen meiner meist mich mir mit muss müssen müsste nach nachdem neben nein neu
        neue neuen neuer neues nicht nichts nie niemand niemanden noch nun nur nämlich ob obwohl oder oft ohne schlecht
        schon sehr sei seid sein seine seinem seinen seiner seit seitdem selber selbst sich sie sind so sobald sogar
        soll sollen sollte sollten sondern sonst soweit sowie spät statt stehen steht tun um und uns unser unsere
        unserem unseren unserer unseres unter viel viele vielen vielleicht vom von vor wann war waren warum was wegen
        weil weiter welche welchem welchen welcher welches wem wen wenig weniger wenn wer werde werden wessen wie
        wieder will wir wird wo wobei wodurch wohin wollen wollte womit worden wurde wurden während wäre wären würde
        würden zu zum zur zwar zwischen über überhaupt
        """
    ),
    "spanish": _words(
        """
        a acá además ahora ahí al algo alguien alguna algunas alguno algunos algún allá allí ambos ante antes apenas
        aquel aquella aquellas aquello aquellos aquí así aunque aún bajo bastante bien buen buena buenas bueno buenos
        cada casi como con conmigo contigo contra cosa cosas cual cuales cualquier cualquiera cuando cuál cuándo cuánto
        cómo de debe deben debería del demasiado desde después donde dos durante dónde e el ella ellas ello ellos en
        entonces entre era eran eres es esa esas ese eso esos esta estaba estaban estamos estar estas este esto estos
        estoy está están fue fuera fueron gran grande grandes ha haber había hace hacen hacer hacia han has hasta hay
        haya he hemos hoy incluso ir jamás junto la larga largo las le les lo los luego mal mala malo me mejor menos mi
        mientras mis misma mismas mismo mismos mucha muchas mucho muchos muy más mí nada nadie ni ninguna ninguno
        ningún no nos nosotros nuestra nuestras nuestro nuestros nueva nuevas nuevo nuevos nunca o os otra otras otro
        otros para peor pequeña pequeño pero poca pocas poco pocos podemos poder podría por porque puede pueden puedo
        pues que queda quedan quien quienes quiere quieren quizá quizás quién qué sabe saben se sea sean según ser será
        si siempre siendo sin sino sobre sois solo somos son soy su sus sí sólo tal también tampoco tan tanta tanto
        tarde te tendría tenemos tener tengo ti tiene tienen toda todas todavía todo todos tras tu tus tú un una unas
        uno unos usted ustedes va vamos van varias varios veces vez vieja viejo vosotros voy y ya yo él
        """
    ),
    "french": _words(
        """
        afin ai aie ainsi alors après arrive arrivent as assez au aucun aucune aujourd aussi autant autre autres aux
        avaient avait avant avec avez avoir avons beaucoup bien bon bonne bonnes bons c car ce ceci cela celle celles
        celui cependant ces cet cette ceux chacun chacune chaque chez chose choses comme comment contre d dans de
        depuis derrière des devant devient doit doivent donc dont du durant dès déjà elle elles en encore enfin entre
        es est et eu eux faire fais fait font grand grande grandes grands hier hors hui ici il ils j jamais je jusqu
        jusque l la le les leur leurs long longue lors lorsque lui là m ma mais malgré mauvais mauvaise me mes mien
        mieux moi moins mon même mêmes n ne ni non nos notre nous nouveau nouveaux nouvelle nouvelles nôtre on ont ou
        où par parce parfois parmi pas pendant personne petit petite petites petits peu peut peuvent peux pire plus
        plusieurs plutôt pour pourquoi pourrait presque près puis puisque qu quand que quel quelle quelles quelqu
        quelque quelques quels qui quoi reste restent rien s sa sait sans sauf savent se selon sera serait ses seul
        seulement si sien soi soient sois soit sommes son sont souvent suis sur t ta tandis tant tard te tel telle
        telles tels tes toi ton toujours tous tout toute toutes trop très tu un une va vais vers veut veux vieille
        vieux voici voilà vont vos votre vous y à ça étaient était étant été être
        """
    ),
}
"""By the name that its stemmer goes by."""
