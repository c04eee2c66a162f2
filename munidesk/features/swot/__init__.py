"""FODA: factors, weights and ratings, crossed strategies, versions."""
