"""The programme of a year: its lines by quarter, its money and its approval."""
