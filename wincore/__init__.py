"""What is true about the Design Lab: spreadsheets in, protected findings out. Imports no Streamlit."""

__version__ = "0.1.0"
