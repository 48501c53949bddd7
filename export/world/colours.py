"""The colours of objects, as red, green and blue in 0…255."""

COLOURS: dict[str, tuple[int, int, int]] = {
    "red": (212, 38, 38),
    "orange": (244, 132, 26),
    "yellow": (246, 218, 48),
    "green": (44, 156, 66),
    "blue": (40, 88, 212),
    "purple": (126, 54, 166),
    "pink": (246, 132, 184),
    "black": (26, 26, 30),
}
