"""What a programme delivers, version by version."""
