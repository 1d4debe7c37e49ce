"""What is served over HTTP: health, metrics, and the route that Telegram calls."""
