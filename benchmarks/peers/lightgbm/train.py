"""Boosts with LightGBM's own library on a table of ours with the parameters of ours; prints one line of JSON."""

import ctypes
import json
import resource
import sys
import time

import numpy as np

CLASSES, FLOAT64, FLOAT32 = 5, 1, 0


def read(prefix):
    return np.fromfile(prefix + ".x").reshape(-1, 25), np.fromfile(prefix + ".y", dtype=np.int32)


def pointer(values):
    return values.ctypes.data_as(ctypes.c_void_p)


class Library:
    def __init__(self, path):
        self.native = ctypes.CDLL(path)
        self.native.LGBM_GetLastError.restype = ctypes.c_char_p

    def call(self, name, *arguments):
        if getattr(self.native, "LGBM_" + name)(*arguments) != 0:
            raise RuntimeError(self.native.LGBM_GetLastError().decode())


def train(library, x, y, parameters, rounds):
    data, booster, done = ctypes.c_void_p(), ctypes.c_void_p(), ctypes.c_int()
    library.call("DatasetCreateFromMat", pointer(x), FLOAT64, ctypes.c_int32(len(x)), ctypes.c_int32(x.shape[1]), 1, parameters, None, ctypes.byref(data))
    labels = y.astype(np.float32)
    library.call("DatasetSetField", data, b"label", pointer(labels), len(y), FLOAT32)
    library.call("BoosterCreate", data, parameters, ctypes.byref(booster))
    for _ in range(rounds):
        library.call("BoosterUpdateOneIter", booster, ctypes.byref(done))
    return data, booster


def predict(library, booster, x, parameters):
    result, length = np.empty((len(x), CLASSES)), ctypes.c_int64()
    library.call(
        "BoosterPredictForMat", booster, pointer(x), FLOAT64, ctypes.c_int32(len(x)), ctypes.c_int32(x.shape[1]), 1, 0, 0, -1, parameters,
        ctypes.byref(length), pointer(result))
    return result


def main(path, train_prefix, test_prefix, threads, repeats):
    from sklearn.metrics import f1_score, log_loss
    library = Library(path)
    parameters = (
        f"objective=multiclass num_class={CLASSES} num_leaves=31 max_depth=10 learning_rate=0.1 min_data_in_leaf=20 num_threads={threads} seed=42 "
        "verbosity=-1 force_col_wise=true").encode()
    (x, y), (u, v) = read(train_prefix), read(test_prefix)
    train(library, x[:3000], y[:3000], parameters, 10)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    wall, cpu = float("inf"), float("inf")
    for _ in range(repeats):
        start, used = time.perf_counter(), time.process_time()
        data, booster = train(library, x, y, parameters, 100)
        wall, cpu = min(wall, time.perf_counter() - start), min(cpu, time.process_time() - used)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 - before
    p = predict(library, booster, u, parameters)
    best = p.argmax(axis=1)
    print(json.dumps({
        "name": "LightGBM, boosting", "wall": wall, "cpu": cpu, "accuracy": float(np.mean(best == v)),
        "f1": f1_score(v, best, average="macro"), "log_loss": log_loss(v, p), "megabytes": grown}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5]))
