"""The latest analysis job, shown to everybody. Refreshes itself every second, only while a job is under way."""

import streamlit as st

from corpus.store.jobs import Job, latest_job
from pages.ui import desk
from pages.ui.texts import words

UNDER_WAY = frozenset({"waiting", "running"})


def show_progress() -> None:
    """A bar while a job waits or runs, the reason when the last one failed, nothing otherwise."""
    job = latest_job(desk.store())
    if job is None:
        return
    if job.state in UNDER_WAY:
        st.fragment(_follow, run_every=1)(job.id)
    elif job.state == "failed":
        st.error(f"{words.JOBS['failed']}: {job.message}")


def _follow(job_id: int) -> None:
    """Redraw the bar; when the job has ended, rerun the whole page once so that it shows the results."""
    job = latest_job(desk.store())
    if job is None or job.id != job_id or job.state not in UNDER_WAY:
        st.rerun()
    st.progress(share(job), text=caption(job))


def share(job: Job) -> float:
    """How much of the present step is done, between 0 and 1."""
    return min(1.0, job.done / job.total) if job.total else 0.0


def caption(job: Job) -> str:
    """What the job is doing, in one line."""
    if job.state == "waiting":
        return words.JOBS["waiting"]
    step = words.STEPS.get(job.step, job.step)
    return f"{words.JOBS['running']}: {step}" + (f" ({job.done} von {job.total})" if job.total else "")
