"""Somebody at the terminal."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from tests.scenarios.terminal import Seat, at_the_terminal


@pytest_asyncio.fixture
async def seat(tmp_path: Path) -> AsyncIterator[Seat]:
    """Ms Lee, where there is no class yet."""
    async with at_the_terminal(tmp_path) as seat:
        yield seat


@pytest_asyncio.fixture
async def sample(tmp_path: Path) -> AsyncIterator[Seat]:
    """Ms Lee, in the sample class in the middle of its first week."""
    async with at_the_terminal(tmp_path, sample=True) as seat:
        yield seat
