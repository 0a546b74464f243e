// Times ONNX Runtime on one thread: a batch of all rows, then row by row; prints name, tab, nanoseconds per row.
const fs = require('fs');
const ort = require('onnxruntime-node');

const [model, table, rounds] = [process.argv[2], process.argv[3], Number(process.argv[4])];
const lines = fs.readFileSync(table, 'utf8').trim().split('\n').map(line => line.split(','));
const columns = lines[0].map((name, i) => [name, i]).filter(([name]) => name.startsWith('feature_')).map(([, i]) => i);
const rows = lines.slice(1).map(line => Float32Array.from(columns, i => Number(line[i])));
const all = new Float32Array(rows.length * columns.length);
rows.forEach((row, i) => all.set(row, i * columns.length));

const now = () => Number(process.hrtime.bigint());
const at = (times, share) => times.sort((a, b) => a - b)[Math.floor((times.length - 1) * share)];

(async () => {
    const session = await ort.InferenceSession.create(model, { intraOpNumThreads: 1, interOpNumThreads: 1 });
    const run = (values, count) => session.run({ features: new ort.Tensor('float32', values, [count, columns.length]) }, ['probabilities']);
    const batch = [];
    for (let i = 0; i < rounds + 2; i++) {
        const start = now();
        await run(all, rows.length);
        if (i > 1)
            batch.push((now() - start) / rows.length);
    }
    const single = [];
    for (let i = 0; i < rows.length; i++) {
        const start = now();
        await run(rows[i], 1);
        if (i > rows.length / 4)
            single.push(now() - start);
    }
    console.log(`batch_one_thread\t${at(batch, 0.5)}\nsingle_median\t${at(single, 0.5)}\nsingle_p99\t${at(single, 0.99)}`);
})().catch(error => {
    console.error(error);
    process.exit(1);
});
