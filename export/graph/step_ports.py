"""What every step graph takes and gives: the contract of bundles, once."""

from graph.builder import Builder, Shape


class StepPorts:
    """Declares all inputs of a step graph in `b`.

    `latent` `[C, H, W]` is a latent's shape, `condition` are begin's outputs by name, `[P, 2, …]` or `[P, depth, 2, …]`,
    and `bits` how many uniform numbers decide a token.
    """

    def __init__(
        self, b: Builder, depth: int, heads: int, d: int, latent: Shape, condition: dict[str, Shape], bits: int
    ) -> None:
        self._b, self._depth, self._heads, self._d, self._latent = b, depth, heads, d, latent
        past = [depth, 2, "R", heads, "L", d]
        self._past = [b.input(f"past_{name}", "float32", past) for name in ("keys", "values")]
        self.latents = b.input("latents", "float32", ["Q", *latent])
        for name, shape in condition.items():
            b.input(name, "float32", shape)
        self._parents, self.origins, self.prompts = (
            b.input(name, "int64", ["U"]) for name in ("parents", "origins", "prompts")
        )
        self.fan = b.input("fan", "int64", ["B"])
        self.scale = b.input("scale", "int64", [])
        self.noise = b.input("noise", "float32", ["B", "n", bits])
        #: Guidance, temperature and top-p.
        self.sampling = [b.input(name, "float32", []) for name in ("guidance", "temperature", "top_p")]

    def rows(self, condition: str, axes: int) -> str:
        """`[P, 2, …]` to `[2, U, …]`, of each path's prompt, with `axes` behind."""
        b = self._b
        return b.op("Transpose", b.op("Gather", condition, self.prompts, axis=0), perm=[1, 0, *range(2, 2 + axes)])

    def past(self) -> list[str]:
        """Keys and values of each path so far `[depth, 2, U, heads, L, d]`."""
        return [self._b.op("Gather", tensor, self._parents, axis=2) for tensor in self._past]

    def before(self) -> str:
        """The latent of each path so far `[B, C, H, W]`, which siblings share."""
        b = self._b
        return b.op("Gather", self.latents, b.op("Gather", self.origins, self.fan, axis=0), axis=0)

    def state(self, longer: list[list[str]], latent: str) -> None:
        """Declares what goes on to the next scale: keys and values of each layer `[1, 2, U, heads, M, d]`, and latents."""
        b = self._b
        for name, parts in zip(("keys", "values"), longer):
            shape = [self._depth, 2, "U", self._heads, "M", self._d]
            b.output(name, b.op("Concat", *parts, axis=0), "float32", shape)
        b.output("latent", latent, "float32", ["B", *self._latent])
