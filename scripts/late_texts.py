"""Moves texts that only later functions mention from the first program's memory into the later one.

A split program keeps all of its data in the first part, although much of it is words that are only
said by functions of the later part. Those words are taken out here, and come back with the later
part, at the same addresses, before any of its functions runs.

A text is moved when it is a string of at least LEAST printable bytes between two zero bytes, some
later function mentions an address in it, and nothing of the first part does. What a table of data
points to counts as mentioned by whoever mentions that table. Both rules err on the side of keeping:
a mention is any number in the code that could be an address.
"""
import bisect
import re

NAME = r'(\$(?:"(?:[^"\\]|\\.)*"|[^\s()"]+))'     # of a function in a module's text
LEAST = 12          # bytes; shorter ones cost more than they bring
CODE, DATA = 10, 11     # ids of sections


def number(data, at):
    """An unsigned LEB128 number. Returns (value, where it ends)."""
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, at


def leb(value):
    """A number as unsigned LEB128."""
    out = bytearray()
    while True:
        value, low = value >> 7, value & 0x7F
        out.append(low | (0x80 if value else 0))
        if not value:
            return bytes(out)


def signed_leb(value):
    """A number from 0 on as signed LEB128."""
    out = bytearray()
    while True:
        low = value & 0x7F
        value >>= 7
        last = value == 0 and not low & 0x40
        out.append(low if last else low | 0x80)
        if last:
            return bytes(out)


def sections(module):
    """(id, where its content begins, where it ends) of each section."""
    at = 8
    while at < len(module):
        size, begin = number(module, at + 1)
        yield module[at], begin, begin + size
        at = begin + size


def segments(module):
    """(address, where its bytes begin, where they end) of each piece of data in memory 0."""
    for kind, at, _ in sections(module):
        if kind != DATA:
            continue
        count, at = number(module, at)
        for _ in range(count):
            flags, at = number(module, at)
            address = None
            if flags == 0:
                if module[at] != 0x41:      # i32.const
                    raise SystemExit("late_texts: a piece of data has no plain address")
                address, at = number(module, at + 1)
                at += 1     # end
            elif flags != 1:
                raise SystemExit("late_texts: another memory")
            size, at = number(module, at)
            if address is not None:
                yield address, at, at + size
            at += size


def mentioned(text):
    """Numbers in each function of a module's text that could be addresses."""
    inside, numbers = None, {}
    for line in text.splitlines():
        if match := re.match(rf" \(func {NAME}", line):
            inside = numbers.setdefault(match[1], set())
        elif line.startswith(" (global "):
            numbers.setdefault("", set()).update(map(int, re.findall(r"i32\.const (\d+)", line)))
        elif inside is not None:
            inside.update(map(int, re.findall(r"(?:i32\.const |offset=)(\d+)", line)))
    return numbers


def is_round(number):
    return number % 1000 == 0 or number % 4096 == 0


def is_text(run):
    try:
        return run.decode().isprintable()
    except UnicodeDecodeError:
        return False


def texts_of(module):
    """(address, bytes) of every string that could be moved, in order."""
    for address, begin, end in segments(module):
        for match in re.finditer(rb"(?<=\x00)[^\x00]{%d,}(?=\x00)" % LEAST, module[begin:end]):
            if is_text(match[0].replace(b"\n", b" ")):
                yield address + match.start(), match[0]


def movable(module, first, later):
    """Texts that only later functions mention. `first`, `later`: addresses each part mentions."""
    texts = list(texts_of(module))
    starts = [address for address, _ in texts]
    # where tables may begin; a round number that only later functions have is a count or a set of
    # flags, and in the middle of a table it would give the rest of it away
    anchors = sorted(first | {address for address in later if not is_round(address)})

    def place(address):
        at = bisect.bisect_right(starts, address) - 1
        inside = at >= 0 and address <= starts[at] + len(texts[at][1])
        return at if inside else None

    of_first = {place(address) for address in first}
    of_later = {place(address) for address in later}
    for address, begin, end in segments(module):
        for at in range(begin + (-address) % 4, end - 3, 4):
            text = place(int.from_bytes(module[at:at + 4], "little"))
            if text is None or place(address + at - begin) is not None:
                continue
            anchor = bisect.bisect_right(anchors, address + at - begin) - 1
            table = anchors[anchor] if anchor >= 0 else None
            (of_later if table in later and table not in first else of_first).add(text)
    return [texts[at] for at in sorted(of_later - of_first - {None})]


def without(module, texts):
    """The module with zeros in their place."""
    out = bytearray(module)
    pieces = list(segments(module))
    starts = [address for address, _, _ in pieces]
    for address, text in texts:
        piece, begin, _ = pieces[bisect.bisect_right(starts, address) - 1]
        at = begin + address - piece
        if out[at:at + len(text)] != text:
            raise SystemExit("late_texts: the first part holds other data")
        out[at:at + len(text)] = bytes(len(text))
    return bytes(out)


def with_them(module, texts):
    """The module with a section of data that puts them there."""
    if any(kind == DATA for kind, _, _ in sections(module)):
        raise SystemExit("late_texts: the later part has data of its own")
    body = leb(len(texts))
    for address, text in texts:
        body += b"\x00\x41" + signed_leb(address) + b"\x0b" + leb(len(text)) + text
    section = bytes([DATA]) + leb(len(body)) + body
    end = max((stop for kind, _, stop in sections(module) if kind == CODE), default=len(module))
    return module[:end] + section + module[end:]


def move(text, later_names, whole, first, later):
    """Rewrites the files `first` and `later`; `text` is that of `whole`. Returns moved bytes."""
    numbers = mentioned(text)
    by_first, by_later = set(), set()
    for name, found in numbers.items():
        (by_later if name in later_names else by_first).update(found)
    texts = movable(whole.read_bytes(), by_first, by_later)
    first.write_bytes(without(first.read_bytes(), texts))
    later.write_bytes(with_them(later.read_bytes(), texts))
    return sum(len(words) for _, words in texts)
