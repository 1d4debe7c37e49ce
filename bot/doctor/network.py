"""Why an address cannot be reached, told apart as an operator has to act on it."""

import aiohttp

PATIENCE = aiohttp.ClientTimeout(total=8, sock_connect=5)


def why_not(error: Exception, host: str) -> tuple[str, str]:  # noqa: PLR0911 - one for each way to fail
    """Return what went wrong on the way to a host, and what to do. Nothing of the address but `host` is told."""
    # In the order of how special they are: each is a kind of one below it.
    match error:
        case aiohttp.ClientProxyConnectionError():
            return "the proxy cannot be reached", "mend HTTPS_PROXY, or unset it where none is needed"
        case aiohttp.ClientHttpProxyError():
            return (
                f"the proxy refuses ({error.status})",
                "mend HTTPS_PROXY: its user and password belong into it",
            )
        case aiohttp.ClientConnectorCertificateError():
            return (
                f"the certificate of {host} is not trusted",
                "install ca-certificates; see that the clock is right, and that no proxy or antivirus reads along",
            )
        case aiohttp.ClientConnectorSSLError() | aiohttp.ClientSSLError():
            return f"no TLS with {host}", "see whether a proxy stands between, and that https:// is meant"
        case aiohttp.ClientConnectorDNSError():
            return f"the name {host} is not known", "check DNS (/etc/resolv.conf) and the spelling"
        case aiohttp.ClientConnectorError():
            reason = error.os_error.strerror or type(error.os_error).__name__
            return (
                f"{host} cannot be reached: {reason}",
                "check the network and the firewall; behind one set HTTPS_PROXY",
            )
        case TimeoutError():
            return f"{host} does not answer", "check the network and the firewall; behind one set HTTPS_PROXY"
        case aiohttp.InvalidURL():
            return f"{host} is no address", "mend the address"
        case _:
            return (
                f"the call to {host} broke off: {type(error).__name__}",
                "check what stands between: proxy, firewall",
            )
