"""Sign-in and navigation, nothing else. Start it with `streamlit run dashboard.py`.

The server imports this file once for `app`; Streamlit runs it as the main script on every visit.
"""

import streamlit as st

if __name__ == "__main__":
    from ui import navigation

    navigation.declare().run()
else:
    from ui import headers

    app = st.App(__file__, middleware=headers.MIDDLEWARE)
