"""The control API: a test, or a page, acts as people do, asks for trouble, and reads what everyone has."""

from playground.control.routes import Control, add_routes, refuse_foreign

__all__ = ["Control", "add_routes", "refuse_foreign"]
