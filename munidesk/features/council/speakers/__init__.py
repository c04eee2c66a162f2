"""Who asked for the floor and had it: turns with their time, neighbours too, and what each one said."""
