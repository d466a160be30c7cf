"""Serve another script exactly as app.py serves Debrief: same server, settings and guard, but nothing to warm up."""

from __future__ import annotations

import os
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

import app as debrief
from coaching.guard import Guard, content_policy

if __name__ == "__main__":
    debrief.app = st.App(
        Path(os.environ["BENCH_SCRIPT"]), middleware=[Middleware(Guard, policy=content_policy(debrief.page))]
    )
    debrief.main()
