"""Whose row of a gradebook is whose: by the strongest clue, and only if nothing speaks against it.

The platform's number counts in the platform's own table alone, and only with the name that stands
beside it there; a student of a number that the table has not is in no row, whatever the name.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from grader.reports.gradebooks import own_titles
from grader.reports.gradebooks.book import Book
from grader.reports.gradebooks.keys import (
    ASIDE,
    BY_NAME,
    CALLED_TEAM,
    ONE_WORD,
    REPOSITORY,
    WEAK,
    Match,
    clues_of,
    has_others,
    keys_of,
    numbers_in,
)
from grader.reports.gradebooks.teams import (
    TEAM_MOST,
    Teams,
    are_groups_of_canvas,
    knows_logins,
    knows_repositories,
)
from grader.words.graded import Owner, Person
from grader.words.names import (
    in_ascii,
    is_whole,
    letters,
    may_be_one,
    one_word,
    plainly,
    unaccented,
    without_aside,
    words,
)

Found = tuple[set[int], str]
"""Places of rows in `Book.rows`, and the clue that led there."""
NONE: Found = (set(), "")


class Index:
    """A gradebook's rows by all that students may be found by."""

    def __init__(self, book: Book, owners: Collection[Owner]) -> None:
        self._book = book
        self._by: dict[str, dict[object, set[int]]] = defaultdict(lambda: defaultdict(set))
        for place, row in enumerate(book.rows):
            for clue, key in keys_of(book, row):
                self._by[clue][key].add(place)
        self._teams = Teams(book)
        names = [book.name(row) for row in book.rows]
        self._rows_with = Counter(each for n in names for each in {*words(unaccented(n)[0])})
        # Where half of the names or more are of one word, they are but first or last ones.
        if 2 * sum(map(is_whole, names)) < len(names):
            self._by.pop(ONE_WORD, None)
        self._trusting = are_groups_of_canvas(book, self._by["number"], owners)
        self._knows_repositories = knows_repositories(self._by[REPOSITORY], owners)
        self._knows_logins = knows_logins(self._by["login"], owners)

    def match(self, owner: Owner) -> Match:
        """Find a student, or all of a team; of a row that others have too only by its own name."""
        match, book = self._match(owner), self._book
        shared = {o for o in match.rows if has_others(book, book.rows[o], owner.persons)}
        if match.clue in ("team", REPOSITORY) or not shared:
            return match
        return Match(match.rows - shared, match.clue, "others' logins are in the row, too")

    def _match(self, owner: Owner) -> Match:
        if owner.team:
            return self._match_all(owner)
        if team := self._teams.rows(owner):
            alone = self._find(owner.persons[0], owner, trusting=False)[0]
            if not alone <= team or self._is_half_of_another(owner.persons[0], team):
                return Match(doubt="somebody else is called as a team is")
            if alone != team or len(team) > 1:
                return Match(frozenset(team), "team")
        # Of several ways to read a platform's path each but one is wrong.
        sole = owner.persons if len(owner.persons) == 1 else ()
        if any(map(self._is_anothers, sole if owner.platform else owner.persons[1:])):
            return Match(doubt="its login is another's")
        sure = self._trusting and len(owner.persons) == 1
        found = [self._find(person, owner, sure) for person in owner.persons]
        if not owner.platform:
            others = zip(owner.persons[1:], found[1:], strict=True)
            found[1:] = [self._confirmed(person, owner, each) for person, each in others]
        alike = [each for each in found if each[0]]
        if found and found[0][0] and found[0][1] != ASIDE and not owner.platform:
            # What a folder is called counts, and not what a part of that may be.
            alike = [each for each in alike if each[0] == found[0][0]]
        rows = set[int]().union(*(rows for rows, _ in alike))
        clue = next((clue for _, clue in sorted(alike, key=lambda one: one[1] in WEAK)), "")
        if not owner.platform and (numbered := self._numbered(owner)):
            if rows and any(rows.isdisjoint(each) for each in numbered):
                return Match(doubt="its number is another's")
            told = set[int]().union(*numbered)
            if not rows:
                rows, clue = {each for each in told if self._has_half(owner, each)}, "login"
                if not rows:
                    return Match(doubt="its number alone is no clue")
            elif len(rows) > 1:  # namesakes
                rows = rows & told
        if len(rows) > 1 and owner.section:  # namesakes in different parts of the class
            rows = {o for o in rows if self._book.is_in(self._book.rows[o], owner.section)} or rows
        if clue == "team" or len(rows) == 1:
            return Match(frozenset(rows), clue)
        return Match(doubt="several rows" if rows else "")

    def is_group(self, owner: Owner, place: int) -> bool:
        """Tell whether Canvas calls a submission otherwise than the row that it leads to."""
        return self._trusting and not any(self._agrees(o, place) for o in owner.persons)

    def _is_half_of_another(self, person: Person, team: set[int]) -> bool:
        """Tell whether a name of one word is a part of somebody's who is not in a team."""
        word = one_word(person.name)
        inside = (words(unaccented(self._book.name(self._book.rows[place]))[0]) for place in team)
        return self._rows_with[word] > sum(word in each for each in inside)

    def _numbered(self, owner: Owner) -> list[set[int]]:
        """Return the rows of each number in what a folder is called that is one's login or ID."""
        called = " ".join(plainly(person.name) for person in owner.persons)
        return [rows for each in numbers_in(called) if (rows := self._by["login"].get(each))]

    def _has_half(self, owner: Owner, place: int) -> bool:
        """Tell whether a name beside a number is a part of a row's, or has that and more.

        Who chose a file's name chose the number too: without a name it leads nowhere.
        """
        of_row = {*words(unaccented(self._book.name(self._book.rows[place]))[0])}
        beside = [{*words(unaccented(person.name)[0])} for person in owner.persons[1:]]
        long = {word for word in of_row if len(word) > 1}
        return any((each <= of_row or of_row <= each) and each & long for each in beside)

    def _confirmed(self, person: Person, owner: Owner, found: Found) -> Found:
        """Return what a number in brackets leads to, `Lee Ann (2021007)`, if the name agrees."""
        rows, clue = found
        if not person.login.isdecimal() or clue.partition(",")[0] in BY_NAME:
            return found
        return {place for place in rows if self._has_half(owner, place)}, clue

    def _is_anothers(self, person: Person) -> bool:
        """Tell whether the login that a platform wrote is of rows with quite other names alone."""
        rows = self._by["login"].get(plainly(person.login), set()) if person.login else set()
        names = [self._book.name(self._book.rows[place]) for place in rows]
        is_named = person.name not in ("", person.login)
        return bool(rows) and is_named and not any(may_be_one(each, person.name) for each in names)

    def _has(self, place: int, columns: Sequence[int]) -> bool:
        return any(self._book.cell(self._book.rows[place], column) for column in columns)

    def _match_all(self, owner: Owner) -> Match:
        first = owner.persons[0]
        if not (first.login or first.address):  # what the team is called, and no member
            of_team, named = self._by_team(first, owner)
            if of_team:
                return self._checked(of_team, named, owner)
        found = [self._find(person, owner, self._trusting) for person in owner.persons]
        pairs = zip(owner.persons, found, strict=True)
        lost = [person.name or person.login for person, (rows, _) in pairs if len(rows) != 1]
        rows = frozenset[int]().union(*(rows for rows, _ in found if len(rows) == 1))
        clue = ", ".join(dict.fromkeys(clue for rows, clue in found if rows))
        return Match(rows, clue, f"not all of the team: {', '.join(lost)}" if lost else "")

    def _checked(self, rows: set[int], clue: str, owner: Owner) -> Match:
        """Return a team's rows if all whom the platform says to be in it, or some of it, are there.

        ILIAS names those of a team who uploaded something.
        """
        members = [self._find(person, owner, self._trusting)[0] for person in owner.persons[1:]]
        known = set[int]().union(*members)
        if members and not (known and known <= rows):
            return Match(doubt="others are in the team that is called so")
        return Match(frozenset(rows), clue)

    def _find(self, person: Person, owner: Owner, trusting: bool) -> Found:
        is_own = owner.platform == self._book.platform
        if is_own and person.number and self._by["number"]:
            rows = self._by["number"].get(person.number, set())
            agreeing = {place for place in rows if trusting or self._agrees(person, place)}
            return (agreeing, "number") if agreeing else self._by_team(person, owner)
        ways = bool(owner.platform) and not owner.team and len(owner.persons) > 1
        left, clues = set[int](), list[str]()
        for clue, keys in clues_of(person):
            every = [found for key in keys if (found := self._by[clue].get(key))]
            rows = set[int]().union(*(every if clue in WEAK else every[:1]))
            if ways and clue != "name":  # one of several ways to read a name
                rows = {place for place in rows if self._agrees(person, place)}
            if self._knows_repositories and owner.platform == "github" and clue != REPOSITORY:
                rows = {o for o in rows if not self._has(o, self._book.columns.repositories)}
            if clue in BY_NAME and not left:
                rows = self._named(rows, clue, person, owner)
            rows = rows & left if left else rows  # equal names may be told apart by what is weaker
            if rows:
                left, clues = set(rows), [*clues, clue]
            if len(left) == 1 or (left and not owner.platform):  # one word may be all of these
                break
        return (left, ", ".join(clues)) if left else self._by_team(person, owner)

    def _named(self, rows: set[int], clue: str, person: Person, owner: Owner) -> set[int]:
        """Return those of rows that a name leads to, unless something else leads to others."""
        if owner.platform and person.login and self._knows_logins:
            rows = {o for o in rows if not self._has(o, self._book.columns.logins)}
        if clue == ONE_WORD and not owner.platform:  # a person's own folder may say half a name
            return rows if self._rows_with[one_word(person.name)] < 2 else set()
        return rows

    def _by_team(self, person: Person, owner: Owner) -> Found:
        """Find all of a team by what it is called: `Team 12`, which may be `12` in a column `Team`.

        A teacher's own folder, `Group 1`, may be of a section, of which each works alone.
        """
        called = plainly(person.name)
        number = CALLED_TEAM.fullmatch(called) if self._book.is_own else None
        of_teams = owner.platform or self._book.columns.team in self._book.columns.logins
        known = own_titles.GROUP_WORDS if of_teams else own_titles.TEAM_WORDS
        is_team = number is not None and number[1] in known
        rows = set(self._by["team"].get(called, ())) if called else set[int]()
        rows = self._teams.so_called(rows, person.name)
        if is_team and number is not None:
            rows |= self._by["team"].get(("number", number[2].lstrip("0")), set())
        if self._book.is_own and (len(rows) > TEAM_MOST or not (owner.platform or is_team)):
            return NONE
        return (rows, "team") if rows else NONE

    def _agrees(self, person: Person, place: int) -> bool:
        """Tell whether a row may be a person's by its name, where both have one."""
        book, row = self._book, self._book.rows[place]
        name = book.name(row)
        if not name or not person.name:
            return True
        ways = (name, without_aside(name) or name)
        of_row = {letters(way) for each in ways for way in unaccented(each)}
        if not of_row.isdisjoint(map(letters, unaccented(person.name))):
            return True
        if book.platform == "canvas" and letters(in_ascii(name)) == letters(person.name):
            return True
        # Moodle puts a group before the name, and a word of its language where names are hidden.
        behind = plainly(person.name).rpartition(f"-{plainly(name)}")
        hidden = "".join(c for c in book.cell(row, book.columns.number) if c.isalpha())
        return (behind[1] != "" and not behind[2]) or (
            book.platform == "moodle" and bool(hidden) and letters(hidden) == letters(person.name)
        )
