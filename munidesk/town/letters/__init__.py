"""Letters of the municipality: prepared, sent with a number of their year, received with proof, answered."""
