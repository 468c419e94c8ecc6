"""Circles in links that must lead somewhere: a place inside itself, an agreement that its successor replaced. Pure."""

from collections.abc import Iterator, Mapping, Sequence

type Links = Mapping[str, Sequence[str]]


def cycles(links: Links) -> Iterator[list[str]]:
    """Each circle once: its members on one way round, the first of them by name first.

    Takes time in proportion to the links, and no recursion: a chain of 100,000 is no attack.
    """
    for group in _groups(links):
        start = min(group)
        if len(group) > 1 or start in links.get(start, ()):
            yield _way_round(start, links, group)


def _groups(links: Links) -> Iterator[set[str]]:
    """The strongly connected components (Tarjan), without recursion."""
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    stacked: set[str] = set()
    for root in sorted(links):
        work = [] if root in order else [(root, 0)]
        while work:
            here, done = work.pop()
            if done == 0:
                order[here] = lowest[here] = len(order)
                stack.append(here)
                stacked.add(here)
            following = links.get(here, ())
            if done:
                lowest[here] = min(lowest[here], lowest[following[done - 1]])
            for place in range(done, len(following)):
                other = following[place]
                if other not in order:
                    work += [(here, place + 1), (other, 0)]
                    break
                if other in stacked:
                    lowest[here] = min(lowest[here], order[other])
            else:
                if lowest[here] == order[here]:
                    group = _top(stack, here)
                    del stack[len(stack) - len(group) :]
                    stacked -= group
                    yield group


def _top(stack: list[str], down_to: str) -> set[str]:
    group = set()
    for key in reversed(stack):
        group.add(key)
        if key == down_to:
            break
    return group


def _way_round(start: str, links: Links, group: set[str]) -> list[str]:
    """The members on a shortest way from `start` back to it."""
    came_from: dict[str, str] = {}
    waiting = [start]
    for here in waiting:
        for following in links.get(here, ()):
            if following == start:
                trail = [here]
                while trail[-1] != start:
                    trail.append(came_from[trail[-1]])
                return trail[::-1]
            if following in group and following not in came_from:
                came_from[following] = here
                waiting.append(following)
    raise AssertionError("a component leads back to each of its members")
