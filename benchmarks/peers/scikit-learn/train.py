"""Trains scikit-learn's random forest with the parameters of ActionPredictor's defaults on a table of ours; prints JSON."""

import json
import sys
import time

import numpy as np
import sklearn
from sklearn.ensemble import RandomForestClassifier


def read(path):
    table = np.genfromtxt(path, delimiter=",", dtype=str, skip_header=1)
    with open(path, encoding="utf-8") as file:
        names = file.readline().strip().split(",")
    label = names.index("action")
    features = [i for i, name in enumerate(names) if name.startswith("feature_")]
    return table[:, features].astype(float), table[:, label]


def timed(action):
    start = time.perf_counter()
    result = action()
    return result, time.perf_counter() - start


def main(train_file, test_file, threads, rounds):
    x, y = read(train_file)
    x_test, y_test = read(test_file)
    forest = RandomForestClassifier(
        n_estimators=100, max_depth=10, min_samples_split=5, min_samples_leaf=2, random_state=42, n_jobs=threads)
    training = min(timed(lambda: forest.fit(x, y))[1] for _ in range(rounds))
    batch = min(timed(lambda: forest.predict_proba(x_test))[1] for _ in range(rounds))
    forest.n_jobs = 1
    batch_one_thread = min(timed(lambda: forest.predict_proba(x_test))[1] for _ in range(rounds))
    few = min(20, len(x_test))
    single = min(timed(lambda: [forest.predict_proba(x_test[i:i + 1]) for i in range(few)])[1] for _ in range(rounds))
    print(json.dumps({
        "version": sklearn.__version__,
        "training_seconds": training,
        "accuracy": float(np.mean(forest.predict(x_test) == y_test)),
        "batch_ns_per_row": batch / len(x_test) * 1e9,
        "batch_one_thread_ns_per_row": batch_one_thread / len(x_test) * 1e9,
        "single_ns_per_row": single / few * 1e9,
    }))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
