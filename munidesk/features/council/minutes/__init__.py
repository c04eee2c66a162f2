"""The acta from draft to book, resolutions, corrections, extracts."""
