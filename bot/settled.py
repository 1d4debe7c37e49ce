"""Has the interpreter serve who waits for an answer, once the program has been opened."""

import gc
import sys

TURN = 0.0005
"""Seconds after which a thread that computes gives way to one that wants to go on."""


def settle() -> None:
    """Spare the collector what will be there until the end, and keep the models from holding up the loop.

    To be called once, before the work begins. Measured: with 170,000 objects in each of its great rounds the collector takes
    an eighth of the processor time of polls. And the loop gives the interpreter away with every statement of SQLite and
    every look at the network: while a reader's own topic is rehearsed, a second of computing, it waited for it 5 ms
    each time, so that taps were answered after two seconds.
    """
    gc.collect()
    gc.freeze()
    sys.setswitchinterval(TURN)
