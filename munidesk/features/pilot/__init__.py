"""The pilot of the manual: its plan, its evaluation, and the manual itself with its versions."""
