# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an installation may set: in ``trede.toml`` or in ``TREDE_*`` in the environment, which wins.

A wrong value is named, with where it can be put right; nothing falls back in silence.
"""

from __future__ import annotations

import os
from datetime import date  # noqa: TC003 - pydantic reads it when it runs
from pathlib import Path
from typing import Annotated, Literal, Self, get_args

from cryptography.fernet import Fernet
from pydantic import AfterValidator, BaseModel, Field, HttpUrl, SecretStr, ValidationError, model_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from trede.errors import ConfigurationError, ProofError
from trede.office.journal.checkpoint_rules import read_keys
from trede.office.server.addresses import mail_address, postgres, sender
from trede.proofs.policies import read_policy

PREFIX = "TREDE_"
THIS_MACHINE = ("localhost", "127.0.0.1", "[::1]")
Language = Literal["nl", "en"]
LANGUAGES: tuple[str, ...] = get_args(Language)


def default_data_folder() -> Path:
    """Where the XDG rules put the data of a program."""
    home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(home) / "trede"


def configuration_file() -> Path:
    """``TREDE_CONFIG``, or ``trede.toml`` in the working folder; it need not be there."""
    return Path(os.environ.get(f"{PREFIX}CONFIG", "trede.toml"))


def _database_address(text: str) -> str:
    if text:
        postgres(text)
    return text


def _service_address(url: HttpUrl) -> HttpUrl:
    if url.scheme != "https" and url.host not in THIS_MACHINE:
        raise ValueError("must start with https://")
    return url


class OidcProvider(BaseModel, extra="forbid", frozen=True):
    """A log-in service, such as a broker of eHerkenning or the organisation's own."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    name: str
    server_url: Annotated[HttpUrl, AfterValidator(_service_address)]
    client_id: str
    client_secret: SecretStr
    second_factor: bool = False
    """True when a second factor that this service asked counts as ours. It must say so in its token."""
    levels: tuple[str, ...] = ()
    """Levels of assurance (``acr``) that count as two factors; asked for. Empty: its methods (``amr``) decide."""


def _fernet_keys(keys: tuple[SecretStr, ...]) -> tuple[SecretStr, ...]:
    for key in keys:
        Fernet(key.get_secret_value())  # raises ValueError that says what a key looks like
    return keys


def _note_keys(keys: tuple[SecretStr, ...]) -> tuple[SecretStr, ...]:
    try:
        read_keys(key.get_secret_value() for key in keys)
    except ProofError as wrong:
        raise ValueError(str(wrong)) from None
    return keys


def _log_policy(text: str) -> str:
    try:
        if read_policy(text).logs:
            raise ValueError("names a log, and our own is meant")
    except ProofError as wrong:
        raise ValueError(str(wrong)) from None
    return text


def _backup_keys(keys: tuple[str, ...]) -> tuple[str, ...]:
    if keys:
        from trede.office.server.backup.sealing import recipient  # loads a library that a start needs not

        for key in keys:
            recipient(key)
    return keys


