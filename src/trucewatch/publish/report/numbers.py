"""Write the numbers of evidence as readers of footnotes expect them."""

from collections.abc import Sequence


def as_ranges(numbers: Sequence[int]) -> str:
    """Return ascending numbers with runs of three or more drawn together.

    Example:
        >>> as_ranges((1, 2, 3, 5, 8, 9))
        '1–3, 5, 8, 9'
    """
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in as_runs(numbers))


def as_runs(numbers: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Return the first and the last of each run of three or more; any other number stands by itself.

    Example:
        >>> as_runs((1, 2, 3, 5, 8, 9))
        ((1, 3), (5, 5), (8, 8), (9, 9))
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return tuple(
        pair for run in runs for pair in ([(run[0], run[-1])] if len(run) > 2 else [(number, number) for number in run])
    )
