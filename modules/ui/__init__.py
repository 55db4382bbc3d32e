"""Streamlit drawing shared by all formats."""
