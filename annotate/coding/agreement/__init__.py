"""How far people agree on what they mark: pure functions over what each person marked in each article."""
