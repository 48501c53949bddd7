"""Small models of DINOv2 with random weights, on which ours and the published ones are compared."""

from scorers.dinov2_size import Dinov2Size

SEED = 1
PICTURES = 2
#: Where patches are told: every 17th.
STRIDE = 17
CASES = {
    "registers": Dinov2Size(width=32, depth=3, heads=4),
    "no registers": Dinov2Size(width=32, depth=3, heads=4, registers=0),
    "as large as trained on": Dinov2Size(width=32, depth=2, heads=2, side=112, trained=8),
}
