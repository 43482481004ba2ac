"""The tuned network as an int8 ONNX file: one text at a time, matrices of 7 bits, word pieces of 8."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

from nlp.training.encoder.network import Network

OPSET, IR = 20, 10
PLACES = 256
# Products of 7-bit weights never overflow in 16 bits, so that processors with and without wider sums agree.
MOST, MOST_OF_PIECES = 63, 127

Floats = npt.NDArray[np.float32]


class Graph:
    """Nodes and stored tensors in the making; each node's result has the node's name."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.stored: list[onnx.TensorProto] = []

    def store(self, name: str, values: npt.ArrayLike) -> str:
        """A tensor of the file."""
        self.stored.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def add(self, name: str, kind: str, *inputs: str, outputs: Sequence[str] = (), **settings: object) -> str:
        """One operation; returns the name of its (first) result."""
        results = list(outputs) or [name]
        self.nodes.append(helper.make_node(kind, inputs, results, name=name, **settings))
        return results[0]


def export(network: Network, rows: Sequence[int], path: Path, *, middle: Floats) -> None:
    """Write the network with only these rows of its word pieces; the same network gives the same bytes.

    ``middle``: what all texts have in common (a vector); the file takes it out of what it gives.
    """
    graph = Graph()
    found = _embed_pieces(graph, network, rows)
    for number, layer in enumerate(network.layers):
        weights = {name: weight.detach().numpy() for name, weight in layer.state_dict().items()}
        found = _add_layer(graph, f"l{number}", found, weights=weights, heads=network.heads, epsilon=network.epsilon)
    total = graph.add("total", "ReduceSum", found, "zero", keepdims=0)
    unit = graph.add("unit", "Div", total, graph.add("total_length", "ReduceL2", total, "zero", keepdims=1))
    own = graph.add("own", "Sub", unit, graph.store("middle", middle))
    graph.add("vector", "Div", own, graph.add("own_length", "ReduceL2", own, "zero", keepdims=1))
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["pieces"]) for name in ("ids", "marks")]
    width = network.entry.pieces.weight.shape[1]
    output = helper.make_tensor_value_info("vector", TensorProto.FLOAT, [width])
    made = helper.make_graph(graph.nodes, "encoder", inputs, [output], graph.stored)
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR)
    onnx.checker.check_model(model)
    path.write_bytes(model.SerializeToString(deterministic=True))


def _embed_pieces(graph: Graph, network: Network, rows: Sequence[int]) -> str:
    values, scales = _quantise(network.entry.pieces.weight.detach().numpy()[list(rows)], most=MOST_OF_PIECES)
    graph.store("pieces", values)
    graph.store("pieces_scale", scales[:, None])
    graph.store("places", network.entry.places.detach().numpy()[:PLACES])
    graph.store("marks_known", network.marks.weight.detach().numpy())
    graph.store("zero", np.array([0]))
    graph.store("norm_w", network.entry.norm.weight.detach().numpy())
    graph.store("norm_b", network.entry.norm.bias.detach().numpy())
    whole = graph.add("pieces_float", "Cast", graph.add("pieces_read", "Gather", "pieces", "ids"), to=TensorProto.FLOAT)
    scaled = graph.add("pieces_scaled", "Mul", whole, graph.add("scale_read", "Gather", "pieces_scale", "ids"))
    length = graph.add("count", "Shape", "ids")
    placed = graph.add("placed", "Add", scaled, graph.add("place_read", "Slice", "places", "zero", length, "zero"))
    normed = graph.add("normed", "LayerNormalization", placed, "norm_w", "norm_b", epsilon=network.epsilon)
    return graph.add("marked", "Add", normed, graph.add("mark_read", "Gather", "marks_known", "marks"))


