"""Whole numbers in, bytes out and back: 7 bits a byte, low bits first, the high bit says that more follow."""

from collections.abc import Iterable


class Varints(dict[int, bytes]):
    """Number → its bytes. Small ones are kept: nearly all that an index writes are below 1,000."""

    def __missing__(self, value: int) -> bytes:
        rest = value
        octets = bytearray()
        while rest > 127:
            octets.append(rest & 127 | 128)
            rest >>= 7
        octets.append(rest)
        made = bytes(octets)
        if value < 1 << 16:
            self[value] = made
        return made


VARINTS = Varints()


def encode(values: Iterable[int]) -> bytes:
    return b"".join(map(VARINTS.__getitem__, values))


def decode(data: bytes) -> list[int]:
    """All numbers of `data`. Raises ValueError where it ends within one."""
    if data.isascii():  # each byte is a number
        return list(data)
    values = []
    value = shift = 0
    for octet in data:
        if octet > 127:
            value |= (octet & 127) << shift
            shift += 7
        else:
            values.append(value | octet << shift)
            value = shift = 0
    if shift:
        raise ValueError("The data end within a number.")
    return values


def gaps(ascending: Iterable[int]) -> list[int]:
    """The first number, then how many numbers lie between each and the one before it.

    >>> gaps([3, 4, 9])
    [3, 0, 4]
    """
    found = []
    previous = -1
    for number in ascending:
        found.append(number - previous - 1)
        previous = number
    return found


def ungapped(found: Iterable[int]) -> list[int]:
    """
    >>> ungapped([3, 0, 4])
    [3, 4, 9]
    """
    numbers = []
    previous = -1
    for gap in found:
        previous += gap + 1
        numbers.append(previous)
    return numbers
