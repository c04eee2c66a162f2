"""The engine of evaluations: what it stores. What it shows, the features that use it show."""

from munidesk.instruments.kinds import KINDS, PROGRAM
from munidesk.instruments.schema import SCHEMA
from munidesk.town.manifest import Feature

FEATURE = Feature(name="instruments", schema=SCHEMA, kinds=KINDS, program=PROGRAM)
