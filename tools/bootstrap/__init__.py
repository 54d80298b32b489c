"""Sets up and runs this checkout: what stands behind `make run`, `make test` and `make check`.

Standard library only, because it runs before anything is installed. What it says is for the
person at the keyboard, in Chinese.
"""
