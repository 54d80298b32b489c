"""The procedure engine as pure functions over plain values, without Django.

``reading`` turns TOML into a ``Definition``; ``deciding`` turns a command into an event or a refusal;
``replay`` folds events into a ``CaseState``; ``drawing`` shows a case as a picture.

Whoever stores cases needs four steps, in one transaction with the case's row locked: read the version
(``codec.from_json``) and the events, ``replay`` them, ``decide``, and on ``Accepted`` write the event
(``codec.canonical``) and copy the state's ``assignments()`` to where lists are made from. ``Repeated`` and
``Refused`` write nothing.
"""
