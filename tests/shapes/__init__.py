"""What the shapes are tested on: a graph that conforms, and the ways to break it."""
