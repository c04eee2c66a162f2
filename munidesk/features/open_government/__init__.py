"""Open government: its diagnosis, the improvements, the plan of opening, what others do well."""
