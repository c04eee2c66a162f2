"""The plan of the year and the projects of a twinning, with what each side pays."""
