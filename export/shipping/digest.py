"""What a file is known by."""

from hashlib import file_digest
from pathlib import Path


def digest(path: Path) -> str:
    """SHA-256 in hexadecimal digits."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
