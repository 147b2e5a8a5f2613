"""Names the language of each line of standard input, as ISO 639-1 code, with lingua; an empty line where it has none."""

import sys

from lingua import LanguageDetectorBuilder

detector = LanguageDetectorBuilder.from_all_languages().build()
for line in sys.stdin:
    language = detector.detect_language_of(line.rstrip("\n"))
    print(language.iso_code_639_1.name.lower() if language else "")