class Configuration(BaseSettings):
    """Every setting of the office with its default."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid", frozen=True)

    data: Path = Field(default_factory=default_data_folder)
    database_url: Annotated[str, AfterValidator(_database_address)] = ""
    url: HttpUrl = HttpUrl("http://127.0.0.1:8000")
    """The address that people use; with https, cookies and HSTS follow."""
    listen: Annotated[str, Field(pattern=r"^$|^[^/]+:\d+$")] = ""
    """``host:port`` to listen on when that differs from the address, behind a proxy."""
    hosts: tuple[str, ...] = ()
    """Other names under which this server may be called."""
    behind_proxy: bool = False
    """True when a proxy in front sets X-Forwarded-Proto, and nobody else can."""
    secret_key: SecretStr | None = None
    """Signs sessions; empty: the key in the data folder, made by ``trede start``."""
    encryption_keys: Annotated[tuple[SecretStr, ...], AfterValidator(_fernet_keys)] = ()
    """Hide the secrets of code apps in the database: the first writes, all of them read. Empty: those in the
    data folder, made by ``trede start``. Several application servers need the same."""
    journal_keys: Annotated[tuple[SecretStr, ...], AfterValidator(_note_keys)] = ()
    """Sign checkpoints of the journal: the first secret one signs, all of them are known. Empty: those in the data
    folder, made by ``trede start``."""
    checkpoint_to: Annotated[str, Field(pattern=r"^$|^[^@\s]+@[^@\s]+$")] = ""
    """An address to which a checkpoint of the journal is mailed every day."""
    checkpoint_copy: Path | None = None
    """A file elsewhere, to which each checkpoint is added too."""
    issuer_name: str = "trede"
    """Who issues certificates, by name."""
    entitled_by: str = ""
    """Who says that this scheme owner may issue official PSO certificates; empty: every certificate says it is none."""
    entitled_since: date | None = None
    """From which day on; both are set knowingly, or neither."""
    log_policy: Annotated[str, AfterValidator(_log_policy)] = "quorum none"
    """Which witnesses must sign a checkpoint of the public log: lines of c2sp.org/tlog-policy without a log."""
    backup_to: Annotated[tuple[str, ...], AfterValidator(_backup_keys)] = ()
    """Public keys (age1...) to which backups are encrypted: any of their secret halves can open one."""
    quorum: Annotated[int, Field(ge=1, le=15)] = 1
    """How many deciders must agree before there is a decision about a certificate."""
    demo: bool = False
    mail: Annotated[str, AfterValidator(mail_address)] = "console"
    mail_from: Annotated[str, AfterValidator(sender)] = "trede <noreply@localhost>"
    language: Language = "nl"
    oidc: tuple[OidcProvider, ...] = ()
    processes: Annotated[int, Field(ge=1, le=64)] = 1
    metrics: Annotated[str, Field(pattern=r"^$|^[^/]+:\d+$")] = ""
    """``host:port`` where a monitor may read numbers (``/metrics``); nobody else should reach it. Empty: nowhere."""
    log_format: Literal["line", "json"] = "line"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        file = TomlConfigSettingsSource(settings_cls, configuration_file())
        return (init_settings, env_settings, file)

    @model_validator(mode="after")
    def _entitled_knowingly(self) -> Self:
        if bool(self.entitled_by.strip()) != bool(self.entitled_since):
            raise ValueError("entitled_by (a name) and entitled_since (a day) go together")
        return self

    @property
    def entitled(self) -> tuple[str, date] | None:
        """By whom and since when; None as long as nobody said so."""
        return (self.entitled_by.strip(), self.entitled_since) if self.entitled_since else None

    @property
    def https(self) -> bool:
        return self.url.scheme == "https"

    @property
    def shown_mail(self) -> Path | None:
        """Where the letters of a demo stay, to be read in it; None where others than who started it could read them."""
        alone = self.demo and self.mail == "console" and self.url.host in THIS_MACHINE
        return self.data / "demo-mail" if alone else None

    @property
    def keys(self) -> Path:
        """The folder of the keys, readable by nobody else."""
        return self.data / "keys"

    @property
    def running(self) -> Path:
        """The folder where each process of this office is known."""
        return self.data / "running"

    @property
    def session_key_file(self) -> Path:
        return self.keys / "session.key"

    @property
    def sqlite_file(self) -> Path:
        return self.data / "trede.sqlite3"

    @property
    def encryption_keys_file(self) -> Path:
        return self.keys / "encryption.keys"

    def keys_of_encryption(self) -> tuple[str, ...]:
        """One for each line of the file, unless the configuration has them; the first is in use."""
        if self.encryption_keys:
            return tuple(key.get_secret_value() for key in self.encryption_keys)
        file = self.encryption_keys_file
        return tuple(file.read_text("ascii").split()) if file.is_file() else ()

    @property
    def journal_keys_file(self) -> Path:
        return self.keys / "journal.keys"

    @property
    def signing_keys_file(self) -> Path:
        """The keys of the log and of the issuer; the signing process reads it, and no other."""
        return self.keys / "signing.keys"

    @property
    def public_keys_file(self) -> Path:
        return self.data / "public-keys.json"

    @property
    def signed_file(self) -> Path:
        """What the signing process signed last of the log."""
        return self.data / "log.signed"

    @property
    def signing_socket(self) -> Path:
        return self.running / "signing.socket"

    @property
    def log_folder(self) -> Path:
        """Checkpoint and tiles of the public log, to be served as they are."""
        return self.data / "log"

    @property
    def did(self) -> str:
        """The issuer as a did:web: the name of this site, with its port when it has one of its own."""
        port = self.url.port
        own = f"%3A{port}" if port and port != {"https": 443, "http": 80}[self.url.scheme] else ""
        return f"did:web:{self.url.host}{own}"

    @property
    def checkpoints_file(self) -> Path:
        return self.data / "journal.checkpoints"

    @property
    def checksums_file(self) -> Path:
        return self.data / "journal.checksums"

    def keys_of_journal(self) -> tuple[str, ...]:
        """One for each line of the file, unless the configuration has them; the first secret one is in use."""
        if self.journal_keys:
            return tuple(key.get_secret_value() for key in self.journal_keys)
        file = self.journal_keys_file
        return tuple(file.read_text("utf-8").split()) if file.is_file() else ()

    def session_key(self) -> str:
        """The key that signs sessions; empty when ``trede start`` has not made one yet."""
        if self.secret_key is not None:
            return self.secret_key.get_secret_value()
        return self.session_key_file.read_text("ascii").strip() if self.session_key_file.is_file() else ""


def load_configuration() -> Configuration:
    """Read file and environment.

    Raises ConfigurationError: names each wrong setting, what was wrong and where to put it right.
    """
    try:
        return Configuration()
    except ValidationError as wrong:
        raise ConfigurationError("\n".join(_told(wrong))) from None
    except ValueError as unreadable:  # the file is no TOML, or a TREDE_* that holds JSON is none
        raise ConfigurationError(f"{configuration_file()}: {unreadable}") from None


def _told(wrong: ValidationError) -> list[str]:
    """A line for each wrong setting; values are not repeated, for one may be a password."""
    lines = []
    for error in wrong.errors(include_input=False, include_url=False):
        name = ".".join(str(part) for part in error["loc"])
        where = f"{configuration_file()} or {PREFIX}{name.split('.')[0].upper()}"
        lines.append(f"Setting '{name}' is wrong ({where}): {error['msg']}")
    return lines


def origin(url: HttpUrl) -> str:
    """Scheme, host and port, as a browser compares them."""
    return f"{url.scheme}://{url.host}:{url.port}"
