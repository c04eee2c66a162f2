"""Who conducts a programme, who has a say in it, who answers for what."""
