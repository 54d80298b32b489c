"""Names of organs and places 「机关名称」: short forms, renamed organs, orders of enumeration."""
