"""The guard of private addresses."""

import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.addresses import AddressGuard, RefusedAddressError, check_address
from sources.errors import BadAddress

PUBLIC = ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::5db8:d822", "::ffff:93.184.216.34"]
PRIVATE = [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.1", "224.0.0.1",
    "255.255.255.255", "192.88.99.1", "198.18.0.1", "::", "::1", "::ffff:10.0.0.1", "::7f00:1", "64:ff9b::a00:1",
    "64:ff9b:1::a00:1", "2002:7f00:1::", "2002:c0a8:101::1", "fec0::1", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1",
    "2001:db8::1", "2001::1", "no address",
]  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_dialled(address):
    assert not AddressGuard().refuses(address)


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_are_not(address):
    assert AddressGuard().refuses(address)


def test_allowed_networks_are_dialled_and_nothing_beside_them():
    guard = AddressGuard.of_setting(" 127.10.0.0/16, fd00::/8 ,")
    assert not guard.refuses("127.10.3.4")
    assert not guard.refuses("::ffff:127.10.3.4")
    assert not guard.refuses("fd00::7")
    assert guard.refuses("127.11.0.1")


def test_a_setting_that_is_no_network_is_an_error():
    with pytest.raises(ValueError, match="intranet"):
        AddressGuard.of_setting("intranet")


@given(st.ip_addresses())
def test_a_v4_address_is_judged_alike_in_every_v6_form_that_leads_to_it(address):
    if address.version == 4:
        guard = AddressGuard()
        assert (
            guard.refuses(f"::ffff:{address}")
            == guard.refuses(str(address))
            == guard.refuses(f"64:ff9b::{address}")
        )


def test_the_socket_is_only_made_for_what_may_be_dialled():
    info = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 80))
    with pytest.raises(RefusedAddressError):
        AddressGuard().socket_factory(info)
    AddressGuard(["127.0.0.0/8"]).socket_factory(info).close()


@pytest.mark.parametrize(
    "url",
    [
        "ftp://24.kg/", "javascript:alert(1)", "24.kg/rss", "", "http://", "http:///rss", "http://[::1", "http://a:b@24.kg/",
        "http://a@24.kg/", "http://24.kg:22/", "http://24.kg:0/", "http://24.kg:99999/",
    ],
)  # fmt: skip
def test_what_is_no_address_of_the_web_is_refused(url):
    with pytest.raises(BadAddress):
        check_address(url)


@pytest.mark.parametrize(
    "url", ["http://24.kg/rss/", "https://24.kg:443/", "http://24.kg:8080/", "http://24.kg:3000/a?b=c"]
)
def test_addresses_of_the_web_are_accepted(url):
    assert str(check_address(url)).rstrip("/") == url.replace(":443", "").rstrip("/")


@given(st.text())
def test_whatever_is_given_is_an_address_or_refused(text):
    try:
        address = check_address(text)
    except BadAddress:
        return
    assert address.scheme in {"http", "https"}
