"""The server as its clients meet it: a process of its own, asked over the network."""
