"""What is done with a session as a whole: the notice as it was sent, its agenda changed, the session stopped."""
