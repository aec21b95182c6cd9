# Output limit exceeded: dots of progress without a single line feed.
import sys
input()
while True:
    sys.stdout.write('.' * 1000)
