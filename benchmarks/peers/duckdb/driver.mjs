// Reads our files into a table in memory and writes it again: codec, step, seconds.
import { DuckDBInstance } from '@duckdb/node-api';

const folder = process.argv[2];
const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await instance.connect();
const time = async (codec, step, sql) => {
  let best = Infinity;
  for (let run = 0; run < 4; run++) {
    const start = performance.now();
    await connection.run(sql);
    best = Math.min(best, performance.now() - start);
  }
  console.log(`${codec}\t${step}\t${(best / 1000).toFixed(3)}`);
};
for (const [codec, name] of [['None', 'uncompressed'], ['Snappy', 'snappy'], ['Gzip', 'gzip']]) {
  const read = `CREATE OR REPLACE TEMP TABLE bars AS SELECT * FROM '${folder}/${codec}.parquet'`;
  await connection.run(read);
  await time(codec, 'write', `COPY bars TO '${folder}/duckdb.parquet' (FORMAT parquet, COMPRESSION ${name}, ROW_GROUP_SIZE 131072)`);
  await time(codec, 'read', read);
}
