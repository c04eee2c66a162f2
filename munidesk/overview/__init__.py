"""What spans several features: home, search."""
