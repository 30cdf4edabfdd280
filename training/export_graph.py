"""The trained reader as one ONNX graph: int8 weights, one window at a time, heads on the first piece of each word.

The operators are written out as ONNX Runtime runs them best (measured on one core with AVX-512 VNNI): inputs of
matrix products are quantised as they come (`DynamicQuantizeMatMul`), query, key and value share one quantisation, plain
Add and LayerNormalization beat the fused skip form. All that is linear over word vectors is one product.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

Weights = Mapping[str, NDArray[np.float32]]
_MICROSOFT = "com.microsoft"
_EPSILON = 1e-12
_OPSET = 20
# Of a weight in a product. Processors without VNNI add two products of 8 x 8 bits in 16, which 127 would overflow; with
# 63 all processors compute the same, and nothing measurable is lost.
_LARGEST = 63


def build(weights: Weights, *, attention_heads: int, int8: bool = True) -> onnx.ModelProto:
    """The graph of weights named as in `training.network.Reader`; with `int8=False` in float32, to compare with."""
    graph = _Graph(weights, int8=int8)
    layers = 1 + max(int(name.split(".")[2]) for name in weights if name.startswith("encoder.layers."))
    x = graph.embedded()
    for n in range(layers):
        x = graph.layer(x, f"encoder.layers.{n}", attention_heads)
    outputs = graph.heads(graph.words(x))
    return graph.model(outputs)


class _Graph:
    """Nodes and constants as they are put together; every method returns the name of its result."""

    def __init__(self, weights: Weights, *, int8: bool) -> None:
        self.weights, self.int8 = weights, int8
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    # parts ----------------------------------------------------------------------------------------------------------
    def embedded(self) -> str:
        """[1, pieces, width]: words, positions and shapes, normalised."""
        words = self.words_embedded()
        shapes = self.node("Gather", self.constant("shapes", self.weights["encoder.shapes.weight"]), "shape_ids")
        size = self.node("Shape", "input_ids", start=1, end=2)
        zero = self.constant("zero", np.zeros(1, np.int64))
        positions = self.constant("positions", self.weights["encoder.positions.weight"])
        places = self.node("Slice", positions, zero, size, zero)
        whole = self.node("Add", self.node("Add", words, shapes), places)
        return self.norm(whole, "encoder.norm")

    def words_embedded(self) -> str:
        table = self.weights["encoder.words.weight"]
        if not self.int8:
            return self.node("Gather", self.constant("words", table), "input_ids")
        quantised, scales = quantise(table.T, 127)
        rows = self.node("Gather", self.constant("words", quantised.T), "input_ids")
        sizes = self.node("Gather", self.constant("words.scales", scales[:, None]), "input_ids")
        return self.node("Mul", self.node("Cast", rows, to=TensorProto.FLOAT), sizes)

    def layer(self, x: str, name: str, attention_heads: int) -> str:
        queries, keys, values = self.projected(x, [f"{name}.{part}" for part in ("query", "key", "value")])
        mixed = self.node("MultiHeadAttention", queries, keys, values, domain=_MICROSOFT, num_heads=attention_heads)
        attended = self.norm(self.node("Add", self.linear(mixed, f"{name}.mixed"), x), f"{name}.attended")
        wide = self.node("Gelu", self.linear(attended, f"{name}.wide"))
        return self.norm(self.node("Add", self.linear(wide, f"{name}.narrow"), attended), f"{name}.out")

    def words(self, x: str) -> str:
        """[words, width]: the vectors of first pieces."""
        zero = self.constant("zero", np.zeros(1, np.int64))
        return self.node("Gather", self.node("Squeeze", x, zero), "word_pieces")

    def heads(self, words: str) -> dict[str, int]:
        """All that is linear over word vectors in one product, then cut apart; names and widths of the outputs."""
        parts = {"logits": "linear", "arc_dep": "arc_dep", "arc_pre": "arc_head"}
        parts |= {"label_dep": "label.left", "label_head": "label.right"}
        if "role.left.weight" in self.weights:
            parts |= {"role_left": "role.left", "role_right": "role.right"}
        matrices = [self.weights[f"{name}.weight"].T for name in parts.values()]
        biases = [self.bias(name) for name in parts.values()]
        joined = self.product(words, "heads", np.concatenate(matrices, 1), np.concatenate(biases))
        sizes = [matrix.shape[1] for matrix in matrices]
        cut = {name: name if name[:3] != "arc" else f"{name}.linear" for name in parts}
        lengths = self.constant("heads.sizes", np.array(sizes, np.int64))
        self.nodes.append(helper.make_node("Split", [joined, lengths], list(cut.values()), axis=1))
        self.arcs(cut["arc_dep"], cut["arc_pre"])
        outputs = {name: size for name, size in zip(parts, sizes, strict=True) if name != "arc_pre"}
        return outputs | {"arc_head": sizes[1]}

    def arcs(self, dependents: str, heads: str) -> None:
        """The bilinear form folded into the heads' side, and its scale into the form."""
        scale = 1 / math.sqrt(self.weights["arc.weight"].shape[0])
        self.nodes.append(helper.make_node("Relu", [dependents], ["arc_dep"]))
        matrix, bias = self.weights["arc.weight"].T * scale, self.bias("arc") * scale
        self.product(self.node("Relu", heads), "arc", matrix, bias, out="arc_head")

    # building blocks ------------------------------------------------------------------------------------------------
    def bias(self, name: str) -> NDArray[np.float32]:
        found = self.weights.get(f"{name}.bias")
        return np.zeros(len(self.weights[f"{name}.weight"]), np.float32) if found is None else found

    def linear(self, x: str, name: str) -> str:
        return self.product(x, name, self.weights[f"{name}.weight"].T, self.bias(name))

    def product(
        self, x: str, name: str, matrix: NDArray[np.float32], bias: NDArray[np.float32], out: str | None = None
    ) -> str:
        """`x` times `matrix` [in, out] plus `bias`."""
        added = self.constant(f"{name}.bias", bias)
        if not self.int8:
            return self.node("Add", self.node("MatMul", x, self.constant(name, matrix)), added, out=out)
        return self.node("DynamicQuantizeMatMul", x, *self.quantised(name, matrix), added, out=out, domain=_MICROSOFT)

    def projected(self, x: str, names: Sequence[str]) -> list[str]:
        """Several linear layers of the same input, which is quantised once."""
        if not self.int8:
            return [self.linear(x, name) for name in names]
        given, scale, zero = (f"{x}.int8", f"{x}.scale", f"{x}.zero")
        self.nodes.append(helper.make_node("DynamicQuantizeLinear", [x], [given, scale, zero]))
        out = []
        for name in names:
            matrix, scales, zeros = self.quantised(name, self.weights[f"{name}.weight"].T)
            added = self.constant(f"{name}.bias", self.bias(name))
            inputs = (given, matrix, scale, scales, zero, zeros, added)
            out.append(self.node("MatMulIntegerToFloat", *inputs, domain=_MICROSOFT))
        return out

    def quantised(self, name: str, matrix: NDArray[np.float32]) -> tuple[str, str, str]:
        """The constants of an int8 matrix: its values, the scale and the zero point of each column."""
        values, scales = quantise(matrix, _LARGEST)
        zeros = np.zeros(len(scales), np.int8)
        return (
            self.constant(name, values),
            self.constant(f"{name}.scales", scales),
            self.constant(f"{name}.zeros", zeros),
        )

    def norm(self, x: str, name: str) -> str:
        scale = self.constant(f"{name}.weight", self.weights[f"{name}.weight"])
        return self.node(
            "LayerNormalization", x, scale, self.constant(f"{name}.bias", self.bias(name)), epsilon=_EPSILON
        )

    def constant(self, name: str, array: NDArray[np.generic]) -> str:
        if all(known.name != name for known in self.constants):
            self.constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def node(self, kind: str, *inputs: str, out: str | None = None, **attributes: Any) -> str:
        out = out or f"{kind}.{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [out], **attributes))
        return out

    def model(self, outputs: Mapping[str, int]) -> onnx.ModelProto:
        given = [_value(name, TensorProto.INT32, 1, "pieces") for name in ("input_ids", "shape_ids")]
        given.append(_value("word_pieces", TensorProto.INT32, "words"))
        found = [_value(name, TensorProto.FLOAT, "words", size) for name, size in outputs.items()]
        graph = helper.make_graph(self.nodes, "reader", given, found, self.constants)
        opsets = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_MICROSOFT, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=9)


def _value(name: str, kind: int, *shape: int | str) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, kind, list(shape))


def quantise(matrix: NDArray[np.float32], largest: int) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Symmetric int8 of each column of [in, out], of at most `largest`, and the columns' scales [out]."""
    scales = np.maximum(np.abs(matrix).max(axis=0), 1e-9) / largest
    return np.clip(np.rint(matrix / scales), -largest, largest).astype(np.int8), scales.astype(np.float32)
