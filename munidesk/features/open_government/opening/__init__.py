"""The plan of opening: its commitments and milestones, how far somebody judged that each got."""
