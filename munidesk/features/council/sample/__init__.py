"""An invented council with a year of sessions."""
