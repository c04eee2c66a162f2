"""The only room that runs SQL: the journalled store, the file, backups, exchange."""
