"""The procedure engine as pure functions over plain values, without Django.

``reading`` turns TOML into a ``Definition``; ``deciding`` turns a command into an event or a refusal;
``replay`` folds events into a ``CaseState``; ``drawing`` shows a case as a picture.
"""
