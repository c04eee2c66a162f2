"""The rooms of a programme, in the order of its tabs."""

from munidesk.features.territory.bank import manifest as bank
from munidesk.features.territory.consultation import manifest as consultation
from munidesk.features.territory.follow import manifest as follow
from munidesk.features.territory.organ import manifest as organ
from munidesk.features.territory.phases import manifest as phases
from munidesk.features.territory.products import manifest as products

ROOMS = (phases, organ, products, consultation, bank, follow)
