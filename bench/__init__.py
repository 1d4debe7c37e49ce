"""Measurements of speed, memory, delivery and quality: `python -m bench [NAME…]`."""
