"""Record kinds: each says itself once; form, list, import, export, dictionary, search and history come from it."""
