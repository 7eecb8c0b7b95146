"""The attacks, in their order: name -> what does it. A file a kind.

Each is given an `Attack` and leaves remarks there; what must hold for all of them (memory, open
files, the other client) is judged by `attack.py`.
"""

from . import endless, half_open, pipelined, resets, slow, unread

ATTACKS = {name: attack for part in (slow, half_open, endless, pipelined, resets, unread)
           for name, attack in part.ATTACKS.items()}
