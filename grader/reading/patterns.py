"""The patterns by which text falls into words, numbers and brackets.

Every one is linear: repeats are possessive or bounded, so that no output takes long to read.
"""

import re

LONGEST_NUMBER = 400
"""Characters; a float64 written out in full has 309 digits before its point."""

CJK = r"\u3040-\u30ff\u3400-\u9fff"  # written without spaces: a digit beside one is no word
WORD_CHARACTER = rf"[^\W{CJK}]"
_LETTER = rf"[^\W\d{CJK}]"
_NUMBER = r"(?:[0-9]++(?:\.[0-9]*+)?+|(?<![\w.])\.[0-9]++)(?:[eE][+-]?[0-9]++)?+"
_SIGN = rf"(?:(?<!{WORD_CHARACTER}|[)\]])[+-])?+"
_END = rf"(?!\.?{WORD_CHARACTER})"

TOKEN = re.compile(
    rf"""(?P<newline>\n)
    |(?P<junk>[0-9]{{1,4}}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,4}}{_END}      # a date
        |[0-9]{{1,2}}:[0-5][0-9]:[0-5][0-9](?:\.[0-9]++)?+{_END}       # a time
        |[0-9]{{2}}:[0-5][0-9](?!\.?[\w:])
        |[0-9]++(?:\.[0-9]++){{2,}}+                                   # a version
        |[0-9]++/[0-9]++                                               # 17/17
        |{_NUMBER}(?:[+-]{_NUMBER})?+[jJ]{_END}                        # a complex number
        |(?<={WORD_CHARACTER})-[0-9]++{_END})                          # utf-8, layer-1
    |(?P<number>{_SIGN}(?:{_NUMBER}{_END}|(?i:nan|infinity|inf)(?!{WORD_CHARACTER})))
    |(?P<glued>[0-9](?:{WORD_CHARACTER}|\.(?=[0-9]))*+)                # 0x1f, 1_000, 1.75s
    |(?P<word>{_LETTER}{WORD_CHARACTER}*+(?:\.{_LETTER}{WORD_CHARACTER}*+)*+)
    |(?P<open>[\[({{])
    |(?P<close>[\])}}])""",
    re.VERBOSE,
)
BLANKED = re.compile(
    r"""^[^|\n]*[0-9]%\|[^\]\n]*+\]                                    # a progress bar
    |,\s{0,99}(?:grad_fn=<[^<>\n]*+>|dtype=[\w.'<>|]++|requires_grad=\w++
        |device='[^'\n]*+'|(?:size|shape)=\([^()\n]*+\)|layout=[\w.]++)
    |torch\.Size\(\[[^\]\n]*+\]\)""",
    re.VERBOSE | re.MULTILINE,
)
COMMA = re.compile(r"(?<![\w.,])[+-]?[0-9]++,[0-9]++(?![\w,]|\.[0-9])")
ANOTHER = re.compile(r"(?<!\w)[0-9]")
ARGUMENTS = re.compile(r"\([^()\n]{0,200}+\)")
ECHO = re.compile(
    r"seed|сид|зерно|layers?|сло[йяеёю]|epoch|step|iter(?:ation)?|runs?|experiments?"
    r"|number_of_experiments|x|n|batch|cuda|эпоха|шаг|запуск"
    r"|task|part|exercise|problem|question|задани[ея]|задача|часть|пункт|упражнение|вопрос",
    re.IGNORECASE,
)
COUNTER = re.compile(rf"\b(?:{ECHO.pattern})[ :=#№]{{0,3}}[0-9]++|第[0-9]++", re.IGNORECASE)
HAS_NUMBER = re.compile(r".?[0-9] ?(?:сло[йяею]|layers?|эпоха|шаг) ?[:=]", re.IGNORECASE)
TIMING = re.compile(r"times?|elapsed(?:_time)?|took|время", re.IGNORECASE)
BETWEEN = re.compile(r"[ \t:=#№(]{0,6}")
ECHO_CJK = re.compile(r".*(?:第|种子|随机数|题|任务)[ :=为是]{0,3}", re.DOTALL)
TIMING_CJK = re.compile(r".*(?:时间|耗时|用时)[ :=为是]{0,3}", re.DOTALL)
ENUMERATED = re.compile(rf"(?:(?<=\.)|[.)]|\.\))[ \t]++(?:{_LETTER}|['\"(\[{{])")
TIMED = re.compile(
    rf"[ ]?(?:(?:s|secs?|seconds?|ms|us|[µμ]s|ns|min|minutes?|сек\w*|секунд\w*|мс|мин\w*)"
    rf"(?!{WORD_CHARACTER})|秒|毫秒)",
    re.IGNORECASE,
)
COUNTED = re.compile(
    rf"[ ]?(?:(?:runs?|loops?|layers?|epochs?|times|iterations?|experiments?|steps?|samples?"
    rf"|neurons?|activations?|запуск\w*|сло[йяеёв]\w*|эпох\w*|раза?|экспериментов)"
    rf"(?!{WORD_CHARACTER}|[ ]?[0-9])|[层次轮])",
    re.IGNORECASE,
)
TALLY = re.compile(rf"(?<![\w.,])[0-9]++(?:{COUNTED.pattern})", re.IGNORECASE)
PROSE = re.compile(r"[ ](?:in|at|on|from|after|since|в|на|с|после)[ ]", re.IGNORECASE)
PAIRS = {")": "(", "]": "[", "}": "{"}
