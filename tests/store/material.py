"""Articles that the tests of the store keep."""

from tests.records import article

DAM = article("The puppet regime opened a dam.")
MINE = article("Miners went back to work.")
