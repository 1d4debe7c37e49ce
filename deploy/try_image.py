"""Tries the image: builds and runs it where an engine works, else takes the steps of the Dockerfile in a clean folder.

`python deploy/try_image.py [--without-engine] [--keep]`. Each line says what was tried and what came of it; the first says
which way it went. Without an engine the program still runs as process 1 of its own, on a read-only machine, as the user of
the image, wherever this is started by root on Linux. Ends with 0 if everything held.
"""  # noqa: INP001 - a script beside the files that it tries

import argparse
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
USER = 10001
END_WITHIN = 10.0
START_WITHIN = 90.0
CONFINED = ["--cap-drop=ALL", "--security-opt=no-new-privileges", "--read-only", "--tmpfs=/tmp:size=64m"]


class Tried:
    """What held and what did not."""

    def __init__(self) -> None:
        self.failed = 0

    def say(self, line: str) -> None:
        """Tell at once."""
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()

    def see(self, what: str, *, holds: bool, why: str = "") -> None:
        """Tell what came of one trial."""
        self.failed += not holds
        self.say(f"{'✓' if holds else '✗'} {what}{'' if holds else f': {why}'}")


def main() -> int:
    """Try it one way or the other."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--without-engine", action="store_true", help="take the steps in a folder in any case"
    )
    parser.add_argument(
        "--keep", action="store_true", help="leave the image, or the folder, for a look at it"
    )
    given = parser.parse_args()
    tried = Tried()
    engine = None if given.without_engine else _engine()
    if engine is None:
        tried.say("→ no engine here that runs containers: the steps of the Dockerfile in a clean folder")
        with _folder(keep=given.keep) as folder:
            _take_steps(folder, tried)
    else:
        tried.say(f"→ with {engine}: the image is built and run")
        _build_and_run(engine, tried, keep=given.keep)
    tried.say("all held" if not tried.failed else f"{tried.failed} did not hold")
    return 1 if tried.failed else 0


def _engine() -> str | None:
    """Return a program that can build and run images here: one whose other half answers."""
    for name in ("docker", "podman"):
        path = shutil.which(name)
        if path and _finished([path, "info"], timeout=20).returncode == 0:
            return path
    return None


def _finished(
    command: list[str], *, timeout: float = 900, env: dict[str, str] | None = None, cwd: Path | None = None
) -> "subprocess.CompletedProcess[str]":
    try:
        return subprocess.run(  # noqa: S603 - our own programs and the engine
            command, check=False, capture_output=True, text=True, timeout=timeout, env=env, cwd=cwd
        )
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 124, "", f"no end within {timeout:.0f} s")


# ── with an engine ────────────────────────────────────────────────────────────────────────────────────────────


def _build_and_run(engine: str, tried: Tried, *, keep: bool) -> None:
    built = _finished([engine, "build", "--tag", "kabarchy-tried", str(ROOT)], timeout=1800)
    tried.see("it builds", holds=built.returncode == 0, why=built.stderr[-2000:])
    if built.returncode:
        return
    size = int(_finished([engine, "image", "inspect", "--format={{.Size}}", "kabarchy-tried"]).stdout or 0)
    tried.say(f"  {size / 1e6:.0f} MB")
    name = f"kabarchy-tried-{os.getpid()}"
    try:
        for number in ("TERM", "INT"):
            began = _finished(
                [engine, "run", "--detach", f"--name={name}", "--env=FEEDS=none", *CONFINED, "kabarchy-tried"]
            )
            tried.see("it starts, confined", holds=began.returncode == 0, why=began.stderr[-500:])
            well = _soon(
                lambda: _finished([engine, "exec", name, "python", "/app/healthy.py"]).returncode == 0
            )
            tried.see(
                "it says that it is well",
                holds=bool(well),
                why=_finished([engine, "logs", name]).stderr[-2000:],
            )
            _finished([engine, "kill", f"--signal={number}", name])
            asked = time.monotonic()
            code = _finished([engine, "wait", name], timeout=60).stdout.strip()
            ended = time.monotonic() - asked < END_WITHIN
            tried.see(f"SIG{number} ends it in good order", holds=ended and code == "0", why=f"code {code}")
            _finished([engine, "rm", "--force", "--volumes", name])
        for arguments, code_wanted in (([], 1), (["nonsense"], 2)):
            refused = _finished(
                [engine, "run", "--rm", *CONFINED, "--env=WEB_PORT=x", "kabarchy-tried", *arguments]
            )
            tried.see(
                f"a mistake ends with {code_wanted}",
                holds=refused.returncode == code_wanted,
                why=refused.stderr,
            )
    finally:
        _finished([engine, "rm", "--force", "--volumes", name])
        if not keep:
            _finished([engine, "rmi", "kabarchy-tried"])


# ── without one ───────────────────────────────────────────────────────────────────────────────────────────────


@contextmanager
def _folder(*, keep: bool) -> Iterator[Path]:
    """Give a folder that anybody may enter, outside /tmp, which the program gets empty."""
    folder = Path(tempfile.mkdtemp(prefix="kabarchy-image-", dir="/var/tmp"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        if keep:
            sys.stdout.write(f"  kept: {folder}\n")
        else:
            shutil.rmtree(folder, ignore_errors=True)


def steps(dockerfile: str) -> list[list[tuple[str, str]]]:
    """Return the instructions of each stage as (name, arguments)."""
    text = re.sub(r"^#.*\n", "", dockerfile, flags=re.MULTILINE).replace("\\\n", " ")
    stages: list[list[tuple[str, str]]] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        name, _, arguments = line.partition(" ")
        if name == "FROM":
            stages.append([])
        if stages:
            stages[-1].append((name, arguments.strip()))
    return stages


def _take_steps(folder: Path, tried: Tried) -> None:
    build, final = steps((ROOT / "Dockerfile").read_text("utf-8"))
    environment = {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "HOME": str(folder)}
    for name, arguments in build:
        if name == "ENV":
            environment |= dict(pair.split("=", 1) for pair in shlex.split(arguments))
        elif name == "COPY":
            _copy(folder, arguments)
        elif name == "RUN":
            command = arguments.replace("/opt/", f"{folder}/opt/").replace("/source", f"{folder}/source")
            done = _finished(["sh", "-c", command], env=environment, cwd=folder)
            tried.see(f"RUN {arguments[:90]}", holds=done.returncode == 0, why=done.stderr[-2000:])
            if done.returncode:
                return
    for name, arguments in final:
        if name == "COPY" and not arguments.startswith("--from"):
            _copy(folder, arguments)
    data = folder / "data"
    data.mkdir(mode=0o700)
    (folder / "app/data").symlink_to(data)
    if os.getuid() == 0:
        os.chown(data, USER, USER)
    installed = folder / "opt/kabarchy"
    size = sum(file.lstat().st_size for file in installed.rglob("*") if not file.is_symlink())
    tried.say(f"  {size / 1e6:.0f} MB beside Python itself")
    shutil.rmtree(folder / "source")
    _run_there(folder, tried)


def _copy(folder: Path, arguments: str) -> None:
    """Take one COPY, without what .dockerignore keeps out of folders."""
    *sources, target = arguments.split()
    where = folder / target.lstrip("/")
    for source in sources:
        path = ROOT / source
        if path.is_dir():
            ignored = shutil.ignore_patterns("__pycache__", "*.pyc", "*.pyo", ".env", "*.db", "*.db-*")
            shutil.copytree(path, where, ignore=ignored, dirs_exist_ok=True)
        else:
            where.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, where)


def _run_there(folder: Path, tried: Tried) -> None:
    confined = _confined(folder)
    alone = bool(confined) and "unshare" in confined[0]
    tried.say(
        "→ as process 1 of its own, on a read-only machine, as the image's user"
        if alone
        else "→ as the image's user"
        if confined
        else "→ as whoever started this, for only root can change that"
    )
    program = [*confined, str(folder / "opt/kabarchy/bin/kabarchy")]
    plain = {
        "PATH": "/usr/bin:/bin",
        "HOME": "/tmp",  # noqa: S108
        "PYTHONUNBUFFERED": "1",
        "WEB_HOST": "127.0.0.1",
        "WEB_PORT": "0",
        "PLAYGROUND_PORT": "0",
        "FEEDS": "none",
    }
    for title, more, signals in (
        ("without locale or TZ", {"LANG": "C"}, [signal.SIGTERM]),
        ("TZ of New York", {"TZ": "America/New_York", "LC_ALL": "C"}, [signal.SIGTERM, signal.SIGTERM]),
        ("no zones of the system", {"PYTHONTZPATH": ""}, [signal.SIGINT]),
        ("the terminal closed", {}, [signal.SIGHUP]),
    ):
        _one_life(folder, tried, title, program, plain | more, signals)
    for arguments, code in ((["run"], 1), (["nonsense"], 2), (["--help"], 0)):
        done = _finished([*program, *arguments], env=plain | {"WEB_PORT": "x"}, cwd=folder / "app")
        holds = done.returncode == code and "Traceback" not in done.stderr
        tried.see(
            f"kabarchy {arguments[0]} ends with {code}", holds=holds, why=f"{done.returncode}: {done.stderr}"
        )


def _one_life(
    folder: Path,
    tried: Tried,
    title: str,
    program: list[str],
    environment: dict[str, str],
    signals: list[signal.Signals],
) -> None:
    """Start it against its local Telegram, see that it is well, end it, and read what it said."""
    log = folder / "said.txt"
    with log.open("w") as said:
        process = subprocess.Popen(  # noqa: S603 - our own program
            [*program, "run"], env=environment, cwd=folder / "app", stdout=said, stderr=said
        )
    try:
        web = _soon(lambda: _address(log), process)
        tried.see(f"{title}: it starts", holds=bool(web), why=log.read_text("utf-8")[-3000:])
        port = str(web).rstrip("/").rpartition(":")[2]
        healthy = [str(folder / "opt/kabarchy/bin/python"), str(folder / "app/healthy.py")]
        well = bool(web) and _soon(
            lambda: _finished(healthy, env={"WEB_PORT": port}).returncode == 0, process
        )
        tried.see(f"{title}: it says that it is well", holds=bool(well), why=log.read_text("utf-8")[-3000:])
        dead = _zombies_under(process.pid)
        tried.see(f"{title}: no child is left dead", holds=not dead, why=", ".join(dead))
        target = _innermost(process.pid)
        asked = time.monotonic()
        for number in signals:
            os.kill(target, number)
            time.sleep(0.3)
        try:
            code = process.wait(30)
        except subprocess.TimeoutExpired:
            code = -1
        took = time.monotonic() - asked
        names = " and ".join(number.name for number in signals)
        complaint = "Traceback" in log.read_text("utf-8")
        tried.see(
            f"{title}: {names} ends it in good order ({took:.1f} s)",
            holds=code == 0 and took < END_WITHIN and not complaint,
            why=f"code {code}: {log.read_text('utf-8')[-3000:]}",
        )
    finally:
        if process.poll() is None:
            process.kill()


def _confined(folder: Path) -> list[str]:
    """Return what to start the program with, so that it runs as in a container; empty where that cannot be."""
    setpriv, unshare = shutil.which("setpriv"), shutil.which("unshare")
    if os.getuid() or not setpriv:
        return []
    user = [
        setpriv, f"--reuid={USER}", f"--regid={USER}", "--clear-groups", "--no-new-privs", "--inh-caps=-all",
        "--bounding-set=-all",
    ]  # fmt: skip
    if not unshare or _finished([unshare, "--pid", "--fork", "--mount", "--mount-proc", "true"]).returncode:
        return user
    mounts = (
        f"mount --bind {folder}/data {folder}/data && mount -o remount,bind,ro / && mount -t tmpfs -o size=64m tmpfs /tmp"
        f' && exec {shlex.join(user)} "$@"'
    )
    return [unshare, "--pid", "--fork", "--kill-child", "--mount", "--mount-proc", "sh", "-euc", mounts, "sh"]


def _innermost(pid: int) -> int:
    """Return the program under what confines it: signals are for it alone."""
    command = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")[0]
    children = Path(f"/proc/{pid}/task/{pid}/children")
    if b"unshare" in command and (below := children.read_text("utf-8").split()):
        return _innermost(int(below[0]))
    return pid


def _zombies_under(pid: int) -> list[str]:
    """Return the processes under one that are dead and that nobody has asked about."""
    found = []
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text("utf-8").split():
        status = Path(f"/proc/{child}/status").read_text("utf-8")
        if "State:\tZ" in status:
            found.append(child)
        else:
            found += _zombies_under(int(child))
    return found


def _address(log: Path) -> str:
    found = re.search(r"^Web: (\S+)", log.read_text("utf-8", errors="replace"), re.MULTILINE)
    return found[1] if found else ""


def _soon(holds: Callable[[], object], process: "subprocess.Popen[bytes] | None" = None) -> object:
    """Wait until something holds, for as long as a slow machine may take; give what it gave."""
    deadline = time.monotonic() + START_WITHIN
    while time.monotonic() < deadline and (process is None or process.poll() is None):
        if found := holds():
            return found
        time.sleep(0.3)
    return False


if __name__ == "__main__":
    sys.exit(main())
