"""The cities: the list with its pulse, the file of one, its paper."""
