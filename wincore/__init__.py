"""What is true about the Design Lab: spreadsheets in, protected findings out. No Streamlit here."""

__version__ = "0.1.0"
