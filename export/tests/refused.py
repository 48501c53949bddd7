"""What a command says that refuses its arguments."""

from collections.abc import Callable
from pathlib import Path

import pytest


def refused(main: Callable[[list[str]], None], capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    """What `main` says where it ends with 2; nothing else is said."""
    with pytest.raises(SystemExit) as ended:
        main(list(map(str, arguments)))
    said = capsys.readouterr()
    assert ended.value.code == 2 and said.out == ""
    return said.err
