"""The bank of good practices: its map, and the folder by which towns exchange them."""
