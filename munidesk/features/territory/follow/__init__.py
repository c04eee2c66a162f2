"""Follow-up of a programme: subsystems, deviations, alignment, yearly report."""
