"""The server of the Model Context Protocol as its clients meet it: the command, over its pipes."""
