"""Makes .venv with exactly the locked packages. Standard library only; runs before anything is installed.

    python3 tools/bootstrap.py build|test

The environment is passed on as it is: SSL_CERT_FILE, PIP_*, UV_* and NODE_EXTRA_CA_CERTS must reach the installers.
"""

import importlib.util
import os
import shutil
import subprocess
import sys

OLDEST_PYTHON = (3, 11)
APT_LINE = "sudo apt-get install -y python3-venv"
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
VENV_PYTHON = os.path.join(VENV, "bin", "python")
REQUIREMENTS = os.path.join(ROOT, "requirements")


def main(arguments):
    if len(arguments) != 1 or arguments[0] not in ("build", "test"):
        return "usage: python3 tools/bootstrap.py build|test"
    problem = python_problem() or venv_problem()
    if problem:
        return problem
    make_venv()
    install_uv()
    install_packages(arguments[0])
    return None


def python_problem():
    if sys.version_info[:2] >= OLDEST_PYTHON:
        return None
    return "Goodword needs Python %d.%d or newer; %s is %s. Choose another one with: make PYTHON=python3.11" % (
        OLDEST_PYTHON + (sys.executable, sys.version.split()[0])
    )


def venv_problem():
    if has_ensurepip() or venv_works():
        return None
    if not shutil.which("apt-get"):
        return (
            "This Python has no ensurepip: install your system's package of Python's venv module, then run make again."
        )
    if os.geteuid() != 0:
        return "Python's venv module is missing. Run this, then make again:\n\n%s\n" % APT_LINE
    return apt_install_venv()


def has_ensurepip():
    return importlib.util.find_spec("ensurepip") is not None


def apt_install_venv():
    install = ["apt-get", "install", "-y", "--no-install-recommends", "python3-venv"]
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    if subprocess.call(install, env=environment) != 0:
        subprocess.call(["apt-get", "update"], env=environment)
        if subprocess.call(install, env=environment) != 0:
            return "apt-get could not install python3-venv; its own words are above."
    importlib.invalidate_caches()
    if has_ensurepip():
        return None
    return "python3-venv is installed, but %s still has no ensurepip: use /usr/bin/python3." % sys.executable


def venv_works():
    if not (os.path.exists(VENV_PYTHON) and was_made_here()):
        return False
    check = "import pip, sys; sys.exit(sys.version_info[:2] < %r)" % (OLDEST_PYTHON,)
    return subprocess.call([VENV_PYTHON, "-c", check], stderr=subprocess.DEVNULL) == 0


def was_made_here():
    """Its scripts name their Python by its full path, so a moved checkout needs a new one."""
    with open(os.path.join(VENV, "bin", "activate")) as script:
        return VENV in script.read()


def make_venv():
    if not venv_works():
        subprocess.check_call([sys.executable, "-m", "venv", "--clear", VENV])


def install_uv():
    subprocess.check_call(
        [VENV_PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "--no-deps"]
        + ["-r", os.path.join(REQUIREMENTS, "uv.txt")]
    )


def install_packages(which):
    uv = [os.path.join(VENV, "bin", "uv"), "pip", "install", "--quiet", "--python", VENV_PYTHON]
    environment = uv_environment()
    locked = os.path.join(REQUIREMENTS, which + ".txt")
    subprocess.check_call(uv + ["--require-hashes", "-r", locked], env=environment)
    subprocess.check_call(uv + ["--no-deps", "--no-build-isolation", "-e", ROOT], env=environment)


def uv_environment():
    environment = dict(os.environ, UV_PYTHON_DOWNLOADS="never")
    for theirs, ours in (("PIP_INDEX_URL", "UV_DEFAULT_INDEX"), ("PIP_CERT", "SSL_CERT_FILE")):
        if theirs in environment:
            environment.setdefault(ours, environment[theirs])
    return environment


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except subprocess.CalledProcessError as failure:
        sys.exit("Setting up stopped: `%s` failed; its own words are above." % " ".join(failure.cmd))
    except KeyboardInterrupt:
        sys.exit(130)
