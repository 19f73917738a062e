"""`questboard` and `python -m bot`."""

from __future__ import annotations


def main() -> None:
    """Run the command line."""
    from bot.cli import run_cli  # noqa: PLC0415 - so that a broken installation is told in one line by Python itself

    run_cli()


if __name__ == "__main__":
    main()
