"""Lists of people who came: to an encounter, a course, a procedure. Names stay apart, with the private persons."""
