"""Reading treebanks, and training from a tiny one."""

import pytest

from pipelines.language import morphology, train
from pipelines.language.conllu import Scheme, read_sentences, treebank_of
from pipelines.language.document import Tag
from pipelines.language.pack import load_pack

ROWS = [
    "1\tIl\til\tDET\tRD\tGender=Masc|Number=Sing\t2\tdet\t_\t_",
    "2\tsindaco\tsindaco\tNOUN\tS\tGender=Masc|Number=Sing\t3\tnsubj\t_\t_",
    "3\tparla\tparlare\tVERB\tVBC\tMood=Ind|Number=Sing|Person=3|Tense=Pres\t0\troot\t_\t_",
    "4-5\tdella\t_\t_\t_\t_\t_\t_\t_\t_",
    "4\tdi\tdi\tADP\tE\t_\t7\tcase\t_\t_",
    "5\tla\til\tDET\tRD\tGender=Fem|Number=Sing\t7\tdet\t_\t_",
    "6\tsua\tsuo\tPRON\tDTP$\tGender=Fem|Number=Sing\t7\tdet:poss\t_\t_",
    "7\tcava\tcava\tNOUN\tS\tGender=Fem|Number=Sing\t3\tobl\t_\tSpaceAfter=No",
    "8\t.\t.\tPUNCT\tFS\t_\t3\tpunct\t_\t_",
]


def write(folder, rows=ROWS, name="it_prova-ud-test.conllu"):
    path = folder / name
    path.write_text("# text = Il sindaco parla della sua cava.\n" + "\n".join(rows) + "\n\n", encoding="utf-8")
    return path


def test_surface_tokens_have_one_scheme(tmp_path):
    path = write(tmp_path)
    ((text, words),) = read_sentences(path, Scheme(load_pack("it").table("treebanks")))
    assert treebank_of(path) == "prova"
    assert text == "Il sindaco parla della sua cava."
    assert [word.form for word in words] == ["Il", "sindaco", "parla", "della", "sua", "cava", "."]
    assert words[3].tag == Tag("ADP", number="Sing", gender="Fem")
    assert words[4].tag.pos == "DET"
    assert words[2].tag == Tag("VERB", "Fin", "Ind", "Pres", "3", "Sing")
    assert words[1].role == "subject.left"


def test_a_broken_treebank_is_named_with_its_line(tmp_path):
    path = write(tmp_path, [*ROWS[:2], "3\tparla"])
    with pytest.raises(ValueError, match=r"it_prova-ud-test\.conllu:4"):
        list(read_sentences(path, Scheme(load_pack("it").table("treebanks"))))


def test_a_folder_without_treebanks_is_refused(tmp_path):
    with pytest.raises(FileNotFoundError):
        train.read_treebanks(tmp_path, "it")


def test_the_same_treebanks_make_the_same_models(tmp_path):
    write(tmp_path)
    sentences = train.read_treebanks(tmp_path, "it")["prova"] * 6
    made = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        train.train(sentences, tmp_path / name, "it")
        made.append([path.read_bytes() for path in sorted((tmp_path / name).iterdir())])
    assert len(made[0]) == 3
    assert made[0] == made[1]
    assert train.score(sentences, tmp_path / "one", "it")["pos"] == 1


def test_an_ending_is_told_apart_by_the_lemma():
    assert morphology.difference("dichiarò", "dichiarare") == "ò < are"
    assert morphology.difference("aziende", "azienda") == "e < a"
    past = [("parlò", "parlare"), ("lavò", "lavare"), ("andò", "andare")]
    future = [("sarò", "essere"), ("farò", "fare"), ("darò", "dare")]
    words = [(w, "VERB.Fin", lemma, Tag("VERB", "Fin", "Ind", "Past", "3", "Sing")) for w, lemma in past]
    words += [(w, "VERB.Fin", lemma, Tag("VERB", "Fin", "Ind", "Fut", "1", "Sing")) for w, lemma in future]
    told = morphology.learn(words)["VERB.Fin"]
    assert morphology.look_up(told, "dichiarò", "dichiarare") == "Ind|Past|3|Sing|"
    assert morphology.look_up(told, "ò", "") == "Ind|||Sing|"
