"""Who sits where at each moment, the quorum, and each member's record."""
