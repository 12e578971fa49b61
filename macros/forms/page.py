"""The page of the forms as files of the site, and what servers must send with it. Must not write anything."""

from __future__ import annotations

import json
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from macros.forms.configuration import configuration
from macros.forms.forges import Forge
from macros.pages.addresses import FORMS, relative
from macros.pages.guides import EDIT

FOLDER = FORMS.rpartition("/")[0]
SOURCES = frozenset({f"{FOLDER}/vendor.json"})
"""What lies with the scripts but is only for those who renew them."""


def policy(forge: Forge) -> str:
    """What the page may do: run the site's own scripts, and ask the forge. Decap writes its styles in the page."""
    hosts = " ".join(forge.hosts)
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-elem 'self' 'unsafe-inline'; img-src 'self'; "
        f"connect-src 'self' {hosts}; base-uri 'none'; form-action 'none'"
    )


def files(forge: Forge, *, data: str, site_name: str, guided: bool) -> dict[str, bytes]:
    """The page and its configuration, by name from the site's root; `guided` if there is a page that tells of other ways."""
    home = relative("index.html", start=FORMS)
    told = configuration(forge, data=data, site_name=site_name, home=home)
    help_page = relative(EDIT, start=FORMS) if guided else home
    html = _template().render(policy=policy(forge), site_name=site_name, help=help_page, home=home)
    return {
        FORMS: html.encode(),
        f"{FOLDER}/config.json": f"{json.dumps(told, ensure_ascii=False, indent=1)}\n".encode(),
    }


def served(name: str, settings: str, forge: Forge) -> str:
    """A server's settings (`_headers` or `web.config`) with the page's own policy in place of the site's."""
    whole = f"{policy(forge)}; frame-ancestors 'self'"
    if name == "_headers":
        return f"{settings.rstrip()}\n\n/{FOLDER}/*\n  ! Content-Security-Policy\n  Content-Security-Policy: {whole}\n"
    block = _template("web.config").render(folder=FOLDER, policy=whole)
    return settings.replace("</configuration>", f"{block}\n</configuration>")


@cache
def _template(name: str = "page.html") -> Template:
    environment = Environment(loader=PackageLoader("macros.forms"), autoescape=True, undefined=StrictUndefined)
    return environment.get_template(name)
