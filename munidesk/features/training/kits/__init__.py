"""A course with what it takes to give it, as one folder that another town opens."""
