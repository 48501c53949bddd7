"""How models want colours: of each channel's 0…1, red, green and blue, what is taken off, and what divides the rest."""

COLOURS = {
    "clip": {"mean": [0.48145466, 0.4578275, 0.40821073], "std": [0.26862954, 0.26130258, 0.27577711]},
    "imagenet": {"mean": [0.485, 0.456, 0.406], "std": [0.229, 0.224, 0.225]},
}
