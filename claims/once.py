"""What several parts ask of one article is worked out once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from claims.model import Article

T = TypeVar("T")


def once(read: Callable[[Article], T]) -> Callable[[Article], T]:
    """Remember what a function gave for the article it was asked about last, in each thread.

    Articles are told apart by identity: comparing or hashing one costs as much as reading it.
    """
    last = threading.local()

    @wraps(read)
    def remembered(article: Article) -> T:
        if getattr(last, "article", None) is not article:
            last.value = read(article)
            last.article = article
        value: T = last.value
        return value

    return remembered
