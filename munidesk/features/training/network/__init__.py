"""Trainers, institutions, exchanges and meetings."""
