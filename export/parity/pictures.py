"""What a reward or an encoder sees of a picture: torchvision's transforms of a Pillow image, done with Pillow alone."""

import hashlib

import numpy as np
from PIL import Image

MEAN = np.array([0.48145466, 0.4578275, 0.40821073], np.float32)  # CLIP's, which ImageReward takes
STD = np.array([0.26862954, 0.26130258, 0.27577711], np.float32)
FILTERS = {"bilinear": Image.Resampling.BILINEAR, "bicubic": Image.Resampling.BICUBIC}
RULES = {
    "noise": "byte(c, y, x) = (j * 2654435761 mod 2^32) >>> 24 with j = (c * height + y) * width + x + 1",
    "ramp": "byte(c, y, x) = (3 * x + 5 * y + 40 * c) mod 256",
    "checks": "byte(c, y, x) = 255 where (x >> 2) + (y >> 2) + c is odd, else 0",
    "white": "byte(c, y, x) = 255",
}
SHAPES = [  # picture, width, height, size, fit
    ("noise", 64, 64, 224, "crop"),
    ("noise", 300, 200, 224, "crop"),
    ("ramp", 200, 300, 224, "crop"),
    ("noise", 224, 224, 224, "crop"),
    ("checks", 225, 223, 224, "crop"),
    ("checks", 64, 64, 224, "crop"),
    ("ramp", 37, 91, 33, "crop"),
    ("noise", 48, 64, 24, "crop"),
    ("noise", 91, 38, 33, "crop"),
    ("noise", 640, 480, 224, "crop"),
    ("white", 300, 200, 224, "crop"),
    ("noise", 300, 200, 224, "stretch"),
    ("noise", 200, 300, 224, "stretch"),
    ("checks", 64, 64, 299, "stretch"),
    ("noise", 5, 1, 8, "stretch"),
    ("noise", 1, 1, 3, "crop"),
    ("noise", 7, 300, 7, "crop"),
    ("noise", 300, 200, 224, "pad"),
    ("ramp", 91, 200, 33, "pad"),
    ("checks", 64, 64, 224, "pad"),
    ("noise", 3, 1000, 16, "pad"),
]


def picture_cases() -> list[dict]:
    """Each picture through each filter: a digest of all bytes `[3, size, size]`, and some normalised numbers."""
    cases = []
    for rule, width, height, size, fit in SHAPES:
        for word, kernel in FILTERS.items():
            picture = Image.fromarray(drawn(rule, width, height))
            seen = np.asarray(transformed(picture, size, kernel, fit)).transpose(2, 0, 1)  # (3, size, size)
            numbers = (seen.astype(np.float32) / np.float32(255) - MEAN[:, None, None]) / STD[:, None, None]
            sample = [float(f"{x:.8g}") for x in numbers.ravel()[:: max(1, numbers.size // 29)]]
            told = {"picture": rule, "width": width, "height": height, "size": size, "filter": word, "fit": fit}
            cases.append({**told, "sha256": hashlib.sha256(seen.tobytes()).hexdigest(), "sample": sample})
    return cases


def transformed(picture: Image.Image, size: int, kernel: Image.Resampling, fit: str) -> Image.Image:
    """`crop`: `Resize(size)` of the shorter side and `CenterCrop(size)`; `stretch`: `Resize((size, size))`; `pad`: as
    HPSv2 does, the longer side made `size`, the shorter to the nearest, and black around, half of it before.

    torchvision rounds the longer side down, and the crop's corner to the nearest, halves to the even one.
    """
    if fit == "stretch":
        return picture.resize((size, size), kernel)
    short, long = sorted(picture.size)
    if fit == "pad":
        width, height = (max(1, round(side * size / long)) for side in picture.size)
        padded = Image.new("RGB", (size, size))
        padded.paste(picture.resize((width, height), kernel), ((size - width) // 2, (size - height) // 2))
        return padded
    longer = int(size * long / short)
    width, height = (size, longer) if picture.width <= picture.height else (longer, size)
    left, top = round((width - size) / 2), round((height - size) / 2)
    return picture.resize((width, height), kernel).crop((left, top, left + size, top + size))


def drawn(rule: str, width: int, height: int) -> np.ndarray:
    """The picture of a rule, bytes `[height, width, 3]`."""
    c, y, x = np.meshgrid(np.arange(3), np.arange(height), np.arange(width), indexing="ij")
    match rule:
        case "noise":
            j = ((c * height + y) * width + x + 1).astype(np.uint64)
            byte = (j * 2654435761 % 2**32) >> np.uint64(24)
        case "ramp":
            byte = (3 * x + 5 * y + 40 * c) % 256
        case "checks":
            byte = 255 * (((x >> 2) + (y >> 2) + c) % 2)
        case "white":
            byte = np.full_like(x, 255)
    return np.ascontiguousarray(byte.astype(np.uint8).transpose(1, 2, 0))
