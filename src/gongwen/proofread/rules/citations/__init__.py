"""Citations 「引用与依据」: their form, and whether the works they name are still in force."""
