"""The demonstration: a made-up organ with its people, and documents in any number.

Nothing here ever touches an organ that is not marked as a demonstration.
"""
