"""Train what :mod:`gongwen.spelling` ships: ``make train CORPUS=folder``."""
