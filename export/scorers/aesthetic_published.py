"""The names of the two checkpoints of aesthetic predictor v2.5."""

from scorers.published import Published


class SiglipPublished(Published):
    """Of an `Aesthetic`'s tower: `model.safetensors` of SigLIP, whose tower of text is not needed."""

    unused = ("text_model.", "logit_scale", "logit_bias", ".position_ids")

    def published(self, own: str) -> tuple[str, int | None]:
        return f"vision_model.{own}", None


class PredictorPublished(Published):
    """Of its layers: `aesthetic_predictor_v2_5.pth`."""

    def published(self, own: str) -> tuple[str, int | None]:
        return f"scoring_head.{own}", None
