"""Nearest label by cosine of character 2-4-gram TF-IDF with scikit-learn: TITLES, LABELS, TOP. Prints seconds as JSON."""

import json
import sys
import time

import numpy
from sklearn.feature_extraction.text import TfidfVectorizer

titles_file, labels_file, top = sys.argv[1], sys.argv[2], int(sys.argv[3])
started = time.perf_counter()
labels = [line.rstrip("\n").split(" ", 1) for line in open(labels_file, encoding="utf-8")]
codes = numpy.array([code for code, *_ in labels])
vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True, dtype=numpy.float32)
index = vectorizer.fit_transform([" ".join(rest) for _, *rest in labels]).T.tocsr()
titles = [line.rstrip("\n") for line in open(titles_file, encoding="utf-8")]
loaded = time.perf_counter()
found = []
for start in range(0, len(titles), 256):
    similarity = (vectorizer.transform(titles[start : start + 256]) @ index).tocsr()
    for row in range(similarity.shape[0]):
        begin, end = similarity.indptr[row], similarity.indptr[row + 1]
        values = similarity.data[begin:end]
        nearest = numpy.argsort(-values)[: 10 * top]
        ranked = dict.fromkeys(codes[similarity.indices[begin:end][nearest]])
        found.append(list(ranked)[:top])
print(json.dumps({"loading": loaded - started, "coding": time.perf_counter() - loaded, "titles": len(found)}))
