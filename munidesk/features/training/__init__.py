"""Training: who works here, what each post asks, what is missing, what is given and what was learnt."""
