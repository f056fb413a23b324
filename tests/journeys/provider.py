"""A real OpenID provider in its own process, and the dashboard set up as docs/how-to.md says."""

import contextlib
import json
import re
import subprocess
import sys
import tomllib
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.journeys.conftest import ROOT, free_port, wait_for

GUIDE = ROOT / "docs" / "how-to.md"
DISCOVERY = "/.well-known/openid-configuration"


@contextlib.contextmanager
def provider(log: Path, *people: Mapping[str, Any]) -> Iterator[str]:
    """Run a provider that knows these people and only registered clients; yield its address."""
    url = f"http://127.0.0.1:{(port := free_port())}"
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)]
    command += ["--require-registration", "true", "--require-nonce", "true"]
    for person in people:
        command += ["--user-claims", json.dumps({"sub": person["email"], **person})]
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out)
    try:
        wait_for(url + DISCOVERY, process)
        yield url
    finally:
        process.terminate()
        process.wait(timeout=20)


def secrets_as_the_guide_says(provider_url: str, dashboard_url: str) -> str:
    """Return the guide's example of secrets.toml with the values of a client registered anew."""
    example = _example("auth")
    redirect = dashboard_url + "/oauth2callback"
    assert example["redirect_uri"].endswith("/oauth2callback")
    assert example["server_metadata_url"].endswith(DISCOVERY)
    client = _register(provider_url, redirect)
    values = {
        "redirect_uri": redirect,
        "cookie_secret": "0123456789abcdef" * 4,
        "client_id": client["client_id"],
        "client_secret": client["client_secret"],
        "server_metadata_url": provider_url + DISCOVERY,
    }
    assert example.keys() == values.keys()
    return "[auth]\n" + "\n".join(f"{name} = {json.dumps(v)}" for name, v in values.items())


def roles_in_the_guide() -> dict[str, str]:
    """Return the roles of the guide's example."""
    return _example("roles")


def _example(section: str) -> dict[str, str]:
    blocks = re.findall(r"```toml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    read = [tomllib.loads(block) for block in blocks]
    (found,) = [block[section] for block in read if section in block]
    return dict(found)


def _register(provider_url: str, redirect: str) -> dict[str, str]:
    body = json.dumps({"redirect_uris": [redirect]}).encode()
    request = urllib.request.Request(
        provider_url + "/oauth2/clients", body, {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request) as answer:
        found: dict[str, str] = json.load(answer)
    return found
