"""Which words of what people said may name a theme: by the company they keep and their form, before any list. Pure.

«la plaza», «más árboles», «Luminarias apagadas»: what follows an article, a preposition or a quantity, or opens the
sentence, is a noun. «que haya», «no pasa»: what follows those is a verb. «número 340», «turno 2»: what a figure
follows names a place or an order, and «Güemes» within a sentence a street or somebody: not a theme. And a word that
most of them say sets nobody apart.
"""

import re
from collections import Counter
from collections.abc import Sequence
from enum import Enum, auto

from munidesk.base.spanish import fold


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SHORTEST = 3
_BEFORE_NOUNS = _set(
    """
    el la los las un una unos unas del al de en con sin por para mi mis su sus nuestro nuestra nuestros nuestras
    este esta estos estas ese esa esos esas otro otra otros otras cada mas menos mucho mucha muchos muchas poco
    poca pocos pocas tanto tanta tantos tantas algun alguna algunos algunas ningun ninguna hay haya falta faltan
    y o e entre sobre
    """
)
_ARTICLES = _set("el los un unos del este ese otro")
_BEFORE_VERBS = _set(
    """
    que no se me te nos le les lo ya si cuando donde nunca siempre tambien tampoco
    """
)
_VERBS = re.compile(r"(ar|er|ir|arlo|arla|erlo|erla|arse|erse|irse|ando|iendo|yendo|aria|eria|iria|arian|erian|irian)$")
_ADVERBS = re.compile(r"mente$")
_LITTLE = _set(
    """
    aqui ahi alli alla tambien tampoco siempre nunca antes despues ahora luego hasta desde hacia para porque
    cuando donde como quien quienes cual cuales cuanto cuantos algo nada alguien nadie mucho mucha muchos muchas
    poco poca pocos pocas todo toda todos todas otro otra otros otras este esta estos estas esos esas aquel
    aquella mismo misma cada falta faltan hace hacer hacen haya hayan hubo habia tener tiene tienen tenga tengan
    poner pide piden pedimos uno dos tres cuatro son queremos quiero quieren esta estan sean debe deben deberia
    deberian puede pueden solo sino aunque entre sobre bien primer primero primera primeros primeras ultimo
    ultima ultimos ultimas nuevo nueva nuevos nuevas mejor mejores gran grande grandes
    """
)
"""Words that only hold others together, and the verbs of asking: a closed class in any town."""
_WHEN = _set(
    """
    hora horas minuto minutos rato tarde tardes noche noches manana mananas mediodia madrugada semana semanas
    mes meses lunes martes miercoles jueves viernes sabado sabados domingo domingos feriado feriados enero
    febrero marzo abril mayo junio julio agosto setiembre septiembre octubre noviembre diciembre anos dias
    """
)
_FOR_ANYTHING = _set(
    """
    cosa cosas parte partes lugar lugares lado lados vez veces manera forma problema problemas tema temas tipo
    caso casos numero numeros zona zonas barrio barrios cuadra cuadras esquina esquinas municipio intendencia
    alcaldia gente vecino vecinos vecina vecinas persona personas
    """
)
"""Nouns that stand for any other: where, who, how many, but not about what."""
_NEVER = _LITTLE | _WHEN | _FOR_ANYTHING | _BEFORE_NOUNS | _BEFORE_VERBS
_MOST_OF_THEM, _ENOUGH = 0.5, 8
"""The share of the texts above which a word sets nobody apart, once there are enough of them."""


def words_of(text: str) -> list[str]:
    """Folded words and figures, in order; where a sentence ends, an empty one."""
    return [fold(word) for word in _written(text)]


def _written(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+|\d+|(?<=[.;:!?¿¡])", text)


class _Sign(Enum):
    """What the place of a word says of it: a thing, perhaps a thing, nothing, or no thing."""

    NAME = auto()
    OPENS = auto()
    NOTHING = auto()
    NO_NAME = auto()


def telling(texts: Sequence[str]) -> frozenset[str]:
    """The folded words of `texts` that may name a theme."""
    signs: Counter[tuple[str, _Sign]] = Counter()
    spread: Counter[str] = Counter()
    for text in texts:
        written = _written(text)
        words = ["", *(fold(word) for word in written), ""]
        shouted = text.isupper()
        for at, (before, word, after) in enumerate(zip(words, words[1:], words[2:], strict=False)):
            named = bool(before) and not shouted and written[at][:1].isupper()
            signs[word, _Sign.NO_NAME if named else _sign(before, word, after)] += 1
        spread.update(set(words))
    most = max(_ENOUGH, len(texts) * _MOST_OF_THEM)
    return frozenset(word for word, times in spread.items() if times <= most and _is_name(word, signs))


def _is_name(word: str, signs: Counter[tuple[str, _Sign]]) -> bool:
    """One that only opens sentences («Luminarias apagadas») is so while it stands nowhere else («el agua entra»)."""
    name, opens, nothing, no_name = (signs[word, sign] for sign in _Sign)
    return name > no_name if name else opens > no_name + nothing


def _sign(before: str, word: str, after: str) -> _Sign:
    if len(word) < _SHORTEST or word in _NEVER or _ADVERBS.search(word):
        return _Sign.NO_NAME
    if after.isdigit() or before in _BEFORE_VERBS:
        return _Sign.NO_NAME
    if _VERBS.search(word):
        return _Sign.NAME if before in _ARTICLES else _Sign.NO_NAME
    if before in _BEFORE_NOUNS:
        return _Sign.NAME
    return _Sign.NOTHING if before else _Sign.OPENS