def _add_layer(graph: Graph, name: str, given: str, *, weights: dict[str, Floats], heads: int, epsilon: float) -> str:
    width = weights["gather.weight"].shape[0]
    seen = _attend(graph, f"{name}.attend", given, weights=weights, heads=heads)
    joined = graph.add(f"{name}.seen", "Reshape", seen, graph.store(f"{name}.whole", np.array([-1, width])))
    gathered = _multiply(graph, f"{name}.gather", joined, weights=weights)
    first = _normalise(graph, f"{name}.first", (given, gathered), weights=weights, epsilon=epsilon)
    wide = graph.add(f"{name}.gelu", "Gelu", _multiply(graph, f"{name}.widen", first, weights=weights))
    narrow = _multiply(graph, f"{name}.narrow", wide, weights=weights)
    return _normalise(graph, f"{name}.second", (first, narrow), weights=weights, epsilon=epsilon)


def _attend(graph: Graph, name: str, given: str, *, weights: dict[str, Floats], heads: int) -> str:
    """Each head's mixture of values, pieces × heads × width of a head."""
    size = weights["gather.weight"].shape[0] // heads
    mixed = _multiply(graph, name, given, weights=weights)
    parts = graph.store(f"{name}.parts", np.array([-1, 3, heads, size]))
    split = graph.add(f"{name}.split", "Reshape", mixed, parts)
    turned = graph.add(f"{name}.turned", "Transpose", split, perm=[1, 2, 0, 3])
    names = [f"{name}.{part}" for part in ("queries", "keys", "values")]
    graph.add(f"{name}.three", "Split", turned, outputs=names, axis=0, num_outputs=3)
    queries, keys, values = (graph.add(f"{one}.flat", "Squeeze", one, "zero") for one in names)
    scale = graph.store(f"{name}.scale", np.float32(size**-0.5))
    scores = graph.add(
        f"{name}.scores", "MatMul", queries, graph.add(f"{name}.across", "Transpose", keys, perm=[0, 2, 1])
    )
    shares = graph.add(f"{name}.shares", "Softmax", graph.add(f"{name}.scaled", "Mul", scores, scale), axis=-1)
    return graph.add(f"{name}.back", "Transpose", graph.add(f"{name}.mixed", "MatMul", shares, values), perm=[1, 0, 2])


def _multiply(graph: Graph, name: str, given: str, *, weights: dict[str, Floats]) -> str:
    """A quantised matrix product: one scale for each column of the weights, one for all that is given."""
    part = name.partition(".")[2]
    values, scales = _quantise(weights[f"{part}.weight"], most=MOST)
    matrix, zeros = graph.store(f"{name}.w", values.T), graph.store(f"{name}.z", np.zeros(len(scales), np.int8))
    own = [f"{name}.{end}" for end in ("q", "qs", "qz")]
    graph.add(f"{name}.quantise", "DynamicQuantizeLinear", given, outputs=own)
    whole = graph.add(f"{name}.product", "MatMulInteger", own[0], matrix, own[2], zeros)
    floats = graph.add(f"{name}.floats", "Cast", whole, to=TensorProto.FLOAT)
    scale = graph.add(f"{name}.scales", "Mul", own[1], graph.store(f"{name}.s", scales))
    return graph.add(
        f"{name}.sum",
        "Add",
        graph.add(f"{name}.unscaled", "Mul", floats, scale),
        graph.store(f"{name}.b", weights[f"{part}.bias"]),
    )


def _normalise(graph: Graph, name: str, given: tuple[str, str], *, weights: dict[str, Floats], epsilon: float) -> str:
    part = name.partition(".")[2]
    stored = [graph.store(f"{name}.{end}", weights[f"{part}.{end}"]) for end in ("weight", "bias")]
    return graph.add(name, "LayerNormalization", graph.add(f"{name}.sum", "Add", *given), *stored, epsilon=epsilon)


def _quantise(weights: Floats, *, most: int) -> tuple[npt.NDArray[np.int8], Floats]:
    """Whole numbers -most..most, and the scale of each row."""
    scales = np.abs(weights).max(axis=1) / most
    scales[scales == 0] = 1
    return np.round(weights / scales[:, None]).astype(np.int8), scales.astype(np.float32)
