"""The encoder of T5 (arXiv 1910.10683, flan-T5: 2210.11416), which reads Infinity's prompts."""

import torch
from torch import nn
from transformers import T5EncoderModel

from text.t5_size import T5Size

#: Added to the weights of words that are padding, by whoever looks at features.
HIDDEN = -10000.0


class T5(nn.Module):
    """Loads google/flan-t5-xl and its like by name: see `text.t5_published`."""

    def __init__(self, size: T5Size) -> None:
        super().__init__()
        self.trunk = T5EncoderModel._from_config(size.config(), attn_implementation="eager")

    def forward(self, ids: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """`ids` `[P, T]`, 0 padding, to features `[P, T, width]` and mask `[P, T]`: 0 for words, −10000 for padding.

        Words do not see padding, so features are those of the prompt at its own length.
        """
        words = ids != 0
        features = self.trunk(input_ids=ids, attention_mask=words.long()).last_hidden_state
        return features, torch.where(words, 0.0, HIDDEN)
