"""What the project costs in time and memory, as ratios against a peer in the same run."""
