"""The forms for signing in, in our words."""

from __future__ import annotations

from allauth.account.forms import ChangePasswordForm, LoginForm
from django import forms

from sanban.org.models.account import USERNAME_LENGTH


class SignInForm(LoginForm):  # type: ignore[misc]  # the library has no types
    """Name and password."""

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)
        for name, label in (("login", "登录名"), ("password", "口令")):
            self.fields[name].label = label
            self.fields[name].help_text = ""
            self.fields[name].widget.attrs.pop("placeholder", None)


class PasswordForm(ChangePasswordForm):  # type: ignore[misc]  # the library has no types
    """The present password, and the new one twice."""

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)
        words = {"oldpassword": "现在的口令", "password1": "新口令", "password2": "再输一遍新口令"}
        for name, label in words.items():
            self.fields[name].label = label
            self.fields[name].widget.attrs.pop("placeholder", None)
        self.fields[
            "password1"
        ].help_text = "至少十个字符，不要只用数字，不要用姓名、工号或常见口令。"


class EnrolForm(forms.Form):
    """The code somebody was handed, and the password he chooses."""

    username = forms.CharField(
        label="登录名",
        max_length=USERNAME_LENGTH,
        widget=forms.TextInput({"autocomplete": "username"}),
    )
    code = forms.CharField(
        label="启用码",
        max_length=40,
        help_text="安全管理员交给您的十六位启用码，七天内有效，只能用一次。",
        widget=forms.TextInput({"autocomplete": "one-time-code"}),
    )
    password = forms.CharField(
        label="新口令",
        max_length=200,
        help_text="至少十个字符，不要只用数字，不要用姓名、工号或常见口令。",
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label="再输一遍",
        max_length=200,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, str]:
        """Compare the two passwords."""
        given: dict[str, str] = super().clean() or {}
        if given.get("password") != given.get("again"):
            self.add_error("again", "两遍口令不一样，请重新输入。")
        return given
