"""Build the knowledge graph into ``dist/``: the same as ``cybergov build``."""

import sys

from cybergov.main import main

if __name__ == "__main__":
    sys.exit(main(["build", *sys.argv[1:]]))
