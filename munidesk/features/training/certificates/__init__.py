"""Certificates with their folio."""
