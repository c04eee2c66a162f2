"""What neighbours and council propose, from the receipt to the answer given back."""
