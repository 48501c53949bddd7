"""InceptionV3 (arXiv 1512.00567) before its last layer, as torchvision has it."""

import torch
from torch import nn

from scorers.colours import COLOURS
from scorers.inception_block import halved
from scorers.inception_blocks import block_a, block_b, block_c, block_d, block_e
from scorers.rectified import Rectified


class Inception(nn.Module):
    """Loads `inception_v3_google-….pth` by name: see `scorers.inception_published`."""

    def __init__(self) -> None:
        super().__init__()
        self.Conv2d_1a_3x3 = Rectified(3, 32, 3, stride=2)
        self.Conv2d_2a_3x3 = Rectified(32, 32, 3)
        self.Conv2d_2b_3x3 = Rectified(32, 64, 3, pad=True)
        self.Conv2d_3b_1x1 = Rectified(64, 80)
        self.Conv2d_4a_3x3 = Rectified(80, 192, 3)
        self.Mixed_5b = block_a(192, 32)
        self.Mixed_5c = block_a(256, 64)
        self.Mixed_5d = block_a(288, 64)
        self.Mixed_6a = block_b(288)
        self.Mixed_6b = block_c(768, 128)
        self.Mixed_6c = block_c(768, 160)
        self.Mixed_6d = block_c(768, 160)
        self.Mixed_6e = block_c(768, 192)
        self.Mixed_7a = block_d(768)
        self.Mixed_7b = block_e(1280)
        self.Mixed_7c = block_e(2048)

    def fuse(self) -> None:
        """Puts batch norms, of which a checkpoint has told, into convolutions."""
        for part in self.modules():
            if isinstance(part, Rectified):
                part.fuse()

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        """`images` `[B, 3, 299, 299]`, normalised, to one patch each `[B, 1, 2048]`."""
        # Channels were normed as usual. torchvision norms them anew, by 0.5 and 0.5, where its weights are asked for.
        mean, deviation = (torch.tensor(COLOURS["imagenet"][one], device=images.device) for one in ("mean", "std"))
        x = images * (deviation / 0.5)[:, None, None] + ((mean - 0.5) / 0.5)[:, None, None]
        x = self.Conv2d_2b_3x3(self.Conv2d_2a_3x3(self.Conv2d_1a_3x3(x)))
        x = self.Conv2d_4a_3x3(self.Conv2d_3b_1x1(halved(x)))
        x = self.Mixed_5d(self.Mixed_5c(self.Mixed_5b(halved(x))))  # (B, 288, 35, 35)
        x = self.Mixed_6e(self.Mixed_6d(self.Mixed_6c(self.Mixed_6b(self.Mixed_6a(x)))))  # (B, 768, 17, 17)
        x = self.Mixed_7c(self.Mixed_7b(self.Mixed_7a(x)))  # (B, 2048, 8, 8)
        return x.mean((2, 3))[:, None]
