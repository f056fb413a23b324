"""Sign-in and navigation, nothing else. Start it with `streamlit run dashboard.py`.

The server imports this file once for `app`; Streamlit runs it as the main script on every visit.
"""

import streamlit as st

if __name__ == "__main__":
    from ui import navigation

    navigation.declare().run()
else:
    from threading import Thread

    from starlette.middleware import Middleware

    from ui.ahead import read_ahead
    from ui.headers import Headers
    from ui.returning import Returning
    from ui.startpage import ROUTES

    Thread(target=read_ahead, daemon=True).start()
    middleware = (Middleware(Headers), Middleware(Returning))
    app = st.App(__file__, routes=ROUTES, middleware=middleware)
