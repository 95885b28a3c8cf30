"""The tests: each says what a user sees."""
