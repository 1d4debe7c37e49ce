"""Cities whose time a chat can go by, as data: a name in the Fluent files and a zone of the IANA database."""

from zoneinfo import ZoneInfo

from messages.words import Words

CITIES: dict[str, str] = {
    "bishkek": "Asia/Bishkek",
    "osh": "Asia/Bishkek",
    "almaty": "Asia/Almaty",
    "astana": "Asia/Almaty",
    "tashkent": "Asia/Tashkent",
    "dushanbe": "Asia/Dushanbe",
    "ashgabat": "Asia/Ashgabat",
    "moscow": "Europe/Moscow",
    "yekaterinburg": "Asia/Yekaterinburg",
    "novosibirsk": "Asia/Novosibirsk",
    "minsk": "Europe/Minsk",
    "kyiv": "Europe/Kyiv",
    "yerevan": "Asia/Yerevan",
    "baku": "Asia/Baku",
    "tbilisi": "Asia/Tbilisi",
    "istanbul": "Europe/Istanbul",
    "kabul": "Asia/Kabul",
    "tehran": "Asia/Tehran",
    "delhi": "Asia/Kolkata",
    "dubai": "Asia/Dubai",
    "beijing": "Asia/Shanghai",
    "seoul": "Asia/Seoul",
    "tokyo": "Asia/Tokyo",
    "brussels": "Europe/Brussels",
    "berlin": "Europe/Berlin",
    "vienna": "Europe/Vienna",
    "geneva": "Europe/Zurich",
    "paris": "Europe/Paris",
    "london": "Europe/London",
    "new-york": "America/New_York",
    "washington": "America/New_York",
}


def city_name(city: str, words: Words) -> str:
    """Return what a city is called."""
    return words(f"city-{city}")


def zone_name(zone: ZoneInfo, words: Words) -> str:
    """Return the cities of a zone, or the zone's own name where none of ours lies in it."""
    cities = [city_name(city, words) for city, key in CITIES.items() if key == zone.key]
    return ", ".join(cities) or zone.key
