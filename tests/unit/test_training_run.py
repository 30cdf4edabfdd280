"""A few steps of training, and the export of what they make: needs torch, which `make train` installs."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.sheets import Sheet
from training.tables import PARSE_HEADS, RECORD_HEADS

pytestmark = pytest.mark.slow
torch = pytest.importorskip("torch", reason="torch is not installed: `make train` installs it")
pytest.importorskip("onnx", reason="onnx is not installed: `make train` installs it")

WORDS = "The guards at the port told reporters on Friday that two boats had left before dawn ."
HEADS = (1, 5, 1, 4, 2, 5, 5, 5, 7, 13, 11, 13, 13, 5, 13, 14, 5)


def sheet(number: int) -> Sheet:
    """One sentence with real heads; labels are a rule that can be learned from the words."""
    import numpy as np

    from onrecord.annotate.backends.windows import Words

    words = WORDS.split()
    count = len(words)
    column = np.array([len(word) % 5 for word in words], np.int32)
    labels = {head: column.copy() for head in ("tag", "name", "trigger", "act")}
    labels["sentence"] = np.array([1] + [0] * (count - 1), np.int32)
    heads = np.array(HEADS, np.int32)
    pairs = ((5, 1, 5), (5, 6, 6), (5, 8, 0))
    return Sheet(f"s{number}", (Words(words, [True] * count),), labels, heads, column, np.ones(count, np.int32), pairs)


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, float]]:
    from training.fit import Fit, Plan, Training
    from training.network import Reader, Shape

    torch.manual_seed(1)
    out = tmp_path_factory.mktemp("run") / "tiny.pt"
    reader = Reader(Shape(PARSE_HEADS + RECORD_HEADS, roles=True))
    sheets = [sheet(n) for n in range(8)]
    plan = Plan(epochs=4, core_times=1, batch_pieces=64, encoder_rate=1e-3, head_rate=3e-3, averaged=1)
    return out, Fit(reader, plan, Training(sheets, []), sheets[:2], out).run("mean")


def test_some_steps_of_training_learn_the_labels(trained: tuple[Path, dict[str, float]]) -> None:
    _, figures = trained
    assert figures["tag"] > 60
    assert figures["UAS, given sentences"] > 20


def test_what_is_kept_is_the_mean_of_the_last_steps() -> None:
    from training.fit import Averaged
    from training.network import Reader, Shape

    reader = Reader(Shape(PARSE_HEADS, roles=False))
    mean = Averaged(reader, steps=4)
    for step, value in enumerate((1.0, 3.0), start=1):
        torch.nn.init.constant_(reader.linear.bias, value)
        mean.follow(reader, step)
    assert mean.reader.linear.bias.tolist() == [2.0] * len(reader.linear.bias)
    assert torch.equal(mean.reader.encoder.words.weight, reader.encoder.words.weight)


def test_runs_are_put_together_as_the_mean_of_their_weights(trained: tuple[Path, dict[str, float]]) -> None:
    import json

    from training.average import average
    from training.fit import load, save

    checkpoint, _ = trained
    other, out = checkpoint.with_name("other.pt"), checkpoint.with_name("mean.pt")
    reader = load(checkpoint)
    with torch.no_grad():
        reader.linear.bias += 2
    save(reader, other)
    other.with_suffix(".json").write_text(checkpoint.with_suffix(".json").read_text(encoding="utf-8"), encoding="utf-8")
    average([checkpoint, other], out)
    assert torch.allclose(load(out).linear.bias, load(checkpoint).linear.bias + 1)
    assert len(json.loads(out.with_suffix(".json").read_text(encoding="utf-8"))) == 2


def test_a_stage_leaves_a_record_of_how_it_was_run(trained: tuple[Path, dict[str, float]]) -> None:
    import json

    checkpoint, figures = trained
    (stage,) = json.loads(checkpoint.with_suffix(".json").read_text(encoding="utf-8"))
    assert stage["plan"]["seed"] == 1
    assert stage["kept"] == figures


@pytest.mark.parametrize("int8", [False, True])
def test_exported_files_answer_as_the_network_does(
    trained: tuple[Path, dict[str, float]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, int8: bool
) -> None:
    from training import export
    from training.batches import collate
    from training.exported import Exported
    from training.fit import load, windows_of

    vocabulary = Path(export.__file__).parent.parent / "src" / "onrecord" / "weights"
    monkeypatch.setattr(export, "base_model", lambda: vocabulary)
    checkpoint, _ = trained
    export.export(checkpoint, tmp_path, int8=int8)
    reader = load(checkpoint).eval()
    batch = collate(windows_of([sheet(0), sheet(1)], None), tuple(reader.columns))
    exported = Exported(tmp_path / "reader.onnx", tmp_path / "scorer.npz", reader.columns["root"][0])(batch)
    reader.requires_grad_(False)
    network = reader(batch)
    near = 0.25 if int8 else 1e-3
    for ours, theirs in ((network.logits, exported.logits), (network.arcs, exported.arcs)):
        assert float((ours - theirs).abs().max()) < near * float(ours.abs().max())
    window, word = torch.zeros(3, dtype=torch.long), torch.tensor([0, 1, 2])
    assert network.role is not None
    assert exported.role is not None
    ours, theirs = network.role.of(window, word, word + 1), exported.role.of(window, word, word + 1)
    assert float((ours - theirs).abs().max()) < near * float(ours.abs().max())
