"""Trains one model of scikit-learn or XGBoost on a table of ours with the parameters of ours; prints one line of JSON."""

import json
import resource
import sys
import time

import numpy as np


def read(prefix):
    return np.fromfile(prefix + ".x").reshape(-1, 25), np.fromfile(prefix + ".y", dtype=np.int32)


def make(name, threads):
    if name.startswith("xgboost"):
        import xgboost
        common = dict(tree_method="hist", n_estimators=100, n_jobs=threads, random_state=42, verbosity=0)
        if name == "xgboost-forest":
            # 0.632 is a bootstrap's share of distinct rows, 0.2 five features of 25.
            return xgboost.XGBRFClassifier(max_depth=10, subsample=0.632, colsample_bynode=0.2, min_child_weight=2, **common), "XGBoost " + xgboost.__version__
        return xgboost.XGBClassifier(
            learning_rate=0.1, grow_policy="lossguide", max_leaves=31, max_depth=10, reg_lambda=0, **common), "XGBoost " + xgboost.__version__
    import sklearn
    from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier
    if name == "sklearn-forest":
        return RandomForestClassifier(
            n_estimators=100, max_depth=10, min_samples_split=5, min_samples_leaf=2, random_state=42, n_jobs=threads), "scikit-learn " + sklearn.__version__
    return HistGradientBoostingClassifier(max_iter=100, max_depth=10, early_stopping=False, random_state=42), "scikit-learn " + sklearn.__version__


def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(name, train, test, threads, rounds):
    x, y = read(train)
    u, v = read(test)
    model, version = make(name, threads)
    model.fit(x[:3000], y[:3000])
    before, wall, cpu = peak(), float("inf"), float("inf")
    for _ in range(rounds):
        start, used = time.perf_counter(), time.process_time()
        model.fit(x, y)
        wall, cpu = min(wall, time.perf_counter() - start), min(cpu, time.process_time() - used)
    grown = peak() - before
    from sklearn.metrics import f1_score, log_loss
    p = model.predict_proba(u)
    best = p.argmax(axis=1)
    result = {
        "name": f"{version}, {name.split('-')[1]}", "wall": wall, "cpu": cpu, "accuracy": float(np.mean(best == v)),
        "f1": f1_score(v, best, average="macro"), "log_loss": log_loss(v, p), "megabytes": grown}
    if name == "sklearn-forest":
        model.n_jobs = 1
        few = min(20, len(u))
        start = time.perf_counter()
        model.predict_proba(u)
        result["batch_ns_per_row"] = (time.perf_counter() - start) / len(u) * 1e9
        start = time.perf_counter()
        for i in range(few):
            model.predict_proba(u[i:i + 1])
        result["single_ns_per_row"] = (time.perf_counter() - start) / few * 1e9
    print(json.dumps(result))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5]))
