"""The graph for programs that reason with it: a server of the Model Context Protocol.

The tools answer in the same processes, within the same limits, as ``cybergov serve`` does. Only
``offered`` and ``run`` import the protocol's library, which is the package ``mcp``.
"""
