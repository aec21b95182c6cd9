# Wrong answer: an object that equals everything is no array of numbers.
class Any:
    shape = (4, 6, 5)

    def __eq__(self, other):
        return True

    def tolist(self):
        return self


def custom_layer_norm(x, eps):
    return Any()


custom_instance_norm = custom_layer_norm


def custom_group_norm(x, groups, eps):
    return Any()
