"""The tests that start real servers."""
