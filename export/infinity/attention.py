"""Self-attention of Infinity."""

import torch
from torch.nn.functional import scaled_dot_product_attention

from infinity.rope import turned
from var.cosine_attention import CosineAttention


class SelfAttention(CosineAttention):
    """Softmax attention on cosine similarities of turned queries and keys, one learned factor a head."""

    def forward(
        self,
        x: torch.Tensor,
        rope: tuple[torch.Tensor, torch.Tensor],
        past: tuple[torch.Tensor, torch.Tensor],
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """`x` `[B, n, width]` looks at itself and at `past` keys and values `[B, heads, L, d]`.

        `rope` are cosines and sines `[n, d / 2]`. Returns `[B, n, width]`, and keys (normalised, turned) and values
        `[B, heads, L + n, d]`.
        """
        queries, keys, values = self.projected(x)
        queries, keys = turned(queries, *rope), turned(keys, *rope)
        keys, values = torch.cat([past[0], keys], 2), torch.cat([past[1], values], 2)
        # The fused kernel: a table of weights would be 4096 × 10521 a head.
        mixed = scaled_dot_product_attention(queries, keys, values, scale=1.0)  # (B, heads, n, d)
        return self.proj(mixed.transpose(1, 2).flatten(2)), keys, values
