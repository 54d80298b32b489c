"""The web application 三办: 办文、办会、办事 on record."""
