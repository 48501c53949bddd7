"""The names of torchvision's checkpoint of InceptionV3."""

from scorers.published import Published


class InceptionPublished(Published):
    """Of an `Inception`, which has torchvision's own names."""

    #: The head that helps training, the classes, how long norms were trained.
    unused = ("AuxLogits.", "fc.", ".num_batches_tracked")

    def published(self, own: str) -> tuple[str, int | None]:
        return own, None
