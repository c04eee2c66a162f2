"""What became of each resolution: who sees to it, by when, and how it was fulfilled."""
