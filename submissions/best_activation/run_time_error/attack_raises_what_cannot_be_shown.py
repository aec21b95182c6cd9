# Run-time error: showing the exception would raise another, and asking for its name a third.
class Nameless(type):
    __name__ = property(lambda self: 1 / 0)


class Hostile(Exception, metaclass=Nameless):
    def __str__(self):
        raise SystemExit(0)

    __repr__ = __str__


raise Hostile
