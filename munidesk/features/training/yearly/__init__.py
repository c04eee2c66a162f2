"""What the year was: coverage, person-hours, the report, and when it is due."""
