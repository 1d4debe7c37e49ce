"""Has Python's collector leave alone what is there once the program has been opened, and will be there until it ends.

Measured: with 170,000 objects in each of its great rounds the collector takes an eighth of the processor time of polls.
"""

import gc


def settle() -> None:
    """Leave everything that is loaded by now out of all rounds to come: to be called once, before the work begins."""
    gc.collect()
    gc.freeze()
