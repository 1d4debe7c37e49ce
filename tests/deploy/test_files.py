"""What runs the program elsewhere fits the program: containers and units name only what is there."""

import configparser
import re
import runpy
import shlex
import tomllib
from pathlib import Path

import pytest
import typer
import yaml

from bot.cli import app
from bot.settings import Settings
from web.server import WEBHOOK_PATH

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
SETTINGS = {name.upper() for name in Settings.model_fields}
COMMANDS = set(typer.main.get_command(app).commands)
COMPOSE = ["compose.yaml", "compose.grown.yaml"]
UNITS = sorted(path.name for path in DEPLOY.glob("*.service"))
NOT_OURS = {"database", "proxy"}
"""Services of others' images, with settings of their own."""
FOR_COMPOSE = {"POSTGRES_PASSWORD", "DOMAIN"}
"""What compose itself reads of .env."""
OF_PYTHON_AND_SYSTEM = {
    "PATH", "LANG", "PYTHONUTF8", "PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE", "SQLITE_TMPDIR",
}  # fmt: skip

UNIT_KEYS = {
    "Unit": {"Description", "After", "Wants"},
    "Service": {
        "Type", "User", "Group", "EnvironmentFile", "Environment", "ExecStart", "WorkingDirectory", "StateDirectory",
        "StateDirectoryMode", "KillSignal", "KillMode", "TimeoutStopSec", "TimeoutStartSec", "Restart", "RestartSec",
        "RestartPreventExitStatus", "MemoryMax", "TasksMax", "OOMPolicy", "UMask", "NoNewPrivileges",
        "CapabilityBoundingSet", "AmbientCapabilities", "ProtectSystem", "ProtectHome", "PrivateTmp", "PrivateDevices",
        "ProtectProc", "ProtectClock", "ProtectHostname", "ProtectKernelLogs", "ProtectKernelModules",
        "ProtectKernelTunables", "ProtectControlGroups", "RestrictAddressFamilies", "RestrictNamespaces",
        "RestrictRealtime", "RestrictSUIDSGID", "RemoveIPC", "LockPersonality", "MemoryDenyWriteExecute",
        "SystemCallArchitectures", "SystemCallFilter", "SystemCallErrorNumber", "ReadWritePaths", "Nice",
        "IOSchedulingClass",
    },
    "Timer": {"OnCalendar", "RandomizedDelaySec", "Persistent"},
    "Install": {"WantedBy"},
}  # fmt: skip


@pytest.fixture(scope="module")
def stages():
    """Return the instructions of the Dockerfile, stage by stage."""
    steps = runpy.run_path(str(DEPLOY / "try_image.py"))["steps"]
    return steps((ROOT / "Dockerfile").read_text(encoding="utf-8"))


def services(file):
    return yaml.safe_load((ROOT / file).read_text(encoding="utf-8"))["services"]


def ours(file):
    return {name: service for name, service in services(file).items() if name not in NOT_OURS}


