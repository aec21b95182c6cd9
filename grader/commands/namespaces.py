"""Why there are no user namespaces here, and the smallest change that gives them to the grader."""

from pathlib import Path

PROFILE_PATH = "/etc/apparmor.d/grader-bwrap"
PROFILE = """\
abi <abi/4.0>,
include <tunables/global>

profile grader-bwrap {bubblewrap} flags=(unconfined) {{
  userns,
  include if exists <local/grader-bwrap>
}}
"""
"""Allows namespaces to one program, and nothing else that it was refused."""
CONTAINERS = (".dockerenv", "run/.containerenv", "var/run/secrets/kubernetes.io")
IN_CONTAINER = (
    "nothing, if the fence below holds. For `walled`, run the container with "
    "`--security-opt seccomp=unconfined --security-opt systempaths=unconfined`"
)
SETTINGS = {
    "user/max_user_namespaces": ("0", "sysctl user.max_user_namespaces=10000"),
    "kernel/unprivileged_userns_clone": ("0", "sysctl kernel.unprivileged_userns_clone=1"),
    "kernel/apparmor_restrict_unprivileged_userns": (
        "1",
        "sysctl kernel.apparmor_restrict_unprivileged_userns=0",
    ),
}
"""By the name of a setting: the value with which it forbids them, and what lets everybody."""
APPARMOR = "kernel/apparmor_restrict_unprivileged_userns"


def mend(root: Path = Path("/")) -> str:
    """Return what to do, the least first."""
    if any((root / name).exists() for name in CONTAINERS):
        return IN_CONTAINER
    forbidding = [name for name in SETTINGS if _forbids(name, root)]
    for_all = " and ".join(f"`{SETTINGS[name][1]}`" for name in forbidding)
    if forbidding == [APPARMOR]:
        load = f"`apparmor_parser -r {PROFILE_PATH}`"
        return f"write the profile below to {PROFILE_PATH}, then {load}; or for all: {for_all}"
    if forbidding:
        return f"allow user namespaces: {for_all}"
    return "allow unprivileged user namespaces, or run where they are"


def profile(bubblewrap: str, root: Path = Path("/")) -> str:
    """Return the AppArmor profile for a bubblewrap, if that is what it lacks; else nothing."""
    only = [name for name in SETTINGS if _forbids(name, root)] == [APPARMOR]
    return PROFILE.format(bubblewrap=bubblewrap) if only else ""


def _forbids(name: str, root: Path) -> bool:
    path = root / "proc/sys" / name
    return path.is_file() and path.read_text().strip() == SETTINGS[name][0]
