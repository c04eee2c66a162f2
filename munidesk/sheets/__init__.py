"""Other people's spreadsheets: understood, matched with a kind, rehearsed, written. No Qt, no SQL."""
