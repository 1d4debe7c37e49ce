"""The chat page: plain HTML, CSS and JavaScript modules beside this file, and the routes that hand them out."""

from playground.page.routes import add_page

__all__ = ["add_page"]
