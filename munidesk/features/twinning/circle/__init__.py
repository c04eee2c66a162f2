"""Who takes part in a twinning, and what was written and answered."""
