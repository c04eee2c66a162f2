"""Working days: the country's holidays, the municipality's own closed days, and the terms counted with both."""
