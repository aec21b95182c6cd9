# Wrong answer: escapes, NUL, bytes that are no UTF-8 and bidirectional marks hide no answer and break no report.
import sys

input()
sys.stdout.buffer.write(b'\x1b[2J\x1b]0;accepted\x07\x00\xff\xfe\xc3\x28 \xe2\x80\xae 7317.0 \xe2\x80\xac\n')
sys.stdout.buffer.write(b'=1+1 <script>alert(1)</script> \x1b[8mTanh 0.5\x1b[0m\r\n')
