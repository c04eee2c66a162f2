"""The five phases of a programme and its steps."""
