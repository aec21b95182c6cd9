# Wrong answer: the images come back as they were.
def get_padding2d(images):
    return images
