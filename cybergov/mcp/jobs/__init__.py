"""What the processes do for this server that hold the graph (``cybergov.server.jobs.jobs``)."""
