# Nothing is common yet.
