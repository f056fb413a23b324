"""`python -m wincore`: the same things from a shell."""

from wincore.shell.app import app

if __name__ == "__main__":
    app(prog_name="wincore")
