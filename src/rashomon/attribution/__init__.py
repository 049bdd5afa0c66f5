"""From a tagger's marks to who said what."""
