"""What a text tells without anybody's judgement: its sentences, voices and attributions."""
