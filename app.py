"""The program as one ASGI application: ``streamlit run app.py`` serves it and starts the worker beside it.

The main script lies inside ``pages/``: were it this file, Streamlit would serve every file of ``pages/`` as a
page of its own until somebody had opened the start page.
"""

import streamlit as st

if __name__ == "__main__":
    # AppTest runs this file as a script.
    from pages.frame import draw

    draw()
else:
    from starlette.middleware import Middleware
    from starlette.middleware.trustedhost import TrustedHostMiddleware
    from starlette.routing import Mount
    from starlette.staticfiles import StaticFiles

    from corpus.settings import ROOT
    from pages.gate import exports, firststart, signin
    from pages.gate.guard import Guard
    from pages.gate.headers import SecureAnswers
    from pages.gate.incidents import answer, tell
    from pages.gate.service import lifespan

    app = st.App(
        ROOT / "pages" / "frame.py",
        routes=[
            *signin.ROUTES,
            *firststart.ROUTES,
            *exports.ROUTES,
            Mount("/gate", StaticFiles(directory=ROOT / "pages" / "gate" / "static")),
        ],
        middleware=[
            Middleware(SecureAnswers),
            Middleware(TrustedHostMiddleware, allowed_hosts=st.get_option("server.allowedHosts") or ["*"]),
            Middleware(Guard),
        ],
        lifespan=lifespan,
        on_script_error=tell,
        exception_handlers={Exception: answer},
    )
