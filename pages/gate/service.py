"""What lives as long as the server: the store, the worker beside it, the first-start message."""

import asyncio
import gc
import logging
import os
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import streamlit as st
from anyio import to_thread
from streamlit import config

from corpus.errors import BadConfiguration
from corpus.settings import ROOT
from corpus.store.sessions import setup_token
from pages.gate.incidents import keep_content_out_of_logs
from pages.ui import desk
from pages.ui.texts import gate as texts

_log = logging.getLogger("fundament")
_LONGEST_PAUSE = 60.0
_STEADY = 60.0
PATIENCE = 10.0


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[dict[str, Any]]:
    """Open the store, start the worker, say where the program answers; undo it at the end."""
    keep_content_out_of_logs()
    await to_thread.run_sync(open_or_give_up)
    announce(setup_token(desk.store(), now=desk.now()))
    keeper = asyncio.create_task(keep_worker()) if desk.settings().worker else None
    # What is loaded now stays: the collector need not look at it after every rerun.
    gc.freeze()
    try:
        yield {}
    finally:
        if keeper:
            keeper.cancel()
            with suppress(asyncio.CancelledError):
                await keeper


def open_or_give_up() -> None:
    """Open the store; a setting that makes it impossible ends the program with one German sentence."""
    try:
        desk.store()
        # One limit for the page, the server and the readers.
        config.set_option("server.maxUploadSize", desk.settings().max_upload_mb)
    except BadConfiguration as error:
        sys.stderr.write(f"{error}\n")
        sys.stderr.flush()
        # Nothing is open yet. Raising would bury the sentence under the server's traceback.
        os._exit(2)


def address() -> str:
    """Where a browser on this machine finds the program."""
    host = st.get_option("server.address") or "127.0.0.1"
    return f"http://{host}:{st.get_option('server.port')}"


def announce(token: str | None) -> None:
    """Tell the operator on the console; the only thing this program ever prints there."""
    message = texts.FIRST_START.format(address=address(), token=token) if token else texts.STARTED
    sys.stdout.write(message.format(address=address()))
    sys.stdout.flush()


def next_pause(pause: float, *, lived: float) -> float:
    """Seconds to wait before the next start: twice as long each time, short again after a steady run."""
    return 1.0 if lived > _STEADY else min(_LONGEST_PAUSE, pause * 2)


async def keep_worker() -> None:
    """Run the worker and start it again whenever it ends, until cancelled."""
    pause = 0.5
    while True:
        started = time.monotonic()
        code = await run_worker()
        pause = next_pause(pause, lived=time.monotonic() - started)
        _log.warning("Auswertungsprozess endete mit %s, neuer Start in %.0f s.", code, pause)
        await asyncio.sleep(pause)


async def run_worker() -> int:
    """One life of the worker process; cancelled, it is asked to end and then made to."""
    environment = {**os.environ, "FUNDAMENT_DATA": str(desk.settings().data)}
    worker = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "nlp", "worker", cwd=ROOT, env=environment, stdin=asyncio.subprocess.DEVNULL
    )
    try:
        return await worker.wait()
    except asyncio.CancelledError:
        await _end(worker)
        raise


async def _end(worker: asyncio.subprocess.Process) -> None:
    with suppress(ProcessLookupError):
        worker.terminate()
        try:
            await asyncio.wait_for(worker.wait(), PATIENCE)
        except TimeoutError:
            worker.kill()
            await worker.wait()
