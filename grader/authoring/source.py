"""What the source of a solution says of what it prints: expressions, names, a title.

Nothing of it is run; a notebook is the sources of its cells.
"""

import ast
import json
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeGuard

from grader.exercise import changes
from grader.exercise.changes.calls import names as names
from grader.judging import submission
from grader.judging.submission import Submission
from grader.reading import calls

_TITLE = re.compile(r"\A\s*(?:#!.*\n|# -\*-.*\n)*#+[ \t]*(\w[^\n]*)")
_MARK = re.compile(r"[ \t]*(?:#[ \t]*)?(?:hole|end|exercise)\b", re.IGNORECASE)

_MAGIC = re.compile(r"^[ \t]*[%!].*$", re.MULTILINE)
_GIVES = re.compile(r"^([ \t]*[\w, ]+=[ \t]*)[%!].*$", re.MULTILINE)
"""`files = !ls`"""

KEEPING = ("tolist", "item", "numpy", "detach", "cpu")
"""Methods that give the same values."""


@dataclass(frozen=True, slots=True)
class Source:
    """A solution's source by cell: None for a script; `trees` lack what cannot be parsed."""

    text: str
    trees: dict[int | None, ast.Module]
    heading: str = ""


def of(solution: Submission) -> Source:
    """Return the source of a solution."""
    cells = solution.cells
    texts: dict[int | None, str] = (
        {None: solution.text} if cells is None else dict(enumerate(cells, 1))
    )
    trees = {cell: tree for cell, text in texts.items() if (tree := _parsed(text)) is not None}
    headings = [part.heading.split("\n")[0] for part in solution.cell_parts if part.heading]
    return Source(solution.text, trees, headings[0] if headings else "")


def untimed(solution: Submission) -> Submission:
    """Return a solution whose cells run as without `%%time` and `%time`, on the same lines.

    What is measured is no answer, and what such a cell shows would come from the magic's line.
    """
    if solution.cells is None or not any(changes.untimed(cell) != cell for cell in solution.cells):
        return solution
    notebook = json.loads(solution.source.decode("utf-8-sig"))
    for cell in notebook.get("cells", ()):
        if cell["cell_type"] == "code":
            cell["source"] = changes.untimed("".join(cell["source"]))
    plain = submission.from_bytes(solution.name, json.dumps(notebook).encode())
    return plain.with_beside(solution.beside)


def _parsed(text: str) -> ast.Module | None:
    """Parse a script or a cell; a cell that is not run by the notebook's Python is none."""
    if changes.OF_OTHERS.match(text):
        return None
    for plain in (text, _MAGIC.sub("pass", _GIVES.sub(r"\1None", text))):
        try:
            return ast.parse(plain)
        except (SyntaxError, ValueError, RecursionError):
            continue
    return None


def title(source: Source) -> str:
    """Return what a solution calls itself: its docstring, first comment or heading, if any."""
    tree = source.trees.get(None) or source.trees.get(1)
    said = (tree and ast.get_docstring(tree)) or source.heading
    if not said and (comment := _TITLE.match(source.text)) and not _MARK.match(comment[1]):
        said = comment[1]
    return (said or "").strip().split("\n")[0].rstrip(".").strip()


def printed(source: Source, line: int | None, cell: int | None) -> Sequence[ast.expr]:
    """Return the expressions of which a line prints the values, in their order."""
    call = print_at(source, line, cell)
    if call is not None and _is_print(call):
        return [each for argument in call.args for each in _shown(argument)]
    return [call] if call is not None else []


def joins(source: Source, line: int | None, cell: int | None) -> bool:
    """Say whether a print shows what an expression, `", ".join(..)`, or a loop makes of each."""
    call = print_at(source, line, cell)
    for node in ast.walk(call) if call else ():
        match node:
            case ast.Call(ast.Attribute(_, "join"), [ast.GeneratorExp() | ast.ListComp()]):
                return True
            case ast.Starred(ast.GeneratorExp() | ast.ListComp()) | ast.keyword("end"):
                return True
    return False


