"""The rule book: what a workshop is and what may happen in it. No Streamlit, no SQL, no Word."""
