"""The agreement: versions article by article in two languages, observations, opinion, signature, term."""
