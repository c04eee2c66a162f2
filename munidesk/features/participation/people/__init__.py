"""The private persons of the register: their data, handed over or erased on request."""
