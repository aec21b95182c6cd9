"""Teams in a table: all rows of one by what it is called, and Canvas's groups."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from grader.reports.gradebooks import own_titles
from grader.reports.gradebooks.book import Book
from grader.reports.gradebooks.keys import CALLED_TEAM
from grader.words.graded import Owner
from grader.words.names import letters, plainly, words

TEAM_MOST = 6
"""More who have a name in common are a section, and hardly did one work together."""
NAME_CHARACTERS = 3


class Teams:
    """The rows of each team, by its whole name: `team-rocket`, `group_0012`.

    GitHub Classroom has the assignment's name before it in a column of repositories.
    """

    def __init__(self, book: Book) -> None:
        self._by_name: dict[str, set[int]] = defaultdict(set)
        team = book.columns.team
        self._called = [{book.cell(row, team)} for row in book.rows]
        self._by_repository: dict[str, set[int]] = defaultdict(set)
        self._groups = _numbered_groups(book)
        for column in book.columns.teams:
            said = {place: book.cell(row, column) for place, row in enumerate(book.rows)}
            cells = {place: cell for place, cell in said.items() if cell}
            if len({*cells.values()}) == len(cells):  # nobody works with anybody
                continue
            has_more = column in book.columns.repositories
            cuts = [*_shared({*cells.values()})] if has_more else []
            for place, cell in cells.items():
                self._by_name[plainly(cell)].add(place)
                self._called[place].add(cell)
                for cut in cuts:
                    self._by_repository[plainly(cell[cut:])].add(place)

    def rows(self, owner: Owner) -> set[int]:
        """Return the rows of the team that a submission is called like; none of a section."""
        if owner.team or not owner.persons:
            return set()
        name = owner.persons[0].name or owner.persons[0].login
        called = plainly(name)
        found = self.so_called(self._by_name.get(called, set()), name)
        if owner.platform:
            return found or self._by_repository.get(called, set())
        is_one = len(found) <= TEAM_MOST and not called.isdecimal()
        return (found if is_one else set()) or self._groups.get(_number(called), set())

    def so_called(self, rows: set[int], name: str) -> set[int]:
        """Return the rows of a team; of `Rockets` and `rockets` those of the one that is meant."""
        said = {each for place in rows for each in self._called[place]}
        spelled = {each for each in said if plainly(each) == plainly(name)}
        return rows if len(spelled) < 2 else {p for p in rows if name in self._called[p]}


def _numbered_groups(book: Book) -> Mapping[str, set[int]]:
    """Return the rows of each group by its number: of `3` and of `Groep 3`.

    Where one has more than hardly did one work together, or nobody has others, they are sections.
    """
    groups = dict[str, set[int]]()
    is_of_groups = book.is_own and not book.columns.has_teams
    for place, row in enumerate(book.rows) if is_of_groups else ():
        if cell := plainly(book.cell(row, book.columns.team)):
            number = cell.lstrip("0") if cell.isdecimal() else _number(cell)
            groups.setdefault(number or cell, set()).add(place)
    sizes = {len(places) for places in groups.values()}
    are_teams = len(groups) > 1 and 1 < max(sizes) <= TEAM_MOST
    return {number: places for number, places in groups.items() if are_teams and number.isdecimal()}


def _number(called: str) -> str:
    """Return the number of a group, `3` of `Groep 03`; nothing of what is called otherwise."""
    found = CALLED_TEAM.fullmatch(called)
    words = own_titles.GROUP_WORDS - own_titles.TEAM_WORDS
    return found[2].lstrip("0") if found and found[1] in words else ""


def _shared(names: Collection[str]) -> Iterator[int]:
    """Yield where words with a dash end that all of several names begin with."""
    first = min(names, default="")
    for end in (i + 1 for i, sign in enumerate(first) if sign == "-"):
        if len(names) > 1 and all(each.startswith(first[:end]) for each in names):
            yield end


def are_groups_of_canvas(
    book: Book, numbers: Mapping[object, Collection[int]], owners: Iterable[Owner]
) -> bool:
    """Tell whether Canvas exported groups: their names are of no student, the numbers are.

    The number is then that of the one who speaks for a group: it counts without the name. Whoever
    is in no group has an own name beside these.
    """
    persons = [p for o in owners if o.platform == "canvas" for p in o.persons[:2]]
    said = {person.number for person in persons}
    called = {
        number: {letters(book.name(book.rows[place])) for place in places}
        for number, places in numbers.items()
    }
    persons = [p for p in persons if letters(p.name) not in called.get(p.number, ())]
    names = {word for row in book.rows for word in words(book.name(row))}
    long = [word for word in names if len(word) >= NAME_CHARACTERS]
    return (
        book.platform == "canvas"
        and len(said) > 1
        and all(number in numbers for number in said)
        and not any(word in plainly(p.name) for p in persons for word in long)
    )


def knows_repositories(named: Collection[object], owners: Iterable[Owner]) -> bool:
    """Tell whether a table names the repositories of this work, and so which of two counts.

    GitHub makes a second one of who accepts an assignment anew: `hw3-adoe-1`.
    """
    persons = (each for o in owners if o.platform == "github" for each in o.persons)
    return any(plainly(each.number) in named for each in persons)


def knows_logins(known: Collection[object], owners: Iterable[Owner]) -> bool:
    """Tell whether a table has the logins that a platform wrote, and they tell namesakes apart.

    Whose login it has not is not who has the same name and another login there.
    """
    said = [[p.login for p in o.persons if p.login] for o in owners if o.platform]
    has = [any(plainly(each) in known for each in logins) for logins in said]
    return 2 * sum(has) > sum(map(bool, said))
