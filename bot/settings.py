"""The settings: read from the environment and `.env`, checked once at start, each mistake told in one line."""

import re
from datetime import timedelta
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

TELEGRAM = "https://api.telegram.org"


class BadSettings(ValueError):
    """Settings that cannot be used; one line a mistake."""


class Settings(BaseSettings):
    """What an operator may set; every name stands in `.env.example`."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", extra="ignore", env_ignore_empty=True
    )

    bot_token: SecretStr = SecretStr("")
    admin_ids: Annotated[tuple[int, ...], NoDecode] = ()
    database_url: str = "sqlite:///data/kabarchy.db"
    telegram_api_url: str = ""
    webhook_url: str = ""
    webhook_secret: SecretStr = SecretStr("")
    web_host: str = "127.0.0.1"
    web_port: Annotated[int, Field(ge=0, le=65535)] = 8080
    playground_port: Annotated[int, Field(ge=0, le=65535)] = 8081
    feeds: str = "feeds.toml"
    poll_interval: Annotated[int, Field(ge=1)] = 1800
    poll_interval_min: Annotated[int, Field(ge=1)] = 300
    poll_interval_max: Annotated[int, Field(ge=1)] = 86400
    poll_concurrency: Annotated[int, Field(ge=1, le=2000)] = 64
    poll_per_host: Annotated[int, Field(ge=1, le=16)] = 1
    allow_private_hosts: Annotated[tuple[IPv4Network | IPv6Network, ...], NoDecode] = ()
    contact: str = ""
    sends_per_second: Annotated[float, Field(gt=0, le=1000)] = 28
    default_language: Literal["ru", "ky", "en"] = "ru"
    default_timezone: str = "Asia/Bishkek"
    retention_days: Annotated[int, Field(ge=1)] = 90
    log_format: Literal["console", "json"] = "console"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    llm_url: str = ""
    llm_key: SecretStr = SecretStr("")
    llm_model: str = ""
    llm_calls_per_day: Annotated[int, Field(ge=0)] = 500
    llm_tokens_per_day: Annotated[int, Field(ge=0)] = 500_000
    clock_url: str = ""

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _ids(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        parts = [part.strip() for part in value.replace(";", ",").split(",") if part.strip()]
        if not all(part.isdigit() for part in parts):
            raise ValueError("numbers separated by commas, as Telegram counts people: 123456789,987654321")
        return tuple(int(part) for part in parts)

    @field_validator("allow_private_hosts", mode="before")
    @classmethod
    def _networks(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        try:
            return tuple(ip_network(part.strip()) for part in value.split(",") if part.strip())
        except ValueError as error:
            raise ValueError(f"networks separated by commas, as 127.10.0.0/16 ({error})") from error

    @field_validator("default_timezone")
    @classmethod
    def _zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError("a name of the IANA database, as Asia/Bishkek") from error
        return value

    @field_validator("telegram_api_url", "webhook_url", "llm_url", "clock_url")
    @classmethod
    def _address(cls, value: str) -> str:
        if value and not value.startswith(("http://", "https://")):
            raise ValueError("an address that begins with http:// or https://")
        return value.rstrip("/")

    @field_validator("webhook_secret")
    @classmethod
    def _secret(cls, value: SecretStr) -> SecretStr:
        # Telegram takes no other: https://core.telegram.org/bots/api#setwebhook
        if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", value.get_secret_value()):
            raise ValueError("1 to 256 of the letters A to z, digits, _ and -")
        return value

    @model_validator(mode="after")
    def _together(self) -> Self:
        if self.telegram_api_url and not self.token:
            raise ValueError(
                "TELEGRAM_API_URL is set but BOT_TOKEN is empty: the server needs a token to call it with"
            )
        if not self.poll_interval_min <= self.poll_interval <= self.poll_interval_max:
            raise ValueError("POLL_INTERVAL must lie between POLL_INTERVAL_MIN and POLL_INTERVAL_MAX")
        if self.webhook_url and not self.webhook_secret.get_secret_value():
            raise ValueError(
                "WEBHOOK_URL needs a WEBHOOK_SECRET, by which Telegram's calls are known from others"
            )
        return self

    @property
    def token(self) -> str:
        """The token itself; never log it."""
        return self.bot_token.get_secret_value().strip()

    @property
    def secrets(self) -> list[str]:
        """Return what must never be told, the longer before what is a part of it."""
        # A password alone may be a word that stands everywhere: it is known by what surrounds it in an address.
        password = re.search(r"(?<=//)[^:@/]*:.+@|password=[^&]+", self.database_url)
        return [
            self.token,
            self.token.partition(":")[2],
            self.webhook_secret.get_secret_value(),
            self.llm_key.get_secret_value().strip(),
            password[0] if password else "",
        ]

    @property
    def telegram_api(self) -> str:
        """Base of the Bot API server."""
        return self.telegram_api_url or TELEGRAM

    @property
    def retention(self) -> timedelta:
        """How long news are kept."""
        return timedelta(days=self.retention_days)

    @property
    def database_is_set(self) -> bool:
        """Whether an operator chose the database; the playground uses one of its own otherwise."""
        return "database_url" in self.model_fields_set

    @property
    def feeds_file(self) -> Path | None:
        """The file with the sources to start with; None for none."""
        return None if self.feeds.strip().lower() == "none" else Path(self.feeds)


def load(**changes: object) -> Settings:
    """Read the settings. Raises BadSettings, which names every setting that is wrong and what it should be."""
    try:
        return Settings(**changes)  # type: ignore[arg-type]  # a test's or a command's own values
    except ValidationError as error:
        raise BadSettings("\n".join(_explain(mistake) for mistake in error.errors())) from error
    except (OSError, UnicodeDecodeError) as error:
        raise BadSettings(f".env cannot be read: {error}") from error


def _explain(mistake: object) -> str:
    """Say one mistake as an operator reads it, without the value of a secret."""
    if not isinstance(mistake, dict):
        return str(mistake)
    name = ".".join(str(part) for part in mistake.get("loc", ())[:1]).upper()
    message = str(mistake.get("msg", "")).removeprefix("Value error, ")
    message = message[:1].lower() + message[1:] if name else message
    secret = name in ("BOT_TOKEN", "WEBHOOK_SECRET", "LLM_KEY")
    # Of an address what stands before its @ is a password.
    given = str(mistake.get("input")).rpartition("@")[2][:80]
    value = "" if secret or not name else f" (it is {given!r})"
    return f"{name}: {message}{value}" if name else message
