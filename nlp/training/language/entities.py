"""Named entities: sentences by hand, their variations, and speeches labelled by rules; the rule layer goes on top."""

import random
from collections.abc import Sequence
from pathlib import Path

from spacy.language import Language

from nlp.training.language.fitting import SEED, as_examples, describe_encoder, fit
from nlp.training.language.names import Named, read_conll, read_domain, read_spans
from nlp.training.language.silver import label_sentences, read_gazetteer
from nlp.training.language.variation import Lists, read_lists, vary

SPEECHES = 6_000
SILVER = 9_000
SILVER_VARIED = 6_000


def train_entities(nlp: Language, data: Path, *, texts: Sequence[str]) -> None:
    """Add entities PER, ORG, LOC to a pipeline."""
    model = {
        "@architectures": "spacy.TransitionBasedParser.v2", "state_type": "ner", "extra_state_tokens": False,
        "hidden_width": 64, "maxout_pieces": 2, "use_upper": True, "tok2vec": describe_encoder(96, 4),
    }  # fmt: skip
    sentences = collect_sentences(nlp, data, texts=texts)
    nlp.add_pipe("ner", config={"model": model})
    fit(nlp, "ner", examples=as_examples(s.as_doc(nlp.vocab) for s in sentences), epochs=3, dropout=0.25)


def collect_sentences(nlp: Language, data: Path, *, texts: Sequence[str]) -> list[Named]:
    """All sentences that teach names. None is from a set that only evaluates."""
    dice = random.Random(SEED)  # noqa: S311
    speeches = [text for text in texts if 200 < len(text) < 4_000][:100_000]
    lists = read_lists(data, speeches)
    return [
        *_collect_by_hand(nlp, data, lists, dice),
        *_collect_by_rules(nlp, data, lists=lists, speeches=speeches, dice=dice),
    ]


def _collect_by_hand(nlp: Language, data: Path, lists: Lists, dice: random.Random) -> list[Named]:
    news = list(read_conll(data / "ner/germeval2014_train_part.conll"))
    own = list(read_domain("train", nlp))
    return [
        *news,
        *(vary(sentence, lists, dice=dice, share=0.8) for sentence in news if set(sentence.labels) != {"O"}),
        *(s for part in ("train", "test") for s in read_spans(data / f"ner/smartdata_v1_{part}.spans.jsonl", nlp)),
        *own * 3,
        *(vary(sentence, lists, dice=dice, share=0.9) for _ in range(6) for sentence in own),
    ]


def _collect_by_rules(
    nlp: Language, data: Path, *, lists: Lists, speeches: Sequence[str], dice: random.Random
) -> list[Named]:
    gazetteer = read_gazetteer(data, surnames=lists.last, texts=speeches)
    sample = dice.sample(speeches, min(SPEECHES, len(speeches)))
    with nlp.select_pipes(enable=["speech_sentences"]):
        found = list(label_sentences(sample, nlp, names=gazetteer, dice=dice))
    dice.shuffle(found)
    varied = found[SILVER : SILVER + SILVER_VARIED]
    return [*found[:SILVER], *(vary(sentence, lists, dice=dice, share=0.7) for sentence in varied)]
