"""The public consultation of a programme and its key questions."""
