"""The Littlest JupyterHub: the homes of all, `jupyter-adoe/hw3/hw3.ipynb`, and the admin's own.

Source: tljh/user.py and tljh/normalize.py, which cut a long login and put a hash behind it.
"""

from grader.classroom.layouts.place import NOBODYS, Place, Units
from grader.classroom.tree import Folder
from grader.words.graded import Owner, Person

PREFIX = "jupyter-"
OF_MACHINE = (
    *("ubuntu", "debian", "centos", "fedora", "rocky", "ec2-user", "azureuser", "opc", "root"),
    *("admin", "vagrant", "linuxbrew", "shared", "skel"),
)
"""Homes that the machine came with, or that its admin made."""


def homes(folder: Folder) -> Units:
    """Return whose each home is."""
    homes = {name for name, each in folder.folders.items() if each.holds_programs}
    found = [name for name in folder.folders if name.startswith(PREFIX) and name != PREFIX]
    of_machine = dict.fromkeys(filter(folder.folders.__contains__, OF_MACHINE), NOBODYS)
    if homes.isdisjoint(found) or folder.programs or not homes <= {*found, *of_machine}:
        return {}
    return of_machine | {name: _place(name.removeprefix(PREFIX)) for name in found}


def _place(login: str) -> Place:
    return Place(login, Owner(platform="tljh", persons=(Person(login=login),)))
