"""Whether the program in this container is well: ends with 0 if `/healthz` answers 200, else with 1 and what it says."""  # noqa: INP001 - a script, copied into the image

import http.client
import os
import sys


def main() -> int:
    """Ask the program itself, never through a proxy that the environment names."""
    host = os.environ.get("WEB_HOST") or "127.0.0.1"
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - what is served everywhere is here too
    connection = http.client.HTTPConnection(host, int(os.environ.get("WEB_PORT") or 8080), timeout=8)
    try:
        connection.request("GET", "/healthz")
        answer = connection.getresponse()
        said = answer.read(4096).decode(errors="replace")
    except (OSError, http.client.HTTPException) as error:
        said, status = f"no answer: {error}", 0
    else:
        status = answer.status
    finally:
        connection.close()
    sys.stdout.write(f"{said}\n")
    return 0 if status == http.HTTPStatus.OK else 1


if __name__ == "__main__":
    sys.exit(main())
