"""The graph on the web: a read-only SPARQL endpoint, dereferenceable things and a JSON API.

Queries run in processes of their own, which are ended at a limit of time or memory; the process
that answers the network never evaluates one.
"""