def print_at(source: Source, line: int | None, cell: int | None) -> ast.expr | None:
    """Return the innermost print over a line, or the expression whose value a cell shows."""
    tree = source.trees.get(cell)
    if tree is None:
        return None
    over = [each for each in ast.walk(tree) if _is_print(each) and covers(each, line)]
    last = tree.body[-1] if tree.body and cell is not None else None
    if not over and isinstance(last, ast.Expr) and covers(last, line):
        return last.value
    return over[-1] if over else None  # what is deeper comes later


def _is_print(node: ast.AST) -> TypeGuard[ast.Call]:
    called = node.func if isinstance(node, ast.Call) else None
    return isinstance(called, ast.Name) and called.id in ("print", "display")


def covers(node: ast.stmt | ast.expr, line: int | None) -> bool:
    """Say whether a part of a source stands on a line."""
    return line is not None and node.lineno <= line <= (node.end_lineno or node.lineno)


def _shown(argument: ast.expr) -> Iterator[ast.expr]:
    """Yield the expressions in an argument of print whose values are seen one by one."""
    for segment in calls.segments(argument):
        match segment:
            case str() | ast.Constant():
                continue
            case ast.Dict(values=inner) | ast.Tuple(elts=inner):
                yield from (shown for each in inner for shown in _shown(each))
            case ast.Call(ast.Name("repr" | "float" | "round"), [inner, *_], _):
                yield from _shown(inner)
            case _:
                yield segment


def nodes(source: Source) -> Iterator[ast.AST]:
    """Yield every node of a source."""
    for tree in source.trees.values():
        yield from ast.walk(tree)


def bare(expression: ast.expr) -> ast.expr:
    """Return an expression without the methods that keep its values: `loss` of `loss.item()`."""
    match expression:
        case ast.Call(ast.Attribute(of, name), []) if name in KEEPING:
            return bare(of)
    return expression


def values_of(source: Source, of: Collection[str]) -> list[ast.expr]:
    """Return what any of some names is given somewhere, also by `+=`."""
    found = []
    for node in nodes(source):
        if isinstance(node, ast.Assign | ast.AugAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found += [node.value] if any(names(to) & {*of} for to in targets) else []
    return found


def assigned(source: Source, expression: ast.expr, kind: type[ast.expr] = ast.Dict) -> ast.expr:
    """Return the literal of a kind that a name was given, if that alone, else the expression."""
    value = given(source, expression)
    return value if isinstance(value, kind) else expression


def is_given(source: Source, expression: ast.expr | None) -> bool:
    """Say whether a value is one that a name was given once, written out: `lr` of `lr = 0.1`."""
    parts = (ast.Constant, ast.UnaryOp, ast.BinOp, ast.operator, ast.unaryop)
    value = given(source, expression)
    return value is not None and all(isinstance(each, parts) for each in ast.walk(value))


def is_size(source: Source, expression: ast.expr | None) -> bool:
    """Say whether a value is how large something is: `len(x)`, `x.shape[0]`, `x.size(0)`."""
    match given(source, expression) or expression:
        case ast.Call(ast.Name("len"), [ast.Name()]) | ast.Call(ast.Attribute(_, "size")):
            return True
        case ast.Subscript(ast.Attribute(_, "shape")) | ast.Attribute(_, "size" | "ndim"):
            return True
    return False


def given(source: Source, expression: ast.expr | None) -> ast.expr | None:
    """Return what a name was given if it was given something once, and is no argument."""
    if not isinstance(expression, ast.Name):
        return None
    every = list(nodes(source))
    bound = [each for each in every if isinstance(each, ast.Name) and each.id == expression.id]
    taken = any(isinstance(each, ast.arg) and each.arg == expression.id for each in every)
    pairs = [pair for each in every if isinstance(each, ast.Assign) for pair in _pairs(each)]
    values = [value for target, value in pairs if target in bound]
    once = sum(isinstance(each.ctx, ast.Store) for each in bound) == 1 == len(values)
    return values[0] if once and not taken else None


def _pairs(node: ast.Assign) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Yield what is given to what: of `a, b = 1, 2` each by itself."""
    for target in node.targets:
        if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
            yield from zip(target.elts, node.value.elts, strict=False)
        else:
            yield target, node.value


def reads_seed(source: Source) -> bool:
    """Say whether a solution reads its input."""
    return re.search(r"\binput\(|\bstdin\b", source.text) is not None
