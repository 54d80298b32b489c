"""The settings of the site; the environment may change what an installation needs to."""

from sanban.config.settings.base import *  # noqa: F403 - Django reads settings from one flat module
