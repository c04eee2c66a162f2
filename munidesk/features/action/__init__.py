"""The plan of action: what the government set out to do, in objectives with their products, who answers and when."""
