"""Actas older than MuniDesk: their session stands in the lists, their paper is the original."""
