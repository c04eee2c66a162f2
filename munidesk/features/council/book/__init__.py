"""The bound book of actas: opened, its folios numbered, signed, closed; and what is said of an acta later."""
