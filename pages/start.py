"""The Streamlit script: who is here, which pages they see."""

import streamlit as st

st.set_page_config(page_title="Modulkoffer", layout="wide")
st.title("Modulkoffer")
