"""A graph that need not fit into memory: loaded, inferred, checked and written out as a stream.

It is one Oxigraph store on disk, whose default graph is the merge of what was loaded and of what
the rules infer. Every command that asks a build opens it without a rebuild.
"""
