"""Run the command line as ``python -m cybergov``."""

import sys

from cybergov.main import main

__all__: list[str] = []

if __name__ == "__main__":
    sys.exit(main())
