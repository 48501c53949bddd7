"""Self-attention of VAR."""

import torch

from var.cosine_attention import CosineAttention


class Attention(CosineAttention):
    """Softmax attention on cosine similarities with one learned factor a head; keys have no bias."""

    def forward(
        self, x: torch.Tensor, past: tuple[torch.Tensor, torch.Tensor]
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """`x` `[B, n, width]` looks at itself and at `past` keys and values `[B, heads, L, d]`.

        Returns `[B, n, width]`, and keys (normalised) and values `[B, heads, L + n, d]`.
        """
        queries, keys, values = self.projected(x)
        keys, values = torch.cat([past[0], keys], 2), torch.cat([past[1], values], 2)
        mixed = (queries @ keys.transpose(2, 3)).softmax(-1) @ values  # (B, heads, n, d)
        return self.proj(mixed.transpose(1, 2).flatten(2)), keys, values
