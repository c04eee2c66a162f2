"""From a neighbour's word to the answer given back."""
