"""The command line of a script that ships models."""

import argparse
from collections.abc import Callable
from pathlib import Path


class ShipCommand:
    """Holds a `parser` with the options that all have; a script adds its own, then calls `run`."""

    def __init__(self, doc: str | None, weights: str, reward: bool = True) -> None:
        """`weights` says what --weights is. A reward has a --mean and a --deviation."""
        parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
        parser.add_argument("--out", type=Path, required=True, help="folder of the bundle")
        parser.add_argument("--weights", type=Path, help=weights)
        parser.add_argument(
            "--random", action="store_true", help="random weights of a fixed seed instead of a checkpoint"
        )
        parser.add_argument("--tiny", action="store_true", help="a narrow model of a few layers; with --random")
        parser.add_argument(
            "--dtype", choices=("float32", "float16"), default="float16", help="of the weights in the files"
        )
        if reward:
            parser.add_argument("--mean", type=float, default=0.0, help="is taken off the model's value (0)")
            parser.add_argument("--deviation", type=float, default=1.0, help="divides what is left (1)")
        self.parser = parser

    def run(
        self,
        ship: Callable[[argparse.Namespace], None],
        given: list[str] | None,
        checkpoints: tuple[str, ...] = ("weights",),
    ) -> None:
        """Calls `ship` with the arguments; the process ends with 2 and a message where something is wrong with them.

        `checkpoints` are the options of which all must be given, or --random.
        """
        parser = self.parser
        arguments = parser.parse_args(given)
        named = [getattr(arguments, one) for one in checkpoints]
        if any(named) if arguments.random else not all(named):
            parser.error(f"give {' and '.join(f'--{one}' for one in checkpoints)}, or --random")
        if arguments.tiny and not arguments.random:
            parser.error("--tiny needs --random: no checkpoint has this size")
        if not getattr(arguments, "deviation", 1.0) > 0:
            parser.error("--deviation is above 0")
        try:
            ship(arguments)
        except (OSError, ValueError) as error:
            parser.exit(2, f"{parser.prog}: {error}\n")