def unit(name):
    """Return a unit's sections as lists of (key, value): a key may stand several times."""
    sections, current = {}, None
    for line in (DEPLOY / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            current = sections.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            key, equals, value = line.partition("=")
            assert equals, line
            current.append((key, value))
    return sections


def test_all_that_the_image_copies_is_there_and_no_package_is_missing(stages):
    copied = {
        source
        for stage in stages
        for name, arguments in stage
        if name == "COPY" and not arguments.startswith("--from")
        for source in arguments.split()[:-1]
    }
    assert [source for source in copied if not (ROOT / source).exists()] == []
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"docs", "bench", "tests"}
    found = re.search(r"include = \[(.*?)\]", (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert set(re.findall(r'"(\w+)\*"', found[1])) <= copied
    assert packages <= copied


def test_the_builder_gets_what_is_copied_and_no_secret(stages):
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]
    assert rules[0] == "*", "all is kept out but what is named"
    let_in = {rule.removeprefix("!") for rule in rules if rule.startswith("!")}
    copied = {
        source
        for stage in stages
        for name, arguments in stage
        if name == "COPY" and not arguments.startswith("--from")
        for source in arguments.split()[:-1]
    }
    assert copied == let_in
    assert rules.index("**/.env") > max(rules.index(f"!{name}") for name in let_in)


def test_the_image_runs_as_nobody_in_particular_and_installs_only_what_is_locked(stages):
    build, final = stages
    assert dict(final)["USER"] == "10001:10001"
    assert dict(final)["STOPSIGNAL"] == "SIGTERM"
    installs = [arguments for name, arguments in build if name == "RUN" and "pip install" in arguments]
    assert "--require-hashes" in installs[0]
    assert all("--no-deps" in arguments for arguments in installs)
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert re.findall(r"https?://", text) == [], "no mirror, no address of anybody's machine"
    assert "--index" not in text


def test_the_image_sets_only_settings_that_exist(stages):
    named = {
        pair.split("=", 1)[0]
        for name, arguments in stages[-1]
        if name == "ENV"
        for pair in shlex.split(arguments)
    }
    assert named <= SETTINGS | OF_PYTHON_AND_SYSTEM
    command = next(arguments for name, arguments in stages[-1] if name == "CMD")
    assert set(yaml.safe_load(command)) <= COMMANDS


@pytest.mark.parametrize("file", COMPOSE)
def test_a_service_names_only_settings_and_commands_that_exist(file):
    for name, service in ours(file).items():
        assert set(service["environment"]) <= SETTINGS, name
        assert service["command"][0] in COMMANDS, name
    text = (ROOT / file).read_text(encoding="utf-8")
    assert set(re.findall(r"\$\{(\w+)", text)) <= FOR_COMPOSE


@pytest.mark.parametrize("file", COMPOSE)
def test_every_service_of_ours_is_confined(file):
    for name, service in ours(file).items():
        assert service["read_only"] is True, name
        assert service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert service["env_file"] == ".env", name
        assert "privileged" not in service, name


@pytest.mark.parametrize("file", COMPOSE)
def test_what_depends_on_something_finds_it(file):
    whole = yaml.safe_load((ROOT / file).read_text(encoding="utf-8"))
    for service in whole["services"].values():
        assert set(service.get("depends_on", {})) <= set(whole["services"])
        assert set(service.get("networks", [])) <= set(whole.get("networks", {}))
        named = [volume.split(":")[0] for volume in service.get("volumes", [])]
        assert all(name in whole["volumes"] or (ROOT / name).exists() for name in named)


def test_ports_are_open_on_this_machine_alone():
    [service] = ours("compose.yaml").values()
    port = service["environment"]["WEB_PORT"]
    assert service["ports"] == [f"127.0.0.1:{port}:{port}"]


def test_only_who_serves_is_given_the_token():
    work = ours("compose.grown.yaml")["work"]["environment"]
    assert (work["BOT_TOKEN"], work["WEBHOOK_SECRET"]) == ("", "")
    assert "BOT_TOKEN" not in ours("compose.grown.yaml")["serve"]["environment"]
    [start] = [value for key, value in unit("kabarchy-work@.service")["Service"] if key == "ExecStart"]
    assert {"--unset=BOT_TOKEN", "--unset=WEBHOOK_SECRET"} <= set(start.split())


def test_the_proxy_lets_in_telegram_and_the_desk_and_nothing_else():
    text = (DEPLOY / "Caddyfile").read_text(encoding="utf-8")
    assert text.count("{") == text.count("}")
    paths = re.findall(r"(/[a-z]+)(?:/\*)?", re.sub(r"^#.*", "", text, flags=re.MULTILINE))
    assert set(paths) == {WEBHOOK_PATH, "/desk"}
    [upstream] = set(re.findall(r"reverse_proxy (\S+)", text))
    name, _, port = upstream.partition(":")
    assert ours("compose.grown.yaml")[name]["environment"]["WEB_PORT"] == port


@pytest.mark.parametrize("name", [*UNITS, "kabarchy-backup.timer"])
def test_a_unit_has_only_keys_that_are_known(name):
    for section, pairs in unit(name).items():
        assert {key for key, _ in pairs} <= UNIT_KEYS[section]
    with_continuations = configparser.RawConfigParser(strict=False, interpolation=None, allow_no_value=False)
    with_continuations.optionxform = str
    with_continuations.read(DEPLOY / name, encoding="utf-8")
    assert set(with_continuations.sections()) == set(unit(name))


@pytest.mark.parametrize("name", UNITS)
def test_a_unit_runs_a_command_that_exists_with_settings_that_exist(name):
    service = unit(name)["Service"]
    [start] = [value for key, value in service if key == "ExecStart"]
    [command] = re.findall(r"bin/kabarchy ([a-z]+)", start)
    assert command in COMMANDS
    set_there = {value.split("=")[0] for key, value in service if key == "Environment"}
    named = set(re.findall(r"\b([A-Z]+_[A-Z_]+)=|--unset=([A-Z_]+)", start))
    assert set_there | {name for pair in named for name in pair if name} <= SETTINGS


@pytest.mark.parametrize("name", UNITS)
def test_a_unit_is_hardened(name):
    service = dict(unit(name)["Service"])
    assert service["ProtectSystem"] == "strict"
    assert service["NoNewPrivileges"] == "yes"
    assert service["CapabilityBoundingSet"] == ""
    assert service["User"] == "kabarchy"


def test_an_installed_program_finds_all_its_files():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    patterns = project["package-data"]["*"]
    packages = [pattern.rstrip("*") for pattern in project["packages"]["find"]["include"]]
    files = [
        path
        for package in packages
        for path in (ROOT / package).rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc", ".md")
    ]
    assert len(files) > 20
    lost = [path for path in files if not any(path.match(pattern) for pattern in patterns)]
    assert [str(path.relative_to(ROOT)) for path in lost] == []
