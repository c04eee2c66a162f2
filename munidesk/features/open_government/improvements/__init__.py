"""The agenda of improvements: what is to be done about each criterion, until a later round shows that it was."""
